import HelodataDiagnostics

/// `x-assumed`: whether something is assumed of the API that its own pages do not say.
package enum Assumption: Sendable {
    case nothing
    case undocumented
    case because(String)
}

/// `x-enum-varnames` or `x-enum-descriptions`: a text for values of an `enum`, by the value as it is written.
package struct EnumTexts: Sendable {
    private let texts: [String: String]
    init(_ texts: [String: String]) { self.texts = texts }
    package subscript(value: String) -> String? { texts[value] }
}

/// One entry of `x-error-codes`: a code that error bodies hold, and what it means.
package struct ErrorCodeExtension: Sendable {
    package let code: String
    package let text: String
}

/// `x-error-envelope`: paths of member names to parts of an error's body; nil where it has no such part.
package struct ErrorEnvelopeExtension: Sendable {
    package var code: [String]?
    package var message: [String]?
    package var requestID: [String]?
}

/// `x-waiters`.
package struct WaitersExtension: Sendable {
    package struct Waiter: Sendable {
        /// Of the key, which is the name of the method.
        package let location: SourceLocation
        package let name: String
        package var description: String?
        /// Path to the state in the answer.
        package var state: Located<String>?
        package var success: [Located<String>] = []
        package var failure: [Located<String>] = []
        /// Seconds.
        package var atMost = 900
        package var notFoundGrace = 60
    }
    /// Of the key.
    package let location: SourceLocation
    package let waiters: [Waiter]
}

/// `x-variants`: a method for each value of a query parameter.
package struct VariantsExtension: Sendable {
    package struct Method: Sendable {
        package let value: Located<String>
        package var name: String?
        /// The media type of the answer.
        package var content: Located<String>
    }
    package let parameter: Located<String>
    package let methods: [Method]
}

/// `x-rows`: delimited text as typed rows.
package struct RowsExtension: Sendable {
    /// Of the key.
    package let location: SourceLocation
    /// The members by position; empty where a header line names them.
    package var columns: [Located<String>] = []
    package var hasHeader = false
    /// One ASCII character.
    package var separator = ","
    package var isStreamed = false
}

/// One entry of `x-shortcuts` (a path of member names) or `x-templates` (a text with member names in braces).
package struct ShortcutExtension: Sendable {
    package let name: String
    package let text: Located<String>
}
