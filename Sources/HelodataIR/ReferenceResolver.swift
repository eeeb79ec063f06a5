import HelodataDiagnostics
import HelodataSpec

/// Follows references on behalf of the lowering and holds its diagnostics.
final class ReferenceResolver {
    let documents: DocumentSet
    var diagnostics: Diagnostics
    /// Names for schemas that stand in components other than `schemas`: a parameter's enumeration is one type, called
    /// after the parameter, wherever that is used.
    private(set) var sharedNames: [ObjectIdentifier: String] = [:]

    init(documents: DocumentSet, diagnostics: Diagnostics) {
        self.documents = documents
        self.diagnostics = diagnostics
    }

    func schema(_ reference: Located<String>) -> ResolvedSchema? {
        documents.resolveSchema(reference, diagnostics: &diagnostics)
    }

    func error(_ code: String, _ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = []) {
        diagnostics.error(code, message, at: location, notes: notes)
    }

    func warning(_ code: String, _ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = []) {
        diagnostics.warning(code, message, at: location, notes: notes)
    }
}

extension ReferenceResolver {
    func parameter(_ entry: ReferenceOr<ParameterObject>) -> ParameterObject? {
        resolved(entry, documents.resolveParameter) { object, name in
            object.schema.map { share($0, name) }
            for media in object.content { media.schema.map { share($0, name) } }
        }
    }

    func header(_ entry: ReferenceOr<ParameterObject>) -> ParameterObject? {
        resolved(entry, documents.resolveHeader) { object, name in object.schema.map { share($0, name + "_header") } }
    }

    func requestBody(_ entry: ReferenceOr<RequestBodyObject>) -> RequestBodyObject? {
        resolved(entry, documents.resolveRequestBody) { object, name in
            for media in object.content { media.schema.map { share($0, name + "_request") } }
        }
    }

    func response(_ entry: ReferenceOr<ResponseObject>) -> ResponseObject? {
        resolved(entry, documents.resolveResponse) { object, name in
            for media in object.content { media.schema.map { share($0, name + "_response") } }
        }
    }

    func pathItem(_ entry: ReferenceOr<PathItemObject>) -> PathItemObject? { resolved(entry, documents.resolvePathItem) }
    func callback(_ entry: ReferenceOr<CallbackObject>) -> CallbackObject? { resolved(entry, documents.resolveCallback) }
    func securityScheme(_ entry: ReferenceOr<SecuritySchemeObject>) -> SecuritySchemeObject? {
        resolved(entry, documents.resolveSecurityScheme)
    }

    private func resolved<Object>(
        _ entry: ReferenceOr<Object>, _ resolve: (ReferenceObject, inout Diagnostics) -> Resolved<Object>?,
        share: (Object, String) -> Void = { _, _ in }
    ) -> Object? {
        switch entry {
        case .object(let object): return object
        case .reference(let reference):
            guard let resolved = resolve(reference, &diagnostics) else { return nil }
            share(resolved.object, resolved.name)
            return resolved.object
        }
    }

    private func share(_ schema: SchemaObject, _ name: String) { sharedNames[ObjectIdentifier(schema)] = name }

    /// A discriminator's mapping names a schema by reference or by its bare name.
    func mappingTarget(_ target: Located<String>) -> ResolvedSchema? {
        documents.resolveMapping(target, diagnostics: &diagnostics)
    }
}
