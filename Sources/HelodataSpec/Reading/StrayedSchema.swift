import HelodataDiagnostics
import HelodataYAML

extension DocumentReader {
    /// Splits an object that has a schema's members itself, where they belong under its `schema`: the object without
    /// them, and the schema.
    func withoutStrayedSchema<Key: ObjectKey>(_ node: YAMLNode, in vocabulary: Vocabulary<Key>) -> (
        YAMLNode, SchemaObject?
    ) {
        guard let entries = node.entries, let sign = entries.first(where: { SchemaKey.telling.contains($0.key) }),
            vocabulary[sign.key] == nil,
            !entries.contains(where: { ["schema", "content", "itemSchema"].contains($0.key) })
        else { return (node, nil) }
        let strayed = entries.filter { vocabulary[$0.key] == nil && SchemaKey.vocabulary[$0.key] != nil }
        warning("misplaced-key", "'\(sign.key)' belongs under 'schema'; read as if it stood there", at: sign)
        let rest = entries.filter { entry in !strayed.contains { $0.key == entry.key } }
        let schema = nested(at: node.location) { schemaObject(strayed, at: node.location) }
        return (YAMLNode(.mapping(rest), at: node.location), schema)
    }
}
