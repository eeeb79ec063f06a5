import HelodataDiagnostics
import HelodataYAML

enum RequestBodyKey: String, ObjectKey {
    case description, content, required
    static let vocabulary = Vocabulary<Self>(of: "request body", annotations: [.description])
}

enum ResponseKey: String, ObjectKey {
    case summary, description, headers, content, links
    static let vocabulary = Vocabulary<Self>(of: "response", annotations: [.summary, .description, .links], extensions: [.errorCodes])
}

enum MediaTypeKey: String, ObjectKey {
    case schema, itemSchema, example, examples, encoding, prefixEncoding, itemEncoding
    static let vocabulary = Vocabulary<Self>(of: "media type", annotations: [.example, .examples], extensions: [.rows])
}

enum EncodingKey: String, ObjectKey {
    case contentType, headers, style, explode, allowReserved, encoding, prefixEncoding, itemEncoding
    static let vocabulary = Vocabulary<Self>(of: "encoding")
}

// Request bodies, responses and their content.
extension DocumentReader {
    func requestBody(_ node: YAMLNode) -> ReferenceOr<RequestBodyObject>? {
        if let known = objects.requestBodies[node.location] { return known }
        let body = referenceOr(node, requestBodyObject)
        if let body { objects.requestBodies[node.location] = body }
        return body
    }

    private func requestBodyObject(_ node: YAMLNode) -> RequestBodyObject? {
        guard var object = members(withoutBareSchema(node), RequestBodyKey.self) else { return nil }
        var body = RequestBodyObject(location: node.location, content: [], isRequired: false, extensions: Extensions())
        while let (key, entry) = object.next() {
            switch key {
            case .description: body.description = annotation(entry)
            case .content: body.content = content(entry)
            case .required: body.isRequired = bool(entry)
            }
        }
        body.extensions = object.extensions
        for media in body.content {
            guard let rows = media.extensions.rows else { continue }
            diagnostics.warning("x-rows", "'x-rows' is for answers; in a request body it is ignored", at: rows.location)
        }
        return body
    }

    // MARK: responses

    func responses(_ entry: YAMLNode.Entry) -> [ResponseEntry] {
        map(entry, isOpen: true).compactMap { entry in
            guard let status = responseStatus(entry), let response = response(entry.value) else { return nil }
            return ResponseEntry(location: entry.keyLocation, status: status, response: response)
        }
    }

    private func responseStatus(_ entry: YAMLNode.Entry) -> ResponseStatus? {
        if let status = ResponseStatus(entry.key) {
            if status.description != entry.key { warning("loose-value", "'\(entry.key)' is read as '\(status)'", at: entry) }
            return status
        }
        error(
            "response-status", "'\(entry.key)' is no status; a response has a status (200), a range (4XX) or 'default'",
            at: entry)
        return nil
    }

    func response(_ node: YAMLNode) -> ReferenceOr<ResponseObject>? {
        if let known = objects.responses[node.location] { return known }
        let response = referenceOr(node, responseObject)
        if let response { objects.responses[node.location] = response }
        return response
    }

    private func responseObject(_ node: YAMLNode) -> ResponseObject? {
        guard var object = members(withoutBareSchema(node), ResponseKey.self) else { return nil }
        var response = ResponseObject(location: node.location, headers: [], content: [], extensions: Extensions())
        var hasDescription = false
        while let (key, entry) = object.next() {
            switch key {
            case .summary: response.summary = annotation(entry)
            case .description:
                hasDescription = true
                response.description = annotation(entry)
            case .headers: response.headers = headers(entry)
            case .content: response.content = content(entry)
            case .links: checkLinks(entry)
            }
        }
        if !hasDescription, version < .v3_2 { object.warnMissing(.description, code: "missing-description") }
        response.extensions = object.extensions
        return response
    }

    /// A `schema` that stands there without `content`, as in Swagger 2.0, says no media type.
    private func withoutBareSchema(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, let entry = node.entry("schema"), node["content"] == nil else { return node }
        error(
            "misplaced-key",
            "'schema' stands under 'content' and a media type: 'content: {application/json: {schema: …}}'", at: entry)
        return YAMLNode(.mapping(entries.filter { $0.key != "schema" }), at: node.location)
    }

    // MARK: content

    func content(_ entry: YAMLNode.Entry) -> [MediaTypeEntry] {
        map(entry).compactMap { mediaType($0) }
    }

    func mediaType(_ entry: YAMLNode.Entry) -> MediaTypeEntry? {
        if var known = objects.mediaTypes[entry.value.location] {
            known.location = entry.keyLocation
            known.key = entry.key
            return known
        }
        let mediaType = mediaTypeEntry(entry)
        if let mediaType, entry.value.entries != nil { objects.mediaTypes[entry.value.location] = mediaType }
        return mediaType
    }

    private func mediaTypeEntry(_ entry: YAMLNode.Entry) -> MediaTypeEntry? {
        if entry.key.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            error("media-type", "the media type '\(entry.key)' holds a control character", at: entry)
        }
        var mediaType = MediaTypeEntry(
            location: entry.keyLocation, key: entry.key, encoding: [], extensions: Extensions())
        // `text/plain:` without anything says that much: text.
        if entry.value.isNull { return mediaType }
        if let entries = entry.value.entries, let target = entry.value["$ref"]?.string, !target.contains("/schemas/") {
            mediaType.reference = reference(entries, at: entry.value.location)
            return mediaType
        }
        let (node, strayed) = withoutStrayedSchema(entry.value, in: MediaTypeKey.vocabulary)
        guard var object = members(node, MediaTypeKey.self) else { return nil }
        mediaType.schema = strayed
        while let (key, entry) = object.next() {
            switch key {
            case .schema: mediaType.schema = optional(entry, schema)
            case .itemSchema: mediaType.itemSchema = optional(entry, schema)
            case .example: mediaType.examples.append(.value(entry.value))
            case .examples: mediaType.examples += examples(entry)
            case .encoding:
                mediaType.encoding = map(entry).compactMap { entry in encoding(entry.value).map { (entry.key, $0) } }
            case .prefixEncoding, .itemEncoding:
                warning("unused-keyword", "'\(entry.key)' is not supported; parts are sent by their schemas", at: entry)
            }
        }
        mediaType.extensions = object.extensions
        checkExamples(node)
        return mediaType
    }

    /// What `examples` hold as values; a text of another media type than JSON or a URL is none.
    func examples(_ entry: YAMLNode.Entry) -> [ExampleValue] {
        (entry.value.entries ?? []).compactMap { example in
            if let reference = example.value["$ref"], let text = reference.string {
                return .reference(Located(text, at: reference.location))
            }
            return (example.value["value"] ?? example.value["dataValue"]).map { .value($0) }
        }
    }

    private func encoding(_ node: YAMLNode) -> EncodingObject? {
        guard var object = members(node, EncodingKey.self) else { return nil }
        var encoding = EncodingObject(location: node.location, headers: [], allowReserved: false)
        while let (key, entry) = object.next() {
            switch key {
            case .contentType: encoding.contentType = text(entry)
            case .headers: encoding.headers = headers(entry)
            case .style: encoding.style = text(entry)
            case .explode: encoding.explode = optionalBool(entry)
            case .allowReserved: encoding.allowReserved = bool(entry)
            case .encoding, .prefixEncoding, .itemEncoding:
                warning("unused-keyword", "'\(entry.key)' is not supported; parts are sent by their schemas", at: entry)
            }
        }
        return encoding
    }
}
