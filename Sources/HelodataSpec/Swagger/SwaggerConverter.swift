import HelodataDiagnostics
import HelodataYAML

/// A file of Swagger 2.0 as OpenAPI 3.0 says the same: nodes → nodes, so that all that follows knows one language. Every node
/// keeps its place in the file, and references keep their text; `SwaggerPointers` says where they lead now. What 3.0 cannot
/// say is a warning.
///
/// The parts are in files of their own: `SwaggerServers`, `SwaggerPaths`, `SwaggerParameters`, `SwaggerBodies`,
/// `SwaggerResponses`, `SwaggerSchemas`, `SwaggerSecurity`, `SwaggerFragments`.
///
/// What is read of one object is remembered by its place: objects that differ must not have the same.
final class SwaggerConverter {
    let diagnostics: Diagnostics
    /// What a reference leads to, as it is written there.
    let written: (Located<String>) -> YAMLNode?
    private(set) var consumes: [YAMLNode] = []
    private(set) var produces: [YAMLNode] = []
    private(set) var servers = SwaggerServers()
    /// Names of shared parameters that are bodies, and so are request bodies now.
    private(set) var bodies: Set<String> = []
    /// Names of shared form fields, which are part of each body that names them.
    private(set) var fields: Set<String> = []
    /// Values of a discriminator, by the place of the schema that has it.
    var discriminatorValues: [SourceLocation: [YAMLNode.Entry]] = [:]
    private var suggestions = SuggestionBudget()

    init(diagnostics: Diagnostics, written: @escaping (Located<String>) -> YAMLNode?) {
        self.diagnostics = diagnostics
        self.written = written
    }

    /// Whether a file says that it is of Swagger 2.0.
    static func converts(_ node: YAMLNode) -> Bool {
        guard node["openapi"] == nil, let version = node["swagger"]?.string else { return false }
        return version == "2" || version.hasPrefix("2.")
    }

    func document(_ root: YAMLNode) -> YAMLNode {
        guard let entries = root.entries else { return root }
        consumes = list(root.entry("consumes"))
        produces = list(root.entry("produces"))
        servers = SwaggerServers(root, self)
        for parameter in root["parameters"]?.entries ?? [] {
            switch place(of: parameter.value) {
            case "body": bodies.insert(parameter.key)
            case "formData": fields.insert(parameter.key)
            default: break
            }
        }
        collectDiscriminatorValues(root["definitions"])

        var converted: [YAMLNode.Entry] = []
        var components: [YAMLNode.Entry] = []
        var hasServers = false
        func addServers() {
            guard !hasServers, let entry = servers.entry else { return }
            hasServers = true
            converted.append(entry)
        }
        for (key, entry) in members(entries, SwaggerKey.self) {
            switch key {
            case nil, .info, .security, .tags, .externalDocs: converted.append(entry)
            case .swagger:
                converted.append(
                    .init(key: "openapi", keyLocation: entry.keyLocation, value: .text("3.0.3", at: entry.value.location)))
            case .host, .basePath, .schemes: addServers()
            case .consumes, .produces: break
            case .paths: converted.append(entry.with(paths(entry.value)))
            case .definitions: components.append(entry.with(map(entry.value, schema), key: "schemas"))
            case .parameters: components += sharedParameters(entry)
            case .responses: components.append(entry.with(map(entry.value) { response($0, produces) }))
            case .securityDefinitions: components.append(entry.with(map(entry.value, security), key: "securitySchemes"))
            }
        }
        if let first = components.first {
            converted.append(
                .init(
                    key: "components", keyLocation: first.keyLocation, value: YAMLNode(.mapping(components), at: first.keyLocation)))
        }
        return YAMLNode(.mapping(converted), at: root.location)
    }

    // MARK: keys

    /// The members of an object with what they mean; nil for an extension. What the object does not have is reported and left out.
    func members<Key: ObjectKey>(_ entries: [YAMLNode.Entry], _: Key.Type, of object: String? = nil)
        -> [(key: Key?, entry: YAMLNode.Entry)]
    {
        let vocabulary = Key.vocabulary
        let object = object ?? vocabulary.objectName
        return entries.compactMap { entry in
            if entry.key.hasPrefix("x-") { return (nil, entry) }
            if let key = vocabulary[entry.key] { return (key, entry) }
            switch vocabulary.meaning(of: entry.key, &suggestions) {
            case .known(let key): return (key, entry)
            case .spelled(let key) where !entries.contains(where: { $0.key == key.rawValue }):
                warning("key-spelling", "'\(entry.key)' is read as '\(key.rawValue)'", at: entry)
                return (key, entry.with(entry.value, key: key.rawValue))
            case .spelled(let key):
                warning("unknown-key", "'\(entry.key)' stands beside '\(key.rawValue)' and is ignored", at: entry)
            case .near(let key) where vocabulary.annotations.contains(key):
                warning("unknown-key", "unknown key '\(entry.key)' in \(object); did you mean '\(key.rawValue)'?", at: entry)
            case .near(let key):
                error("unknown-key", "unknown key '\(entry.key)' in \(object); did you mean '\(key.rawValue)'?", at: entry)
            case .unknown:
                if let meant = Self.ofOpenAPI3[entry.key] {
                    error("unknown-key", "'\(entry.key)' is of OpenAPI 3; Swagger 2.0 has \(meant)", at: entry)
                } else if vocabulary.isStrict, entry.value.entries != nil {
                    error("unknown-key", "unknown key '\(entry.key)' in \(object)", at: entry)
                } else {
                    warning("unknown-key", "unknown key '\(entry.key)' in \(object) is ignored", at: entry)
                }
            }
            return nil
        }
    }

    private static let ofOpenAPI3 = [
        "components": "'definitions', 'parameters', 'responses' and 'securityDefinitions'",
        "servers": "'host', 'basePath' and 'schemes'", "requestBody": "a parameter 'in: body' or 'in: formData'",
        "content": "'schema', and 'produces' or 'consumes' of the operation", "style": "'collectionFormat'",
        "explode": "'collectionFormat: multi'", "flows": "'flow'", "scheme": "'type: basic'",
    ]

    // MARK: shapes

    /// The elements of a list of texts; a single text counts as a list of one.
    func list(_ entry: YAMLNode.Entry?) -> [YAMLNode] {
        guard let entry, !entry.value.isNull else { return [] }
        if let elements = entry.value.elements { return elements.filter { $0.string != nil && !$0.isNull } }
        guard entry.value.string != nil else {
            error("shape", "'\(entry.key)' must be a list, not \(entry.value.kindDescription)", at: entry)
            return []
        }
        warning("loose-shape", "'\(entry.key)' must be a list; read as its only element", at: entry)
        return [entry.value]
    }

    /// What is no mapping stays as it is, for the reader to refuse.
    func map(_ node: YAMLNode, _ convert: (YAMLNode) -> YAMLNode) -> YAMLNode {
        guard let entries = node.entries else { return node }
        return YAMLNode(
            .mapping(entries.map { $0.key.hasPrefix("x-") && $0.value.entries == nil ? $0 : $0.with(convert($0.value)) }), at: node.location
        )
    }

    // MARK: messages

    func error(_ code: String, _ message: String, at entry: YAMLNode.Entry) {
        diagnostics.error(code, message, at: entry.keyLocation, length: entry.key.unicodeScalars.count)
    }

    func warning(_ code: String, _ message: String, at entry: YAMLNode.Entry) {
        diagnostics.warning(code, message, at: entry.keyLocation, length: entry.key.unicodeScalars.count)
    }

    func warning(_ code: String, _ message: String, at node: YAMLNode) {
        diagnostics.warning(code, message, at: node.location, length: node.width)
    }
}

extension YAMLNode {
    static func text(_ text: String, at location: SourceLocation) -> YAMLNode {
        YAMLNode(.scalar(text, isPlain: false), at: location)
    }

    static func bool(_ bool: Bool, at location: SourceLocation) -> YAMLNode {
        YAMLNode(.scalar(bool ? "true" : "false", isPlain: true), at: location)
    }

    /// A mapping of one member.
    static func mapping(_ key: String, _ value: YAMLNode, at location: SourceLocation) -> YAMLNode {
        YAMLNode(.mapping([Entry(key: key, keyLocation: location, value: value)]), at: location)
    }
}

extension YAMLNode.Entry {
    /// The same member with another value, and where it is given another name.
    func with(_ value: YAMLNode, key: String? = nil) -> Self {
        Self(key: key ?? self.key, keyLocation: keyLocation, value: value)
    }
}
