import HelodataIR

/// Prints the double of a client: a property for each group, in it one for each operation, and the calls that it records.
struct MockCode {
    let api: API
    let mocks: MockedClient

    func declaration() -> Code {
        """
        \(doc: doc())
        nonisolated public struct \(mocks.name): Sendable {
            /// What the client sends its requests through; it has all requests, and what was refused.
            public let transport: MockTransport

            public init() {
                transport = MockTransport\(arguments: transportArguments())
            }

            \(mocks.groups.map(property), separator: "\n\n")

            private static let routes: [MockRoute] = [
                \(mocks.groups.flatMap { group in group.operations.map { route($0, group) } })
            ]
        }

        nonisolated extension \(api.clientName) {
            /// A client whose requests the mock answers. Pauses take no time, unless the configuration has a clock of its own.
            public init(mock: \(mocks.name), configuration: ClientConfiguration = .mocked) {
                self.init\(arguments: clientArguments())
            }
        }
        """
    }

    private func doc() -> Doc {
        var lines = [
            "A double of `\(api.clientName.bare)` for tests: it answers each operation as the test says, and records how it was called.",
            "",
            "    let mock = \(mocks.name.bare)()", "    let client = \(api.clientName.bare)(mock: mock)",
        ]
        if let group = mocks.groups.first(where: { !$0.operations.isEmpty }), let operation = group.operations.first?.operation {
            let call = "mock.\(group.name.description).\(operation.name.description)"
            lines.append(
                "    \(call) = [.unreachable(after: .sent), \(isVoid(operation.output) ? ".success" : ".success(…)")]    // in turn")
            lines.append("    \(call).calls.count")
        }
        return Doc(lines)
    }

    private func transportArguments() -> [Code] {
        let message = api.errorEnvelope.message.joined(separator: "/")
        return ["\(literal: mocks.name.bare)", message.isEmpty ? "" : "message: \(literal: message)", "Self.routes"].filter { !$0.isEmpty }
    }

    private func isVoid(_ output: Output) -> Bool { if case .none = output { true } else { false } }

    private func clientArguments() -> [Code] {
        let url = api.servers.first?.url ?? ""
        let isAbsolute = url.hasPrefix("https://") || url.hasPrefix("http://")
        var arguments = api.credentials.filter { !$0.isOptional }.map { credential -> Code in
            let secret: Code = credential.kind == .basic ? "\"mock:mock\"" : "\"mock\""
            return "\(argument: credential.name): \(secret)"
        }
        if !isAbsolute { arguments.append("baseURL: \"http://mock.invalid\"") }
        return arguments + ["transport: mock.transport", "configuration: configuration"]
    }

    private func property(_ group: MockedGroup) -> Code {
        """
        /// The operations of `\(bare: group.name)`.
        public var \(group.name): \(group.typeName) { \(group.typeName)(mock: transport) }
        """
    }

    private func route(_ mocked: MockedOperation, _ group: MockedGroup) -> Code {
        let operation = mocked.operation
        var arguments: [Code] = [
            "\(literal: name(mocked, group))", "\(literal: operation.method)", "\(literal: operation.template)",
        ]
        if !operation.fixedQuery.isEmpty {
            arguments.append("query: \(array: operation.fixedQuery.map { "\(literal: $0.wireName): \(literal: $0.value)" })")
        }
        let isOneOfSeveral = group.operations.count { $0.operation.id == operation.id } > 1
        if isOneOfSeveral, let body = operation.body, body.contentTypeArgument == nil {
            arguments.append("contentType: \(literal: body.contentType)")
        }
        return "MockRoute\(arguments: arguments, tail: 1),"
    }

    private func name(_ mocked: MockedOperation, _ group: MockedGroup) -> String {
        "\(group.name.bare).\(mocked.operation.name.bare)"
    }

    // MARK: a group

    func group(_ group: MockedGroup) -> Code {
        """
        nonisolated extension \(mocks.name) {
            /// What the operations of `\(bare: group.name)` answer.
            nonisolated public struct \(group.typeName): Sendable {
                let mock: MockTransport

                \(group.operations.map { operation($0, group) } + group.operations.map(call), separator: "\n\n")
            }
        }
        """
    }

    private func operation(_ mocked: MockedOperation, _ group: MockedGroup) -> Code {
        let operation = mocked.operation
        let success = successType(operation.output)
        let type: Code = "MockOperation<\(mocked.callName), \(success), \(operation.error.name)>"
        return """
            \(doc: Doc([MarkdownText.code(operation.request)]))
            public var \(operation.name): \(type) {
                get { MockOperation(mock, \(literal: name(mocked, group)), \(reply(mocked))) }
                nonmutating set { \(operation.name).take(newValue) }
            }
            """
    }

    private func successType(_ output: Output) -> Code {
        switch output {
        case .none: "Void"
        case .json(let type, let isOptional), .string(let type, let isOptional): isOptional ? "\(type)?" : "\(type)"
        case .bytes: "\(TypeRef.base64)"
        case .text, .rows, .events, .jsonLines: "String"
        case .choice(let choice): "\(choice.name)"
        case .pages(let pagination): "\(pagination.page)"
        }
    }

    private func reply(_ mocked: MockedOperation) -> Code {
        let (status, type) = (mocked.status, mocked.contentType)
        switch mocked.operation.output {
        case .none: return ".nothing(\(status))"
        case .json(_, let isOptional): return "\(isOptional ? ".jsonIfPresent" : ".json")\(json(status, type))"
        // A JSON string is one whatever the other media types are.
        case .string(_, let isOptional): return "\(isOptional ? ".jsonIfPresent" : ".json")(\(status))"
        case .pages: return ".json\(json(status, type))"
        case .bytes: return ".bytes(\(status), \(literal: type))"
        case .text, .rows, .events, .jsonLines: return ".text(\(status), \(literal: type))"
        case .choice(let choice):
            return """
                MockReply { answer in
                    switch answer {
                    \(choice.cases.map { choiceCase($0, status) })
                    }
                }
                """
        }
    }

    private func json(_ status: Int, _ type: String) -> Code {
        type == "application/json" ? "(\(status))" : "(\(status), \(literal: type))"
    }

    private func choiceCase(_ choice: ResponseChoice.Case, _ status: Int) -> Code {
        let number = choice.status == 0 ? status : choice.status
        let type = choice.contentType.flatMap { $0.contains("*") ? nil : $0 }
        switch choice.output {
        case .none: return "case .\(choice.name): TransportResponse(status: \(number))"
        case .json(_, let isOptional), .string(_, let isOptional):
            let headers: Code = type.map { $0 == "application/json" ? "" : ", headers: [\"Content-Type\": \(literal: $0)]" } ?? ""
            let call: Code = ".json(HTTPStatus(rawValue: \(number)), value\(headers))"
            return isOptional
                ? "case .\(choice.name)(let value?): \(call)\ncase .\(choice.name)(nil): TransportResponse(status: \(number))"
                : "case .\(choice.name)(let value): \(call)"
        case .bytes:
            return
                "case .\(choice.name)(let value): .data(HTTPStatus(rawValue: \(number)), value, contentType: \(literal: type ?? "application/octet-stream"))"
        case .text, .rows, .events, .jsonLines, .choice, .pages:
            return
                "case .\(choice.name)(let value): .text(HTTPStatus(rawValue: \(number)), value, contentType: \(literal: type ?? "text/plain"))"
        }
    }

    // MARK: a call

    private func call(_ mocked: MockedOperation) -> Code {
        let names = mocked.arguments.map(\.name)
        let request = localName("request", avoiding: names)
        let members = mocked.arguments.map { argument -> Code in
            """
            \(doc: argument.doc)
            public let \(argument.name): \(memberType(argument))
            """
        }
        return """
            /// A call of `\(bare: mocked.operation.name)`.
            nonisolated public struct \(mocked.callName): MockedCall {
                \(members)
                /// As it was sent, and how often.
                public let \(request): MockedRequest

                public init(_ \(request): MockedRequest) throws {
                    self.\(request) = \(request)
                    \(mocked.arguments.map { assignment($0, request) })
                }
            }
            """
    }

    private func assignment(_ argument: MockedArgument, _ request: Code) -> Code {
        "self.\(argument.name) = \(reading(argument, request))"
    }

    private func memberType(_ argument: MockedArgument) -> Code {
        switch argument.source {
        case .key: "IdempotencyKey?"
        case .form: "MockForm?"
        case .contentType: "String"
        case .text: "String"
        case .bytes, .base64: "\(TypeRef.base64)"
        case .path, .query, .deepQuery, .wholeQuery, .jsonQuery, .header, .cookie, .json, .jsonLines:
            argument.type.map { argument.isOptional ? "\($0)?" : "\($0)" } ?? "String"
        }
    }

    private func reading(_ argument: MockedArgument, _ request: Code) -> Code {
        let suffix: Code = argument.isOptional ? "IfPresent" : ""
        switch argument.source {
        case .path(let name): return "try \(request).path(\(literal: name))"
        case .query(let name, let separator):
            let label: Code = separator.map { ", separator: \(literal: $0)" } ?? ""
            return "try \(request).query\(suffix)(\(literal: name)\(label))"
        case .deepQuery(let name): return "try \(request).deepQuery\(suffix)(\(literal: name))"
        case .wholeQuery: return "try \(request).wholeQuery\(suffix)()"
        case .jsonQuery(let name): return "try \(request).jsonQuery\(suffix)(\(literal: name))"
        case .header(let name): return "try \(request).header\(suffix)(\(literal: name))"
        case .cookie(let name): return "try \(request).cookie\(suffix)(\(literal: name))"
        case .key(let header): return "\(request).key(\(literal: header))"
        case .contentType: return "\(request).contentType"
        case .json: return "try \(request).json\(suffix)()"
        case .jsonLines: return "try \(request).jsonLines\(suffix)()"
        case .text: return "\(request).bodyText"
        case .bytes: return "\(request).bytes"
        case .base64: return "\(request).base64"
        case .form: return "\(request).form"
        }
    }

    // MARK: unions

    /// Members of some cases as properties of the union.
    func members(_ union: MockedUnion) -> Code {
        let members = union.members.map { member -> Code in
            let cases = member.cases.map { one -> Code in
                "case .\(one.name)(let value): value.\(member.name)\(one.presence == .patch ? ".value" : "")"
            }
            return """
                /// Of the cases that have it.
                public var \(member.name): \(member.type)? {
                    switch self {
                    \(cases)
                    default: nil
                    }
                }
                """
        }
        return """
            nonisolated extension \(union.name) {
                \(members, separator: "\n\n")
            }
            """
    }

    // MARK: errors

    /// The documented errors of an enumeration as answers.
    func failure(_ error: MockedError) -> Code {
        let cases = error.cases.map { one -> Code in
            """
            \(doc: one.doc)
            public static func \(one.name)\(parameters: ["_ body: \(one.body) = \(expression(one.sample))", "headers: HTTPFields = HTTPFields()"], tail: 10) -> Self {
                Self(\(one.status), body, headers: headers)
            }
            """
        }
        return """
            nonisolated extension MockFailure<\(error.name)> {
                \(cases, separator: "\n\n")
            }
            """
    }
}
