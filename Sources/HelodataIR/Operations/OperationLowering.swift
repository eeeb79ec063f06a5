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
    let paginationRules: PaginationRules
    /// Of the operations lowered so far, by their ids.
    private(set) var facts: [String: OperationFacts] = [:]

    init(schemas: SchemaLowering, context: LoweringContext, document: DocumentObject, schemes: Set<String>, paging: [PaginationRule]) {
        paginationRules = PaginationRules(paging)
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
            TypeHint.once(typeText + "_error"), .type, fallback: "OperationError", suffix: "Model"
        ).identifier
        let facts = OperationFacts(source, in: self)
        self.facts[source.id] = facts
        let responses = ResponseLowering(lowering: self, facts: facts)
        let error = ErrorLowering(lowering: self, facts: facts)
            .errors(named: schemas.root.typeName(errorIdentifier), hasEffect: facts.replay != .safe)
        let outputs = responses.outputs()
        let bodies = BodyLowering(lowering: self, facts: facts).bodies()
        let variants = OperationVariants(facts, self)

        func operation(
            _ name: Identifier, body: LoweredBody?, output: Output, accept: [String], fixed: [(wireName: String, value: String)] = []
        ) -> Operation {
            let arguments = ArgumentLowering(lowering: self, facts: facts, omitted: Set(fixed.map(\.wireName)))
                .arguments(body: body)
            let pages = PaginationLowering(source, self).pagination(arguments.arguments, output).map { Output.pages($0) }
            let operation = Operation(
                id: source.id, name: name, method: source.wireMethod, template: arguments.template,
                path: arguments.path, doc: doc(facts, fixed: fixed.map(\.wireName)), isDeprecated: object.isDeprecated,
                arguments: arguments.arguments, fixedQuery: arguments.fixedQuery + fixed, body: arguments.body,
                accept: accept, output: pages ?? output, answer: answer(facts), error: error, replay: facts.replay,
                security: facts.security, scopes: facts.scopes, server: facts.server,
                waiters: WaiterLowering(source, self)?.waiters(output, claim: claim) ?? [],
                stream: output.isBytes ? claim(name.bare + "_stream") : nil)
            _ = context.output.takes(operation, at: object.location)
            return operation
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

    /// What the description says of the only success, where it says more than that it is one.
    private func answer(_ facts: OperationFacts) -> Doc {
        let successes = facts.responses.filter(\.status.isSuccess)
        guard successes.count == 1, let lines = successes.first.map({ Documentation.lines($0.object.description) }), lines.count == 1,
            Words(lines[0]).words.contains(where: { !Self.formal.contains($0.lowercased()) })
        else { return Doc() }
        return Doc(lines)
    }

    /// What a success is called that has nothing else to say.
    private static let formal: Set<String> = [
        "200", "201", "202", "a", "an", "api", "call", "completed", "default", "http", "json", "of", "ok", "okay", "operation", "output",
        "request",
        "response", "result", "returned", "returns", "status", "success", "successful", "successfully", "the", "was", "with",
    ]

    private func doc(_ facts: OperationFacts, fixed: [String]) -> Doc {
        let source = facts.source
        var lines = Documentation.summary(source.operation.summary)
        let description = Documentation.lines(source.operation.description ?? source.item.description)
        if description != lines { Documentation.add(description, to: &lines) }
        Documentation.add(Documentation.assumption(source.operation.extensions), to: &lines)
        for parameter in facts.parameters where fixed.contains(parameter.name) {
            Documentation.add(Documentation.assumption(parameter.extensions, of: MarkdownText.code(parameter.name)), to: &lines)
        }
        var answers: [[String]] = []
        for success in facts.responses where success.status.isSuccess {
            let assumption = Documentation.assumption(success.object.extensions, of: "the answer")
            if !answers.contains(assumption) { answers.append(assumption) }
        }
        for answer in answers { Documentation.add(answer, to: &lines) }
        return Doc(lines)
    }
}
