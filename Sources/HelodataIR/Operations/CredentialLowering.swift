import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers security schemes into what the client's initializer takes.
struct CredentialLowering {
    let context: LoweringContext

    /// - Parameter names: the schemes that the chosen operations use; nil for all of the document.
    func credentials(_ components: ComponentsObject, only names: Set<String>?) -> [CredentialScheme] {
        var scope = NameScope(reserved: ReservedNames.credentials)
        let schemes = components.securitySchemes.compactMap { entry -> (String, SecuritySchemeObject, CredentialScheme.Kind)? in
            guard let scheme = context.references.securityScheme(entry.scheme) else { return nil }
            if let names, !names.contains(entry.key.value) {
                context.coverage.ignored(scheme.location, because: "filtered out: no chosen operation uses it")
                return nil
            }
            guard let kind = kind(scheme, entry.key) else { return nil }
            return (entry.key.value, scheme, kind)
        }
        return schemes.map { wireName, scheme, kind in
            let given = scheme.extensions.swiftName
            // One scheme is called by its kind; of several each by its own name.
            let text = given ?? (schemes.count == 1 ? plainName(kind) : wireName)
            context.coverage.generated(scheme.location, as: text)
            var lines = Documentation.lines(scheme.description)
            Documentation.add(Documentation.assumption(scheme.extensions), to: &lines)
            return CredentialScheme(
                name: scope.claim(text, .member, fallback: "credential", suffix: "Credential").identifier,
                wireName: wireName, kind: kind, doc: Doc(lines))
        }
    }

    /// Of several schemes each may be left out; one alone where an operation takes it and no operation needs it.
    static func settled(_ schemes: [CredentialScheme], for operations: [Operation]) -> [CredentialScheme] {
        let secured = operations.map(\.security).filter { !$0.isEmpty }
        let isOptional = schemes.count > 1 || (!secured.isEmpty && secured.allSatisfy { $0.contains([]) })
        guard isOptional else { return schemes }
        return schemes.map { scheme in
            CredentialScheme(name: scheme.name, wireName: scheme.wireName, kind: scheme.kind, isOptional: true, doc: scheme.doc)
        }
    }

    private func plainName(_ kind: CredentialScheme.Kind) -> String {
        switch kind {
        case .bearer: "token"
        case .basic: "login"
        case .header, .query, .cookie: "apiKey"
        }
    }

    private func kind(_ scheme: SecuritySchemeObject, _ key: Located<String>) -> CredentialScheme.Kind? {
        switch scheme.type.value {
        case "http":
            switch scheme.scheme?.lowercased() {
            case "bearer"?: return .bearer
            case "basic"?: return .basic
            default: return .header("Authorization")
            }
        case "oauth2", "openIdConnect": return .bearer
        case "apiKey":
            let name = scheme.name ?? "Authorization"
            switch scheme.place {
            case "query"?: return .query(name)
            case "cookie"?: return .cookie(name)
            default:
                if !HTTPToken.isValid(name) {
                    context.error("header-name", "'\(name)' cannot be the name of a header", at: scheme.location)
                }
                return .header(name)
            }
        case "mutualTLS":
            context.warning(
                "security-mutual-tls",
                "'\(key.value)' is mutual TLS, which the transport is configured for; the client takes nothing for it",
                at: scheme.location)
            context.coverage.ignored(scheme.location, because: "mutual TLS is the business of the transport")
            return nil
        default:
            context.error(
                "security-scheme",
                "'\(scheme.type.value)' is no type of security scheme; known are apiKey, http, oauth2, openIdConnect and mutualTLS",
                at: scheme.type.location)
            return nil
        }
    }
}
