import HelodataDiagnostics
import HelodataYAML

// Paths, operations and answers.
extension SwaggerConverter {
    func paths(_ node: YAMLNode) -> YAMLNode { map(node, path) }

    func path(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries else { return node }
        let shared = node["parameters"]?.elements ?? []
        // A body belongs to the operations.
        let bodies = shared.filter(isBody)
        var converted: [YAMLNode.Entry] = []
        for (key, entry) in members(entries, SwaggerPathKey.self) {
            switch key {
            case .parameters where entry.value.elements != nil:
                let others = shared.filter { !isBody($0) }.map(parameter)
                if !others.isEmpty { converted.append(entry.with(YAMLNode(.sequence(others), at: entry.value.location))) }
            case .consumes, .produces:
                warning("misplaced-key", "'\(entry.key)' is of operations; read as if each of the path had it", at: entry)
            case .some(let key) where key.isMethod:
                converted.append(entry.with(operation(entry.value, bodies: bodies, of: node)))
            case nil, .some: converted.append(entry)
            }
        }
        return YAMLNode(.mapping(converted), at: node.location)
    }

    private func isBody(_ parameter: YAMLNode) -> Bool { ["body", "formData"].contains(place(of: parameter) ?? "") }

    /// - Parameters:
    ///   - shared: bodies and form fields of the path.
    func operation(_ node: YAMLNode, bodies shared: [YAMLNode], of path: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, !entries.isEmpty else { return node }
        let consumes = (node.entry("consumes") ?? path.entry("consumes")).map(list) ?? self.consumes
        let produces = (node.entry("produces") ?? path.entry("produces")).map(list) ?? self.produces
        var own: [YAMLNode] = []
        var converted: [YAMLNode.Entry] = []
        for (key, entry) in members(entries, SwaggerOperationKey.self) {
            switch key {
            case .parameters where entry.value.elements != nil:
                let elements = entry.value.elements ?? []
                own = elements.filter(isBody)
                let others = elements.filter { !isBody($0) }.map(parameter)
                if !others.isEmpty { converted.append(entry.with(YAMLNode(.sequence(others), at: entry.value.location))) }
                addBody(own, shared, consumes, of: node, at: entry.keyLocation, to: &converted)
            case .responses:
                converted.append(entry.with(responses(entry.value, produces)))
            case .schemes:
                if let servers = servers.entry(of: entry, self) { converted.append(servers) }
            case .consumes, .produces: break
            case nil, .some: converted.append(entry)
            }
        }
        if node["parameters"]?.elements == nil { addBody([], shared, consumes, of: node, at: node.location, to: &converted) }
        return YAMLNode(.mapping(converted), at: node.location)
    }

    private func addBody(
        _ own: [YAMLNode], _ shared: [YAMLNode], _ consumes: [YAMLNode], of operation: YAMLNode, at location: SourceLocation,
        to converted: inout [YAMLNode.Entry]
    ) {
        let bodies = own.filter { place(of: $0) == "body" }
        let fields = own.filter { place(of: $0) == "formData" }
        let all = bodies.isEmpty ? (fields.isEmpty ? shared.filter { place(of: $0) == "body" } : []) : bodies
        if let body = all.first {
            if all.count > 1 {
                diagnostics.warning("duplicate", "an operation has one body; the first counts", at: all[1].location)
            }
            if let field = fields.first {
                diagnostics.error(
                    "parameter-in", "an operation has a body or a form; this one has a 'body' too", at: field.location)
            }
            converted.append(.init(key: "requestBody", keyLocation: location, value: requestBody(body, consumes, of: operation)))
            return
        }
        let names = Set(fields.compactMap { resolved($0)["name"]?.string })
        let inherited = shared.filter { place(of: $0) == "formData" && !names.contains(resolved($0)["name"]?.string ?? "") }
        guard !(inherited + fields).isEmpty else { return }
        converted.append(
            .init(key: "requestBody", keyLocation: location, value: form(inherited + fields, types: consumes, of: operation)))
    }

    /// A shared body stays shared where the operation consumes what the document does.
    private func requestBody(_ node: YAMLNode, _ consumes: [YAMLNode], of operation: YAMLNode) -> YAMLNode {
        let isOfDocument = consumes.map(\.string) == self.consumes.map(\.string)
        if isOfDocument, let text = node["$ref"]?.string, text.hasPrefix("#/parameters/") { return node }
        return body(node, types: consumes, at: operation.location)
    }

    // MARK: answers

    private func responses(_ node: YAMLNode, _ produces: [YAMLNode]) -> YAMLNode {
        guard let entries = node.entries else { return node }
        return YAMLNode(
            .mapping(
                entries.map { entry in
                    if entry.key.hasPrefix("x-") { return entry }
                    let isSuccess = ResponseStatus(entry.key)?.isSuccess == true
                    return entry.with(response(entry.value, isSuccess ? produces : failure(produces, of: entry.value)))
                }), at: node.location)
    }

    /// `produces` is of the whole operation: one that gives an image does not say by an image what went wrong. A failure that is an
    /// object is JSON, unless the operation produces something else that can hold one.
    private func failure(_ produces: [YAMLNode], of response: YAMLNode) -> [YAMLNode] {
        guard let schema = resolved(response)["schema"], let first = produces.first else { return produces }
        let meant = resolved(schema)
        guard meant["properties"] != nil || meant["allOf"] != nil || meant["type"]?.string == "object" else { return produces }
        let holdsObjects = produces.contains { type in
            let type = (type.string ?? "").lowercased()
            return ["json", "xml", "yaml", "*/*", "application/*"].contains { type.contains($0) }
        }
        return holdsObjects ? produces : [.text("application/json", at: first.location)]
    }

    func response(_ node: YAMLNode, _ produces: [YAMLNode]) -> YAMLNode {
        guard node["$ref"] != nil else { return response(node, produces, at: node.location) }
        guard produces.map(\.string) != self.produces.map(\.string) else { return node }
        // A shared answer in the media types of this operation.
        let target = resolved(node)
        return target["$ref"] == nil ? response(target, produces, at: node.location) : node
    }

    private func response(_ node: YAMLNode, _ produces: [YAMLNode], at location: SourceLocation) -> YAMLNode {
        guard let entries = node.entries else { return node }
        var converted: [YAMLNode.Entry] = []
        let examples = node["examples"]
        for (key, entry) in members(entries, SwaggerResponseKey.self) {
            switch key {
            case .headers: converted.append(entry.with(map(entry.value, header)))
            case .schema where entry.value.isNull: break
            case .schema:
                let schema = entry.with(schema(entry.value, isWhole: true))
                let types = answerTypes(produces, of: entry.value, examples)
                converted.append(
                    .init(
                        key: "content", keyLocation: entry.keyLocation,
                        value: content(schema, types: types, examples: examples, at: entry.keyLocation)))
            case .examples:
                let known = Set(answerTypes(produces, of: entry.value, examples).compactMap(\.string))
                for example in entry.value.entries ?? [] where node["schema"] != nil && !known.contains(example.key) {
                    guard !example.key.hasPrefix("x-") else { continue }
                    warning("swagger-examples", "'\(example.key)' is not among what the operation produces; ignored", at: example)
                }
            case nil, .some: converted.append(entry)
            }
        }
        return YAMLNode(.mapping(converted), at: location)
    }

    /// The media types of an answer: what the operation produces, else what there are examples of.
    private func answerTypes(_ produces: [YAMLNode], of schema: YAMLNode, _ examples: YAMLNode?) -> [YAMLNode] {
        if !produces.isEmpty { return produces }
        if schema["type"]?.string == "file" { return [.text("application/octet-stream", at: schema.location)] }
        return (examples?.entries ?? []).filter { $0.key.contains("/") }.map { .text($0.key, at: $0.keyLocation) }
    }
}
