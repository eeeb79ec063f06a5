import HelodataSpec
import HelodataYAML

/// Collects the headers that answers declare, one typed accessor for each name.
struct HeaderLowering {
    let operations: OperationLowering

    func headers(_ sources: [OperationSource]) -> [ResponseHeader] {
        var scope = NameScope(reserved: NameScope.Reserved([
            "status", "headers", "rawBody", "requestID", "idempotencyKey", "isReplay", "rateLimit", "attempts", "body",
            "description", "text", "elapsed",
        ]))
        var seen: Set<String> = []
        var headers: [ResponseHeader] = []
        for source in sources {
            for entry in source.operation.responses {
                guard let response = operations.resolver.response(entry.response) else { continue }
                for header in response.headers where header.key.lowercased() != "content-type" {
                    guard seen.insert(header.key.lowercased()).inserted,
                        let object = operations.resolver.header(header.header)
                    else { continue }
                    headers.append(self.header(header.key, object, &scope))
                }
            }
        }
        return headers
    }

    private func header(_ key: String, _ object: ParameterObject, _ scope: inout NameScope) -> ResponseHeader {
        var type = TypeRef.string
        var notes = SchemaNotes()
        if let schema = object.schema {
            let hint = TypeHint(container: operations.schemas.root, text: key + "_header")
            let use = operations.schemas.use(schema, hint: hint, direction: .response)
            notes = use.notes
            switch use.type {
            case .string, .bool, .int, .double, .decimal, .dateTime, .date, .uuid: type = use.type
            case .uint64, .base64, .file, .secret, .json, .named, .array, .dictionary, .nullable: type = .string
            }
        }
        // `X-RateLimit-Limit` is a rate limit; the X says nothing.
        let text = key.lowercased().hasPrefix("x-") ? String(key.dropFirst(2)) : key
        var lines = Documentation.lines(object.description ?? notes.description)
        Documentation.add(["The header `\(key)`."], to: &lines)
        return ResponseHeader(
            name: scope.claim(text, .member, fallback: "header", suffix: "Header").identifier, wireName: key, type: type,
            doc: Doc(lines))
    }
}

/// Lowers webhooks and callbacks: the types of what the server sends by itself.
struct EventLowering {
    let schemas: SchemaLowering
    let resolver: ReferenceResolver

    func events(_ document: DocumentObject, _ sources: [OperationSource]) -> [IncomingEvent] {
        var scope = NameScope()
        var events: [IncomingEvent] = []
        for entry in document.webhooks {
            guard let item = resolver.pathItem(entry.item) else { continue }
            add(item, entry.key, &scope, &events)
        }
        for source in sources {
            for (key, callback) in source.operation.callbacks {
                guard let callback = resolver.callback(callback) else { continue }
                for path in callback.paths {
                    guard let item = resolver.pathItem(path.item) else { continue }
                    add(item, source.typeText + "_" + key, &scope, &events)
                }
            }
        }
        return events
    }

    private func add(_ item: PathItemObject, _ key: String, _ scope: inout NameScope, _ events: inout [IncomingEvent]) {
        for (_, operation) in item.operations {
            guard let entry = operation.requestBody, let body = resolver.requestBody(entry),
                let schema = body.content.first(where: { MediaType($0.key).family == .json })?.schema
            else { continue }
            let hint = TypeHint(container: schemas.root, text: key + "_event")
            let use = schemas.use(schema, hint: hint, direction: .response)
            events.append(
                IncomingEvent(
                    name: scope.claim(key, .member, fallback: "event", suffix: "Event").identifier, wireName: key,
                    body: use.element, doc: Doc(Documentation.lines(operation.summary ?? operation.description))))
        }
    }
}
