import HelodataDiagnostics
import HelodataSpec

/// How much text the client may be, in relation to the description. What many places share is written at each of them, and a
/// reference takes few bytes: a path item of 100 KB under 10,000 paths would be gigabytes of Swift.
package final class OutputBudget {
    private let diagnostics: Diagnostics
    private let documents: DocumentSet
    private var written = 0
    private(set) var isExceeded = false

    /// Real descriptions become one to eight times their size.
    private static let factor = 24
    private static let free = 8_000_000
    private static let code = "output-size"
    /// What is too large, and is generated all the same where the user allows it.
    package static let codes: Set<String> = [code, "all-of-size", "union-size", "member-count", TypeBudget.code]

    init(documents: DocumentSet, diagnostics: Diagnostics) {
        self.documents = documents
        self.diagnostics = diagnostics
    }

    /// Notes about how many bytes something will be. False after an error: there is no room for it.
    func takes(_ bytes: Int, at location: @autoclosure () -> SourceLocation) -> Bool {
        if isExceeded { return false }
        written += bytes
        guard written > Self.free else { return true }
        let limit = Self.free + Self.factor * documents.bytesRead
        guard written > limit, !diagnostics.allowed.contains(Self.code) else { return true }
        isExceeded = true
        diagnostics.error(
            Self.code,
            "from here on the client would be more than \(limit / 1_000_000) MB of Swift, which is \(Self.factor) times what was read and \(Self.free / 1_000_000) MB: what many places refer to is written at each of them; '--allow \(Self.code)' writes it all the same",
            at: location())
        return false
    }
}

extension OutputBudget {
    func takes(_ property: Property, at location: SourceLocation) -> Bool {
        takes(400 + 8 * property.wireName.utf8.count + property.doc.size, at: location)
    }

    func takes(_ operation: Operation, at location: SourceLocation) -> Bool {
        var bytes = 1_500 + operation.doc.size + 4 * operation.template.utf8.count
        for argument in operation.arguments { bytes += 200 + 4 * argument.wireName.utf8.count + argument.doc.size }
        for error in operation.error.cases { bytes += 300 + error.doc.size }
        return takes(bytes, at: location)
    }

    func takes(_ union: Union, at location: SourceLocation) -> Bool {
        var bytes = 1_500 + union.doc.size
        for unionCase in union.cases { bytes += 600 + unionCase.doc.size }
        for (_, table) in union.tables { for entry in table { bytes += 60 + entry.value.utf8.count } }
        return takes(bytes, at: location)
    }

    func takes(_ enumeration: Enumeration, at location: SourceLocation) -> Bool {
        var bytes = 800 + enumeration.doc.size
        for value in enumeration.cases { bytes += 120 + value.doc.size }
        return takes(bytes, at: location)
    }
}

extension Doc {
    fileprivate var size: Int { lines.reduce(0) { $0 + 8 + $1.utf8.count } }
}
