import HelodataDiagnostics
import HelodataYAML

// `securityDefinitions`.
extension SwaggerConverter {
    func security(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, node["$ref"] == nil else { return node }
        let type = node["type"]?.string ?? ""
        var converted: [YAMLNode.Entry] = []
        var flow: [YAMLNode.Entry] = []
        for (key, entry) in members(entries, SwaggerSecurityKey.self) {
            switch key {
            case nil, .description: converted.append(entry)
            case .type where type == "basic":
                converted.append(entry.with(.text("http", at: entry.value.location)))
                converted.append(entry.with(.text("basic", at: entry.value.location), key: "scheme"))
            case .type, .name, .in: converted.append(entry)
            case .authorizationUrl, .tokenUrl, .scopes: flow.append(entry)
            case .flow: break
            }
        }
        if type == "oauth2" {
            let written = node.entry("flow")
            let name = Self.flows[written?.value.string ?? ""]
            if let written, name == nil {
                warning(
                    "security-flow", "unknown flow '\(written.value.string ?? "")'; it is implicit, password, application or accessCode",
                    at: written.value)
            } else if written == nil {
                diagnostics.warning("missing-key", "security definition lacks 'flow'", at: node.location)
            }
            let place = written?.keyLocation ?? node.location
            let flows = name.map { YAMLNode.mapping($0, YAMLNode(.mapping(flow), at: place), at: place) }
            converted.append(.init(key: "flows", keyLocation: place, value: flows ?? YAMLNode(.mapping([]), at: place)))
        }
        return YAMLNode(.mapping(converted), at: node.location)
    }

    private static let flows = [
        "implicit": "implicit", "password": "password", "application": "clientCredentials", "accessCode": "authorizationCode",
    ]
}
