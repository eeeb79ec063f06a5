import HelodataDiagnostics
import HelodataYAML

enum DocumentKey: String, ObjectKey {
    case openapi, info, servers, paths, webhooks, components, security, tags, externalDocs, jsonSchemaDialect
    case selfURI = "$self"
    static let vocabulary = Vocabulary<Self>(
        of: "the document", annotations: [.externalDocs, .jsonSchemaDialect, .selfURI], extensions: [.errorEnvelope])
}

enum InfoKey: String, ObjectKey {
    case title, summary, description, termsOfService, contact, license, version
    static let vocabulary = Vocabulary<Self>(
        of: "'info'", annotations: [.summary, .description, .termsOfService, .contact, .license],
        extensions: [.moduleName])
}

enum TagKey: String, ObjectKey {
    case name, summary, description, externalDocs, parent, kind
    static let vocabulary = Vocabulary<Self>(of: "tag", annotations: [.summary, .description, .externalDocs], extensions: [.swiftName])
}

enum ExternalDocsKey: String, ObjectKey {
    case description, url
    static let vocabulary = Vocabulary<Self>(of: "'externalDocs'", annotations: [.description, .url])
}

enum ServerKey: String, ObjectKey {
    case url, description, variables, name
    static let vocabulary = Vocabulary<Self>(of: "server", annotations: [.description, .name])
}

enum ServerVariableKey: String, ObjectKey {
    case `enum`, `default`, description
    static let vocabulary = Vocabulary<Self>(of: "server variable", annotations: [.description])
}

// The root object and the small ones that stand in it.
extension DocumentReader {
    /// nil where nothing can be made of the file.
    func document(_ node: YAMLNode) -> DocumentObject? {
        guard let entries = node.entries else {
            diagnostics.add(
                Diagnostic(
                    .error, "openapi-version",
                    "an OpenAPI document is a mapping that starts with 'openapi: 3.1.0', not \(node.kindDescription)",
                    at: node.location))
            return nil
        }
        guard let openapi = openAPIVersion(entries, at: node.location) else { return nil }

        var object = ObjectReader<DocumentKey>(entries, at: node.location, reader: self)
        var document = DocumentObject(
            location: node.location, openapi: openapi,
            info: InfoObject(location: node.location, title: "", version: "", extensions: Extensions()), servers: [],
            paths: [], webhooks: [], components: ComponentsObject(), tags: [], extensions: Extensions())
        var hasInfo = false
        var hasContent = false
        while let (key, entry) = object.next() {
            switch key {
            case .openapi, .jsonSchemaDialect, .selfURI: break
            case .info:
                hasInfo = true
                document.info = info(entry)
            case .servers: document.servers = servers(entry)
            case .paths:
                hasContent = true
                document.paths = paths(entry)
            case .webhooks:
                hasContent = true
                document.webhooks = webhooks(entry)
            case .components:
                hasContent = true
                document.components = components(entry)
            case .security: document.security = securityRequirements(entry)
            case .tags: document.tags = tags(entry)
            case .externalDocs: checkExternalDocs(entry)
            }
        }
        if !hasInfo { object.reportMissing(.info) }
        if !hasContent { object.reportMissing(.paths) }
        document.extensions = object.extensions
        return document
    }

    /// The version that the file claims; nil after an error that leaves nothing to read.
    private func openAPIVersion(_ entries: [YAMLNode.Entry], at location: SourceLocation) -> Located<String>? {
        if let swagger = entries.first(where: { $0.key == "swagger" }), !entries.contains(where: { $0.key == "openapi" }) {
            diagnostics.add(
                Diagnostic(
                    .error, "openapi-version",
                    "Swagger '\(swagger.value.string ?? "")' is not known; Swagger 2.0 is read, and OpenAPI 3.0, 3.1 and 3.2",
                    at: swagger.keyLocation, length: swagger.key.utf8.count))
            return nil
        }
        let accepted = "3.0, 3.1 and 3.2 are read"
        guard let entry = entries.first(where: { $0.key == "openapi" }), let text = entry.value.string else {
            diagnostics.add(
                Diagnostic(.error, "openapi-version", "the document lacks 'openapi: 3.1.0'; \(accepted)", at: location))
            return nil
        }
        guard let version = SpecVersion(text) else {
            diagnostics.add(
                Diagnostic(
                    .error, "openapi-version", "OpenAPI '\(text)' is not known; \(accepted)", at: entry.value.location,
                    length: entry.value.width))
            return nil
        }
        self.version = version
        return Located(text, at: entry.value.location)
    }

    private func info(_ entry: YAMLNode.Entry) -> InfoObject {
        var info = InfoObject(location: entry.value.location, title: "", version: "", extensions: Extensions())
        guard var object = members(entry.value, InfoKey.self) else { return info }
        while let (key, entry) = object.next() {
            switch key {
            case .title: info.title = text(entry) ?? ""
            case .summary: info.summary = annotation(entry)
            case .description: info.description = annotation(entry)
            case .version: info.version = text(entry) ?? ""
            case .termsOfService, .contact, .license: break
            }
        }
        if info.title.isEmpty { object.warnMissing(.title) }
        if info.version.isEmpty { object.warnMissing(.version) }
        info.extensions = object.extensions
        return info
    }

    private func tags(_ entry: YAMLNode.Entry) -> [TagObject] {
        var tags: [TagObject] = []
        var seen: [String: SourceLocation] = [:]
        for element in objects(entry) {
            guard let tag = tag(element) else { continue }
            if let first = seen[tag.name] {
                diagnostics.warning(
                    "duplicate", "tag '\(tag.name)' is listed twice; the first counts", at: tag.location,
                    notes: [Diagnostic.Note("first here", at: first)])
            } else {
                seen[tag.name] = tag.location
                tags.append(tag)
            }
        }
        return tags
    }

    private func tag(_ node: YAMLNode) -> TagObject? {
        var tag = TagObject(location: node.location, name: "", extensions: Extensions())
        if let name = node.string, !node.isNull {
            warning("loose-shape", "tag must be a mapping; read as its name", at: node)
            tag.name = name
            return tag
        }
        guard var object = members(node, TagKey.self) else { return nil }
        while let (key, entry) = object.next() {
            switch key {
            case .name: tag.name = text(entry) ?? ""
            case .summary: tag.summary = annotation(entry)
            case .description: tag.description = annotation(entry)
            case .externalDocs: checkExternalDocs(entry)
            case .parent, .kind: break
            }
        }
        tag.extensions = object.extensions
        guard !tag.name.isEmpty else {
            object.warnMissing(.name)
            return nil
        }
        return tag
    }

    func checkExternalDocs(_ entry: YAMLNode.Entry) {
        guard let entries = entry.value.entries else {
            warning(
                "shape", "'externalDocs' must be a mapping, not \(entry.value.kindDescription); it is ignored",
                at: entry)
            return
        }
        var object = ObjectReader<ExternalDocsKey>(entries, at: entry.value.location, reader: self)
        while let (_, entry) = object.next() { _ = annotation(entry) }
    }

    // MARK: servers

    func servers(_ entry: YAMLNode.Entry) -> [ServerObject] {
        objects(entry).compactMap(server)
    }

    private func server(_ node: YAMLNode) -> ServerObject? {
        var server = ServerObject(location: node.location, url: "", variables: [], extensions: Extensions())
        if let url = node.string {
            warning("loose-shape", "a server is a mapping; read as 'url: \(url)'", at: node)
            server.url = url
            return server
        }
        guard var object = members(node, ServerKey.self) else { return nil }
        var hasURL = false
        while let (key, entry) = object.next() {
            switch key {
            case .url:
                hasURL = true
                server.url = text(entry) ?? ""
            case .description: server.description = annotation(entry)
            case .variables: server.variables = map(entry).compactMap(serverVariable)
            case .name: server.name = annotation(entry)
            }
        }
        if !hasURL {
            object.reportMissing(.url)
            return nil
        }
        server.extensions = object.extensions
        return server
    }

    private func serverVariable(_ entry: YAMLNode.Entry) -> ServerVariable? {
        guard var object = members(entry.value, ServerVariableKey.self) else { return nil }
        var variable = ServerVariable(location: entry.keyLocation, name: entry.key, defaultValue: "", enumeration: [])
        var hasDefault = false
        while let (key, entry) = object.next() {
            switch key {
            case .enum:
                variable.enumeration = texts(entry).map(\.value)
                if variable.enumeration.isEmpty {
                    warning("server-variable", "'enum' is empty, so that no value is allowed; it is read as any value", at: entry)
                }
            case .default:
                guard let text = text(entry) else { continue }
                hasDefault = true
                variable.defaultValue = text
            case .description: variable.description = annotation(entry)
            }
        }
        if !hasDefault {
            if let first = variable.enumeration.first {
                warning(
                    "missing-key", "server variable '\(entry.key)' lacks 'default'; the first of 'enum' counts",
                    at: entry)
                variable.defaultValue = first
            } else {
                error("missing-key", "server variable '\(entry.key)' lacks 'default'", at: entry)
            }
        }
        return variable
    }
}
