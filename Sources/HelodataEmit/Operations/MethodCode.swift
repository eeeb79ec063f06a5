import HelodataIR

/// Prints one operation as a method: it fills a request and hands it to the core.
struct MethodCode {
    let operation: Operation
    let checked: CheckedTypes
    /// The method that describes the operation, if it is another one.
    let original: String?

    // MARK: names that no argument takes

    let request: Code
    let options: Code
    let core: Code
    let onProgress: Code

    init(operation: Operation, checked: CheckedTypes, original: String?) {
        self.operation = operation
        self.checked = checked
        self.original = original
        // Once for a method: each argument asks for them.
        let arguments = operation.arguments.map(\.name)
        request = localName("request", avoiding: arguments)
        options = localName("options", avoiding: arguments)
        onProgress = localName("onProgress", avoiding: arguments)
        core = arguments.contains { $0.bare == "core" } ? "self.core" : "core"
    }

    /// What is known before a call: one constant for each operation.
    func constant() -> Code {
        var arguments: [Code] = ["\(literal: operation.id)", httpMethod(), "\(literal: operation.template)"]
        switch operation.replay {
        case .safe: arguments.append("replay: .safe")
        case .idempotent: arguments.append("replay: .idempotent")
        case .keyed(let header): arguments.append("replay: .keyed(\(literal: header))")
        case .unsafe: break
        }
        if !operation.security.isEmpty {
            let alternatives = operation.security.map { names -> Code in
                "[\(names.map { Code(literal: $0) }, separator: ", ")]"
            }
            arguments.append("security: [\(alternatives, separator: ", ")]")
        }
        if let server = operation.server { arguments.append("server: \(literal: server)") }
        if operation.accept != ["application/json"] {
            arguments.append("accept: \(literal: operation.accept.joined(separator: ", "))")
        }
        return "static let \(operation.name) = APIOperation\(arguments: arguments)"
    }

    private func httpMethod() -> Code {
        switch operation.method {
        case "GET": ".get"
        case "HEAD": ".head"
        case "POST": ".post"
        case "PUT": ".put"
        case "PATCH": ".patch"
        case "DELETE": ".delete"
        case "OPTIONS": ".options"
        case "TRACE": ".trace"
        default: "HTTPMethod(rawValue: \(literal: operation.method))"
        }
    }

    // MARK: the method

    func method() -> Code {
        let result = resultType()
        let effects: Code = isStream ? "" : " async throws(\(operation.error.name))"
        let returns: Code = result.map { " -> \($0)" } ?? ""
        return """
            \(doc: documentation(returns: returnsText))
            \(attributes(discardable: result != nil && !isStream && operation.replay != .safe))
            public func \(operation.name)\(parameters: parameters(), tail: effects.width + returns.width + 2)\(effects)\(returns) {
                \(isPaged ? "" : requestCode())
                \(call())
            }
            """
    }

    /// Each page has a request of its own.
    private var isPaged: Bool { if case .pages = operation.output { true } else { false } }

    func attributes(discardable: Bool) -> Code {
        Code([operation.isDeprecated ? "@available(*, deprecated)" : "", discardable ? "@discardableResult" : ""])
    }

    /// The arguments, and the options of the call.
    func parameters() -> [Code] { parameters(of: operation.arguments) }

    func parameters(of arguments: [Argument]) -> [Code] {
        let progress = operation.body?.flows == true ? [progressParameter] : []
        return arguments.map(argument) + ["\(options): CallOptions = CallOptions()"] + progress
    }

    var progressParameter: Code { "\(parameter(label: "onProgress", local: onProgress, "TransferProgress.Handler? = nil"))" }

    func argument(_ argument: Argument) -> Code {
        if case .idempotencyKey = argument.destination { return "\(label: argument.name): IdempotencyKey? = nil" }
        let name: Code
        switch argument.label {
        case argument.name?: name = "\(label: argument.name)"
        case let label?: name = "\(label: label) \(argument.name)"
        case nil: name = "_ \(argument.name)"
        }
        return parameter(name, argument.type, argument.presence)
    }

    // MARK: documentation

    /// The method as a documentation comment names it, `list(cursor:limit:options:)`.
    var symbol: String {
        let labels =
            operation.arguments.map { $0.label?.bare ?? "_" } + [freeName("options", avoiding: operation.arguments.map(\.name))]
            + (operation.body?.flows == true ? ["onProgress"] : [])
        return "\(operation.name.bare)(\(labels.map { $0 + ":" }.joined()))"
    }

    func documentation(returns: String?) -> Doc {
        var lines = original == nil ? operation.doc.lines : Array(operation.doc.lines.prefix(1))
        if !lines.isEmpty { lines.append("") }
        var request = MarkdownText.code(operation.request)
        if !operation.scopes.isEmpty, original == nil {
            let alternatives = operation.scopes.map { $0.map { MarkdownText.code($0) }.joined(separator: ", ") }
            request += ", scope \(alternatives.joined(separator: " or "))"
        }
        if let original { request += ", like ``\(original)``" }
        lines.append(request + ".")
        if original == nil { lines += parameterDocumentation() }
        if let returns { lines.append("- Returns: \(returns)") }
        if !isStream {
            lines.append("- Throws: \(errorLink): the error that the server answered with, or why there is no usable answer.")
        }
        return Doc(lines)
    }

    /// All or none: DocC misses what a list of parameters leaves out.
    func parameterDocumentation() -> [String] {
        guard operation.arguments.contains(where: { !$0.doc.isEmpty }) else { return [] }
        let names = operation.arguments.map(\.name)
        var lines = ["- Parameters:"]
        for argument in operation.arguments {
            lines += (argument.doc.isEmpty ? Doc([argument.place]) : argument.doc).listItem(argument.name.bare)
        }
        lines.append("  - \(freeName("options", avoiding: names)): What differs for this call alone.")
        if operation.body?.flows == true {
            lines.append("  - \(freeName("onProgress", avoiding: names)): Is told how much of the body has left.")
        }
        return lines
    }

    /// The errors as a documentation comment names them.
    var errorLink: String { "``\(operation.error.name.components.map(\.bare).joined(separator: "/"))``" }

    private var returnsText: String? {
        let answer = original == nil ? operation.answer.lines.first : nil
        return switch operation.output {
        case .json(_, optional: true), .string(_, optional: true): (answer.map { $0 + " " } ?? "") + "nil where the answer has no body."
        case .rows(_, _, streamed: true), .events, .jsonLines:
            "A sequence that sends the request when it is read; it throws \(errorLink)."
        case .pages: "The items of all pages, fetched when they are read; it throws \(errorLink)."
        case .json, .string, .text, .bytes, .rows: answer
        case .none, .choice: nil
        }
    }

    // MARK: the result

    /// Streams are returned before anything is sent.
    var isStream: Bool {
        switch operation.output {
        case .rows(_, _, streamed: true), .events, .jsonLines, .pages: true
        case .none, .json, .string, .text, .bytes, .rows, .choice: false
        }
    }

    func resultType() -> Code? {
        switch operation.output {
        case .none: nil
        case .json(let type, let isOptional), .string(let type, let isOptional): isOptional ? "\(type)?" : "\(type)"
        case .text: "String"
        case .bytes: "\(TypeRef.base64)"
        case .rows(let row, _, let isStreamed):
            isStreamed ? "RowStream<\(row), \(operation.error.name)>" : "[\(row)]"
        case .events(let type, _): "EventStream<\(type), \(operation.error.name)>"
        case .jsonLines(let type): "JSONLineStream<\(type), \(operation.error.name)>"
        case .choice(let choice): "\(choice.name)"
        case .pages(let pagination): sequence(pagination)
        }
    }

    private func call() -> Code {
        switch operation.output {
        case .none: "try await \(core).empty(\(request), \(options))"
        case .json(_, optional: false): "return try await \(core).json(\(request), \(options))"
        case .json(_, optional: true): "return try await \(core).jsonIfPresent(\(request), \(options))"
        case .string(_, optional: false): "return try await \(core).string(\(request), \(options))"
        case .string(_, optional: true): "return try await \(core).stringIfPresent(\(request), \(options))"
        case .text: "return try await \(core).text(\(request), \(options))"
        case .bytes: "return try await \(core).bytes(\(request), \(options))"
        case .rows(_, let format, streamed: false):
            "return try await \(core).rows(\(request), \(options), \(rowFormat(format)))"
        case .rows(_, let format, streamed: true): "return \(core).rowStream(\(request), \(options), \(rowFormat(format)))"
        case .events(_, .data): "return \(core).events(\(request), \(options))"
        case .events(_, .event): "return \(core).events(\(request), \(options), .event)"
        case .events(_, .eventOfJSON): "return \(core).events(\(request), \(options), .eventOfJSON)"
        case .jsonLines: "return \(core).jsonLines(\(request), \(options))"
        case .pages(let pagination): pages(pagination)
        case .choice(let choice):
            """
            return try await \(core).choose(\(request), \(options)) { (body: ReceivedBody) throws(JSONError) -> \(choice.name) in
                \(ChoiceCode().selection(choice))
            }
            """
        }
    }

    private func rowFormat(_ format: RowFormat) -> Code {
        if format.columns.isEmpty { return "TextRowFormat(header: true, separator: \(literal: format.separator))" }
        let columns = format.columns.map { Code(literal: $0) }
        return "TextRowFormat(columns: [\(columns, separator: ", ")], separator: \(literal: format.separator))"
    }
}

extension Operation {
    /// Method and path as documentation shows them, with what is fixed of the query.
    var request: String {
        let query = fixedQuery.map { "\($0.wireName)=\($0.value)" }.joined(separator: "&")
        return "\(method) \(template)\(query.isEmpty ? "" : "?\(query)")"
    }
}

extension Argument {
    /// Where its value goes, for one that the description says nothing of.
    fileprivate var place: String {
        let name = MarkdownText.code(wireName)
        return switch destination {
        case .path: "\(name) of the path."
        case .query, .jsonQuery: "The query parameter \(name)."
        case .queryString: "The query."
        case .header: "The header \(name)."
        case .cookie: "The cookie \(name)."
        case .idempotencyKey: "Names this call in all of its attempts; nil for a key that the client makes."
        case .contentType: "The media type of the body."
        case .body: "The body."
        case .bodyMember: "\(name) of the body."
        }
    }
}
