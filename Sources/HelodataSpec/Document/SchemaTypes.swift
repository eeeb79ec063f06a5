import HelodataDiagnostics
import HelodataYAML

/// The words that `type` takes, and words of other languages that are clear.
enum SchemaTypes {
    static let names = ["string", "number", "integer", "boolean", "array", "object", "null"]

    /// A word that is none of OpenAPI's, as a type and a format; an empty type is any value.
    static let foreign: [String: (type: String, format: String?)] = [
        "any": ("", nil), "none": ("", nil), "unknown": ("", nil), "mixed": ("", nil), "enum": ("", nil), "json": ("", nil),
        "jsonb": ("", nil), "undefined": ("", nil), "void": ("", nil), "timestamp": ("", nil),
        "oneof": ("", nil), "anyof": ("", nil), "allof": ("", nil), "variant": ("", nil), "tuple": ("", nil), "bytes": ("", nil),
        "blob": ("", nil), "buffer": ("", nil), "time": ("string", nil), "char": ("string", nil), "varchar": ("string", nil),
        "email": ("string", "email"), "url": ("string", "uri"), "guid": ("string", "uuid"), "password": ("string", "password"),
        "duration": ("string", nil), "short": ("integer", nil), "byte": ("integer", nil), "bigint": ("integer", "int64"),
        "uint": ("integer", nil), "uint32": ("integer", nil), "uint64": ("integer", "uint64"), "int8": ("integer", nil),
        "int16": ("integer", nil), "uint8": ("integer", nil), "uint16": ("integer", nil), "real": ("number", nil),
        "set": ("array", nil), "collection": ("array", nil), "slice": ("array", nil), "record": ("object", nil),
        "dictionary": ("object", nil), "hashmap": ("object", nil), "struct": ("object", nil), "model": ("object", nil),
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
        read(elements, &draft)
    }

    private func read(_ words: [YAMLNode], _ draft: inout SchemaDraft) {
        for word in words { readType(word, &draft) }
        // A list with a word for any value means any value.
        if words.contains(where: { SchemaTypes.foreign[$0.string?.lowercased() ?? ""]?.type.isEmpty == true }) {
            draft.types = []
        }
    }

    /// `string | null` and `string,null`, which are lists in other languages; nil for anything else.
    private func listed(_ text: String, _ node: YAMLNode) -> [YAMLNode]? {
        let words = text.split(whereSeparator: { $0 == "|" || $0 == "," || $0 == "/" }).map { $0.filter { !$0.isWhitespace } }
        guard words.count > 1, words.allSatisfy({ SchemaTypes.names.contains($0) || SchemaTypes.foreign[$0] != nil }) else { return nil }
        return words.map { YAMLNode(.scalar($0, isPlain: false), at: node.location) }
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
        } else if let words = listed(text, node) {
            warning("schema-type", "type '\(text)' is read as a list of types", at: node)
            read(words, &draft)
        } else if text.hasSuffix("[]"), SchemaTypes.names.contains(String(text.dropLast(2)).lowercased()) {
            warning("schema-type", "'\(text)' is no type; read as array", at: node)
            add("array", node, &draft)
        } else if text == "Date" {
            // JavaScript's, which JSON has as an instant.
            warning("schema-type", "'Date' is no type; read as string with format date-time", at: node)
            add("string", node, &draft)
            if draft.format == nil { draft.format = Located("date-time", at: node.location) }
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
