import HelodataIR

/// `REFERENCE.md`: for each operation a call with what it needs, and what it throws.
struct ReferenceText {
    let api: API

    func text() -> String {
        let example = CallExample(api)
        var parts = [
            """
            # Reference of \(api.moduleName.bare)

            A call of each operation with what it needs. Arguments that may be left out are in the table of `README.md` and in the comments \
            of the sources. Each example compiles after this:

            ```swift
            import Foundation
            import \(api.moduleName)

            let client = \(api.clientName)(\(api.exampleArguments()))
            ```
            """
        ]
        for group in api.groups {
            parts.append("## \(MarkdownText.code(group.name.bare))")
            parts += group.operations.map { entry($0, of: group, example: example.text($0, of: group)) }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func entry(_ operation: Operation, of group: OperationGroup, example: String?) -> String {
        var lines = ["### \(MarkdownText.code("\(group.name.bare).\(operation.name.bare)"))", ""]
        let request = MarkdownText.code(SourceText.line(operation.request))
        let summary = operation.doc.summary
        lines.append((operation.isDeprecated ? "Deprecated. " : "") + request + (summary.isEmpty ? "" : ": " + summary))
        if let example { lines += ["", "```swift", example, "```"] }
        lines += ["", throwing(operation)]
        lines += operation.waiters.map { "\n\(MarkdownText.code("\(group.name.bare).\($0.name.bare)")) waits until it is \(states($0))." }
        return lines.joined(separator: "\n")
    }

    private func states(_ waiter: Waiter) -> String {
        waiter.success.map { MarkdownText.code(SourceText.line($0)) }.joined(separator: " or ")
    }

    private func throwing(_ operation: Operation) -> String {
        let error = operation.error
        let cases = error.cases.map { MarkdownText.code(".\($0.name.bare)") }
        let name = MarkdownText.code(error.name.components.map(\.bare).joined(separator: "."))
        let unknown = error.hasEffect ? ["`.outcomeUnknown`"] : []
        let rest = [error.defaultDoc == nil ? "`.undocumented`" : "`.defaultError`", "`.failed`"]
        return "Throws \(name): \((unknown + cases + rest).joined(separator: ", "))."
    }
}
