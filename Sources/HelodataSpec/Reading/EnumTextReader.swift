import HelodataDiagnostics
import HelodataYAML

// `x-enum-varnames`, `x-enumNames` and `x-enum-descriptions`: a text for each value of the `enum` beside them. Other tools know
// them too, so that what does not fit is left out with a warning.
extension DocumentReader {
    /// A list in the order of the values, or a mapping from values.
    func enumTexts(_ entry: YAMLNode.Entry, of siblings: [YAMLNode.Entry]) -> EnumTexts? {
        guard let list = siblings.first(where: { $0.key == "enum" || $0.key == "const" })?.value else {
            warning(code(entry), "'\(entry.key)' is for the values of an 'enum' beside it; there is none", at: entry)
            return nil
        }
        let values = (list.elements ?? [list]).map { $0.string ?? "" }
        if let entries = entry.value.entries { return EnumTexts(texts(entries, of: values, entry)) }
        guard let elements = entry.value.elements else {
            expected("a list with a text for each value of 'enum', or a mapping from its values", entry)
            return nil
        }
        guard elements.count == values.count else {
            warning(
                code(entry),
                "'\(entry.key)' has \(elements.count) element\(elements.count == 1 ? "" : "s") for \(values.count) value\(values.count == 1 ? "" : "s") of 'enum' and is ignored",
                at: entry)
            return nil
        }
        var texts: [String: String] = [:]
        for (value, element) in zip(values, elements) { texts[value] = texts[value] ?? text(element, entry) }
        return EnumTexts(texts)
    }

    private func texts(_ entries: [YAMLNode.Entry], of values: [String], _ entry: YAMLNode.Entry) -> [String: String] {
        var texts: [String: String] = [:]
        for member in entries {
            guard values.contains(member.key) else {
                let near = suggestion(for: member.key, in: values).map { "; did you mean '\($0)'?" } ?? ""
                warning(code(entry), "'\(member.key)' is no value of 'enum'\(near)", at: member)
                continue
            }
            texts[member.key] = text(member.value, entry)
        }
        return texts
    }

    /// Null and the empty text say nothing about a value.
    private func text(_ node: YAMLNode, _ entry: YAMLNode.Entry) -> String? {
        guard let text = node.string else {
            error(code(entry), "'\(entry.key)' has a text for a value, not \(node.kindDescription)", at: node)
            return nil
        }
        return node.isNull || text.isEmpty ? nil : text
    }
}
