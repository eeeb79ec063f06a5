import HelodataDiagnostics
import HelodataYAML

// Names and omissions in the words of other tools.
extension DocumentReader {
    /// `get_all` and `getAll` are one name; nil with a warning where the text has none.
    func foreignName(_ entry: YAMLNode.Entry) -> String? {
        let parts = (entry.value.string ?? "").split { !($0.isLetter || $0.isNumber) }
        guard !entry.value.isNull, let first = parts.first, !(first.first?.isNumber ?? true) else {
            warning("foreign-extension", "'\(entry.key)' is a name, not \(entry.value.kindDescription); it is ignored", at: entry)
            return nil
        }
        return first + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `true`, or a value that says more about it. `false` never comes here.
    func omission(_ entry: YAMLNode.Entry) -> String? { entry.value.isNull ? nil : entry.key }

    /// `x-ms-enum` of AutoRest: names and descriptions of the values, `{values: [{value, name, description}]}`. Its `name` is that of the
    /// type, which has one by its schema.
    func microsoftEnum(_ entry: YAMLNode.Entry, of siblings: [YAMLNode.Entry], to extensions: inout Extensions) {
        var names: [String: String] = [:]
        var descriptions: [String: String] = [:]
        for value in entry.value["values"]?.elements ?? [] {
            guard let text = value["value"]?.string else { continue }
            if let name = value["name"]?.string, !name.isEmpty { names[text] = name }
            if let description = value["description"]?.string, !description.isEmpty { descriptions[text] = description }
        }
        guard siblings.contains(where: { $0.key == "enum" || $0.key == "const" }) else { return }
        if !names.isEmpty { extensions.add(.enumNames(EnumTexts(names))) }
        if !descriptions.isEmpty { extensions.add(.enumDescriptions(EnumTexts(descriptions))) }
    }
}
