import HelodataDiagnostics
import HelodataYAML

enum PathItemKey: String, ObjectKey {
    case summary, description, servers, parameters, additionalOperations
    case get, put, post, delete, options, head, patch, trace, query
    case reference = "$ref"
    static let vocabulary = Vocabulary<Self>(
        of: "path item", annotations: [.summary, .description], isStrict: true,
        extensions: ExtensionName.omissions)
}

enum OperationKey: String, ObjectKey {
    case tags, summary, description, externalDocs, operationId, parameters, requestBody, responses, callbacks
    case deprecated, security, servers
    static let vocabulary = Vocabulary<Self>(
        of: "operation", annotations: [.summary, .description, .externalDocs],
        extensions: ExtensionName.omissions.union([
            .dropshotPagination, .fernMethodName, .fernPagination, .idempotencyKey, .idempotent, .microsoftPageable, .pagination,
            .speakeasyName, .speakeasyPagination, .swiftName, .variants, .waiters,
        ]))
}

// Paths, webhooks and callbacks, down to their operations.
extension DocumentReader {
    func paths(_ entry: YAMLNode.Entry) -> [PathEntry] {
        let paths = map(entry, isOpen: true).compactMap(pathEntry)
        for path in paths where !path.key.hasPrefix("/") {
            diagnostics.error(
                "path-name", "a path starts with '/'; '\(path.key)' does not", at: path.location,
                length: path.key.unicodeScalars.count)
        }
        return paths
    }

    func webhooks(_ entry: YAMLNode.Entry) -> [PathEntry] {
        if version < .v3_1 { warning("version-spelling", "'webhooks' came with OpenAPI 3.1", at: entry) }
        return map(entry).compactMap(pathEntry)
    }

    private func pathEntry(_ entry: YAMLNode.Entry) -> PathEntry? {
        pathItem(entry.value).map { PathEntry(location: entry.keyLocation, key: entry.key, item: $0) }
    }

    func pathItem(_ node: YAMLNode) -> ReferenceOr<PathItemObject>? {
        if let known = objects.pathItems[node.location] { return known }
        let item: ReferenceOr<PathItemObject>?
        if let entries = node.entries, entries.contains(where: { $0.key == "$ref" }),
            entries.allSatisfy({ ["$ref", "summary", "description"].contains($0.key) || $0.key.hasPrefix("x-") })
        {
            item = reference(entries, at: node.location).map { .reference($0) }
        } else {
            item = (nested(at: node.location) { pathItemObject(node) } ?? nil).map { .object($0) }
        }
        if let item { objects.pathItems[node.location] = item }
        return item
    }

    private func pathItemObject(_ node: YAMLNode) -> PathItemObject? {
        guard var object = members(node, PathItemKey.self) else { return nil }
        var item = PathItemObject(
            location: node.location, servers: [], parameters: [], operations: [], extensions: Extensions())
        while let (key, entry) = object.next() {
            switch key {
            case .reference: item.reference = reference([entry], at: node.location)
            case .summary: item.summary = annotation(entry)
            case .description: item.description = annotation(entry)
            case .servers: item.servers = servers(entry)
            case .parameters: item.parameters = parameters(entry)
            case .get, .put, .post, .delete, .options, .head, .patch, .trace, .query:
                if key == .query, version < .v3_2 {
                    warning("version-spelling", "the method 'query' came with OpenAPI 3.2", at: entry)
                }
                addOperation(entry, method: key.rawValue, to: &item)
            case .additionalOperations:
                for entry in map(entry) { addOperation(entry, method: additionalMethod(entry), to: &item) }
            }
        }
        item.extensions = object.extensions
        checkQueryString(item.parameters)
        for (_, operation) in item.operations where !operation.parameters.isEmpty {
            checkQueryString(item.parameters + operation.parameters)
        }
        return item
    }

    /// 3.2 §4.9: the method as it is sent, in the same case.
    private func additionalMethod(_ entry: YAMLNode.Entry) -> String {
        let lower = entry.key.lowercased()
        if PathItemObject.methodKeys.contains(lower) {
            warning("loose-shape", "the method '\(entry.key)' has a key of its own in a path item, '\(lower)'", at: entry)
            return lower
        }
        if !HTTPToken.isValid(entry.key) { error("method-name", "'\(entry.key)' cannot be the name of a method", at: entry) }
        return entry.key
    }

    private func addOperation(_ entry: YAMLNode.Entry, method: String, to item: inout PathItemObject) {
        // Some exporters write `get: null` where there is none.
        if entry.value.isNull {
            warnNull(entry)
        } else if let operation = operation(entry) {
            checkRepetition(operation.extensions, method: method, entry.value.entries ?? [])
            item.operations.append((method, operation))
        }
    }

    private func operation(_ entry: YAMLNode.Entry) -> OperationObject? {
        guard var object = members(entry.value, OperationKey.self) else { return nil }
        var operation = OperationObject(
            location: entry.keyLocation, tags: [], parameters: [], responses: [], callbacks: [], isDeprecated: false,
            servers: [], extensions: Extensions())
        var hasResponses = false
        while let (key, entry) = object.next() {
            switch key {
            case .tags: operation.tags = operationTags(entry)
            case .summary: operation.summary = annotation(entry)
            case .description: operation.description = annotation(entry)
            case .externalDocs: checkExternalDocs(entry)
            case .operationId:
                operation.operationID = locatedText(entry)
                if operation.operationID?.value.isEmpty == true { operation.operationID = nil }
            case .parameters: operation.parameters = parameters(entry)
            case .requestBody: operation.requestBody = optional(entry, requestBody)
            case .responses:
                hasResponses = true
                operation.responses = responses(entry)
            case .callbacks: operation.callbacks = callbacks(entry)
            case .deprecated: operation.isDeprecated = flag(entry)
            case .security: operation.security = securityRequirements(entry)
            case .servers: operation.servers = servers(entry)
            }
        }
        if !hasResponses, version < .v3_1 { warning("missing-key", "operation lacks 'responses'", at: entry) }
        operation.extensions = object.extensions
        return operation
    }

    private func operationTags(_ entry: YAMLNode.Entry) -> [Located<String>] {
        guard let elements = entry.value.elements, elements.contains(where: { $0["name"]?.string != nil }) else {
            return texts(entry)
        }
        return elements.compactMap { element in
            guard let name = element["name"] ?? (element.entries == nil ? element : nil), let text = name.string else {
                return nil
            }
            if element.entries != nil {
                warning("loose-shape", "an operation names its tags; read as '\(text)'", at: element)
            }
            return Located(text, at: name.location)
        }
    }

    /// What a member holds; nil with a warning where it holds null.
    func optional<Object>(_ entry: YAMLNode.Entry, _ read: (YAMLNode) -> Object?) -> Object? {
        if entry.value.isNull {
            warnNull(entry)
            return nil
        }
        return read(entry.value)
    }

    private func callbacks(_ entry: YAMLNode.Entry) -> [(key: String, callback: ReferenceOr<CallbackObject>)] {
        map(entry, isOpen: true).compactMap { entry in callback(entry.value).map { (entry.key, $0) } }
    }

    func callback(_ node: YAMLNode) -> ReferenceOr<CallbackObject>? {
        if let known = objects.callbacks[node.location] { return known }
        let callback = referenceOr(node, callbackObject)
        if let callback { objects.callbacks[node.location] = callback }
        return callback
    }

    private func callbackObject(_ node: YAMLNode) -> CallbackObject? {
        guard let entries = node.entries else {
            error("shape", "callback must be a mapping, not \(node.kindDescription)", at: node)
            return nil
        }
        var callback = CallbackObject(location: node.location, paths: [])
        for entry in entries {
            if entry.key.hasPrefix("x-") {
                var extensions = Extensions()
                readExtension(entry, of: entries, in: "callback", [], to: &extensions)
            } else if let path = pathEntry(entry) {
                callback.paths.append(path)
            }
        }
        return callback
    }
}
