import HelodataDiagnostics
import HelodataYAML

// Schemas. Most keywords are those of OpenAPI 3.0.
extension SwaggerConverter {
    func schema(_ node: YAMLNode) -> YAMLNode { schema(node, isWhole: false) }

    /// - Parameter isWhole: of an answer or a form field, which can be a file or several.
    func schema(_ node: YAMLNode, isWhole: Bool) -> YAMLNode {
        guard let entries = node.entries else { return node }
        var converted: [YAMLNode.Entry] = []
        for entry in entries {
            switch entry.key {
            case "properties", "patternProperties", "definitions": converted.append(entry.with(map(entry.value, schema)))
            case "items" where isWhole && entry.value.elements == nil:
                converted.append(entry.with(schema(entry.value, isWhole: true)))
            case "items", "additionalProperties", "allOf": converted.append(entry.with(schemas(entry.value)))
            case "oneOf", "anyOf", "not":
                warning("version-spelling", "'\(entry.key)' came with OpenAPI 3.0", at: entry)
                converted.append(entry.with(schemas(entry.value)))
            case "nullable", "writeOnly", "deprecated":
                warning("version-spelling", "'\(entry.key)' came with OpenAPI 3.0", at: entry)
                converted.append(entry)
            case "discriminator": converted.append(entry.with(discriminator(entry.value)))
            case "x-nullable", "x-isnullable", "x-is-nullable":
                if node["nullable"] == nil { converted.append(entry.with(entry.value, key: "nullable")) }
            case "type" where entry.value.string == "file":
                if !isWhole {
                    warning("swagger-file", "'type: file' is for form fields and whole answers; read as bytes", at: entry)
                }
                converted += [
                    entry.with(.text("string", at: entry.value.location)),
                    entry.with(.text("binary", at: entry.value.location), key: "format"),
                ]
            case "format" where node["type"]?.string == "file": break
            default: converted.append(entry)
            }
        }
        addDiscriminator(to: &converted, of: node)
        return YAMLNode(.mapping(converted), at: node.location)
    }

    /// A schema, or a list of them.
    private func schemas(_ node: YAMLNode) -> YAMLNode {
        guard let elements = node.elements else { return schema(node) }
        return YAMLNode(.sequence(elements.map(schema)), at: node.location)
    }

    // MARK: discriminators

    /// 2.0 names the property alone; its values are the names of the schemas.
    private func discriminator(_ node: YAMLNode) -> YAMLNode {
        guard node.string != nil, !node.isNull else { return node }
        return .mapping("propertyName", node, at: node.location)
    }

    /// Azure's descriptions say the values at the children.
    func collectDiscriminatorValues(_ definitions: YAMLNode?) {
        for child in definitions?.entries ?? [] {
            guard let value = child.value["x-ms-discriminator-value"], let text = value.string else { continue }
            let reference = YAMLNode.text("#/definitions/" + JSONPointer.escape(child.key), at: child.keyLocation)
            let entry = YAMLNode.Entry(key: text, keyLocation: value.location, value: reference)
            var pending = [child.value]
            var passed: Set<String> = [child.key]
            while let schema = pending.popLast() {
                for parent in (schema["allOf"]?.elements ?? []).compactMap({ $0["$ref"]?.string }) {
                    guard let name = Self.definition(parent), passed.insert(name).inserted, let node = definitions?[name] else { continue }
                    if node["discriminator"] != nil { discriminatorValues[node.location, default: []].append(entry) }
                    pending.append(node)
                }
            }
        }
    }

    private func addDiscriminator(to converted: inout [YAMLNode.Entry], of node: YAMLNode) {
        guard let index = converted.firstIndex(where: { $0.key == "discriminator" }), !discriminatorValues.isEmpty,
            let values = discriminatorValues[node.location], let members = converted[index].value.entries,
            let property = node["discriminator"]
        else { return }
        let mapping = YAMLNode.Entry(
            key: "mapping", keyLocation: property.location, value: YAMLNode(.mapping(values), at: property.location))
        converted[index] = converted[index].with(YAMLNode(.mapping(members + [mapping]), at: property.location))
    }

    /// The name in `#/definitions/NAME`.
    private static func definition(_ reference: String) -> String? {
        guard reference.hasPrefix("#"), let tokens = JSONPointer(fragment: String(reference.dropFirst()))?.tokens, tokens.count == 2,
            tokens[0] == "definitions"
        else { return nil }
        return tokens[1]
    }
}
