import HelodataDiagnostics
import HelodataYAML

/// The words that `type` takes, and words of other languages that are clear.
enum SchemaTypes {
    static let names = ["string", "number", "integer", "boolean", "array", "object", "null"]

    /// A word that is none of OpenAPI's, as a type and a format; an empty type is any value.
    static let foreign: [String: (type: String, format: String?)] = [
        "any": ("", nil), "none": ("", nil), "unknown": ("", nil), "mixed": ("", nil),
        "int": ("integer", nil), "int32": ("integer", "int32"), "int64": ("integer", "int64"),
        "long": ("integer", "int64"),
        "float": ("number", "float"), "double": ("number", "double"), "decimal": ("number", "decimal"),
        "bool": ("boolean", nil),
        "str": ("string", nil), "text": ("string", nil), "date": ("string", "date"),
        "date-time": ("string", "date-time"),
        "datetime": ("string", "date-time"), "uuid": ("string", "uuid"), "uri": ("string", "uri"),
        "file": ("string", "binary"), "binary": ("string", "binary"),
        "list": ("array", nil), "map": ("object", nil), "dict": ("object", nil), "hash": ("object", nil),
    ]
}

extension DocumentReader {
    func readTypes(_ entry: YAMLNode.Entry, of entries: [YAMLNode.Entry], _ draft: inout SchemaDraft) {
        guard let elements = entry.value.elements else {
            if entry.value.isNull, version < .v3_1, entries.count > 1 {
                warnNull(entry)
            } else {
                readType(entry.value, &draft)
            }
            return
        }
        if version < .v3_1 { warning("version-spelling", "a list of types came with OpenAPI 3.1", at: entry) }
        for element in elements { readType(element, &draft) }
        // A list with a word for any value means any value.
        if elements.contains(where: { SchemaTypes.foreign[$0.string?.lowercased() ?? ""]?.type.isEmpty == true }) {
            draft.types = []
        }
    }

    private func readType(_ node: YAMLNode, _ draft: inout SchemaDraft) {
        guard let text = node.string else {
            error("shape", "'type' is a word or a list of words, not \(node.kindDescription)", at: node)
            return
        }
        if node.isNull {
            warning("null-value", "null is read as the type \"null\"; write it in quotes", at: node)
            add("null", node, &draft)
        } else if SchemaTypes.names.contains(text) {
            if text == "null", version < .v3_1 {
                warning("version-spelling", "the type \"null\" came with OpenAPI 3.1", at: node)
            }
            add(text, node, &draft)
        } else if SchemaTypes.names.contains(text.lowercased()) {
            warning("schema-type", "type '\(text)' is read as '\(text.lowercased())'", at: node)
            add(text.lowercased(), node, &draft)
        } else if let (type, format) = SchemaTypes.foreign[text.lowercased()] {
            guard !type.isEmpty else {
                warning("schema-type", "'\(text)' is no type; read as any value", at: node)
                return
            }
            let shown = format.map { "\(type) with format \($0)" } ?? type
            warning("schema-type", "'\(text)' is no type; read as \(shown)", at: node)
            add(type, node, &draft)
            if draft.format == nil { draft.format = format.map { Located($0, at: node.location) } }
        } else {
            let hint = Suggestion.nearest(to: text, in: SchemaTypes.names).map { "did you mean '\($0)'?" }
            error(
                "schema-type",
                "unknown type '\(text)'; \(hint ?? "the types are \(SchemaTypes.names.joined(separator: ", "))")",
                at: node)
        }
    }

    private func add(_ type: String, _ node: YAMLNode, _ draft: inout SchemaDraft) {
        guard !draft.types.contains(where: { $0.value == type }) else {
            warning("duplicate", "type '\(type)' is listed twice", at: node)
            return
        }
        draft.types.append(Located(type, at: node.location))
    }
}
