import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers operations: what the method takes, sends, returns and throws.
final class OperationLowering {
    let schemas: SchemaLowering
    let context: LoweringContext
    let document: DocumentObject
    /// Names of the document's security schemes that the client can meet.
    let schemes: Set<String>

    init(schemas: SchemaLowering, context: LoweringContext, document: DocumentObject, schemes: Set<String>) {
        self.schemas = schemas
        self.context = context
        self.document = document
        self.schemes = schemes
    }

    /// The methods of one operation: usually one; more where the document describes variants, alternative bodies or a
    /// streamed answer.
    func operations(_ source: OperationSource, name: Identifier, claim: (String) -> Identifier) -> [Operation] {
        let object = source.operation
        let typeText = source.typeText
        let errorIdentifier = schemas.root.scope.claim(
            typeText + "_error", .type, fallback: "OperationError", suffix: "Model"
        ).identifier
        let responses = ResponseLowering(lowering: self, source: source)
        let error = responses.errors(named: schemas.root.typeName(errorIdentifier))
        let outputs = responses.outputs()
        let bodies = BodyLowering(lowering: self, source: source).bodies()
        let variants = Variants(source, self)
        let (security, replay) = (self.security(source), self.replay(source))

        func operation(
            _ name: Identifier, body: LoweredBody?, output: Output, accept: [String], fixed: [(wireName: String, value: String)] = []
        ) -> Operation {
            let arguments = ArgumentLowering(lowering: self, source: source, omitted: Set(fixed.map(\.wireName)))
                .arguments(body: body)
            let pagination = ExtensionLowering(lowering: self, source: source).pagination(arguments.arguments, output)
            return Operation(
                id: source.id, name: name, method: source.wireMethod, template: arguments.template,
                path: arguments.path, doc: doc(source, fixed: fixed.map(\.wireName)), isDeprecated: object.isDeprecated,
                arguments: arguments.arguments, fixedQuery: arguments.fixedQuery + fixed, body: arguments.body,
                accept: accept, output: output, error: error, replay: replay, security: security,
                scopes: scopes(source), server: server(source), pagination: pagination,
                waiters: ExtensionLowering(lowering: self, source: source).waiters(output, claim: claim), types: [])
        }

        if let variants {
            return variants.methods.map { variant in
                let chosen = outputs.first { MediaType($0.contentType ?? "").essence == variant.content } ?? outputs[0]
                return operation(
                    claim(variant.name ?? name.bare + "_" + variant.value),
                    body: bodies.first, output: chosen.output, accept: [variant.content],
                    fixed: [(variants.parameter, variant.value)])
            }
        }
        var all: [Operation] = []
        for (index, body) in (bodies.isEmpty ? [nil] : bodies.map { Optional($0) }).enumerated() {
            let bodyName = index == 0 ? name : claim(name.bare + "_" + (body?.suffix ?? "alternative"))
            all.append(operation(bodyName, body: body, output: outputs[0].output, accept: outputs[0].accept))
        }
        for output in outputs.dropFirst() {
            all.append(
                operation(
                    claim(name.bare + "_" + output.suffix), body: bodies.first, output: output.output,
                    accept: output.accept))
        }
        return all
    }

    // MARK: small decisions

    private func doc(_ source: OperationSource, fixed: [String]) -> Doc {
        var lines = Documentation.lines(source.operation.summary)
        let description = Documentation.lines(source.operation.description ?? source.item.description)
        if description != lines { Documentation.add(description, to: &lines) }
        Documentation.add(Documentation.assumption(source.operation.extensions), to: &lines)
        for parameter in parameters(source) where fixed.contains(parameter.name) {
            Documentation.add(Documentation.assumption(parameter.extensions, of: "`\(parameter.name)`"), to: &lines)
        }
        var answers: [[String]] = []
        for entry in source.operation.responses where entry.key.hasPrefix("2") {
            guard let response = context.references.response(entry.response) else { continue }
            let assumption = Documentation.assumption(response.extensions, of: "the answer")
            if !answers.contains(assumption) { answers.append(assumption) }
        }
        for answer in answers { Documentation.add(answer, to: &lines) }
        return Doc(lines)
    }

    /// What a token must be allowed to, by alternative.
    private func scopes(_ source: OperationSource) -> [[String]] {
        (source.operation.security ?? document.security ?? []).map { $0.schemes.flatMap(\.scopes) }.filter { !$0.isEmpty }
    }

    func replay(_ source: OperationSource) -> Replay {
        if ["get", "head", "options", "trace", "query"].contains(source.method) { return .safe }
        let extensions = source.operation.extensions
        if let header = extensions["x-idempotency-key"]?.value.string { return .keyed(header: header) }
        for parameter in parameters(source) where parameter.place == .header {
            if parameter.name.lowercased() == "idempotency-key" { return .keyed(header: parameter.name) }
        }
        if let value = extensions["x-idempotent"]?.value.bool { return value ? .idempotent : .unsafe }
        return ["put", "delete"].contains(source.method) ? .idempotent : .unsafe
    }

    private func security(_ source: OperationSource) -> [[String]] {
        var alternatives: [[String]] = []
        for requirement in source.operation.security ?? document.security ?? [] {
            if requirement.schemes.isEmpty { alternatives.append([]) }
            var names: [String] = []
            for scheme in requirement.schemes {
                if schemes.contains(scheme.name.value) {
                    names.append(scheme.name.value)
                } else if !document.components.securitySchemes.contains(where: { $0.key.value == scheme.name.value }) {
                    undefined(scheme.name)
                }
            }
            if !names.isEmpty { alternatives.append(names) }
        }
        return alternatives.contains([]) && alternatives.count == 1 ? [] : alternatives.filter { !$0.isEmpty }
    }

    private func undefined(_ scheme: Located<String>) {
        let known = document.components.securitySchemes.map(\.key.value)
        if let near = Suggestion.nearest(to: scheme.value, in: known, atMost: 2) {
            context.error(
                "security-scheme", "security scheme '\(scheme.value)' is not defined; did you mean '\(near)'?", at: scheme.location)
        } else {
            context.warning(
                "security-scheme", "security scheme '\(scheme.value)' is not defined; the client sends nothing for it",
                at: scheme.location)
        }
    }

    private func server(_ source: OperationSource) -> String? {
        let servers = source.operation.servers.isEmpty ? source.item.servers : source.operation.servers
        for (index, server) in servers.enumerated() {
            if index == 0 {
                context.coverage.generated(server.location, as: source.id)
            } else {
                context.coverage.ignored(server.location, because: "the first server of an operation counts")
            }
        }
        if !source.operation.servers.isEmpty {
            for server in source.item.servers {
                context.coverage.ignored(server.location, because: "the operations have servers of their own")
            }
        }
        guard let server = servers.first else { return nil }
        let url = ServerLowering.server(server).url
        // Said again, it is no other server: the client's base URL counts.
        if let usual = document.servers.first, ServerLowering.server(usual).url == url { return nil }
        return url
    }

    /// The parameters of an operation: its own, and those of its path that it does not replace.
    func parameters(_ source: OperationSource) -> [ParameterObject] {
        var parameters: [ParameterObject] = []
        var index: [String: Int] = [:]
        for (list, isOwn) in [(source.item.parameters, false), (source.operation.parameters, true)] {
            var own: Set<String> = []
            for entry in list {
                guard let parameter = context.references.parameter(entry) else { continue }
                let key = parameter.place.rawValue + ":" + parameter.name
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
}

/// `x-variants`: one method for each value of a query parameter.
private struct Variants {
    struct Method {
        let value: String
        let name: String?
        let content: String
    }
    let parameter: String
    let methods: [Method]

    init?(_ source: OperationSource, _ lowering: OperationLowering) {
        guard let entry = source.operation.extensions["x-variants"] else { return nil }
        let context = lowering.context
        guard let parameter = entry.value["parameter"]?.string, let methods = entry.value["methods"]?.entries, !methods.isEmpty
        else {
            context.error(
                "x-variants", "'x-variants' needs 'parameter', a query parameter's name, and 'methods', a mapping from its values",
                at: entry.keyLocation)
            return nil
        }
        self.parameter = parameter
        self.methods = methods.map { method in
            Method(
                value: method.key, name: method.value["x-swift-name"].flatMap(SwiftName.read),
                content: MediaType(method.value["content"]?.string ?? "application/json").essence)
        }
        check(entry, methods, source, lowering)
    }

    /// That parameter, values and media types are those of the operation.
    private func check(
        _ entry: YAMLNode.Entry, _ entries: [YAMLNode.Entry], _ source: OperationSource, _ lowering: OperationLowering
    ) {
        let context = lowering.context
        func fail(_ word: String, _ what: String, _ known: [String], at location: SourceLocation) {
            let hint =
                Suggestion.nearest(to: word, in: known).map { "; did you mean '\($0)'?" }
                ?? (known.isEmpty ? "" : "; there is " + known.map { "'\($0)'" }.joined(separator: ", "))
            context.error("x-variants", "'\(word)' is no \(what)\(hint)", at: location)
        }
        let queries = lowering.parameters(source).filter { $0.place == .query }
        guard let query = queries.first(where: { $0.name == parameter }) else {
            return fail(
                parameter, "query parameter of this operation", queries.map(\.name),
                at: entry.value["parameter"]?.location ?? entry.keyLocation)
        }
        if let schema = query.schema, case .enumeration(let values)? = lowering.schemas.merger.resolvedMeaning(schema)?.core {
            let known = values.compactMap(\.string)
            for method in entries where !known.contains(method.key) {
                fail(method.key, "value of '\(parameter)'", known, at: method.keyLocation)
            }
        }
        let success = source.operation.responses.lazy.filter { $0.key.hasPrefix("2") }
            .compactMap { context.references.response($0.response) }.first
        let types = (success?.content ?? []).map { MediaType($0.key).essence }
        for (method, entry) in zip(methods, entries) where !types.isEmpty && !types.contains(method.content) {
            fail(method.content, "media type of the answer", types, at: entry.value["content"]?.location ?? entry.keyLocation)
        }
    }
}
