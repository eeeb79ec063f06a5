import HelodataDiagnostics
import HelodataYAML

enum LinkKey: String, ObjectKey {
    case operationRef, operationId, parameters, requestBody, description, server
    static let vocabulary = Vocabulary<Self>(of: "link", annotations: Set(allCases))
}

// What OpenAPI forbids to stand together, where the client is the same either way.
extension DocumentReader {
    /// OpenAPI 3.1.1 §4.8.12.2: `example` and `examples` exclude each other.
    func checkExamples(_ node: YAMLNode) {
        guard let entries = node.entries else { return }
        var single: YAMLNode.Entry?
        var several: YAMLNode.Entry?
        for entry in entries {
            switch entry.key {
            case "example": single = entry
            case "examples": several = entry
            default: break
            }
        }
        if let several {
            if let single { warning("example", "'example' and 'examples' stand beside each other; one of them is allowed", at: single) }
            checkNamedExamples(several)
        }
    }

    func checkNamedExamples(_ entry: YAMLNode.Entry) {
        for example in entry.value.entries ?? [] { checkExample(example) }
    }

    /// OpenAPI 3.2 §4.19.1: which of the four members of an example exclude each other.
    private func checkExample(_ example: YAMLNode.Entry) {
        let keys = Set((example.value.entries ?? []).map(\.key))
        guard keys.count > 1 else { return }
        for (first, second) in [
            ("value", "externalValue"), ("value", "dataValue"), ("value", "serializedValue"), ("serializedValue", "externalValue"),
        ] where keys.contains(first) && keys.contains(second) {
            warning("example", "'\(first)' and '\(second)' stand beside each other; one of them is allowed", at: example)
        }
    }

    /// Links say nothing about the client.
    func checkLinks(_ entry: YAMLNode.Entry) {
        for link in entry.value.entries ?? [] where !link.key.hasPrefix("x-") && link.value["$ref"] == nil {
            guard link.value.entries != nil, var object = members(link.value, LinkKey.self) else { continue }
            while object.next() != nil {}
        }
    }

    /// OpenAPI 3.2 §4.12.2: what a parameter by `content`, in the query string as a whole, or in a header can have.
    func checkParameter(_ parameter: ParameterObject, _ node: YAMLNode) {
        func warn(_ key: String, _ message: String) {
            if let entry = node.entry(key) { warning("parameter-style", message, at: entry) }
        }
        let name = parameter.name
        if parameter.place == .header, !HTTPToken.isValid(name) {
            diagnostics.error(
                "header-name", "'\(name)' cannot be the name of a header; rename it in the description or by an overlay",
                at: node.location)
        }
        if parameter.place == .querystring, parameter.content.isEmpty {
            diagnostics.warning(
                "parameter-content", "parameter '\(name)' is the whole query string and needs 'content', which says how it is written",
                at: node.location)
        }
        if node["content"] != nil {
            for key in ["style", "explode", "allowReserved"] {
                warn(key, "'\(key)' is for a parameter with 'schema'; '\(name)' has 'content', and it is ignored")
            }
        }
        guard node["allowReserved"] != nil, node["content"] == nil else { return }
        switch parameter.place {
        case .query, .querystring: break
        case .header: warn("allowReserved", "'allowReserved' is not for headers, whose values are never percent-encoded; it is ignored")
        case .path where version < .v3_2: warn("allowReserved", "'allowReserved' is for query parameters before OpenAPI 3.2")
        case .cookie where version < .v3_2: warn("allowReserved", "'allowReserved' is for query parameters before OpenAPI 3.2")
        case .cookie where parameter.style?.value == "cookie":
            warn("allowReserved", "'allowReserved' is not for 'style: cookie', which encodes nothing; it is ignored")
        case .path, .cookie: break
        }
    }

    /// OpenAPI 3.2 §4.12.2: the query string as a whole is described once, and not beside its parts.
    func checkQueryString(_ parameters: [ReferenceOr<ParameterObject>]) {
        var whole: ParameterObject?
        var part: ParameterObject?
        for case .object(let parameter) in parameters {
            switch parameter.place {
            case .querystring:
                if let whole { reportQueryString(parameter, beside: whole) }
                whole = whole ?? parameter
            case .query: part = part ?? parameter
            case .path, .header, .cookie: break
            }
        }
        if let whole, let part { reportQueryString(part, beside: whole) }
    }

    private func reportQueryString(_ parameter: ParameterObject, beside whole: ParameterObject) {
        diagnostics.warning(
            "parameter-querystring",
            "'\(whole.name)' is the whole query string; '\(parameter.name)' stands beside it, and both are sent", at: parameter.location)
    }

    /// OpenAPI 3.2 §4.26.1.
    func checkXML(_ entry: YAMLNode.Entry) {
        guard entry.value["nodeType"] != nil else { return }
        for key in ["attribute", "wrapped"] {
            guard let old = entry.value.entry(key) else { continue }
            warning("xml", "'\(key)' is not for 'xml' with 'nodeType', which says the same", at: old)
        }
    }
}
