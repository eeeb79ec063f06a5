import HelodataDiagnostics
import HelodataYAML

// The document as it was written, in OpenAPI's own words: references unresolved, nothing decided. Objects that can
// stand behind a `$ref` are `ReferenceOr<…>`. Every object keeps its location and its extensions (`x-…`).

/// The root object (OpenAPI 3.0 and 3.1 §4.8.1).
package struct DocumentObject: Sendable {
    package var location: SourceLocation
    /// As written, `3.1.0`.
    package var openapi: Located<String>
    package var info: InfoObject
    package var servers: [ServerObject]
    package var paths: [PathEntry]
    package var webhooks: [PathEntry]
    package var components: ComponentsObject
    package var security: [SecurityRequirementObject]?
    package var tags: [TagObject]
    package var extensions: Extensions
}

package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    package let location: SourceLocation
    package init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }
}

/// An object or a reference to one. Siblings of `$ref` that OpenAPI allows (`summary`, `description`) stay with it.
package enum ReferenceOr<Object: Sendable>: Sendable {
    case reference(ReferenceObject)
    case object(Object)
}

package struct ReferenceObject: Sendable {
    package var location: SourceLocation
    /// As written, `#/components/parameters/Limit` or `common.yaml#/Limit`.
    package var target: String
    package var description: String?
    package var summary: String?
}

package struct InfoObject: Sendable {
    package var location: SourceLocation
    package var title: String
    package var version: String
    package var summary: String?
    package var description: String?
    package var extensions: Extensions
}

package struct ServerObject: Sendable {
    package var location: SourceLocation
    package var url: String
    /// 3.2 §4.6.1
    package var name: String?
    package var description: String?
    package var variables: [ServerVariable]
    package var extensions: Extensions
}

package struct ServerVariable: Sendable {
    package var location: SourceLocation
    package var name: String
    package var defaultValue: String
    package var enumeration: [String]
    package var description: String?
}

package struct TagObject: Sendable {
    package var location: SourceLocation
    package var name: String
    package var summary: String?
    package var description: String?
    package var extensions: Extensions
}

/// One entry of `paths` or `webhooks`.
package struct PathEntry: Sendable {
    /// Of the key.
    package var location: SourceLocation
    /// The template, `/pets/{id}`, or a webhook's name.
    package var key: String
    package var item: ReferenceOr<PathItemObject>
}

package struct PathItemObject: Sendable {
    /// The methods that OpenAPI has a key for; it is the method in lower case.
    package static let methodKeys: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]
    package var location: SourceLocation
    package var summary: String?
    package var description: String?
    package var servers: [ServerObject]
    package var parameters: [ReferenceOr<ParameterObject>]
    /// In the document's order. The methods that OpenAPI has keys for are in lower case, others as they are sent.
    package var operations: [(method: String, operation: OperationObject)]
    /// A `$ref` beside other members (3.1 allows it).
    package var reference: ReferenceObject?
    package var extensions: Extensions
}

package struct OperationObject: Sendable {
    /// Of the method.
    package var location: SourceLocation
    package var operationID: Located<String>?
    package var summary: String?
    package var description: String?
    package var tags: [Located<String>]
    package var parameters: [ReferenceOr<ParameterObject>]
    package var requestBody: ReferenceOr<RequestBodyObject>?
    package var responses: [ResponseEntry]
    package var callbacks: [(key: String, callback: ReferenceOr<CallbackObject>)]
    package var isDeprecated: Bool
    package var security: [SecurityRequirementObject]?
    package var servers: [ServerObject]
    package var extensions: Extensions
}

package struct CallbackObject: Sendable {
    package var location: SourceLocation
    package var paths: [PathEntry]
}

/// A parameter, or a header (which has no name and no place of its own: `name` is its key, `place` is `header`).
package struct ParameterObject: Sendable {
    package enum Place: String, Sendable, CaseIterable { case path, query, header, cookie, querystring }
    package var location: SourceLocation
    package var name: String
    package var place: Place
    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var style: Located<String>?
    package var explode: Bool?
    package var allowReserved: Bool
    package var schema: SchemaObject?
    package var content: [MediaTypeEntry]
    /// Of `example` and `examples`.
    package var examples: [ExampleValue] = []
    package var extensions: Extensions
}

package struct RequestBodyObject: Sendable {
    package var location: SourceLocation
    package var description: String?
    package var content: [MediaTypeEntry]
    package var isRequired: Bool
    package var extensions: Extensions
}

/// One entry of `content`.
package struct MediaTypeEntry: Sendable {
    /// Of the key.
    package var location: SourceLocation
    /// The media type as written, `application/json; charset=utf-8`.
    package var key: String
    /// 3.2: an entry of `components/mediaTypes` that stands for all the rest.
    package var reference: ReferenceObject?
    package var schema: SchemaObject?
    /// 3.2: schema of each item of a sequential media type.
    package var itemSchema: SchemaObject?
    package var encoding: [(key: String, encoding: EncodingObject)]
    /// The values of `example` and `examples`; those that stand elsewhere as `$ref` says.
    package var examples: [ExampleValue] = []
    package var extensions: Extensions
}

/// One example of a parameter or a media type.
package enum ExampleValue: Sendable {
    case value(YAMLNode)
    case reference(Located<String>)
}

package struct EncodingObject: Sendable {
    package var location: SourceLocation
    package var contentType: String?
    package var headers: [(key: String, header: ReferenceOr<ParameterObject>)]
    package var style: String?
    package var explode: Bool?
    package var allowReserved: Bool
}

/// One entry of `responses`.
package struct ResponseEntry: Sendable {
    /// Of the key.
    package var location: SourceLocation
    package var status: ResponseStatus
    package var response: ReferenceOr<ResponseObject>
}

package struct ResponseObject: Sendable {
    package var location: SourceLocation
    /// 3.2.
    package var summary: String?
    package var description: String?
    package var headers: [(key: String, header: ReferenceOr<ParameterObject>)]
    package var content: [MediaTypeEntry]
    package var extensions: Extensions
}

package struct ComponentsObject: Sendable {
    package var schemas: [(key: Located<String>, schema: SchemaObject)] = []
    package var responses: [(key: Located<String>, response: ReferenceOr<ResponseObject>)] = []
    package var parameters: [(key: Located<String>, parameter: ReferenceOr<ParameterObject>)] = []
    package var requestBodies: [(key: Located<String>, body: ReferenceOr<RequestBodyObject>)] = []
    package var headers: [(key: Located<String>, header: ReferenceOr<ParameterObject>)] = []
    package var securitySchemes: [(key: Located<String>, scheme: ReferenceOr<SecuritySchemeObject>)] = []
    package var callbacks: [(key: Located<String>, callback: ReferenceOr<CallbackObject>)] = []
    package var pathItems: [(key: Located<String>, item: ReferenceOr<PathItemObject>)] = []
    /// 3.2. Their `key` is the name of the component.
    package var mediaTypes: [MediaTypeEntry] = []
    package var extensions = Extensions()
    package init() {}
}

package struct SecuritySchemeObject: Sendable {
    package var location: SourceLocation
    /// `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`.
    package var type: Located<String>
    package var description: String?
    /// Of an `apiKey`: the name and place.
    package var name: String?
    package var place: String?
    /// Of `http`: `bearer`, `basic` …
    package var scheme: String?
    package var extensions: Extensions
}

/// Alternatives are a list of these; all schemes of one must be met. An empty one: no credentials needed.
package struct SecurityRequirementObject: Sendable {
    package var location: SourceLocation
    package var schemes: [(name: Located<String>, scopes: [String])]
}
