import HelodataDiagnostics
import HelodataYAML

enum SecuritySchemeKey: String, ObjectKey {
    case type, description, name, `in`, scheme, bearerFormat, flows, openIdConnectUrl, oauth2MetadataUrl, deprecated
    static let vocabulary = Vocabulary<Self>(
        of: "security scheme", annotations: [.description, .bearerFormat, .deprecated, .oauth2MetadataUrl],
        extensions: [.swiftName])
}

enum FlowsKey: String, ObjectKey {
    case implicit, password, clientCredentials, authorizationCode, deviceAuthorization
    static let vocabulary = Vocabulary<Self>(of: "'flows'", annotations: Set(allCases))
}

enum FlowKey: String, ObjectKey {
    case authorizationUrl, tokenUrl, refreshUrl, deviceAuthorizationUrl, scopes
    static let vocabulary = Vocabulary<Self>(of: "OAuth flow", annotations: Set(allCases))
}

// Security schemes and requirements.
extension DocumentReader {
    private static let schemeTypes = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]

    /// nil where the member is null: nothing is said.
    func securityRequirements(_ entry: YAMLNode.Entry) -> [SecurityRequirementObject]? {
        if entry.value.isNull {
            warnNull(entry)
            return nil
        }
        return objects(entry).compactMap(securityRequirement)
    }

    private func securityRequirement(_ node: YAMLNode) -> SecurityRequirementObject? {
        var requirement = SecurityRequirementObject(location: node.location, schemes: [])
        if node.elements?.isEmpty == true { return requirement }
        if let name = node.string, !node.isNull {
            warning("loose-shape", "a security requirement is a mapping; read as '\(name): []'", at: node)
            requirement.schemes = [(Located(name, at: node.location), [])]
            return requirement
        }
        guard let entries = node.entries else {
            error("shape", "a security requirement is a mapping, not \(node.kindDescription)", at: node)
            return nil
        }
        for entry in entries where !(entry.key.hasPrefix("x-") && entry.value.elements == nil) {
            let scopes = entry.value.entries?.isEmpty == true ? [] : texts(entry).map(\.value)
            requirement.schemes.append((Located(entry.key, at: entry.keyLocation), scopes))
        }
        return requirement
    }

    func securityScheme(_ node: YAMLNode) -> ReferenceOr<SecuritySchemeObject>? {
        if let known = objects.securitySchemes[node.location] { return known }
        let scheme = referenceOr(node, securitySchemeObject)
        if let scheme { objects.securitySchemes[node.location] = scheme }
        return scheme
    }

    private func securitySchemeObject(_ node: YAMLNode) -> SecuritySchemeObject? {
        guard var object = members(node, SecuritySchemeKey.self) else { return nil }
        var scheme = SecuritySchemeObject(
            location: node.location, type: Located("", at: node.location), extensions: Extensions())
        while let (key, entry) = object.next() {
            switch key {
            case .type: scheme.type = schemeType(entry) ?? scheme.type
            case .description: scheme.description = annotation(entry)
            case .name: scheme.name = text(entry)
            case .in: scheme.place = text(entry)
            case .scheme: scheme.scheme = text(entry)
            case .bearerFormat, .openIdConnectUrl: _ = annotation(entry)
            case .flows: checkFlows(entry)
            case .oauth2MetadataUrl, .deprecated: break
            }
        }
        // Swagger 2.0 has `type: basic`; `type: bearer` is as clear.
        if ["basic", "bearer"].contains(scheme.type.value) {
            scheme.scheme = scheme.scheme ?? scheme.type.value
            scheme.type = Located("http", at: scheme.type.location)
        }
        if scheme.type.value.isEmpty {
            if node["type"] == nil { object.reportMissing(.type) }
            return nil
        }
        scheme.extensions = object.extensions
        return scheme
    }

    private func schemeType(_ entry: YAMLNode.Entry) -> Located<String>? {
        guard let type = locatedText(entry) else { return nil }
        if Self.schemeTypes.contains(type.value) { return type }
        if let meant = Self.schemeTypes.first(where: { $0.lowercased() == type.value.lowercased() }) {
            warning("loose-value", "'\(type.value)' is read as '\(meant)'", at: entry.value)
            return Located(meant, at: type.location)
        }
        if ["basic", "bearer"].contains(type.value.lowercased()) {
            warning(
                "loose-value", "'\(type.value)' is read as 'http' with the scheme '\(type.value.lowercased())'",
                at: entry.value)
            return Located(type.value.lowercased(), at: type.location)
        }
        let hint = Suggestion.nearest(to: type.value, in: Self.schemeTypes).map { "did you mean '\($0)'?" }
        let all = "a security scheme is one of \(Self.schemeTypes.joined(separator: ", "))"
        error("security-type", "unknown type '\(type.value)'; \(hint ?? all)", at: entry.value)
        return nil
    }

    /// The client takes tokens as they are given to it: how they are come by is the caller's business.
    private func checkFlows(_ entry: YAMLNode.Entry) {
        guard let entries = mapping(entry) else { return }
        var flows = ObjectReader<FlowsKey>(entries, at: entry.value.location, reader: self)
        while let (_, entry) = flows.next() {
            guard var flow = members(entry.value, FlowKey.self) else { continue }
            while let (key, entry) = flow.next() {
                switch key {
                case .authorizationUrl, .deviceAuthorizationUrl, .tokenUrl, .refreshUrl: _ = annotation(entry)
                case .scopes: _ = mapping(entry)
                }
            }
        }
    }
}
