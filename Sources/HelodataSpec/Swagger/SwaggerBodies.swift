import HelodataDiagnostics
import HelodataYAML

// `in: body` and `in: formData` as request bodies.
extension SwaggerConverter {
    private static let multipart = "multipart/form-data"
    private static let urlEncoded = "application/x-www-form-urlencoded"

    private static func isForm(_ type: YAMLNode) -> Bool {
        let essence = (type.string ?? "").lowercased().prefix { $0 != ";" }.filter { $0 != " " }
        return essence == multipart || essence == urlEncoded
    }

    /// A body: its schema in each media type that the operation consumes. Forms are described by their fields, so that they
    /// are none of these types unless there are no others.
    func body(_ node: YAMLNode, types: [YAMLNode], at location: SourceLocation) -> YAMLNode {
        let node = resolved(node)
        let place = node.location
        var schema = node.entry("schema").map { $0.with(self.schema($0.value)) }
        if schema == nil, node["type"] != nil {
            diagnostics.warning(
                "misplaced-key", "the members of a body's schema belong under 'schema'; read as if they stood there", at: place)
            schema = YAMLNode.Entry(
                key: "schema", keyLocation: place, value: value(node.entries ?? [], at: place, place: "body", name: "").schema)
        } else if schema == nil {
            diagnostics.warning("missing-key", "a body lacks 'schema'", at: place)
        }
        let others = types.filter { !Self.isForm($0) }
        let types = others.isEmpty ? types : others
        var members = (node.entries ?? []).filter {
            $0.key == "description" || $0.key == "required" || ($0.key.hasPrefix("x-") && ExtensionName(rawValue: $0.key) == .assumed)
        }
        members.append(
            .init(key: "content", keyLocation: place, value: content(schema, types: types, examples: nil, at: place)))
        return YAMLNode(.mapping(members), at: location)
    }

    /// The media types of a body, each with the schema.
    func content(
        _ schema: YAMLNode.Entry?, types: [YAMLNode], examples: YAMLNode?, at place: SourceLocation
    ) -> YAMLNode {
        let inside = schema?.value.location ?? place
        let types = types.isEmpty ? [YAMLNode.text("application/json", at: place)] : types
        var seen: Set<String> = []
        let entries = types.compactMap { type -> YAMLNode.Entry? in
            guard let name = type.string, seen.insert(name).inserted else { return nil }
            var members = schema.map { [$0] } ?? []
            if let example = examples?.entry(name) { members.append(example.with(example.value, key: "example")) }
            return YAMLNode.Entry(key: name, keyLocation: type.location, value: YAMLNode(.mapping(members), at: inside))
        }
        return YAMLNode(.mapping(entries), at: place)
    }

    // MARK: forms

    /// The fields of a form as the members of an object. `operation` has a place of its own for what is put together here.
    func form(_ fields: [YAMLNode], types: [YAMLNode], of operation: YAMLNode) -> YAMLNode {
        let fields = fields.map(resolved)
        let location = operation.location
        let inside = operation.entries?.first?.value.location ?? location
        let hasFile = fields.contains { $0["type"]?.string == "file" || $0["items"]?["type"]?.string == "file" }
        let forms = formTypes(types, fields, hasFile: hasFile)

        var content: [YAMLNode.Entry] = []
        var schema: YAMLNode?
        for (index, type) in forms.enumerated() {
            let isMultipart = (type.string ?? "").lowercased().hasPrefix(Self.multipart)
            let (object, encoding) = object(fields, isMultipart: isMultipart, at: location)
            // One type for both forms.
            let shared = schema ?? object
            schema = shared
            var members = [YAMLNode.Entry(key: "schema", keyLocation: location, value: shared)]
            if !encoding.isEmpty {
                members.append(.init(key: "encoding", keyLocation: location, value: YAMLNode(.mapping(encoding), at: location)))
            }
            content.append(
                .init(
                    key: type.string ?? "", keyLocation: type.location,
                    value: YAMLNode(.mapping(members), at: index == 0 ? location : inside)))
        }
        let isRequired = fields.contains { $0["required"]?.bool == true }
        return YAMLNode(
            .mapping([
                .init(key: "content", keyLocation: location, value: YAMLNode(.mapping(content), at: location)),
                .init(key: "required", keyLocation: location, value: .bool(isRequired, at: location)),
            ]), at: location)
    }

    private func formTypes(_ types: [YAMLNode], _ fields: [YAMLNode], hasFile: Bool) -> [YAMLNode] {
        let forms = types.filter(Self.isForm)
        let place = fields.first?.location
        let multiparts = forms.filter { ($0.string ?? "").lowercased().hasPrefix(Self.multipart) }
        if hasFile, multiparts.isEmpty {
            if let form = forms.first {
                warning("swagger-consumes", "a form with a file is sent as '\(Self.multipart)'", at: form)
            }
            return place.map { [YAMLNode.text(Self.multipart, at: $0)] } ?? []
        }
        if hasFile { return Array(multiparts.prefix(1)) }
        if forms.isEmpty { return place.map { [YAMLNode.text(Self.urlEncoded, at: $0)] } ?? [] }
        return forms
    }

    private func object(
        _ fields: [YAMLNode], isMultipart: Bool, at location: SourceLocation
    ) -> (schema: YAMLNode, encoding: [YAMLNode.Entry]) {
        var properties: [YAMLNode.Entry] = []
        var required: [YAMLNode] = []
        var encoding: [YAMLNode.Entry] = []
        for field in fields {
            guard let entries = field.entries, let name = field["name"], let text = name.string else {
                diagnostics.error("missing-key", "parameter lacks 'name'", at: field.location)
                continue
            }
            guard !properties.contains(where: { $0.key == text }) else {
                diagnostics.warning("duplicate", "the form field '\(text)' is listed twice; the first counts", at: field.location)
                continue
            }
            _ = members(entries, SwaggerParameterKey.self)
            let isFiles = field["type"]?.string == "array" && field["items"]?["type"]?.string == "file"
            var (schema, style): (YAMLNode, [YAMLNode.Entry])
            if field["type"]?.string == "file" || isFiles {
                schema = self.schema(
                    YAMLNode(
                        .mapping(entries.filter { SwaggerParameterKey.vocabulary[$0.key]?.isOfSchema == true }), at: field.location),
                    isWhole: true)
                style = []
            } else {
                (schema, style) = value(entries, at: field.location, place: "formData", name: "'\(text)'")
                if isMultipart, !style.isEmpty, field["collectionFormat"]?.string != "multi" {
                    diagnostics.warning(
                        "collection-format",
                        "OpenAPI 3 joins no elements in '\(Self.multipart)'; each element of '\(text)' is a part of its own",
                        at: field.location)
                }
            }
            let own = entries.filter {
                ($0.key == "description" || $0.key.hasPrefix("x-")) && !Self.schemaExtensions.contains($0.key)
            }
            schema = YAMLNode(.mapping(own + (schema.entries ?? [])), at: field.location)
            properties.append(.init(key: text, keyLocation: name.location, value: schema))
            if field["required"]?.bool == true { required.append(name) }
            if !style.isEmpty, !isMultipart {
                encoding.append(.init(key: text, keyLocation: name.location, value: YAMLNode(.mapping(style), at: field.location)))
            }
        }
        var members: [YAMLNode.Entry] = [
            .init(key: "type", keyLocation: location, value: .text("object", at: location)),
            .init(key: "properties", keyLocation: location, value: YAMLNode(.mapping(properties), at: location)),
        ]
        if !required.isEmpty {
            members.append(.init(key: "required", keyLocation: location, value: YAMLNode(.sequence(required), at: location)))
        }
        return (YAMLNode(.mapping(members), at: location), encoding)
    }
}
