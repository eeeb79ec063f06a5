import HelodataDiagnostics
import HelodataYAML

// References that lead to a component of another kind than is needed where they stand.
extension DocumentSet {
    private static let kinds = [
        "schemas": "schema", "parameters": "parameter", "headers": "header", "requestBodies": "request body",
        "responses": "response", "pathItems": "path item", "callbacks": "callback", "mediaTypes": "media type",
        "securitySchemes": "security scheme", "examples": "example", "links": "link",
    ]

    /// The target, or what of it can be read as an object of the section. A component of another kind that has what is needed is
    /// taken with a warning; any other is an error, although it may look like one.
    func suited(
        _ target: ReferencedFiles.Target, to section: String, _ reference: Located<String>, _ diagnostics: Diagnostics
    ) -> ReferencedFiles.Target? {
        let tokens = target.pointer.tokens
        let needed = Self.kinds[section] ?? section
        let length = max(1, reference.value.unicodeScalars.count)
        if tokens.count < 3,
            tokens.isEmpty
                ? target.node["openapi"] != nil
                : ["components", "info", "openapi", "tags", "servers"].contains(tokens[0])
        {
            diagnostics.error("reference-kind", "'\(reference.value)' is no \(needed)", at: reference.location, length: length)
            return nil
        }
        guard tokens.count == 3, tokens[0] == "components", let found = Self.kinds[tokens[1]], found != needed else { return target }
        guard let suited = part(of: target, tokens[1], for: section, reference) else {
            diagnostics.error(
                "reference-kind", "'\(reference.value)' is a \(found); a \(needed) is needed here", at: reference.location,
                length: length)
            return nil
        }
        diagnostics.warning(
            "reference-kind",
            suited.pointer == target.pointer
                ? "'\(reference.value)' is a \(found); a \(needed) is needed here, which it is taken for"
                : "'\(reference.value)' is a \(found); a \(needed) is needed here, and its '\(suited.pointer.tokens[3])' is taken",
            at: reference.location, length: length)
        return suited
    }

    private func part(
        of target: ReferencedFiles.Target, _ found: String, for section: String, _ reference: Located<String>
    ) -> ReferencedFiles.Target? {
        switch (found, section) {
        // A parameter has the members of a header and two more; the bodies of requests and responses are both content.
        case ("parameters", "headers"): return target
        case ("requestBodies", "responses"), ("responses", "requestBodies"):
            return target.node["content"] == nil && target.node["$ref"] == nil ? nil : target
        case ("parameters", "schemas"), ("headers", "schemas"), ("mediaTypes", "schemas"), ("requestBodies", "schemas"),
            ("responses", "schemas"):
            return schemaInside(target)
        case ("schemas", "responses"), ("schemas", "requestBodies"): return content(of: target, reference)
        default: return nil
        }
    }

    /// The `schema` of the object, or that of its first media type.
    private func schemaInside(_ target: ReferencedFiles.Target) -> ReferencedFiles.Target? {
        func child(_ tokens: [String], _ node: YAMLNode) -> ReferencedFiles.Target {
            ReferencedFiles.Target(file: target.file, pointer: JSONPointer(tokens: target.pointer.tokens + tokens), node: node)
        }
        if let schema = target.node["schema"] { return child(["schema"], schema) }
        guard let media = target.node["content"]?.entries?.first, let schema = media.value["schema"] else { return nil }
        return child(["content", media.key, "schema"], schema)
    }

    /// A body of JSON that the schema describes.
    private func content(of target: ReferencedFiles.Target, _ reference: Located<String>) -> ReferencedFiles.Target? {
        let place = reference.location
        func mapping(_ key: String, _ value: YAMLNode) -> YAMLNode {
            YAMLNode(.mapping([YAMLNode.Entry(key: key, keyLocation: place, value: value)]), at: place)
        }
        let schema = mapping("$ref", YAMLNode(.scalar(reference.value, isPlain: false), at: place))
        let content = mapping("application/json", mapping("schema", schema))
        let description = YAMLNode(.scalar("", isPlain: false), at: place)
        return ReferencedFiles.Target(
            file: target.file, pointer: target.pointer,
            node: YAMLNode(
                .mapping([
                    YAMLNode.Entry(key: "description", keyLocation: place, value: description),
                    YAMLNode.Entry(key: "content", keyLocation: place, value: content),
                ]), at: place))
    }
}
