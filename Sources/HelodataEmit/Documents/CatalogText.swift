import HelodataIR

/// The landing page of the module's DocC catalog: what there is, by topics.
struct CatalogText {
    let api: API

    func text() -> String {
        var parts = [
            "# ``\(api.moduleName.bare)``",
            "A client of \(api.inlineTitle), version \(api.inlineVersion).",
            """
            ## Overview

            Make one ``\(api.clientName.bare)`` and keep it: it remembers the limits that the server has told. Every operation throws an \
            enumeration of its own. That of an operation which changes something has the case `outcomeUnknown`: the request may have \
            taken effect, and no other case leaves that open.
            """,
        ]
        if !waiters.isEmpty {
            let list = waiters.map { "- \($0)" }.joined(separator: "\n")
            parts.append("Methods that wait for a state, within the limits of the API:\n\n\(list)")
        }
        parts.append("## Topics\n\n### The client\n\n- ``\(api.clientName.bare)``")
        parts += api.groups.map(topic)
        let shared = api.sharedErrors.map { "- ``\(path($0.name))``" }
        if !shared.isEmpty { parts.append("### Errors that operations share\n\n" + shared.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var waiters: [String] {
        api.groups.flatMap { group in
            group.operations.flatMap { operation in operation.waiters.map { MarkdownText.code("\(group.name.bare).\($0.name.bare)") } }
        }
    }

    /// A group's operations, and the errors that only they throw.
    private func topic(_ group: OperationGroup) -> String {
        var seen: Set<TypeName> = []
        let errors = group.operations.map(\.error).filter { $0.shared == nil && seen.insert($0.name).inserted }.map(\.name)
        let names = [TypeName([group.typeName])] + errors
        return "### \(MarkdownText.escaped(group.typeName.bare))\n\n" + names.map { "- ``\(path($0))``" }.joined(separator: "\n")
    }

    private func path(_ name: TypeName) -> String { name.components.map(\.bare).joined(separator: "/") }
}
