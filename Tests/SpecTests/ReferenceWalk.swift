import HelodataDiagnostics
import HelodataSpec

/// Visits everything that a document says, through its references, each object once.
struct ReferenceWalk {
    let documents: DocumentSet
    let diagnostics = Diagnostics()
    /// References followed, and schemas found.
    private(set) var references = 0
    private(set) var schemas = 0
    private var seenSchemas: Set<ObjectIdentifier> = []
    private var seen: Set<ReferenceKey> = []

    init(_ documents: DocumentSet) { self.documents = documents }

    mutating func run() {
        let root = documents.root
        for path in root.paths + root.webhooks { visit(path.item) }
        let components = root.components
        for component in components.schemas { visit(component.schema) }
        for component in components.responses { visit(component.response) }
        for component in components.parameters { visit(component.parameter) }
        for component in components.requestBodies { visit(component.body) }
        for component in components.headers { visit(header: component.header) }
        for component in components.callbacks { visit(component.callback) }
        for component in components.pathItems { visit(component.item) }
        for component in components.securitySchemes {
            guard case .reference(let reference) = component.scheme else { continue }
            references += 1
            _ = documents.resolveSecurityScheme(reference, diagnostics: diagnostics)
        }
    }

    private mutating func object<Object>(
        _ object: ReferenceOr<Object>, _ resolve: (ReferenceObject, Diagnostics) -> Resolved<Object>?
    ) -> Object? {
        switch object {
        case .object(let object): return object
        case .reference(let reference):
            references += 1
            guard let resolved = resolve(reference, diagnostics), seen.insert(resolved.key).inserted else {
                return nil
            }
            return resolved.object
        }
    }

    private mutating func visit(_ item: ReferenceOr<PathItemObject>) {
        let documents = documents
        guard let item = object(item, { documents.resolvePathItem($0, diagnostics: $1) }) else { return }
        for parameter in item.parameters { visit(parameter) }
        for (_, operation) in item.operations { visit(operation) }
    }

    private mutating func visit(_ operation: OperationObject) {
        for parameter in operation.parameters { visit(parameter) }
        if let body = operation.requestBody { visit(body) }
        for response in operation.responses { visit(response.response) }
        for (_, callback) in operation.callbacks { visit(callback) }
    }

    private mutating func visit(_ callback: ReferenceOr<CallbackObject>) {
        let documents = documents
        guard let callback = object(callback, { documents.resolveCallback($0, diagnostics: $1) }) else { return }
        for path in callback.paths { visit(path.item) }
    }

    private mutating func visit(_ parameter: ReferenceOr<ParameterObject>) {
        let documents = documents
        guard let parameter = object(parameter, { documents.resolveParameter($0, diagnostics: $1) }) else { return }
        visit(parameter.schema)
        visit(parameter.content)
    }

    private mutating func visit(header: ReferenceOr<ParameterObject>) {
        let documents = documents
        guard let header = object(header, { documents.resolveHeader($0, diagnostics: $1) }) else { return }
        visit(header.schema)
        visit(header.content)
    }

    private mutating func visit(_ body: ReferenceOr<RequestBodyObject>) {
        let documents = documents
        guard let body = object(body, { documents.resolveRequestBody($0, diagnostics: $1) }) else { return }
        visit(body.content)
    }

    private mutating func visit(_ response: ReferenceOr<ResponseObject>) {
        let documents = documents
        guard let response = object(response, { documents.resolveResponse($0, diagnostics: $1) }) else { return }
        for (_, header) in response.headers { visit(header: header) }
        visit(response.content)
    }

    private mutating func visit(_ content: [MediaTypeEntry]) {
        for entry in content {
            visit(entry.schema)
            visit(entry.itemSchema)
            for (_, encoding) in entry.encoding {
                for (_, header) in encoding.headers { visit(header: header) }
            }
        }
    }

    private mutating func visit(_ schema: SchemaObject?) {
        guard let schema, seenSchemas.insert(ObjectIdentifier(schema)).inserted else { return }
        schemas += 1
        if let reference = schema.reference {
            references += 1
            visit(documents.resolveSchema(reference, diagnostics: diagnostics)?.schema)
        }
        for property in schema.properties + schema.patternProperties + schema.definitions { visit(property.schema) }
        for part in schema.allOf + schema.oneOf + schema.anyOf + schema.prefixItems { visit(part) }
        for part in [schema.items, schema.not, schema.propertyNames] { visit(part) }
        if case .schema(let value) = schema.additionalProperties { visit(value) }
        for (_, target) in schema.discriminator?.mapping ?? [] {
            visit(documents.resolveMapping(target, diagnostics: diagnostics)?.schema)
        }
    }
}
