import HelodataDiagnostics
import HelodataYAML

// Members by the shape that belongs there. A shape that is clear although wrong by the letter is taken with a warning;
// otherwise the member is left out with an error.
extension DocumentReader {
    // MARK: scalars

    /// Any scalar, as written: `version: 1.10` is the text "1.10".
    func text(_ entry: YAMLNode.Entry) -> String? {
        if case .scalar(let text, let isPlain) = entry.value.content {
            guard isPlain, entry.value.isNull else { return text }
            warnNull(entry)
            return nil
        }
        if let reference = entry.value["$ref"]?.string {
            warning(
                "reference-text", "'\(entry.key)' is text; the reference to '\(reference)' is not followed", at: entry)
        } else {
            reportShape(entry, "text")
        }
        return nil
    }

    /// Text that says nothing about the client.
    func annotation(_ entry: YAMLNode.Entry) -> String? {
        if entry.value.string == nil, entry.value["$ref"]?.string == nil {
            warning(
                "shape", "'\(entry.key)' must be text, not \(entry.value.kindDescription); it is ignored", at: entry)
            return nil
        }
        return text(entry)
    }

    func locatedText(_ entry: YAMLNode.Entry) -> Located<String>? {
        text(entry).map { Located($0, at: entry.value.location) }
    }

    func bool(_ entry: YAMLNode.Entry) -> Bool {
        optionalBool(entry) ?? false
    }

    /// A boolean that says little about the client. Text in its place (`deprecated: use orders`) says yes.
    func flag(_ entry: YAMLNode.Entry) -> Bool {
        guard let text = entry.value.string, !entry.value.isNull, looseBool(entry.value) == nil else {
            return bool(entry)
        }
        let flag = !text.isEmpty
        warning(
            "loose-value", "'\(entry.key)' must be true or false, not \(entry.value.kindDescription); read as \(flag)",
            at: entry.value)
        return flag
    }

    func optionalBool(_ entry: YAMLNode.Entry) -> Bool? {
        if let bool = entry.value.bool { return bool }
        if entry.value.isNull {
            warnNull(entry)
            return nil
        }
        guard let bool = looseBool(entry.value) else {
            reportShape(entry, "true or false")
            return nil
        }
        warning(
            "loose-value", "'\(entry.key)' must be true or false, not \(entry.value.kindDescription); read as \(bool)",
            at: entry.value)
        return bool
    }

    /// `'false'` in quotes, and `yes` as it was in YAML 1.1.
    func looseBool(_ node: YAMLNode) -> Bool? {
        switch node.string?.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }

    /// A count: zero or more.
    func count(_ entry: YAMLNode.Entry) -> Int? {
        guard let number = number(entry) else { return nil }
        guard number >= 0, let count = Int(exactly: number.rounded(.down)) else {
            warning(
                "out-of-range",
                "'\(entry.key)' must be a whole number from 0 on; \(entry.value.string ?? "") is ignored",
                at: entry.value)
            return nil
        }
        return count
    }

    func number(_ entry: YAMLNode.Entry) -> Double? {
        let node = entry.value
        if node.isNull {
            warnNull(entry)
            return nil
        }
        guard let text = node.string, let number = YAMLNode(.scalar(text, isPlain: true), at: node.location).double
        else {
            warning("shape", "'\(entry.key)' must be a number, not \(node.kindDescription); it is ignored", at: node)
            return nil
        }
        if node.double == nil {
            warning(
                "loose-value", "'\(entry.key)' must be a number, not \(node.kindDescription); read as a number",
                at: node)
        }
        // Beyond signed and unsigned 64 bits nothing is excluded that a client could hold.
        guard number.magnitude <= 0x1p64 || (number.isFinite && !number.isWhole) else {
            warning("out-of-range", "\(text) is beyond 64 bits; '\(entry.key)' is ignored", at: node)
            return nil
        }
        return number
    }

    // MARK: lists and maps

    /// The elements of a list. One element alone, and an empty map, are taken for a list.
    func list(_ entry: YAMLNode.Entry) -> [YAMLNode] {
        if let elements = entry.value.elements { return elements }
        let node = expanded(entry.value)
        if let elements = node.elements { return elements }
        if node.isNull {
            warnNull(entry)
            return []
        }
        if node.entries?.isEmpty == true {
            warning(
                "loose-shape", "'\(entry.key)' must be a list; the empty mapping is read as an empty list", at: entry)
            return []
        }
        warning(
            "loose-shape", "'\(entry.key)' must be a list, not \(node.kindDescription); read as a list of one",
            at: entry)
        return [node]
    }

    /// The elements that are objects: null is left out.
    func objects(_ entry: YAMLNode.Entry) -> [YAMLNode] {
        list(entry).filter { element in
            guard element.isNull else { return true }
            warning("null-value", "null in '\(entry.key)' is ignored", at: element)
            return false
        }
    }

    func texts(_ entry: YAMLNode.Entry) -> [Located<String>] {
        list(entry).compactMap { element in
            guard let text = element.string else {
                error("shape", "'\(entry.key)' is a list of text, not of \(element.kindDescription)", at: element)
                return nil
            }
            if element.isNull {
                warning("null-value", "null in '\(entry.key)' is ignored", at: element)
                return nil
            }
            return Located(text, at: element.location)
        }
    }

    /// The entries of a map from names to objects. Extensions may stand among them where OpenAPI does not allow it;
    /// `isOpen`: where it does.
    func map(_ entry: YAMLNode.Entry, isOpen: Bool = false) -> [YAMLNode.Entry] {
        guard let entries = mapping(entry) else { return [] }
        guard entries.contains(where: { $0.key.hasPrefix("x-") }) else { return entries }
        return entries.filter { member in
            guard member.key.hasPrefix("x-") else { return true }
            if isOpen { return false }
            if member.value.entries != nil || member.value.bool != nil { return true }
            warning("extension-place", "'\(entry.key)' takes no extensions; '\(member.key)' is ignored", at: member)
            return false
        }
    }

    /// The entries of a mapping. `null` and the empty list, which some exporters write, are an empty one.
    func mapping(_ entry: YAMLNode.Entry) -> [YAMLNode.Entry]? {
        let node = expanded(entry.value)
        if let entries = node.entries { return entries }
        if node.isNull {
            warnNull(entry)
            return []
        }
        if node.elements?.isEmpty == true {
            warning(
                "loose-shape", "'\(entry.key)' must be a mapping; the empty list is read as an empty mapping", at: entry
            )
            return []
        }
        reportShape(entry, "a mapping")
        return nil
    }

    /// A cursor over the members of a node that must be a mapping; a null one has no members.
    func members<Key: ObjectKey>(_ node: YAMLNode, _: Key.Type) -> ObjectReader<Key>? {
        let node = Key.vocabulary["$ref"] == nil ? expanded(node) : node
        if let entries = node.entries { return ObjectReader(entries, at: node.location, reader: self) }
        let name = Key.vocabulary.objectName
        if node.isNull || node.elements?.isEmpty == true {
            warning(
                "null-value", "\(name) must be a mapping, not \(node.kindDescription); read as an empty one", at: node)
            return ObjectReader([], at: node.location, reader: self)
        }
        error("shape", "\(name) must be a mapping, not \(node.kindDescription)", at: node)
        return nil
    }

    // MARK: messages

    func warnNull(_ entry: YAMLNode.Entry) {
        warning("null-value", "'\(entry.key)' is null and ignored", at: entry)
    }

    func reportShape(_ entry: YAMLNode.Entry, _ expected: String) {
        error("shape", "'\(entry.key)' must be \(expected), not \(entry.value.kindDescription)", at: entry.value)
    }
}

extension Double {
    fileprivate var isWhole: Bool { self == rounded() }
}
