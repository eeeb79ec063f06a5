import HelodataDiagnostics
import HelodataSpec

/// Which operations to generate: those that any of the patterns matches; all where there are none. In a pattern `*`
/// stands for any text.
package struct OperationFilter: Sendable {
    package struct Pattern: Sendable {
        package let text: String
        /// Where it was written; nil: on the command line.
        package let location: SourceLocation?
        package init(_ text: String, at location: SourceLocation? = nil) {
            self.text = text
            self.location = location
        }
    }

    /// Of paths, `/orders/*`.
    package var paths: [Pattern] = []
    /// Of operation ids.
    package var operations: [Pattern] = []
    /// Of tags.
    package var tags: [Pattern] = []

    package init() {}

    package var isEmpty: Bool { paths.isEmpty && operations.isEmpty && tags.isEmpty }

    func includes(path: String?, id: String?, tags names: [String]) -> Bool {
        isEmpty
            || paths.contains { pattern in path.map { Self.matches($0, pattern.text) } ?? false }
            || operations.contains { pattern in id.map { Self.matches($0, pattern.text) } ?? false }
            || tags.contains { pattern in names.contains { Self.matches($0, pattern.text) } }
    }

    /// Linear in the text for each star: the last star takes what is needed.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let (text, pattern) = (Array(text.unicodeScalars), Array(pattern.unicodeScalars))
        var (index, place) = (0, 0)
        var star: (place: Int, index: Int)?
        while index < text.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, index)
                place += 1
            } else if place < pattern.count, pattern[place] == text[index] {
                index += 1
                place += 1
            } else if let last = star {
                star = (last.place, last.index + 1)
                index = last.index + 1
                place = last.place + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}

/// Takes the operations that a filter leaves, and says of the others that they were left out.
struct OperationChoice {
    let filter: OperationFilter
    let context: LoweringContext

    private static let reason = "filtered out"

    func chosen(_ all: [OperationSource]) -> [OperationSource] {
        let sources = all.filter { !isOmitted($0.operation, $0.item) }
        guard !filter.isEmpty else { return sources }
        let chosen = sources.filter { source in
            filter.includes(
                path: source.path, id: source.operation.operationID?.value, tags: source.operation.tags.map(\.value))
        }
        let ids = Set(chosen.map(\.id))
        for source in sources where !ids.contains(source.id) {
            context.coverage.ignored(with: source.operation.location, because: Self.reason)
            for parameter in source.item.parameters { context.coverage.ignored(parameter.location, because: Self.reason) }
            for server in source.item.servers { context.coverage.ignored(server.location, because: Self.reason) }
        }
        check(filter.paths, "path", sources.map(\.path))
        check(filter.operations, "operation id", sources.compactMap { $0.operation.operationID?.value })
        check(filter.tags, "tag", sources.flatMap { $0.operation.tags.map(\.value) })
        return chosen
    }

    /// The security schemes that these operations name, themselves or by the default of the document.
    func schemes(_ sources: [OperationSource], _ document: DocumentObject) -> Set<String> {
        var names: Set<String> = []
        for source in sources {
            for requirement in source.operation.security ?? document.security ?? [] {
                for scheme in requirement.schemes { names.insert(scheme.name.value) }
            }
        }
        return names
    }

    /// `x-internal` and the like on the operation or on its path.
    private func isOmitted(_ operation: OperationObject, _ item: PathItemObject?) -> Bool {
        guard let omission = operation.extensions.omission ?? item?.extensions.omission else { return false }
        let reason = "'\(omission)' leaves it out"
        context.coverage.ignored(with: operation.location, because: reason)
        // What other operations of the path use is told by them.
        for parameter in item?.parameters ?? [] { context.coverage.ignored(parameter.location, because: reason) }
        for server in item?.servers ?? [] { context.coverage.ignored(server.location, because: reason) }
        return true
    }

    /// Webhooks are chosen by operation id or tag.
    func includes(_ operation: OperationObject) -> Bool {
        if isOmitted(operation, nil) { return false }
        if filter.includes(path: nil, id: operation.operationID?.value, tags: operation.tags.map(\.value)) { return true }
        context.coverage.ignored(with: operation.location, because: Self.reason)
        return false
    }

    func leaveOut(_ schema: ResolvedSchema) {
        context.coverage.ignored(schema.schema.location, because: "filtered out: no chosen operation needs it")
    }

    /// A pattern for nothing is a mistake that would make the client smaller without a word.
    private func check(_ patterns: [OperationFilter.Pattern], _ noun: String, _ names: [String]) {
        for pattern in patterns where !names.contains(where: { OperationFilter.matches($0, pattern.text) }) {
            let hint = Suggestion.nearest(to: pattern.text, in: Set(names).sorted()).map { "; did you mean '\($0)'?" }
            context.error(
                "filter-unmatched", "no \(noun) matches '\(pattern.text)'\(hint ?? "")",
                at: pattern.location ?? context.documents.root.location)
        }
    }
}
