import HelodataSpec
import HelodataYAML

/// Decides what an example of each call passes for the arguments that it needs: what the description gives as an example, else the
/// least that is valid.
struct ExampleLowering {
    private let operations: OperationLowering
    private let maker: SampleMaker
    private let typing: SampleTyping
    private let given: MediaExamples

    init(operations: OperationLowering, maker: SampleMaker, types: [TypeDeclaration]) {
        self.operations = operations
        self.maker = maker
        typing = SampleTyping(index: TypeIndex(types))
        given = MediaExamples(context: operations.context)
    }

    func examples(_ groups: [OperationGroup]) -> [ExampleKey: [Identifier: Sample]] {
        var examples: [ExampleKey: [Identifier: Sample]] = [:]
        for group in groups {
            for operation in group.operations {
                guard let facts = operations.facts[operation.id] else { continue }
                examples[ExampleKey(operation, of: group)] = arguments(operation, facts)
            }
        }
        return examples
    }

    /// Of the arguments that a call cannot do without, and of those members that the body has in its example, or has to have for
    /// another reason than being required.
    private func arguments(_ operation: Operation, _ facts: OperationFacts) -> [Identifier: Sample] {
        let body = body(operation, facts)
        var samples: [Identifier: Sample] = [:]
        // Sixteen numbers say less than `UUID()`.
        for argument in operation.arguments where argument.type != .uuid {
            let isMember = if case .bodyMember = argument.destination { true } else { false }
            guard argument.presence == .required || isMember else { continue }
            let value: SampleValue?
            switch argument.destination {
            case .path: value = parameter(argument.wireName, .path, facts, argument.type)
            case .query(let name, _), .jsonQuery(let name): value = parameter(name, .query, facts, argument.type)
            case .header(let name, _): value = parameter(name, .header, facts, argument.type)
            case .cookie(let name, _): value = parameter(name, .cookie, facts, argument.type)
            case .body: value = body
            case .bodyMember: value = body?[argument.wireName]
            case .queryString, .idempotencyKey, .contentType: value = nil
            }
            // Where something has to stand, a text that might be any other says less than the argument's name.
            guard let value, value.string != SampleText.any || argument.presence != .required,
                let sample = typing.sample(value, as: argument.type)
            else { continue }
            samples[argument.name] = argument.presence == .patch ? .set(sample) : sample
        }
        return samples
    }

    private func parameter(_ name: String, _ place: ParameterObject.Place, _ facts: OperationFacts, _ type: TypeRef) -> SampleValue? {
        guard let object = facts.parameters.first(where: { $0.place == place && $0.name == name }) else { return nil }
        let schema = object.schema ?? object.content.first?.schema
        let examples = given.values(object.examples) + (object.content.first.map(given.values) ?? [])
        let fitting = examples.first { value in
            typing.sample(value, as: type) != nil && (schema.map { maker.check.isValid(value, $0) } ?? true)
        }
        return fitting ?? schema.flatMap { maker.least($0, .request) }
    }

    private func body(_ operation: Operation, _ facts: OperationFacts) -> SampleValue? {
        guard let body = operation.body, let content = facts.requestBody?.content else { return nil }
        let essence = MediaType(body.contentType).essence
        guard let entry = content.first(where: { MediaType($0.key).essence == essence }) ?? content.first else { return nil }
        guard let schema = entry.schema ?? entry.itemSchema, let value = maker.least(schema, .request) else { return nil }
        // A line of JSON for each element of a list.
        if case .jsonLines = body.encoding, value.elements == nil { return .array([value]) }
        return value
    }
}
