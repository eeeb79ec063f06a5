import HelodataDiagnostics
import HelodataYAML

enum ComponentsKey: String, ObjectKey {
    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links, callbacks, pathItems
    case mediaTypes
    static let vocabulary = Vocabulary<Self>(of: "'components'", annotations: [.examples, .links])
}

extension DocumentReader {
    func components(_ entry: YAMLNode.Entry) -> ComponentsObject {
        var components = ComponentsObject()
        guard let entries = mapping(entry) else { return components }
        var object = ObjectReader<ComponentsKey>(entries, at: entry.value.location, reader: self)
        while let (key, entry) = object.next() {
            switch key {
            case .schemas: components.schemas = schemas(entry)
            case .responses: components.responses = named(entry, response).map { ($0, $1) }
            case .parameters: components.parameters = named(entry, parameter).map { ($0, $1) }
            case .requestBodies: components.requestBodies = named(entry, requestBody).map { ($0, $1) }
            case .headers:
                components.headers = self.entries(entry).compactMap { entry in
                    header(entry.value, name: entry.key).map { (Located(entry.key, at: entry.keyLocation), $0) }
                }
            case .securitySchemes: components.securitySchemes = named(entry, securityScheme).map { ($0, $1) }
            case .callbacks: components.callbacks = named(entry, callback).map { ($0, $1) }
            case .pathItems: components.pathItems = named(entry, pathItem).map { ($0, $1) }
            case .mediaTypes: components.mediaTypes = self.entries(entry).compactMap { mediaType($0) }
            case .examples: checkNamedExamples(entry)
            case .links: checkLinks(entry)
            }
        }
        components.extensions = object.extensions
        return components
    }

    private func schemas(_ entry: YAMLNode.Entry) -> [(key: Located<String>, schema: SchemaObject)] {
        defer { enclosingPointer = nil }
        return entries(entry).compactMap { entry in
            enclosingPointer = JSONPointer(tokens: ["components", "schemas", entry.key]).description
            return schema(entry.value).map { (Located(entry.key, at: entry.keyLocation), $0) }
        }
    }

    private func named<Object>(_ entry: YAMLNode.Entry, _ read: (YAMLNode) -> Object?) -> [(Located<String>, Object)] {
        entries(entry).compactMap { entry in
            read(entry.value).map { (Located(entry.key, at: entry.keyLocation), $0) }
        }
    }

    /// The components of a kind. Two names that Unicode calls equal (`é`, and `e` with an accent) would be one name in Swift.
    private func entries(_ entry: YAMLNode.Entry) -> [YAMLNode.Entry] {
        let entries = map(entry)
        var seen: [String: YAMLNode.Entry] = [:]
        for entry in entries where !entry.key.utf8.allSatisfy({ $0 < 0x80 }) {
            if let first = seen[entry.key], !first.key.utf8.elementsEqual(entry.key.utf8) {
                diagnostics.error(
                    "name-twins",
                    "the name '\(entry.key)' is equal to another one in Unicode; component names are of A–Z, a–z, 0–9, '.', '-' and '_'",
                    at: entry.keyLocation, notes: [Diagnostic.Note("the other one", at: first.keyLocation)])
            }
            seen[entry.key] = entry
        }
        return entries
    }
}
