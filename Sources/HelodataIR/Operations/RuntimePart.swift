/// A part of the runtime that only some clients need. What belongs to no part is beside every client.
package enum RuntimePart: String, Sendable, Hashable, CaseIterable {
    // MARK: answers
    /// Bodies that are read as they arrive; other parts need it.
    case streams
    /// Lines of a stream; other parts need it.
    case lines
    case events, jsonLines, rows
    /// An answer of bytes as chunks, or as a file.
    case downloads
    /// Several kinds of success.
    case choices
    case pages, waiting

    // MARK: requests
    /// Who is told how far a body has come; other parts need it.
    case progress
    case uploads, multipart, forms
    /// Limits that requests are checked against.
    case limits
    /// Those of decimals, and multiples.
    case decimalLimits

    // MARK: types
    case decimals, days, durations
    /// Unions whose value is compared with several cases.
    case bestFit
    /// Members that are left out, null, or a value.
    case patches
    /// Large and recursive members.
    case boxes
}

extension API {
    /// The parts that the client's own code names.
    package var runtimeParts: Set<RuntimePart> { RuntimeUse(self).parts }
}
