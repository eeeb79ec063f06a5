import HelodataDiagnostics
import HelodataSpec

/// What is settled about an operation before its methods are lowered. It is worked out once and read by all that lower a
/// part of the operation.
struct OperationFacts {
    /// A response with its key.
    struct Response {
        let status: ResponseStatus
        let object: ResponseObject
        /// Of the key.
        let location: SourceLocation
        /// What the description calls it, where it is a component.
        let component: String?
    }

    let source: OperationSource
    /// Its own, and those of its path that it does not replace.
    let parameters: [ParameterObject]
    let requestBody: RequestBodyObject?
    /// In the document's order.
    let responses: [Response]
    /// Every 2xx; without one `default`, since a redirect is followed to a body that nobody described.
    let successes: [Response]
    /// The responses that are no success.
    let failures: [Response]
    let replay: Replay
    /// Alternatives of schemes that must come together. `[]` among them: the credential is optional.
    let security: [[String]]
    /// What a token must be allowed to, by alternative.
    let scopes: [[String]]
    /// A base URL of its own.
    let server: String?

    var operation: OperationObject { source.operation }

    /// `style`, `explode` and `allowReserved` of an encoding count for multipart forms from 3.1 on (§4.8.15.1.2).
    let stylesMultipart: Bool

    init(_ source: OperationSource, in lowering: OperationLowering) {
        let context = lowering.context
        self.source = source
        stylesMultipart = !lowering.document.openapi.value.hasPrefix("3.0")
        parameters = Self.parameters(source, context)
        requestBody = source.operation.requestBody.flatMap { context.references.requestBody($0) }
        responses = source.operation.responses.compactMap { entry in
            context.references.response(entry.response).map {
                var component: String?
                if case .reference(let reference) = entry.response {
                    component = reference.target.split(separator: "/").last.map { String($0) }
                }
                return Response(status: entry.status, object: $0, location: entry.location, component: component)
            }
        }
        let described = responses.filter { $0.status.isSuccess }
        successes = described.isEmpty ? responses.filter { $0.status == .default } : described
        failures = responses.filter { !$0.status.isSuccess }
        replay = Self.replay(source, parameters)
        let requirements = source.operation.security ?? lowering.document.security ?? []
        security = Self.security(requirements, lowering)
        scopes = requirements.map { $0.schemes.flatMap(\.scopes) }.filter { !$0.isEmpty }
        server = Self.server(source, lowering)
    }

    // MARK: parameters

    private static func parameters(_ source: OperationSource, _ context: LoweringContext) -> [ParameterObject] {
        var parameters: [ParameterObject] = []
        var index: [ExactText: Int] = [:]
        for (list, isOwn) in [(source.item.parameters, false), (source.operation.parameters, true)] {
            var own: Set<ExactText> = []
            for entry in list {
                guard let parameter = context.references.parameter(entry) else { continue }
                if let omission = parameter.extensions.omission, !parameter.isRequired {
                    context.coverage.ignored(parameter.location, because: "'\(omission)' leaves it out")
                    continue
                }
                let key = ExactText(parameter.place.rawValue + ":" + parameter.name)
                if !own.insert(key).inserted {
                    context.warning(
                        "parameter-duplicate",
                        "\(parameter.place.rawValue) parameter '\(parameter.name)' is declared twice; the first one counts",
                        at: parameter.location)
                    context.coverage.ignored(parameter.location, because: "declared twice; the first one counts")
                } else if let known = index[key] {
                    if isOwn {
                        context.coverage.ignored(
                            parameters[known].location, because: "the operations declare it themselves")
                        parameters[known] = parameter
                    }
                } else {
                    index[key] = parameters.count
                    parameters.append(parameter)
                }
            }
        }
        return parameters
    }

    // MARK: repetition

    private static func replay(_ source: OperationSource, _ parameters: [ParameterObject]) -> Replay {
        if ["get", "head", "options", "trace", "query"].contains(source.method) { return .safe }
        let extensions = source.operation.extensions
        if let header = extensions.idempotencyKey { return .keyed(header: header) }
        for parameter in parameters where parameter.place == .header {
            if parameter.name.lowercased() == "idempotency-key" { return .keyed(header: parameter.name) }
        }
        if let value = extensions.isIdempotent { return value ? .idempotent : .unsafe }
        return ["put", "delete"].contains(source.method) ? .idempotent : .unsafe
    }

    // MARK: security

    /// OpenAPI 3.1 §4.8.30: one of the requirements has to be met; the empty one says that none has to be.
    private static func security(_ requirements: [SecurityRequirementObject], _ lowering: OperationLowering) -> [[String]] {
        var alternatives: [[String]] = []
        var isOptional = false
        for requirement in requirements {
            if requirement.schemes.isEmpty { isOptional = true }
            var names: [String] = []
            for scheme in requirement.schemes {
                if lowering.schemes.contains(scheme.name.value) {
                    names.append(scheme.name.value)
                } else if !lowering.document.components.securitySchemes.contains(where: { $0.key.value == scheme.name.value }) {
                    undefined(scheme.name, lowering)
                }
            }
            if !names.isEmpty, !alternatives.contains(names) { alternatives.append(names) }
        }
        return isOptional && !alternatives.isEmpty ? alternatives + [[]] : alternatives
    }

    private static func undefined(_ scheme: Located<String>, _ lowering: OperationLowering) {
        let known = lowering.document.components.securitySchemes.map(\.key.value)
        if let near = lowering.context.diagnostics.nearest(to: scheme.value, in: known, atMost: 2) {
            lowering.context.error(
                "security-scheme", "security scheme '\(scheme.value)' is not defined; did you mean '\(near)'?", at: scheme.location)
        } else {
            lowering.context.warning(
                "security-scheme", "security scheme '\(scheme.value)' is not defined; the client sends nothing for it",
                at: scheme.location)
        }
    }

    // MARK: servers

    private static func server(_ source: OperationSource, _ lowering: OperationLowering) -> String? {
        let coverage = lowering.context.coverage
        let servers = source.operation.servers.isEmpty ? source.item.servers : source.operation.servers
        for (index, server) in servers.enumerated() {
            if index == 0 {
                coverage.generated(server.location, as: source.id)
            } else {
                coverage.ignored(server.location, because: "the first server of an operation counts")
            }
        }
        if !source.operation.servers.isEmpty {
            for server in source.item.servers {
                coverage.ignored(server.location, because: "the operations have servers of their own")
            }
        }
        guard let server = servers.first else { return nil }
        ServerLowering.check(server, lowering.context)
        let url = ServerLowering.server(server).url
        // Said again, it is no other server: the client's base URL counts.
        if let usual = lowering.document.servers.first, ServerLowering.server(usual).url == url { return nil }
        return url
    }
}
