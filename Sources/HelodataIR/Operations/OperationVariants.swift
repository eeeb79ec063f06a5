import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// `x-variants`: one method for each value of a query parameter.
struct OperationVariants {
    struct Method {
        let value: String
        let name: String?
        /// The media type of the answer.
        let content: String
    }
    let parameter: String
    let methods: [Method]

    init?(_ facts: OperationFacts, _ lowering: OperationLowering) {
        guard let variants = facts.operation.extensions.variants else { return nil }
        parameter = variants.parameter.value
        methods = variants.methods.map {
            Method(value: $0.value.value, name: $0.name, content: MediaType($0.content.value).essence)
        }
        check(variants, facts, lowering)
    }

    /// That parameter, values and media types are those of the operation.
    private func check(_ variants: VariantsExtension, _ facts: OperationFacts, _ lowering: OperationLowering) {
        let context = lowering.context
        func fail(_ word: String, _ what: String, _ known: [String], at location: SourceLocation) {
            let hint =
                Suggestion.nearest(to: word, in: known).map { "; did you mean '\($0)'?" }
                ?? (known.isEmpty ? "" : "; there is " + known.map { "'\($0)'" }.joined(separator: ", "))
            context.error("x-variants", "'\(word)' is no \(what)\(hint)", at: location)
        }
        let queries = facts.parameters.filter { $0.place == .query }
        guard let query = queries.first(where: { $0.name == parameter }) else {
            return fail(parameter, "query parameter of this operation", queries.map(\.name), at: variants.parameter.location)
        }
        if let schema = query.schema, case .enumeration(let values)? = lowering.schemas.merger.resolvedMeaning(schema)?.core {
            let known = values.compactMap(\.string)
            for method in variants.methods where !known.contains(method.value.value) {
                fail(method.value.value, "value of '\(parameter)'", known, at: method.value.location)
            }
        }
        let types = (facts.successes.first?.object.content ?? []).map { MediaType($0.key).essence }
        for (method, given) in zip(methods, variants.methods) where !types.isEmpty && !types.contains(method.content) {
            fail(method.content, "media type of the answer", types, at: given.content.location)
        }
    }
}
