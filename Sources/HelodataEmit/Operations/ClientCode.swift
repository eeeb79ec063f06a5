import HelodataIR

/// The client's type: its credentials, its servers and its groups of operations.
struct ClientCode {
    let api: API

    func client() -> Code {
        let members: [Code] = [
            "public let core: APICore",
            initializer(),
            """
            /// A client of the same API with another core.
            public init(core: APICore) {
                self.core = core
            }
            """,
            Code(api.servers.map(server), separator: "\n\n"),
            Code(api.groups.map(group), separator: "\n\n"),
            events(),
        ]
        return """
            \(doc: doc())
            nonisolated public struct \(api.clientName): APIClient {
                \(members, separator: "\n\n")
            }

            \(headers())
            """
    }

    private func doc() -> Doc {
        var doc = api.doc
        if doc.isEmpty { doc.lines.append("The client of \(api.title).") }
        doc.lines += ["", "API version \(api.version)."]
        return doc
    }

    private func group(_ group: OperationGroup) -> Code {
        """
        \(doc: Doc(Array(group.doc.lines.prefix(1))))
        public var \(group.name): \(group.typeName) {
            \(group.typeName)(core: core)
        }
        """
    }

    // MARK: initializer

    private func initializer() -> Code {
        var parameters = api.credentials.map { credential -> Code in
            credential.isOptional ? "\(label: credential.name): ClientCredential? = nil" : "\(label: credential.name): ClientCredential"
        }
        let url = api.servers.first?.url ?? ""
        parameters += [
            isAbsolute(url) ? "baseURL: String = \(literal: url)" : "baseURL: String",
            "transport: (any HTTPTransport)? = nil",
            "configuration: ClientConfiguration = ClientConfiguration()",
        ]
        let arguments =
            ["client: \(literal: api.moduleName.bare)", "version: \(literal: api.version)", "baseURL: baseURL"] + credentials() + [
                "errorEnvelope: ErrorEnvelope\(arguments: envelope())", "transport: transport", "configuration: configuration",
            ]
        return """
            \(doc: initializerDoc())
            public init\(parameters: parameters) {
                self.init(core: APICore\(parameters: arguments, tail: 1))
            }
            """
    }

    /// A relative server (`/v1`) is relative to where the description was found, which nobody knows here.
    private func isAbsolute(_ url: String) -> Bool { url.hasPrefix("https://") || url.hasPrefix("http://") }

    private func initializerDoc() -> Doc {
        var lines = ["A client that sends its calls to `baseURL`.", "", "- Parameters:"]
        for credential in api.credentials {
            let text = credential.doc.isEmpty ? Doc([kindText(credential.kind)]) : credential.doc
            lines += text.listItem(credential.name.bare)
        }
        let server = api.servers.first?.doc ?? Doc()
        lines += (server.isEmpty ? Doc(["Where the paths of the operations begin."]) : server).listItem("baseURL")
        lines.append("  - transport: Sends the requests; nil for the platform's own.")
        lines.append("  - configuration: Retries, timeouts, limits, clock, observers.")
        return Doc(lines)
    }

    private func kindText(_ kind: CredentialScheme.Kind) -> String {
        switch kind {
        case .bearer: "Sent as `Authorization: Bearer …`."
        case .basic: "`user:password`, sent as `Authorization: Basic …`."
        case .header(let name): "Sent in the header \(MarkdownText.code(name))."
        case .query(let name): "Sent in the query parameter \(MarkdownText.code(name))."
        case .cookie(let name): "Sent in the cookie \(MarkdownText.code(name))."
        }
    }

    private func credentials() -> [Code] {
        if api.credentials.isEmpty { return [] }
        let entries = api.credentials.map { credential -> Code in
            let name: Code = credential.isOptional ? "\(credential.name)?" : "\(credential.name)"
            return "\(literal: credential.wireName): \(name).placed(\(placement(credential.kind)))"
        }
        return ["credentials: \(array: entries, tail: 1)"]
    }

    private func placement(_ kind: CredentialScheme.Kind) -> Code {
        switch kind {
        case .bearer: ".bearer"
        case .basic: ".basic"
        case .header(let name): ".header(\(literal: name))"
        case .query(let name): ".query(\(literal: name))"
        case .cookie(let name): ".cookie(\(literal: name))"
        }
    }

    private func envelope() -> [Code] {
        let paths: [(Code, [String])] = [
            ("code", api.errorEnvelope.code), ("message", api.errorEnvelope.message),
            ("requestID", api.errorEnvelope.requestID),
        ]
        return paths.compactMap { label, path in
            path.isEmpty ? nil : "\(label): \(literal: path.joined(separator: "/"))"
        }
    }

    // MARK: servers

    /// A server to choose instead of the default of the initializer.
    private func server(_ server: Server) -> Code {
        guard let name = server.name else { return "" }
        if server.pieces.isEmpty {
            return """
                \(doc: server.doc.isEmpty ? Doc([MarkdownText.code(server.url)]) : server.doc)
                public static let \(name): String = \(literal: server.url)
                """
        }
        let parameters = server.pieces.compactMap { piece -> Code? in
            if case .variable(let name, let value) = piece { "\(label: name): String = \(literal: value)" } else { nil }
        }
        let pieces = server.pieces.map { piece -> Code in
            switch piece {
            case .literal(let text): "\(literal: text)"
            case .variable(let name, _): "\(name)"
            }
        }
        let local = localName("pieces", avoiding: server.pieces.compactMap { if case .variable(let name, _) = $0 { name } else { nil } })
        return """
            \(doc: server.doc)
            public static func \(name)\(parameters: parameters, tail: 12) -> String {
                let \(local): [String] = \(array: pieces)
                return \(local).joined()
            }
            """
    }

    // MARK: what is not an operation

    private func events() -> Code {
        if api.events.isEmpty { return "" }
        let readers = api.events.map { event -> Code in
            """
            \(doc: event.doc.isEmpty ? Doc([MarkdownText.code(event.wireName)]) : event.doc)
            public static func \(event.name)(_ body: some Sequence<UInt8>) throws(JSONError) -> \(event.body) {
                try \(event.body)(jsonData: body)
            }
            """
        }
        return """
            /// Reads the bodies of requests that the server sends by itself: webhooks and callbacks.
            nonisolated public enum IncomingEvents {
                \(readers, separator: "\n\n")
            }
            """
    }

    private func headers() -> Code {
        if api.responseHeaders.isEmpty { return "" }
        let accessors = api.responseHeaders.map { header -> Code in
            """
            \(doc: header.doc)
            public var \(header.name): \(header.type)? { header(\(literal: header.wireName)) }
            """
        }
        return """
            nonisolated extension APIResponse {
                \(accessors, separator: "\n\n")
            }
            """
    }
}
