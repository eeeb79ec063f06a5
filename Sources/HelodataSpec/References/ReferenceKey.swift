/// What a reference leads to, the same however it is spelled and from whichever file.
package struct ReferenceKey: Hashable, Sendable, CustomStringConvertible {
    /// Path from the folder of the root document; empty for the root document itself.
    package let file: String
    /// JSON pointer (RFC 6901) in that file, `/components/schemas/Order`; empty for the whole file.
    package let pointer: String

    package var description: String { "\(file)#\(pointer)" }
}

/// A schema behind a reference.
package struct ResolvedSchema: Sendable {
    package let key: ReferenceKey
    /// What to call it: the name of the component, else of the file, else the telling parts of the pointer.
    package let name: String
    package let schema: SchemaObject
}

/// Any other object behind a reference.
package struct Resolved<Object: Sendable>: Sendable {
    package let key: ReferenceKey
    /// What to call it: the name of the component, else of the file, else the telling parts of the pointer.
    package let name: String
    package let object: Object
}

extension ReferenceKey {
    /// Parts of a pointer that say where something stands and not what it is.
    private static let structure: Set<String> = [
        "components", "schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes", "callbacks",
        "pathItems", "mediaTypes", "paths", "content", "schema", "properties", "allOf", "oneOf", "anyOf", "$defs",
        "definitions", "additionalProperties",
    ]

    static func name(file: String, tokens: [String]) -> String {
        if tokens.count == 3, tokens[0] == "components" { return tokens[2] }
        let telling = tokens.filter { !structure.contains($0) }
        if !telling.isEmpty { return telling.joined(separator: "_") }
        let stem = file.split(separator: "/").last.map { $0.split(separator: ".").first.map(String.init) ?? String($0) }
        return stem ?? tokens.last ?? "root"
    }
}
