import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// `x-variants`: one method for each value of a query parameter.
struct OperationVariants {
    struct Method {
        let value: String
        let name: String?
        let content: String
    }
    let parameter: String
    let methods: [Method]

    init?(_ facts: OperationFacts, _ lowering: OperationLowering) {
        guard let entry = facts.operation.extensions["x-variants"] else { return nil }
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
        check(entry, methods, facts, lowering)
    }

    /// That parameter, values and media types are those of the operation.
    private func check(
        _ entry: YAMLNode.Entry, _ entries: [YAMLNode.Entry], _ facts: OperationFacts, _ lowering: OperationLowering
    ) {
        let context = lowering.context
        func fail(_ word: String, _ what: String, _ known: [String], at location: SourceLocation) {
            let hint =
                Suggestion.nearest(to: word, in: known).map { "; did you mean '\($0)'?" }
                ?? (known.isEmpty ? "" : "; there is " + known.map { "'\($0)'" }.joined(separator: ", "))
            context.error("x-variants", "'\(word)' is no \(what)\(hint)", at: location)
        }
        let queries = facts.parameters.filter { $0.place == .query }
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
        let types = (facts.successes.first?.object.content ?? []).map { MediaType($0.key).essence }
        for (method, entry) in zip(methods, entries) where !types.isEmpty && !types.contains(method.content) {
            fail(method.content, "media type of the answer", types, at: entry.value["content"]?.location ?? entry.keyLocation)
        }
    }
}
