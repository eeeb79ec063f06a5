import HelodataYAML

// Where references lead that were written for Swagger 2.0.
extension SwaggerConverter {
    /// The place in the converted document; nil for what has none there, and is converted by its shape.
    func converted(_ tokens: [String]) -> [String]? {
        guard let section = tokens.first else { return [] }
        let rest = tokens.dropFirst()
        switch section {
        case "definitions": return ["components", "schemas"] + rest
        case "securityDefinitions": return ["components", "securitySchemes"] + rest
        case "responses": return tokens.count <= 2 ? ["components", "responses"] + rest : nil
        case "parameters":
            guard tokens.count == 2 else { return tokens.count == 1 ? ["components", "parameters"] : nil }
            return ["components", bodies.contains(tokens[1]) ? "requestBodies" : "parameters"] + rest
        case "info", "tags": return tokens
        case "paths": return tokens.count <= 2 ? tokens : nil
        default: return nil
        }
    }
}
