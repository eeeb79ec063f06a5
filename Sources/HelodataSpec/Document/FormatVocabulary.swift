/// The values of `format` that are known, each with the type that a schema without `type` has by it.
package enum FormatVocabulary {
    /// Formats that decide a type in Swift: `Scalar` has the types.
    static let typed: [String: String] = [
        "binary": "string", "byte": "string", "date": "string", "date-time": "string", "decimal": "number", "decimal128": "number",
        "duration": "string", "int32": "integer", "int64": "integer", "password": "string", "uint64": "integer", "uuid": "string",
    ]

    /// Formats that only describe a value.
    private static let descriptive: [String: String] = [
        "double": "number", "email": "string", "float": "number", "hostname": "string", "ipv4": "string", "ipv6": "string",
        "uri": "string",
    ]

    /// Formats of the registry that are spelled like those above and mean something else.
    private static let others: Set<String> = ["int8", "int16", "uint8", "uint16", "uint32", "time", "base64url"]

    package static let names = typed.keys.sorted()

    package static func type(of format: String) -> String? { typed[format] ?? descriptive[format] }

    /// `decimal` is a string where the type says so, and a number else.
    package static func isOfNumbers(_ format: String) -> Bool {
        if let type = type(of: format) { return type != "string" }
        return ["int8", "int16", "uint8", "uint16", "uint32"].contains(format)
    }

    /// Whether a pattern is of digits, signs, a point and an exponent alone: `^-?(?:0|[1-9]\d*)(?:\.\d+)?$`.
    package static func isPatternOfNumbers(_ pattern: String) -> Bool {
        let bare = pattern.replacing("\\d", with: "0")
        return bare.contains(where: \.isASCIIDigit) && bare.allSatisfy { $0.isASCIIDigit || "^$-+?:()|[]*.\\{},eE".contains($0) }
    }

    static func isKnown(_ format: String) -> Bool { typed[format] != nil || others.contains(format) }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { self >= "0" && self <= "9" }
}
