import HelodataDiagnostics
import HelodataYAML

// Schemas: 3.0 and 3.1 spellings side by side, whatever version the document claims.
extension DocumentReader {
    /// Never nil for a node that can be read at all; a shape that is none is an error and an empty schema.
    func schema(_ node: YAMLNode) -> SchemaObject? {
        if let known = objects.schemas[node.location] { return known }
        let schema: SchemaObject?
        switch node.content {
        case .mapping(let entries): schema = nested(at: node.location) { schemaObject(entries, at: node.location) }
        case .scalar(let text, _): return scalarSchema(node, text)
        case .sequence(let elements):
            if elements.isEmpty {
                warning("loose-shape", "a schema is a mapping; the empty list is read as an empty one", at: node)
            } else {
                error("shape", "a schema is a mapping, not a list", at: node)
            }
            return SchemaObject(SchemaDraft(at: node.location))
        }
        if let schema { objects.schemas[node.location] = schema }
        return schema
    }

    /// `true` and `false` are schemas in 3.1. A type or a reference alone is none, but is taken where that is allowed.
    private func scalarSchema(_ node: YAMLNode, _ text: String) -> SchemaObject {
        var draft = SchemaDraft(at: node.location)
        if let boolean = node.bool {
            if version < .v3_1 {
                warning("version-spelling", "the schema '\(boolean)' came with OpenAPI 3.1", at: node)
            }
            draft.boolean = boolean
        } else if node.isNull {
            warning("null-value", "a schema is a mapping; null is read as an empty one", at: node)
        } else if text.hasPrefix("#/") {
            error("shape", "a schema is a mapping; did you mean '$ref: \(text)'?", at: node)
            draft.reference = Located(text, at: node.location)
            draft.isBareReference = true
        } else if SchemaTypes.names.contains(text) {
            error("shape", "a schema is a mapping; did you mean 'type: \(text)'?", at: node)
            draft.types = [Located(text, at: node.location)]
        } else {
            error("shape", "a schema is a mapping, not \(node.kindDescription)", at: node)
        }
        return SchemaObject(draft)
    }

    func schemaObject(_ entries: [YAMLNode.Entry], at location: SourceLocation) -> SchemaObject {
        var draft = SchemaDraft(at: location)
        var bounds = ExclusiveBounds()
        var unevaluated: YAMLNode.Entry?
        var typeEntry: YAMLNode.Entry?
        var condition: [SchemaObject] = []
        var object = ObjectReader<SchemaKey>(entries, at: location, reader: self)
        while let (key, entry) = object.next() {
            switch key {
            case .reference:
                if entry.value.isNull { reportShape(entry, "text") } else { draft.reference = locatedText(entry) }
                draft.isBareReference = entries.count == 1
            case .dynamicReference:
                draft.reference = draft.reference ?? dynamicReference(entry)
            case .recursiveReference: draft.reference = draft.reference ?? enclosingSchema(entry)
            case .type: typeEntry = entry
            case .format:
                draft.format = locatedText(entry)
                checkFormat(entry)
            case .nullable:
                if version >= .v3_1 {
                    warning(
                        "version-spelling", "'nullable' is of OpenAPI 3.0; 3.1 writes 'type: [string, \"null\"]'",
                        at: entry)
                }
                draft.isNullable = bool(entry)
            case .title: draft.title = annotation(entry)
            case .description: draft.description = annotation(entry)
            case .deprecated: draft.isDeprecated = flag(entry)
            case .readOnly: draft.isReadOnly = bool(entry)
            case .writeOnly: draft.isWriteOnly = bool(entry)
            case .enum: draft.enumeration = enumeration(entry)
            case .const: draft.const = entry.value
            case .default: draft.defaultValue = entry.value
            case .properties: draft.properties = properties(entry)
            case .required: draft.required = required(entry)
            case .additionalProperties: draft.additionalProperties = additionalProperties(entry)
            case .unevaluatedProperties: unevaluated = entry
            case .patternProperties: draft.patternProperties = properties(entry)
            case .propertyNames: draft.propertyNames = optional(entry, schema)
            case .items: readItems(entry, &draft)
            case .prefixItems: draft.prefixItems = objects(entry).compactMap(schema)
            case .allOf: draft.allOf = objects(entry).compactMap(schema)
            case .oneOf: draft.oneOf = objects(entry).compactMap(schema)
            case .anyOf: draft.anyOf = objects(entry).compactMap(schema)
            case .not: draft.not = optional(entry, schema)
            case .discriminator: draft.discriminator = discriminator(entry)
            case .defs, .definitions: draft.definitions += properties(entry)
            case .externalDocs: checkExternalDocs(entry)
            case .minimum: draft.limits.minimum = number(entry)
            case .maximum: draft.limits.maximum = number(entry)
            case .exclusiveMinimum: readExclusive(entry, &bounds.minimum)
            case .exclusiveMaximum: readExclusive(entry, &bounds.maximum)
            case .multipleOf: draft.limits.multipleOf = multiple(entry)
            case .minLength: draft.limits.minLength = count(entry)
            case .maxLength: draft.limits.maxLength = count(entry)
            case .pattern: draft.limits.pattern = text(entry)
            case .minItems: draft.limits.minItems = count(entry)
            case .maxItems: draft.limits.maxItems = count(entry)
            case .uniqueItems: draft.limits.uniqueItems = flag(entry)
            case .minProperties: draft.limits.minProperties = count(entry)
            case .maxProperties: draft.limits.maxProperties = count(entry)
            case .contentEncoding: draft.contentEncoding = text(entry)
            case .contentMediaType: draft.contentMediaType = text(entry)
            case .then, .else:
                warning("unused-keyword", "the client does not check '\(entry.key)'; members of it are optional", at: entry)
                optional(entry, schema).map { draft.conditional.append($0) }
            case .if:
                warning("unused-keyword", "the client does not check '\(entry.key)'", at: entry)
                optional(entry, schema).map { condition = asked($0) }
            case .dependentSchemas:
                warning("unused-keyword", "the client does not check '\(entry.key)'; members of it are optional", at: entry)
                draft.conditional += properties(entry).map(\.schema)
            case .dependentRequired, .dependencies, .contains, .minContains, .maxContains, .unevaluatedItems, .contentSchema:
                warning("unused-keyword", "the client does not check '\(entry.key)'", at: entry)
            case .xml: checkXML(entry)
            case .example: draft.examples.append(entry.value)
            case .examples: draft.examples += entry.value.elements ?? []
            case .additionalItems, .schema, .id, .anchor, .dynamicAnchor, .recursiveAnchor, .comment,
                .vocabularies:
                break
            }
        }
        draft.conditional += condition
        if let typeEntry { readTypes(typeEntry, of: entries, &draft) }
        if let unevaluated, draft.additionalProperties == nil {
            draft.additionalProperties = additionalProperties(unevaluated)
        }
        bounds.apply(to: &draft.limits)
        draft.extensions = object.extensions
        if !draft.types.isEmpty { checkExtensions(entries, on: draft.types.map(\.value)) }
        return SchemaObject(draft)
    }

    /// What only strings or objects can have; a secret number would be shown.
    private func checkExtensions(_ entries: [YAMLNode.Entry], on types: [String]) {
        let owners: [(ExtensionName, type: String)] = [(.sensitive, "string"), (.shortcuts, "object"), (.templates, "object")]
        for (name, type) in owners where !types.contains(type) {
            guard let entry = entries.first(where: { $0.key == name.rawValue }), entry.value.bool != false else { continue }
            error(entry.key, "'\(entry.key)' is for the type '\(type)', which this schema does not have", at: entry)
        }
    }

    // MARK: members

    private func properties(_ entry: YAMLNode.Entry) -> [SchemaObject.PropertyEntry] {
        let owner = entry.key
        return map(entry).compactMap { entry in
            if entry.key == "required", entry.value.elements?.isEmpty == false {
                error("misplaced-key", "the list 'required' belongs beside '\(owner)', not under it", at: entry)
                return nil
            }
            return schema(entry.value).map {
                SchemaObject.PropertyEntry(key: entry.key, keyLocation: entry.keyLocation, schema: $0)
            }
        }
    }

    /// A format that is nearly one of those that decide a type: money as `decmial` would be a binary number.
    private func checkFormat(_ entry: YAMLNode.Entry) {
        guard let format = entry.value.string, let near = meantFormat(format) else { return }
        warning("format", "format '\(format)' has no meaning here; did you mean '\(near)'?", at: entry.value)
    }

    private func required(_ entry: YAMLNode.Entry) -> [Located<String>] {
        if looseBool(entry.value) != nil {
            warning(
                "loose-shape",
                "'required' is the list of the required properties; \(entry.value.kindDescription) is ignored",
                at: entry)
            return []
        }
        var seen: Set<String> = []
        return texts(entry).filter { name in
            if seen.insert(name.value).inserted { return true }
            diagnostics.warning(
                "duplicate", "'\(name.value)' is listed twice", at: name.location,
                length: name.value.unicodeScalars.count)
            return false
        }
    }

    private func enumeration(_ entry: YAMLNode.Entry) -> [YAMLNode]? {
        if entry.value.isNull {
            warnNull(entry)
            return nil
        }
        if entry.value.entries != nil {
            reportShape(entry, "a list")
            return nil
        }
        return list(entry)
    }

    /// `$dynamicRef` is `$ref` where only one place can be meant. Where it depends on the way that led here, any value can come.
    private func dynamicReference(_ entry: YAMLNode.Entry) -> Located<String>? {
        guard let reference = locatedText(entry) else { return nil }
        if files.dynamicTargets(reference) > 1 {
            warning(
                "unused-keyword", "'\(reference.value)' may lead to several '$dynamicAnchor's, and is read as any JSON value", at: entry)
            return nil
        }
        warning("unused-keyword", "'$dynamicRef' is read as '$ref'", at: entry)
        return reference
    }

    /// The members that `if` asks for. What it says of their values is a question and holds of none.
    private func asked(_ condition: SchemaObject) -> [SchemaObject] {
        let entries = condition.properties
        guard !entries.isEmpty else { return [] }
        var draft = SchemaDraft(at: condition.location)
        draft.properties = entries.map { entry in
            SchemaObject.PropertyEntry(
                key: entry.key, keyLocation: entry.keyLocation, schema: SchemaObject(SchemaDraft(at: entry.schema.location)))
        }
        return [SchemaObject(draft)]
    }

    /// 2019-09: `$recursiveRef: "#"` is the schema around it that has `$recursiveAnchor`; taken for the component.
    private func enclosingSchema(_ entry: YAMLNode.Entry) -> Located<String>? {
        guard let pointer = enclosingPointer else {
            warning("unused-keyword", "'$recursiveRef' outside 'components' is ignored", at: entry)
            return nil
        }
        warning("version-spelling", "'$recursiveRef' is of JSON Schema 2019-09; read as '$ref: #\(pointer)'", at: entry)
        return Located("#\(pointer)", at: entry.value.location)
    }

    private func additionalProperties(_ entry: YAMLNode.Entry) -> SchemaObject.AdditionalProperties? {
        if entry.value.isNull {
            warnNull(entry)
            return nil
        }
        if entry.value.entries == nil, looseBool(entry.value) != nil { return .allowed(bool(entry)) }
        return schema(entry.value).map { .schema($0) }
    }

    private func readItems(_ entry: YAMLNode.Entry, _ draft: inout SchemaDraft) {
        guard let elements = entry.value.elements, !elements.isEmpty else {
            draft.items = schema(entry.value)
            return
        }
        // Up to 2019-09 a list under `items` was what `prefixItems` is now; of one element it is a slip.
        if elements.count == 1 {
            warning("loose-shape", "'items' is one schema, not a list; its only element is taken", at: entry)
            draft.items = schema(elements[0])
        } else {
            warning("version-spelling", "a list under 'items' is 'prefixItems' since OpenAPI 3.1", at: entry)
            draft.prefixItems = elements.compactMap(schema)
        }
    }

    private func multiple(_ entry: YAMLNode.Entry) -> Double? {
        guard let number = number(entry) else { return nil }
        if number > 0 { return number }
        warning("out-of-range", "'multipleOf' must be above 0; \(entry.value.string ?? "") is ignored", at: entry.value)
        return nil
    }

    private func discriminator(_ entry: YAMLNode.Entry) -> DiscriminatorObject? {
        let location = entry.value.location
        if let name = entry.value.string, !entry.value.isNull {
            warning(
                "version-spelling", "'discriminator: \(name)' is of Swagger 2.0; read as its 'propertyName'", at: entry)
            return DiscriminatorObject(
                location: location, propertyName: Located(name, at: location), mapping: [], defaultMapping: nil)
        }
        guard let node = optional(entry, { $0 }), var object = members(node, DiscriminatorKey.self) else { return nil }
        var propertyName: Located<String>?
        var mapping: [(value: String, target: Located<String>)] = []
        var defaultMapping: Located<String>?
        while let (key, entry) = object.next() {
            switch key {
            case .propertyName: propertyName = locatedText(entry)
            case .mapping:
                for entry in self.mapping(entry) ?? [] {
                    if let target = locatedText(entry) { mapping.append((entry.key, target)) }
                }
            case .defaultMapping: defaultMapping = locatedText(entry)
            }
        }
        guard let propertyName else {
            object.reportMissing(.propertyName)
            return nil
        }
        return DiscriminatorObject(
            location: location, propertyName: propertyName, mapping: mapping, defaultMapping: defaultMapping)
    }
}
