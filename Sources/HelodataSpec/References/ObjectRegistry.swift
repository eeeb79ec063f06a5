import HelodataDiagnostics

/// The objects that were read, by the place of their node: a reference to a place that was read before finds the same
/// object, and what is wrong in it is reported once.
struct ObjectRegistry {
    var schemas: [SourceLocation: SchemaObject] = [:]
    var parameters: [SourceLocation: ReferenceOr<ParameterObject>] = [:]
    var headers: [SourceLocation: ReferenceOr<ParameterObject>] = [:]
    var requestBodies: [SourceLocation: ReferenceOr<RequestBodyObject>] = [:]
    var responses: [SourceLocation: ReferenceOr<ResponseObject>] = [:]
    var callbacks: [SourceLocation: ReferenceOr<CallbackObject>] = [:]
    var pathItems: [SourceLocation: ReferenceOr<PathItemObject>] = [:]
    var securitySchemes: [SourceLocation: ReferenceOr<SecuritySchemeObject>] = [:]
    var mediaTypes: [SourceLocation: MediaTypeEntry] = [:]
}
