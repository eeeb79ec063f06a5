import Foundation
import HelodataYAML

/// A description with a text planted in one place, and wherever else the same name is meant: in references, lists of
/// requirements, templates. As JSON, in which every character can be written.
struct Planting {
    let place: Place
    let text: String
    /// The places at which a name stands that this one goes along with.
    let names: Set<String>

    /// Media types are the same word by chance.
    private var isName: Bool {
        if place.pointer.hasSuffix("/content/" + place.text) { return false }
        return place.part == .key && !place.isKeyword || names.contains(place.text)
    }

    func json(of root: YAMLNode) -> [UInt8] {
        var json = ""
        write(root, [], isOpen: false, to: &json)
        return Array(json.utf8)
    }

    private func write(_ node: YAMLNode, _ path: [Int], isOpen: Bool, to json: inout String) {
        switch node.content {
        case .scalar(let scalar, let isPlain):
            if place.part == .value, place.path == path {
                Self.quote(text, to: &json)
            } else if let renamed = renamed(scalar) {
                Self.quote(renamed, to: &json)
            } else if isPlain, node.bool != nil || node.isNull || node.double != nil {
                json += scalar
            } else {
                Self.quote(scalar, to: &json)
            }
        case .sequence(let elements):
            json += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { json += "," }
                write(element, path + [index], isOpen: isOpen, to: &json)
            }
            json += "]"
        case .mapping(let entries):
            json += "{"
            for (index, entry) in entries.enumerated() {
                if index > 0 { json += "," }
                let path = path + [index]
                let isHere = place.part == .key && place.path == path
                Self.quote(isHere ? text : renamedKey(entry.key), to: &json)
                json += ":"
                write(entry.value, path, isOpen: isOpen, to: &json)
            }
            json += "}"
        }
    }

    /// The same name elsewhere: as it is, at the end of a reference, or in the braces of a template.
    private func renamed(_ scalar: String) -> String? {
        guard isName, !place.text.isEmpty else { return nil }
        if scalar == place.text { return text }
        if scalar.hasPrefix("#/") {
            let steps = scalar.split(separator: "/").map { $0 == place.text ? Self.escaped(text) : String($0) }
            return steps.joined(separator: "/")
        }
        return scalar.contains("{\(place.text)}") ? scalar.replacingOccurrences(of: "{\(place.text)}", with: "{\(text)}") : nil
    }

    /// Only security schemes and parts of a form are keys elsewhere; other equal keys are names of their own.
    private func renamedKey(_ key: String) -> String {
        guard isName else { return key }
        if key == place.text, place.pointer.contains("/securitySchemes/") { return text }
        return key.contains("{\(place.text)}") ? key.replacingOccurrences(of: "{\(place.text)}", with: "{\(text)}") : key
    }

    /// A step of a JSON pointer in a fragment of a URL.
    private static func escaped(_ text: String) -> String {
        let pointer = text.replacingOccurrences(of: "~", with: "~0").replacingOccurrences(of: "/", with: "~1")
        return pointer.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "~-._"))) ?? pointer
    }

    private static func quote(_ text: String, to json: inout String) {
        json += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || scalar.value >= 0x7F && scalar.value < 0x10000:
                json += "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count) + String(scalar.value, radix: 16)
            default: json.unicodeScalars.append(scalar)
            }
        }
        json += "\""
    }
}
