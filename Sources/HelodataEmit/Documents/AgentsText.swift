import HelodataIR

/// `AGENTS.md`: what programs that write programs often do wrong with such a client, each with what to do instead.
struct AgentsText {
    let api: API
    /// Name of the description's file.
    let source: String
    let documents: Set<ClientDocument>

    func text() -> String {
        let rules = [generated, client, retries, waiting, unknown, timeouts, errors, values, secrets, money, pages, tests]
        let reference = documents.contains(.reference) ? "`REFERENCE.md` has a call of each operation that compiles; " : ""
        return """
            # Writing code that uses \(api.moduleName.bare)

            \(reference)\(reference.isEmpty ? "The" : "the") table of operations is in `README.md`. What is often done wrong:

            \(rules.compactMap { $0 }.map { "- " + $0 }.joined(separator: "\n"))

            """
    }

    private var operations: [(group: OperationGroup, operation: Operation)] {
        api.groups.flatMap { group in group.operations.map { (group, $0) } }
    }

    private func call(_ group: OperationGroup, _ name: Identifier) -> String { "`client.\(group.name.bare).\(name.bare)`" }

    // MARK: the rules

    private var generated: String? {
        """
        **Do not edit these files.** helodata-gen makes them from \(MarkdownText.code(SourceText.line(source))): change that, or an overlay \
        of it, and generate again.
        """
    }

    private var client: String? {
        """
        **Make one `\(api.clientName.bare)`** for the life of the program and pass it on. It knows the server's rate limits; a new one for \
        each call does not.
        """
    }

    private var retries: String? {
        """
        **Write no retry loop.** The client repeats what may be repeated, as often as `ClientConfiguration` says, and heeds `Retry-After`.
        """
    }

    private var waiting: String? {
        operations.first { !$0.operation.waiters.isEmpty }.flatMap { group, operation in
            operation.waiters.first.map {
                "**Write no polling loop.** \(call(group, $0.name)) waits within the limits of the API and ends at states that fail."
            }
        }
    }

    private var unknown: String? {
        guard let (group, operation) = operations.first(where: { $0.operation.error.hasEffect }) else { return nil }
        let keyed = operations.first { if case .keyed = $0.operation.replay { true } else { false } }
        let again = keyed.map {
            "Where there is an `idempotencyKey`, as with \(call($0.group, $0.operation.name)), call again with the same one; elsewhere "
        }
        return """
            **`outcomeUnknown` is no failure.** After it, as of \(call(group, operation.name)), the request may have taken effect. Do not \
            report that it failed, and do not simply call again. \(again ?? "First ")look whether it is there\(again == nil ? "" : " first").
            """
    }

    private var timeouts: String? {
        """
        **Do not put a timeout around a call by cancelling it:** a cancelled call may have taken effect. `CallOptions` and \
        `ClientConfiguration` have timeouts.
        """
    }

    private var errors: String? {
        let thrown = operations.first { !$0.operation.error.cases.isEmpty }.flatMap { _, operation in
            operation.error.cases.first.map { (operation.error.name.components.map(\.bare).joined(separator: "."), $0.name.bare) }
        }
        let example = thrown.map { "`catch \($0).\($1)(let problem)`; `problem` has `status`, `message` and the decoded `body`. " } ?? ""
        return """
            **Catch the operation's own error**, named in the first `catch`: \(example)What all errors have is in \
            `catch let error as any APIError`: `status`, `code`, `message`, `requestID`, `retryAfter`.
            """
    }

    private var values: String? {
        """
        **Enumerations are open.** Compare with `==` and let a `switch` have its `default`: the server may send values that the \
        description does not list. Unions have the case `other` for that.
        """
    }

    private var secrets: String? {
        let key = api.credentials.first.map { "`\($0.name.bare): .environment(\"TOKEN\")` reads it when a call needs it. " } ?? ""
        return "**Put no credential into source.** \(key)A `SecretString` shows itself only by `.value`; print neither."
    }

    private var money: String? {
        "**Do not turn `ExactDecimal` into `Double`.** It has the operators that amounts need, and keeps every digit."
    }

    private var pages: String? {
        operations.first { if case .pages = $0.operation.output { true } else { false } }.map { group, operation in
            """
            **Keep no cursor.** Lists fetch their pages as they are read: `for try await item in \
            client.\(group.name.bare).\(operation.name.bare)(…)`.
            """
        }
    }

    private var tests: String? {
        let double = api.mocks.map { "`\($0.name.bare)`, of the product `\($0.moduleName.bare)`," } ?? "`StubTransport`"
        return """
            **Put no protocol of your own in front of the client in tests.** \(double) answers in place of the server, so that retries, \
            keys and errors are what they are in production.
            """
    }
}
