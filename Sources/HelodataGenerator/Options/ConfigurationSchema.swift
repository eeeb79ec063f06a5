import HelodataSpec

/// A JSON Schema (draft 2020-12) of the configuration file, by which editors complete and check it. Its members are the rows of
/// `GeneratorOption` that the file has.
package enum ConfigurationSchema {
    package static var json: String {
        let members = GeneratorOption.allCases.compactMap { option -> String? in
            guard let setting = option.row.setting else { return nil }
            return "    \(quoted(setting)): {\n      \"description\": \(quoted(option.row.help)),\n      \(type(option.row.kind))\n    }"
        }
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "helodata-gen.yaml",
              "description": "The configuration of helodata-gen. Paths are relative to the file.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
            \(members.joined(separator: ",\n"))
              }
            }

            """
    }

    private static func type(_ kind: GeneratorOption.Kind) -> String {
        // A scalar of YAML without quotes may be a number for others; here it is the text.
        let text = "\"type\": [\"string\", \"number\", \"boolean\"], \"minLength\": 1"
        switch kind {
        case .flag: return "\"type\": \"boolean\""
        case .text, .optionalText: return text
        case .texts, .patterns: return "\"anyOf\": [{\(text)}, {\"type\": \"array\", \"items\": {\(text)}}]"
        case .count(_, let range): return "\"type\": \"integer\", \"minimum\": \(range.lowerBound), \"maximum\": \(range.upperBound)"
        case .choice(let choice): return "\"enum\": [\(choice.words.map(quoted).joined(separator: ", "))]"
        case .choices(let choices):
            let word = "\"enum\": [\(choices.words.map(quoted).joined(separator: ", "))]"
            return "\"anyOf\": [{\(word)}, {\"type\": \"array\", \"items\": {\(word)}}]"
        case .differences:
            let members = IgnoredDifference.keys.map { "\(quoted($0)): {\(text)}" }.joined(separator: ", ")
            let object = "\"type\": \"object\", \"required\": [\(IgnoredDifference.keys.map(quoted).joined(separator: ", "))]"
            return "\"type\": \"array\", \"items\": {\(object), \"properties\": {\(members)}, \"additionalProperties\": false}"
        case .names:
            return "\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\", \"pattern\": \"^[A-Za-z_][A-Za-z0-9_]*$\"}"
        case .rules:
            let rule = rule(text)
            return "\"anyOf\": [\n        \(rule),\n        {\"type\": \"array\", \"items\": \(rule)}\n      ]"
        }
    }

    /// A rule of paging.
    private static func rule(_ text: String) -> String {
        let path = "{\(text)}"
        let members = [
            ("style", "{\"enum\": [\(PaginationExtension.Style.allCases.map { quoted($0.rawValue) }.joined(separator: ", "))]}"),
            ("parameter", path), ("next", path), ("more", path), ("items", path),
            ("first", "{\"type\": \"integer\", \"minimum\": 0, \"maximum\": \(Int32.max)}"),
            ("only", "{\"anyOf\": [\(path), {\"type\": \"array\", \"items\": \(path)}]}"),
        ]
        let properties = members.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ")
        // A link in the answer says it all, else a parameter asks for the page.
        let needs =
            "\"anyOf\": [{\"required\": [\"parameter\"]}, {\"required\": [\"style\", \"next\"], \"properties\": {\"style\": {\"const\": \"link\"}}}]"
        return "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\(properties)}, \(needs)}"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
}
