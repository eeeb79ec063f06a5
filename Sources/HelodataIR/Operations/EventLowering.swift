import HelodataDiagnostics
import HelodataSpec

/// One request that the server sends by itself: a webhook or callback.
struct IncomingSource {
    let key: String
    let operation: OperationObject
    /// The JSON body, if there is one.
    let media: MediaTypeEntry?
    var schema: SchemaObject? { media?.schema }
}

/// Gathers webhooks, and the callbacks of the chosen operations.
struct IncomingCollector {
    let context: LoweringContext
    let choice: OperationChoice

    func incoming(_ document: DocumentObject, _ sources: [OperationSource]) -> [IncomingSource] {
        var incoming: [IncomingSource] = []
        for entry in document.webhooks {
            guard let item = context.references.pathItem(entry.item) else { continue }
            add(item, entry.key, isWebhook: true, &incoming)
        }
        for source in sources {
            for (key, callback) in source.operation.callbacks {
                guard let callback = context.references.callback(callback) else { continue }
                for path in callback.paths {
                    guard let item = context.references.pathItem(path.item) else { continue }
                    add(item, source.typeText + "_" + key, isWebhook: false, &incoming)
                }
            }
        }
        return incoming
    }

    private func add(_ item: PathItemObject, _ key: String, isWebhook: Bool, _ incoming: inout [IncomingSource]) {
        let coverage = context.coverage
        let reason = "the server calls it: the client has the type of the body"
        for parameter in item.parameters { coverage.ignored(parameter.location, because: reason) }
        for server in item.servers { coverage.ignored(server.location, because: reason) }
        for (_, operation) in item.operations {
            if isWebhook, !choice.includes(operation) { continue }
            coverage.ignored(with: operation.location, because: reason)
            let body = operation.requestBody.flatMap { context.references.requestBody($0) }
            let chosen = body?.content.first { MediaType($0.key).family == .json }
            for media in body?.content ?? [] where media.location != chosen?.location {
                coverage.ignored(media.location, because: "the body is decoded as JSON")
            }
            incoming.append(IncomingSource(key: key, operation: operation, media: chosen))
        }
    }
}

/// Lowers webhooks and callbacks: the types of what the server sends.
struct EventLowering {
    let schemas: SchemaLowering
    let context: LoweringContext

    func events(_ incoming: [IncomingSource]) -> [IncomingEvent] {
        var scope = NameScope()
        return incoming.compactMap { source in
            guard let media = source.media, let schema = media.schema else {
                context.coverage.ignored(source.operation.location, because: "there is no JSON body to decode")
                return nil
            }
            let hint = TypeHint(container: schemas.root, text: source.key + "_event")
            let use = schemas.use(schema, hint: hint, direction: .response)
            let name = scope.claim(source.key, .member, fallback: "event", suffix: "Event").identifier
            context.coverage.generated(source.operation.location, as: name.bare)
            context.coverage.generated(media.location, as: use.element.summary)
            return IncomingEvent(
                name: name, wireName: source.key, body: use.element,
                doc: Doc(source.operation.summary.map(Documentation.summary) ?? Documentation.lines(source.operation.description)))
        }
    }
}
