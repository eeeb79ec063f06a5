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
                components.headers = map(entry).compactMap { entry in
                    header(entry.value, name: entry.key).map { (Located(entry.key, at: entry.keyLocation), $0) }
                }
            case .securitySchemes: components.securitySchemes = named(entry, securityScheme).map { ($0, $1) }
            case .callbacks: components.callbacks = named(entry, callback).map { ($0, $1) }
            case .pathItems: components.pathItems = named(entry, pathItem).map { ($0, $1) }
            case .mediaTypes: components.mediaTypes = map(entry).compactMap { mediaType($0) }
            case .examples: checkNamedExamples(entry)
            case .links: checkLinks(entry)
            }
        }
        components.extensions = object.extensions
        return components
    }

    private func schemas(_ entry: YAMLNode.Entry) -> [(key: Located<String>, schema: SchemaObject)] {
        defer { enclosingPointer = nil }
        return map(entry).compactMap { entry in
            enclosingPointer = JSONPointer(tokens: ["components", "schemas", entry.key]).description
            return schema(entry.value).map { (Located(entry.key, at: entry.keyLocation), $0) }
        }
    }

    private func named<Object>(_ entry: YAMLNode.Entry, _ read: (YAMLNode) -> Object?) -> [(Located<String>, Object)] {
        map(entry).compactMap { entry in
            read(entry.value).map { (Located(entry.key, at: entry.keyLocation), $0) }
        }
    }
}
