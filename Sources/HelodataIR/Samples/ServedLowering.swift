import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Gathers what a server answers to each operation, with samples for its answers.
struct ServedLowering {
    let operations: OperationLowering
    let groups: [OperationGroup]

    func api() -> ServedAPI {
        let examples = MediaExamples(context: operations.context)
        // In the document's order, each operation once, whatever methods it has.
        var seen: Set<String> = []
        let all = groups.flatMap(\.operations).filter { seen.insert($0.id).inserted }.compactMap { operations.facts[$0.id] }
        let maker = MediaExamples.maker(all, operations)
        let envelope = operations.document.extensions.errorEnvelope
        return ServedAPI(
            title: operations.document.info.title, operations: all.map { served($0, maker, examples) }, check: maker.check,
            envelope: ErrorEnvelope(code: envelope?.code ?? [], message: envelope?.message ?? [], requestID: envelope?.requestID ?? []))
    }

    private func served(_ facts: OperationFacts, _ maker: SampleMaker, _ examples: MediaExamples) -> ServedOperation {
        ServedOperation(
            id: facts.source.id, method: facts.source.wireMethod, template: facts.source.path,
            parameters: facts.parameters.map(parameter),
            bodies: (facts.requestBody?.content ?? []).map {
                ServedOperation.Body(contentType: $0.key, isJSON: MediaType($0.key).family == .json, schema: $0.schema)
            },
            needsBody: facts.requestBody?.isRequired ?? false, responses: facts.responses.map { response($0, facts, maker, examples) },
            security: security(facts))
    }

    private func parameter(_ object: ParameterObject) -> ServedOperation.Parameter {
        let style = object.style?.value ?? (object.place == .query || object.place == .cookie ? "form" : "simple")
        return ServedOperation.Parameter(
            name: object.name, place: object.place, isRequired: object.isRequired || object.place == .path, style: style,
            explodes: object.explode ?? (style == "form" || style == "cookie" || style == "deepObject"), isJSON: !object.content.isEmpty,
            schema: object.schema ?? object.content.first?.schema)
    }

    // MARK: answers

    private func response(
        _ response: OperationFacts.Response, _ facts: OperationFacts, _ maker: SampleMaker, _ examples: MediaExamples
    ) -> ServedOperation.Response {
        let status = response.status.single
        let isEmpty = facts.source.method == "head" || status == 204 || status == 205 || status == 304
        return ServedOperation.Response(
            status: response.status, contents: isEmpty ? [] : response.object.content.map { content($0, maker, examples) },
            headers: response.object.headers.compactMap { entry in
                guard let header = operations.context.references.header(entry.header), header.isRequired, let schema = header.schema,
                    let value = maker.sample(schema, .response)
                else { return nil }
                return (entry.key, value.string ?? value.json)
            })
    }

    private func content(_ entry: MediaTypeEntry, _ maker: SampleMaker, _ examples: MediaExamples) -> ServedOperation.Response.Content {
        let media = MediaType(entry.key)
        let given = examples.values(entry).first { example in entry.schema.map { maker.check.isValid(example, $0) } ?? true }
        let made = (entry.schema ?? entry.itemSchema).flatMap { maker.sample($0, .response) }
        return ServedOperation.Response.Content(
            contentType: media.isRange ? media.sentText(as: media.family) : entry.key, sample: given ?? made, isJSON: media.family == .json,
            schema: entry.schema)
    }

    // MARK: security

    private func security(_ facts: OperationFacts) -> [[ServedOperation.Credential]] {
        let document = operations.document
        return facts.security.map { names in
            names.compactMap { name -> ServedOperation.Credential? in
                guard let entry = document.components.securitySchemes.first(where: { $0.key.value == name }),
                    let scheme = operations.context.references.securityScheme(entry.scheme)
                else { return nil }
                guard scheme.type.value == "apiKey", let key = scheme.name else {
                    return .authorization(
                        scheme.type.value != "http" ? "Bearer" : scheme.scheme.map { $0.prefix(1).uppercased() + $0.dropFirst() })
                }
                return scheme.place == "query" ? .query(key) : scheme.place == "cookie" ? .cookie(key) : .header(key)
            }
        }
    }
}

/// The examples of media types, as they are written and behind references.
struct MediaExamples {
    let context: LoweringContext

    /// What makes the samples of these operations, which knows their examples.
    static func maker(_ operations: [OperationFacts], _ lowering: OperationLowering) -> SampleMaker {
        let maker = SampleMaker(merger: lowering.schemas.merger, context: lowering.context)
        let examples = MediaExamples(context: lowering.context)
        for facts in operations { examples.give(facts, to: maker) }
        return maker
    }

    private func give(_ facts: OperationFacts, to maker: SampleMaker) {
        let entries = facts.responses.flatMap(\.object.content) + (facts.requestBody?.content ?? [])
        for entry in entries where !entry.examples.isEmpty { entry.schema.map { maker.give(nodes(entry), for: $0) } }
    }

    func nodes(_ entry: MediaTypeEntry) -> [YAMLNode] { nodes(entry.examples) }

    private func nodes(_ examples: [ExampleValue]) -> [YAMLNode] {
        examples.compactMap { example in
            switch example {
            case .value(let node): node
            case .reference(let reference): context.documents.example(reference, diagnostics: context.diagnostics)
            }
        }
    }

    func values(_ entry: MediaTypeEntry) -> [SampleValue] { values(entry.examples) }

    func values(_ examples: [ExampleValue]) -> [SampleValue] { nodes(examples).compactMap { SampleValue($0) } }
}
