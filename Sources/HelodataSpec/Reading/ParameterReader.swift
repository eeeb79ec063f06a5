import HelodataDiagnostics
import HelodataYAML

enum ParameterKey: String, ObjectKey {
    case name, `in`, description, required, deprecated, allowEmptyValue, style, explode, allowReserved, schema, content
    case example, examples
    static let vocabulary = Vocabulary<Self>(
        of: "parameter", annotations: [.description, .example, .examples],
        extensions: ExtensionName.omissions.union([.speakeasyName, .swiftName]))
}

enum HeaderKey: String, ObjectKey {
    case description, required, deprecated, allowEmptyValue, style, explode, allowReserved, schema, content
    case example, examples
    case name, `in`
    static let vocabulary = Vocabulary<Self>(
        of: "header", annotations: [.description, .example, .examples, .name, .in])
}

// Parameters and headers.
extension DocumentReader {
    func parameters(_ entry: YAMLNode.Entry) -> [ReferenceOr<ParameterObject>] {
        objects(entry).compactMap(parameter)
    }

    func parameter(_ node: YAMLNode) -> ReferenceOr<ParameterObject>? {
        if let known = objects.parameters[node.location] { return known }
        let parameter = referenceOr(node, parameterObject)
        if let parameter { objects.parameters[node.location] = parameter }
        return parameter
    }

    private func parameterObject(_ node: YAMLNode) -> ParameterObject? {
        let (node, strayed) = withoutStrayedSchema(node, in: ParameterKey.vocabulary)
        guard var object = members(node, ParameterKey.self) else { return nil }
        var parameter = ParameterObject(at: node.location)
        parameter.schema = strayed
        var name: String?
        var place: ParameterObject.Place?
        var isRequired: Bool?
        var placeIsWrong = false
        while let (key, entry) = object.next() {
            switch key {
            case .name: name = text(entry)
            case .in:
                place = self.place(entry)
                placeIsWrong = place == nil
            case .description: parameter.description = annotation(entry)
            case .required: isRequired = optionalBool(entry)
            case .deprecated: parameter.isDeprecated = flag(entry)
            case .allowEmptyValue: _ = flag(entry)
            case .style: parameter.style = locatedText(entry)
            case .explode: parameter.explode = optionalBool(entry)
            case .allowReserved: parameter.allowReserved = bool(entry)
            case .schema: parameter.schema = optional(entry, schema)
            case .content: parameter.content = content(entry)
            case .example: parameter.examples.append(.value(entry.value))
            case .examples: parameter.examples += examples(entry)
            }
        }
        guard let name else {
            object.reportMissing(.name)
            return nil
        }
        guard let place else {
            if !placeIsWrong { object.reportMissing(.in) }
            return nil
        }
        // OpenAPI 3.1 §4.8.12: a path parameter must say `required: true`; it cannot be anything else.
        if place == .path, isRequired != true {
            diagnostics.warning(
                "path-required", "path parameter '\(name)' must say 'required: true'", at: node.location)
        }
        if parameter.schema != nil, let media = parameter.content.first {
            diagnostics.warning(
                "parameter-content", "parameter '\(name)' has 'schema' and 'content'; 'schema' counts", at: media.location)
            parameter.content = []
        }
        parameter.name = name
        parameter.place = place
        parameter.isRequired = place == .path || isRequired == true
        parameter.extensions = object.extensions
        checkParameter(parameter, node)
        checkExamples(node)
        return parameter
    }

    private func place(_ entry: YAMLNode.Entry) -> ParameterObject.Place? {
        guard let text = text(entry) else { return nil }
        if let place = ParameterObject.Place(rawValue: text) { return place }
        let places = ParameterObject.Place.allCases.map(\.rawValue)
        if let place = ParameterObject.Place(rawValue: text.lowercased()) {
            warning("loose-value", "'\(text)' is read as '\(place.rawValue)'", at: entry.value)
            return place
        }
        switch text {
        case "body", "formData":
            error(
                "parameter-in", "'in: \(text)' is of Swagger 2.0; OpenAPI 3 has 'requestBody' for it", at: entry.value)
        default:
            let hint = Suggestion.nearest(to: text, in: places).map { "did you mean '\($0)'?" }
            error(
                "parameter-in",
                "unknown place '\(text)'; \(hint ?? "a parameter is in \(places.joined(separator: ", "))")",
                at: entry.value)
        }
        return nil
    }

    /// The entries of a map of headers. Their name is their key.
    func headers(_ entry: YAMLNode.Entry) -> [(key: String, header: ReferenceOr<ParameterObject>)] {
        map(entry).compactMap { entry in header(entry.value, name: entry.key).map { (entry.key, $0) } }
    }

    func header(_ node: YAMLNode, name: String) -> ReferenceOr<ParameterObject>? {
        if let known = objects.headers[node.location] { return known }
        let header = referenceOr(node) { headerObject($0, name: name) }
        if let header { objects.headers[node.location] = header }
        return header
    }

    private func headerObject(_ node: YAMLNode, name: String) -> ParameterObject? {
        let (node, strayed) = withoutStrayedSchema(node, in: HeaderKey.vocabulary)
        guard var object = members(node, HeaderKey.self) else { return nil }
        var header = ParameterObject(at: node.location)
        header.name = name
        header.place = .header
        header.schema = strayed
        while let (key, entry) = object.next() {
            switch key {
            case .description: header.description = annotation(entry)
            case .required: header.isRequired = bool(entry)
            case .deprecated: header.isDeprecated = flag(entry)
            case .allowEmptyValue: break
            case .allowReserved: warning("parameter-style", "'allowReserved' is not for headers; it is ignored", at: entry)
            case .style: header.style = locatedText(entry)
            case .explode: header.explode = optionalBool(entry)
            case .schema: header.schema = optional(entry, schema)
            case .content: header.content = content(entry)
            case .example, .examples: break
            case .name, .in:
                warning("unknown-key", "a header has no '\(entry.key)': its key is its name; ignored", at: entry)
            }
        }
        header.extensions = object.extensions
        checkExamples(node)
        return header
    }
}

extension ParameterObject {
    fileprivate init(at location: SourceLocation) {
        self.init(
            location: location, name: "", place: .query, isRequired: false, isDeprecated: false,
            allowReserved: false, content: [], extensions: Extensions())
    }
}
