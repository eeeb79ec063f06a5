import HelodataDiagnostics
import HelodataYAML

// Parameters in path, query and header, and the headers of answers. Bodies and form fields are in `SwaggerBodies`.
extension SwaggerConverter {
    /// Where a parameter stands, also behind a reference.
    func place(of node: YAMLNode) -> String? { resolved(node)["in"]?.string }

    /// The parameter as it is written where it is described.
    func resolved(_ node: YAMLNode) -> YAMLNode {
        var node = node
        for _ in 0..<16 {
            guard let reference = node["$ref"], let text = reference.string,
                let target = written(Located(text, at: reference.location))
            else { return node }
            node = target
        }
        return node
    }

    /// `parameters` of the document: those that are bodies become request bodies.
    func sharedParameters(_ entry: YAMLNode.Entry) -> [YAMLNode.Entry] {
        guard let entries = entry.value.entries else { return [entry] }
        var parameters: [YAMLNode.Entry] = []
        var requestBodies: [YAMLNode.Entry] = []
        for shared in entries {
            if bodies.contains(shared.key) {
                requestBodies.append(shared.with(body(shared.value, types: consumes, at: shared.value.location)))
            } else if !fields.contains(shared.key) {
                parameters.append(shared.with(parameter(shared.value)))
            }
        }
        var sections: [YAMLNode.Entry] = []
        if !parameters.isEmpty { sections.append(entry.with(YAMLNode(.mapping(parameters), at: entry.value.location))) }
        if !requestBodies.isEmpty {
            sections.append(entry.with(YAMLNode(.mapping(requestBodies), at: entry.keyLocation), key: "requestBodies"))
        }
        return sections
    }

    func parameter(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, node["$ref"] == nil else { return node }
        let name = "'\(node["name"]?.string ?? "")'"
        let place = node["in"]?.string ?? ""
        var converted: [YAMLNode.Entry] = []
        for (key, entry) in members(entries, SwaggerParameterKey.self) {
            switch key {
            case nil where Self.schemaExtensions.contains(entry.key): break
            case nil: converted.append(entry)
            case .schema: warning("misplaced-key", "'schema' is for bodies; read as if its members stood in the parameter", at: entry)
            case .some(let key) where key.isOfSchema || key == .collectionFormat: break
            case .some: converted.append(entry)
            }
        }
        if node["type"] == nil, node["schema"] == nil, node["allOf"] == nil, node["enum"] == nil {
            diagnostics.warning("missing-key", "parameter \(name) lacks 'type'; read as text", at: node.location)
        }
        if node["type"]?.string == "file", let type = node.entry("type") {
            warning("swagger-file", "'type: file' is for form fields; read as text", at: type)
        }
        let (schema, style) = value(entries, at: node.location, place: place, name: name)
        return YAMLNode(
            .mapping(converted + style + [.init(key: "schema", keyLocation: node.location, value: schema)]), at: node.location)
    }

    func header(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, node["$ref"] == nil else { return node }
        var converted: [YAMLNode.Entry] = []
        for (key, entry) in members(entries, SwaggerParameterKey.self, of: "header") {
            switch key {
            case nil where Self.schemaExtensions.contains(entry.key): break
            case nil, .description: converted.append(entry)
            case .some(let key) where key.isOfSchema || key == .collectionFormat || key == .schema: break
            case .some: converted.append(entry)
            }
        }
        let (schema, style) = value(entries, at: node.location, place: "header", name: "of the answer")
        return YAMLNode(
            .mapping(converted + style + [.init(key: "schema", keyLocation: node.location, value: schema)]), at: node.location)
    }

    // MARK: values

    /// Extensions that say something about a value, and in OpenAPI 3 stand in its schema.
    static let schemaExtensions: Set<String> = [
        "x-nullable", "x-isnullable", "x-is-nullable", "x-sensitive", "x-enum-varnames", "x-enum-descriptions", "x-enumNames",
        "x-ms-enum",
    ]

    /// The schema of a parameter, and how its elements are joined.
    func value(
        _ entries: [YAMLNode.Entry], at location: SourceLocation, place: String, name: String
    ) -> (schema: YAMLNode, style: [YAMLNode.Entry]) {
        var members: [YAMLNode.Entry] = []
        for entry in entries {
            if entry.key == "schema" {
                members += entry.value.entries ?? []
            } else if SwaggerParameterKey.vocabulary[entry.key]?.isOfSchema == true || Self.schemaExtensions.contains(entry.key) {
                members.append(entry)
            }
        }
        let written = YAMLNode(.mapping(members), at: location)
        if !members.contains(where: { ["type", "$ref", "enum", "allOf"].contains($0.key) }) || written["type"]?.string == "file" {
            let text = YAMLNode.Entry(key: "type", keyLocation: location, value: .text("string", at: location))
            members = members.filter { $0.key != "type" } + [text]
        }
        let schema = schema(YAMLNode(.mapping(members), at: location))
        guard written["type"]?.string == "array" else { return (schema, []) }
        return joined(schema, written, entries.first { $0.key == "collectionFormat" }, at: location, place: place, name: name)
    }

    private func joined(
        _ schema: YAMLNode, _ written: YAMLNode, _ format: YAMLNode.Entry?, at location: SourceLocation, place: String, name: String
    ) -> (schema: YAMLNode, style: [YAMLNode.Entry]) {
        let keyLocation = format?.keyLocation ?? location
        func style(_ style: String, explode: Bool) -> [YAMLNode.Entry] {
            [
                .init(key: "style", keyLocation: keyLocation, value: .text(style, at: keyLocation)),
                .init(key: "explode", keyLocation: keyLocation, value: .bool(explode, at: keyLocation)),
            ]
        }
        /// OpenAPI 3 cannot say it: the caller joins the elements.
        func text(_ found: String) -> (schema: YAMLNode, style: [YAMLNode.Entry]) {
            let message = "\(found); the parameter \(name) takes the joined text"
            if let format {
                warning("collection-format", message, at: format)
            } else {
                diagnostics.warning("collection-format", message, at: location)
            }
            let kept = (written.entries ?? []).filter { $0.key == "title" || ($0.key.hasPrefix("x-") && $0.key != "x-ms-enum") }
            let type = YAMLNode.Entry(key: "type", keyLocation: location, value: .text("string", at: location))
            return (self.schema(YAMLNode(.mapping(kept + [type]), at: location)), [])
        }
        if let items = written["items"], items["type"]?.string == "array" {
            return text("OpenAPI 3 has no lists of lists outside of bodies")
        }
        let meant = format?.value.string ?? "csv"
        guard let collection = CollectionFormat(rawValue: meant.lowercased()) else {
            if let format {
                warning("collection-format", "unknown 'collectionFormat: \(meant)'; it is csv, ssv, tsv, pipes or multi", at: format.value)
            }
            return (schema, style(place == "query" || place == "formData" ? "form" : "simple", explode: false))
        }
        let isQuery = place == "query" || place == "formData"
        switch collection {
        case .csv: return (schema, style(isQuery ? "form" : "simple", explode: false))
        case .multi:
            if !isQuery, let format {
                warning("collection-format", "'multi' is for queries and forms; the elements are joined by commas", at: format)
            }
            return (schema, style(isQuery ? "form" : "simple", explode: isQuery))
        case .ssv where isQuery: return (schema, style("spaceDelimited", explode: false))
        case .pipes where isQuery: return (schema, style("pipeDelimited", explode: false))
        case .ssv, .pipes: return text("OpenAPI 3 has no 'collectionFormat: \(meant)' in a \(place)")
        case .tsv: return text("OpenAPI 3 has no 'collectionFormat: tsv'")
        }
    }
}
