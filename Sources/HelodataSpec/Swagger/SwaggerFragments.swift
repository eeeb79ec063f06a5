import HelodataYAML

// Files without a head that a description of Swagger 2.0 refers to: what they hold is known by its shape.
extension SwaggerConverter {
    func fragment(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, node["$ref"] == nil else { return node }
        if node["name"]?.string != nil, let place = node["in"]?.string {
            switch place {
            case "query", "path", "header": return parameter(node)
            // They are read where an operation names them.
            case "body", "formData": return node
            default: break
            }
        }
        if node["responses"]?.entries != nil, Self.isOperation(node) {
            return operation(node, bodies: [], of: YAMLNode(.mapping([]), at: node.location))
        }
        if entries.contains(where: { Self.isMethod($0.key) && Self.isOperation($0.value) }) { return path(node) }
        if node["description"]?.string != nil, node["type"] == nil, node["properties"] == nil, node["allOf"] == nil,
            node["schema"]?.entries != nil || node["headers"]?.entries != nil
        {
            return response(node, produces)
        }
        if entries.contains(where: { Self.isOfSchema($0) }) { return schema(node) }
        return map(node, fragment)
    }

    private static func isMethod(_ key: String) -> Bool { SwaggerPathKey(rawValue: key)?.isMethod == true }

    private static func isOperation(_ node: YAMLNode) -> Bool {
        node["responses"]?.entries?.contains { $0.key == "default" || Int($0.key) != nil } == true
    }

    private static func isOfSchema(_ entry: YAMLNode.Entry) -> Bool {
        switch entry.key {
        case "type": entry.value.string != nil || entry.value.elements != nil
        case "properties", "additionalProperties", "items": entry.value.entries != nil
        case "allOf", "enum", "required": entry.value.elements != nil
        default: false
        }
    }
}
