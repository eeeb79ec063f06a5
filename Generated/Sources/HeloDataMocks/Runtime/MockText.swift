import HeloData

/// Reads texts of requests back as values.
nonisolated enum MockText {
    /// Names and values of a query or a form, decoded. `+` is a space.
    static func pairs(_ text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let plain = halves.map { percentDecoded(Substring($0.replacing("+", with: " "))) }
            return (plain[0], plain.count > 1 ? plain[1] : "")
        }
    }

    /// What is no percent-encoding stays as it is.
    static func percentDecoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.first != UInt8(ascii: "+"),
                rest.first != UInt8(ascii: "-")
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A value of a type whose leaves came as texts. A text stands for itself where the type takes one, else for the number or truth that it
    /// spells; where the type wants a list, for a list of one.
    static func value<Value: JSONModel>(_ json: JSONValue, as type: Value.Type) throws -> Value {
        var json = json
        var tries = 0
        while true {
            do {
                return try Value(jsonData: json.jsonData())
            } catch {
                tries += 1
                guard tries < 64, let changed = changed(json, at: error.path) else { throw error }
                json = changed
            }
        }
    }

    /// The JSON with the text at a path read otherwise; nil where there is no other way.
    private static func changed(_ json: JSONValue, at path: String) -> JSONValue? {
        guard path.hasPrefix("$") else { return nil }
        return changed(json, Substring(path).dropFirst())
    }

    private static func changed(_ json: JSONValue, _ path: Substring) -> JSONValue? {
        switch json {
        case .object(var object):
            for (name, value) in object {
                let step = stepText(name)
                guard path.hasPrefix(step), let inner = changed(value, path.dropFirst(step.count)) else { continue }
                object[name] = inner
                return .object(object)
            }
            return nil
        case .array(var elements):
            for (index, value) in elements.enumerated() {
                let step = "[\(index)]"
                guard path.hasPrefix(step), let inner = changed(value, path.dropFirst(step.count)) else { continue }
                elements[index] = inner
                return .array(elements)
            }
            return nil
        case .string(let text): return reread(text)
        case .number, .bool: return .array([json])
        case .null: return nil
        }
    }

    private static func stepText(_ name: String) -> String {
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte >= 0x80 || byte == 0x5F || byte == 0x24 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            }
        return isPlain ? "." + name : "[\(JSONValue.string(name).jsonText)]"
    }

    private static func reread(_ text: String) -> JSONValue? {
        if let value = try? JSONValue(jsonData: Array(text.utf8)) {
            switch value {
            case .number, .bool, .array, .object: return value
            case .null, .string: break
            }
        }
        return .array([.string(text)])
    }
}
