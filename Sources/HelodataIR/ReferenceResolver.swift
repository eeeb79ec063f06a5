import HelodataDiagnostics
import HelodataSpec

/// Follows references on behalf of the lowering.
final class ReferenceResolver {
    private let documents: DocumentSet
    private let diagnostics: Diagnostics
    private let coverage: CoverageLog
    /// Names for schemas that stand in components other than `schemas`: a parameter's enumeration is one type, called
    /// after the parameter, wherever that is used.
    private(set) var sharedNames: [ObjectIdentifier: SharedName] = [:]

    struct SharedName {
        let text: String
        /// Where a component schema is called so as well.
        let other: String
    }

    init(documents: DocumentSet, diagnostics: Diagnostics, coverage: CoverageLog) {
        self.documents = documents
        self.diagnostics = diagnostics
        self.coverage = coverage
    }

    func schema(_ reference: Located<String>) -> ResolvedSchema? {
        documents.resolveSchema(reference, diagnostics: diagnostics)
    }

    /// The schema in another file that a component stands for, being nothing but a reference to it.
    func adopted(_ component: ResolvedSchema) -> ResolvedSchema? {
        guard component.schema.isBareReference, let reference = component.schema.reference, let target = schema(reference),
            !target.key.file.isEmpty
        else { return nil }
        return target
    }
}

extension ReferenceResolver {
    func parameter(_ entry: ReferenceOr<ParameterObject>) -> ParameterObject? {
        resolved(entry, documents.resolveParameter, \.location) { object, name in
            for schema in [object.schema] + object.content.map(\.schema) { schema.map { share($0, name, or: name + "_parameter") } }
        }
    }

    func header(_ entry: ReferenceOr<ParameterObject>) -> ParameterObject? {
        resolved(entry, documents.resolveHeader, \.location) { object, name in
            object.schema.map { share($0, name + "_header", or: name + "_header_value") }
        }
    }

    func requestBody(_ entry: ReferenceOr<RequestBodyObject>) -> RequestBodyObject? {
        let body = resolved(entry, documents.resolveRequestBody, \.location) { object, name in
            for media in object.content { media.schema.map { share($0, name + "_request", or: name + "_request_body") } }
        }
        guard var body, body.content.contains(where: { $0.reference != nil }) else { return body }
        body.content = content(body.content)
        return body
    }

    func response(_ entry: ReferenceOr<ResponseObject>) -> ResponseObject? {
        let response = resolved(entry, documents.resolveResponse, \.location) { object, name in
            for media in object.content { media.schema.map { share($0, name + "_response", or: name + "_response_body") } }
        }
        guard var response, response.content.contains(where: { $0.reference != nil }) else { return response }
        response.content = content(response.content)
        return response
    }

    /// 3.2: an entry of `content` may be a reference.
    private func content(_ entries: [MediaTypeEntry]) -> [MediaTypeEntry] {
        entries.map { entry in
            guard let reference = entry.reference,
                let resolved = documents.resolveMediaType(reference, diagnostics: diagnostics)
            else { return entry }
            coverage.followed(reference.location, to: resolved.key, at: reference.location, documents)
            var media = resolved.object
            media.key = entry.key
            media.location = entry.location
            return media
        }
    }

    /// A path item with a reference beside members of its own has both (3.1 §4.8.9); its own count.
    func pathItem(_ entry: ReferenceOr<PathItemObject>) -> PathItemObject? {
        guard var item = resolved(entry, documents.resolvePathItem, \.location) else { return nil }
        var passed: Set<SourceLocation> = []
        while let reference = item.reference, passed.insert(reference.location).inserted {
            guard let other = resolved(.reference(reference), documents.resolvePathItem, \.location) else { break }
            for (method, operation) in other.operations {
                if item.operations.contains(where: { $0.method == method }) {
                    coverage.ignored(with: operation.location, because: "the path that refers to it has its own")
                } else {
                    item.operations.append((method, operation))
                }
            }
            item.parameters += other.parameters
            if item.servers.isEmpty { item.servers = other.servers }
            item.reference = other.reference
        }
        return item
    }
    func callback(_ entry: ReferenceOr<CallbackObject>) -> CallbackObject? { resolved(entry, documents.resolveCallback, \.location) }
    func securityScheme(_ entry: ReferenceOr<SecuritySchemeObject>) -> SecuritySchemeObject? {
        resolved(entry, documents.resolveSecurityScheme, \.location)
    }

    private func resolved<Object>(
        _ entry: ReferenceOr<Object>, _ resolve: (ReferenceObject, Diagnostics) -> Resolved<Object>?,
        _ location: (Object) -> SourceLocation,
        share: (Object, String) -> Void = { _, _ in }
    ) -> Object? {
        switch entry {
        case .object(let object): return object
        case .reference(let reference):
            guard let resolved = resolve(reference, diagnostics) else { return nil }
            share(resolved.object, resolved.name)
            coverage.followed(reference.location, to: resolved.key, at: location(resolved.object), documents)
            return resolved.object
        }
    }

    private func share(_ schema: SchemaObject, _ name: String, or other: String) {
        sharedNames[ObjectIdentifier(schema)] = SharedName(text: StatusName.spelled(name), other: StatusName.spelled(other))
    }

    /// A discriminator's mapping names a schema by reference or by its bare name.
    func mappingTarget(_ target: Located<String>) -> ResolvedSchema? {
        documents.resolveMapping(target, diagnostics: diagnostics)
    }
}

extension ReferenceOr<ParameterObject> {
    /// Of the object or reference, as it stands there.
    var location: SourceLocation {
        switch self {
        case .reference(let reference): reference.location
        case .object(let object): object.location
        }
    }
}
