import HelodataIR

/// The README of a generated package: how to call it, what it can do, how it fails, how to make it again.
struct ReadmeText {
    let api: API
    let source: String
    let documents: Set<ClientDocument>

    func text() -> String {
        [title(), quickstart(), operations(), errors(), testing(), transport(), observing(), regenerate()].filter { !$0.isEmpty }.joined(
            separator: "\n\n") + "\n"
    }

    private var module: String { api.moduleName.bare }

    private func title() -> String {
        """
        # \(module)

        A Swift client of \(api.inlineTitle), version \(api.inlineVersion). It depends on nothing; macOS 13, iOS 16, \
        tvOS 16, watchOS 9, visionOS 1, Linux.
        """
    }

    // MARK: quickstart

    private func quickstart() -> String {
        let call = example().map { group, operation in
            "\n\n\(CallExample(api).text(operation, of: group) ?? "")"
        }
        return """
            ```swift
            .package(name: "\(module)", path: "…"),                          // Package.swift: where this folder lies
            .product(name: "\(module)", package: "\(module)")
            ```

            ```swift
            import \(module)

            let client = \(api.clientName)(\(api.exampleArguments()))\(call ?? "")
            ```
            """
    }

    /// The simplest operation that returns something: without arguments, else with texts and numbers alone.
    private func example() -> (OperationGroup, Operation)? {
        let all = api.groups.flatMap { group in group.operations.map { (group, $0) } }
        let useful = all.filter { $0.1.replay == .safe && !$0.1.isDeprecated && Self.returns($0.1) }
        return useful.first { Self.needed($0.1).isEmpty } ?? useful.first { Self.needed($0.1).allSatisfy { Self.sample($0.type) != nil } }
            ?? all.first { Self.needed($0.1).allSatisfy { Self.sample($0.type) != nil } }
    }

    private static func returns(_ operation: Operation) -> Bool {
        if case .json = operation.output { true } else { false }
    }

    private static func needed(_ operation: Operation) -> [Argument] {
        operation.arguments.filter { $0.presence == .required }
    }

    private static func sample(_ type: TypeRef) -> String? {
        switch type {
        case .scalar(let scalar): scalar.row.sample
        case .named, .array, .dictionary, .nullable: nil
        }
    }

    // MARK: operations

    private func operations() -> String {
        var lines = ["## Operations", "", "| call | request | |", "|---|---|---|"]
        for group in api.groups {
            for operation in group.operations {
                let labels = operation.arguments.map { ($0.label?.bare ?? "_") + ":" }.joined()
                let summary = (operation.isDeprecated ? "Deprecated. " : "") + operation.doc.summary
                lines.append(
                    "| `\(group.name.bare).\(operation.name.bare)(\(labels))` | \(Self.code(operation.request)) | \(summary) |"
                )
                if let stream = operation.stream {
                    lines.append("| `\(group.name.bare).\(operation.name.bare)(…to:)` | | The same, into a file. |")
                    lines.append("| `\(group.name.bare).\(stream.bare)(…)` | | The same, as it arrives. |")
                }
                for waiter in operation.waiters {
                    let summary =
                        (waiter.doc.isEmpty ? nil : waiter.doc.summary)
                        ?? "Polls `\(operation.name.bare)` until the state is reached."
                    lines.append("| `\(group.name.bare).\(waiter.name.bare)(…)` | | \(summary) |")
                }
            }
        }
        if documents.contains(.reference) { lines += ["", "`REFERENCE.md` has a call of each with what it needs."] }
        if documents.contains(.agents) { lines += ["", "`AGENTS.md` says what programs that write programs often do wrong."] }
        return lines.joined(separator: "\n")
    }

    /// Text of the document as code, in a cell of a table or elsewhere.
    private static func code(_ text: String) -> String { SourceText.tableCell(MarkdownText.code(text)) }

    // MARK: errors and the rest

    private func errors() -> String {
        let throwing = api.groups.flatMap { group in group.operations.map { (group, $0) } }
            .first { _, operation in
                if case .pages = operation.output { false } else { !operation.error.cases.isEmpty }
            }
        let example = throwing.map { group, operation in
            """


            ```swift
            do {
                \(Self.errorCall(operation, group))
            } catch \(operation.error.name.components.map(\.bare).joined(separator: ".")).\(Self.telling(operation.error).name)(let problem) {
                print(problem.message)
            }
            ```
            """
        }
        return """
            ## Errors

            Each operation throws an enumeration of its own: a case for each error that the description lists, `undocumented` (or `defaultError`) for an answer that it does not
            list, `failed` where there was no usable answer. Operations that change something have `outcomeUnknown` too: it goes before all others, so that \
            in every other case it is certain what happened. All have `status`, `code`, `message`, `requestID`, `attempts`, `retryAfter`, `outcomeUnknown` and
            more: `catch let error as any APIError`. No description of an error shows credentials, headers or bodies.\(example ?? "")
            """
    }

    /// The first case that stands for a code, which says more than a status.
    private static func telling(_ error: ErrorEnumeration) -> ErrorEnumeration.Case {
        error.cases.first { if case .code? = $0.matches.first { true } else { false } } ?? error.cases[0]
    }

    private static func errorCall(_ operation: Operation, _ group: OperationGroup) -> String {
        "_ = try await client.\(group.name).\(operation.name)(\(operation.arguments.isEmpty ? "" : "…"))"
    }

    private func testing() -> String {
        guard let mocks = api.mocks, let group = mocks.groups.first(where: { !$0.operations.isEmpty }),
            let mocked = group.operations.first
        else { return "" }
        let call = "mock.\(group.name).\(mocked.operation.name)"
        let success = if case .none = mocked.operation.output { ".success" } else { ".success(.sample())" }
        return """
            ## Testing

            The product `\(mocks.moduleName.bare)`, for test targets, has a double of the client. It answers requests below the client, so that retries, keys \
            and errors are those of the program; pauses take no time. Each model has a `.sample(…)`, the same every time.

            ```swift
            import \(module)
            import \(mocks.moduleName.bare)

            let mock = \(mocks.name.bare)()
            let client = \(api.clientName)(mock: mock)
            \(call) = [.unreachable(after: .sent), \(Self.canSample(mocked.operation.output, mocks) ? success : ".success(…)")]   // in turn; then it refuses by name
            // … what is tested …
            print(\(call).calls, mock.transport.problems)
            ```
            """
    }

    /// Whether `.sample()` is a value of the answer.
    private static func canSample(_ output: Output, _ mocks: MockedClient) -> Bool {
        let type: TypeRef
        switch output {
        case .none: return true
        case .json(let value, optional: false): type = value
        case .pages(let pagination): type = pagination.page
        case .json, .string, .text, .bytes, .rows, .events, .jsonLines, .choice: return false
        }
        guard case .named(let name) = type else { return false }
        return mocks.samples[name]?.name.bare == "sample"
    }

    private func transport() -> String {
        """
        ## Transport

        Requests go through `URLSession`. With the trait `AsyncHTTPClient` there is also `AsyncHTTPClientTransport`, on Linux as the default. Anything that
        conforms to `HTTPTransport` will do.

        On Linux, turn the trait on wherever a call costs something. Foundation's `URLSession` there ends the process when a connection breaks inside the
        head of an answer, or when an answer has trailers or an absurd `Content-Length`, takes a TLS stream that was cut for a whole one, and now and
        then uses a core while it waits. AsyncHTTPClient does none of this.
        """
    }

    private func observing() -> String {
        """
        ## Looking on

        `ClientConfiguration.observer` is told of calls, attempts, repetitions and polls. Each adapter needs a trait of the package; what it depends on is
        not even fetched without it. No secret is in what they say.

        | trait | adds | |
        |---|---|---|
        | `Logging` | `LoggingObserver(logger)` | swift-log: `debug`, repetitions `info` |
        | `Metrics` | `MetricsObserver()` | swift-metrics: `http.client.request.duration`; `operation.duration`, `retries` and \
        `rate_limit.remaining` under `\(module.lowercased()).client` |
        | `Tracing` | `TracingObserver()` | swift-distributed-tracing: a span `\(module).…` for each call, one inside it for each attempt, `traceparent` on \
        requests |

        ```swift
        .package(name: "\(module)", path: "…", traits: ["AsyncHTTPClient", "Logging"])
        ```

        Several observers: `ObserverGroup`.

        **Drift.** Members and values that the description does not list break nothing. A `DriftReport` in `ClientConfiguration.driftReport` collects them
        by operation, which tells when it is time for a newer description. Without one nothing is collected.

        ```swift
        let drift = DriftReport()
        let client = \(api.clientName)(\(api.exampleArguments("configuration: ClientConfiguration(driftReport: drift)")))
        // …
        print(drift)                                     // list: $.data[].color is not described (3 answers)
        ```
        """
    }

    private func regenerate() -> String {
        """
        ## Making it again

        Everything here is made by helodata-gen from \(MarkdownText.code(SourceText.line(source))): change that, then

        ```
        helodata-gen \(SourceText.line(source))
        ```
        """
    }
}
