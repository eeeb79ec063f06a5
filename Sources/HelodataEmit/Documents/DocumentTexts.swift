import HelodataIR

/// The documents beside a client: `REFERENCE.md`, `AGENTS.md` and the DocC catalog.
struct DocumentTexts {
    let api: API
    let source: String

    private var module: String { api.moduleName.bare }

    func file(_ document: ClientDocument) -> GeneratedFile {
        switch document {
        case .docc: GeneratedFile(path: "Sources/\(module)/\(module).docc/\(module).md", contents: catalog())
        case .reference: GeneratedFile(path: "REFERENCE.md", contents: reference())
        case .agents: GeneratedFile(path: "AGENTS.md", contents: agents())
        }
    }

    // MARK: the reference

    private func reference() -> String {
        let example = CallExample(api)
        var parts = [
            """
            # Reference of \(module)

            A call of each operation with what it needs; arguments that may be left out are in the README's table and in the comments of the \
            sources. Every example compiles after `import Foundation`, `import \(module)` and the line that makes the client:

            ```
            let client = \(api.clientName)(\(credentials()))
            ```
            """
        ]
        for group in api.groups {
            parts.append("## \(MarkdownText.code(group.name.bare))")
            for operation in group.operations {
                var lines = ["### \(MarkdownText.code("\(group.name.bare).\(operation.name.bare)"))", "", "\(MarkdownText.code(operation.request))\(summary(operation.doc))"]
                if let text = example.text(operation, of: group) { lines += ["", "```swift", text, "```"] }
                let errors = operation.error.cases.map { MarkdownText.code(".\($0.name.bare)") }
                if !errors.isEmpty {
                    lines += ["", "Throws \(MarkdownText.code(operation.error.name.components.map(\.bare).joined(separator: "."))): \(errors.joined(separator: ", "))."]
                }
                parts.append(lines.joined(separator: "\n"))
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func credentials() -> String {
        var arguments = api.credentials.filter { !$0.isOptional }.map { "\($0.name): .environment(\"TOKEN\")" }
        if !(api.servers.first?.url ?? "").hasPrefix("http") { arguments.append("baseURL: \"https://api.example.com\"") }
        return arguments.joined(separator: ", ")
    }

    private func summary(_ doc: Doc) -> String {
        guard let line = doc.lines.first, !line.isEmpty else { return "" }
        return ": " + MarkdownText.escaped(SourceText.line(line))
    }

    // MARK: the catalog

    private func catalog() -> String {
        let groups = api.groups.map { group in
            "### \(MarkdownText.escaped(group.name.bare))\n\n- ``\(group.typeName.bare)``"
        }
        var seen: Set<TypeName> = []
        let errors = api.groups.flatMap(\.operations).map(\.error.name).filter { seen.insert($0).inserted }
            .map { "- ``\($0.components.map(\.bare).joined(separator: "/"))``" }
        let waiting = api.groups.flatMap { group in
            group.operations.flatMap { operation in operation.waiters.map { "- `\(group.name.bare).\($0.name.bare)`" } }
        }
        var parts = [
            "# ``\(module)``", "A client of \(MarkdownText.escaped(SourceText.line(api.title))), version \(MarkdownText.escaped(SourceText.line(api.version))).",
            """
            ## Overview

            Make one ``\(api.clientName.bare)`` and keep it: it knows the limits that the server has told. Every operation throws an enumeration of its own; \
            one that changes something has the case `outcomeUnknown`, which goes before all others.
            """,
        ]
        if !waiting.isEmpty { parts.append("Methods that wait for a state, within the limits of the API:\n\n" + waiting.joined(separator: "\n")) }
        parts.append("## Topics\n\n### The client\n\n- ``\(api.clientName.bare)``")
        parts += groups
        if !errors.isEmpty { parts.append("### Errors\n\n" + errors.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    // MARK: for agents

    private func agents() -> String {
        let all = api.groups.flatMap { group in group.operations.map { (group, $0) } }
        let waiter = all.first { !$0.1.waiters.isEmpty }.flatMap { group, operation in
            operation.waiters.first.map { "`client.\(group.name.bare).\($0.name.bare)(…)`" }
        }
        let effect = all.first { $0.1.error.hasEffect }
        let key = all.first { if case .keyed = $0.1.replay { true } else { false } }
        let pages = all.first { if case .pages = $0.1.output { true } else { false } }
        let thrown = all.first { !$0.1.error.cases.isEmpty }
        var rules = [
            "Files here are made by helodata-gen from \(MarkdownText.code(SourceText.line(source))). Do not edit them: change the description, or an overlay, and generate again.",
            "Make one `\(api.clientName.bare)` for the life of the program and pass it on. A client knows the server's rate limits; a new one for each call does not.",
            "Do not write a retry loop. The client repeats what may be repeated, as often as `ClientConfiguration` says, and honours `Retry-After`.",
            "Do not add a timeout around a call by cancelling it: a call that was cancelled may have taken effect. `ClientConfiguration` and `CallOptions` have timeouts.",
            "Catch the operation's own error; the compiler knows its cases. `catch let error as any APIError` is for what all have in common: `status`, `code`, `message`, `requestID`.",
            "Enumerations of the API are open: compare with `==`, and let `default` be there in a `switch`. Unions have `.other`.",
            "Passwords are `SecretString`; `.value` reveals one. Do not print it, and do not put credentials into source: `.environment(\"TOKEN\")` reads them.",
            "Amounts of money are `ExactDecimal`. Do not go by way of `Double`.",
            "Tests take `StubTransport`; do not put a protocol in front of the client, which would leave out what it does about failures.",
        ]
        if let waiter { rules.insert("Do not poll in a loop of your own: \(waiter) waits within the limits of the API and ends at states that fail.", at: 3) }
        if let (group, operation) = effect {
            rules.insert(
                "After `outcomeUnknown`, as of `client.\(group.name.bare).\(operation.name.bare)`, do not say that it failed, and do not simply call again: "
                    + (key.map { "call again with the same idempotency key, as `client.\($0.0.name.bare).\($0.1.name.bare)` takes one, or " } ?? "") + "look first what there is.",
                at: 3)
        }
        if let (group, operation) = pages {
            rules.append("Lists fetch their pages as they are read: `for try await item in client.\(group.name.bare).\(operation.name.bare)(…)`. There is no cursor to keep.")
        }
        if let (_, operation) = thrown, let first = operation.error.cases.first {
            let name = operation.error.name.components.map(\.bare).joined(separator: ".")
            rules.append("Write the type in the first `catch`: `catch \(name).\(first.name.bare)(let problem)`; `problem` has `status`, `message` and the decoded `body`.")
        }
        return """
            # For agents that use \(module)

            `REFERENCE.md` has a call of each operation, where it is there; `README.md` a table of them. What is often done wrong:

            \(rules.map { "- " + $0 }.joined(separator: "\n"))

            """
    }
}
