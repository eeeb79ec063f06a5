import HelodataDiagnostics
import HelodataYAML

/// A schema as written (OpenAPI 3.0 §4.7.24; 3.1: JSON Schema 2020-12). A class: schemas are many, large and mostly empty. What
/// few of them have stands apart.
package final class SchemaObject: Sendable {
    package let location: SourceLocation
    /// `$ref` as written. Its siblings are the other members of this schema.
    package let reference: Located<String>?
    /// Nothing stands beside `$ref`.
    package let isBareReference: Bool
    /// The schema `true` or `false` (3.1).
    package let boolean: Bool?
    /// `type`, one or several; known words only (`string number integer boolean array object null`).
    package let types: [Located<String>]
    package let format: Located<String>?
    package let isNullable: Bool
    package let title: String?
    package let description: String?
    package let isDeprecated: Bool
    package let isReadOnly: Bool
    package let isWriteOnly: Bool
    /// As written: their meaning depends on the type.
    package let enumeration: [YAMLNode]?
    package let defaultValue: YAMLNode?
    package let properties: [PropertyEntry]
    package let required: [Located<String>]
    package let additionalProperties: AdditionalProperties?
    package let items: SchemaObject?
    package let allOf: [SchemaObject]
    package let oneOf: [SchemaObject]
    package let anyOf: [SchemaObject]
    package let extensions: Extensions
    /// nil: there are none.
    package let sharedLimits: Shared<SchemaLimits>?
    private let rare: RareKeywords?

    package var limits: SchemaLimits { sharedLimits?.value ?? SchemaLimits() }
    package var const: YAMLNode? { rare?.const }
    package var patternProperties: [PropertyEntry] { rare?.patternProperties ?? [] }
    package var propertyNames: SchemaObject? { rare?.propertyNames }
    package var prefixItems: [SchemaObject] { rare?.prefixItems ?? [] }
    package var not: SchemaObject? { rare?.not }
    /// What holds of some values: `then`, `else`, and the schemas of `dependentSchemas`.
    package var conditional: [SchemaObject] { rare?.conditional ?? [] }
    package var discriminator: DiscriminatorObject? { rare?.discriminator }
    package var definitions: [PropertyEntry] { rare?.definitions ?? [] }
    package var contentEncoding: String? { rare?.contentEncoding }
    package var contentMediaType: String? { rare?.contentMediaType }
    /// `example` and `examples`, as written.
    package var examples: [YAMLNode] { rare?.examples ?? [] }

    package struct PropertyEntry: Sendable {
        package let key: String
        package let keyLocation: SourceLocation
        package let schema: SchemaObject
        package init(key: String, keyLocation: SourceLocation, schema: SchemaObject) {
            self.key = key
            self.keyLocation = keyLocation
            self.schema = schema
        }
    }
    package enum AdditionalProperties: Sendable {
        case allowed(Bool)
        case schema(SchemaObject)
    }

    package init(_ draft: SchemaDraft) {
        location = draft.location
        reference = draft.reference
        isBareReference = draft.isBareReference
        boolean = draft.boolean
        types = draft.types
        format = draft.format
        isNullable = draft.isNullable
        title = draft.title
        description = draft.description
        isDeprecated = draft.isDeprecated
        isReadOnly = draft.isReadOnly
        isWriteOnly = draft.isWriteOnly
        enumeration = draft.enumeration
        defaultValue = draft.defaultValue
        properties = draft.properties
        required = draft.required
        additionalProperties = draft.additionalProperties
        items = draft.items
        allOf = draft.allOf
        oneOf = draft.oneOf
        anyOf = draft.anyOf
        extensions = draft.extensions
        sharedLimits = draft.limits.isEmpty ? nil : Shared(draft.limits)
        rare = RareKeywords(draft)
    }
}

/// A value held by reference, so that those who share it or lack it are small.
package final class Shared<Value: Sendable>: Sendable {
    package let value: Value
    package init(_ value: Value) { self.value = value }
}

/// The keywords that few schemas have.
private final class RareKeywords: Sendable {
    let const: YAMLNode?
    let patternProperties: [SchemaObject.PropertyEntry]
    let propertyNames: SchemaObject?
    let prefixItems: [SchemaObject]
    let not: SchemaObject?
    let conditional: [SchemaObject]
    let discriminator: DiscriminatorObject?
    let definitions: [SchemaObject.PropertyEntry]
    let contentEncoding: String?
    let contentMediaType: String?
    let examples: [YAMLNode]

    /// nil where the schema has none of them.
    init?(_ draft: SchemaDraft) {
        let isEmpty =
            draft.const == nil && draft.patternProperties.isEmpty && draft.propertyNames == nil && draft.prefixItems.isEmpty
            && draft.not == nil && draft.discriminator == nil && draft.definitions.isEmpty && draft.contentEncoding == nil
            && draft.contentMediaType == nil && draft.conditional.isEmpty && draft.examples.isEmpty
        if isEmpty { return nil }
        const = draft.const
        patternProperties = draft.patternProperties
        propertyNames = draft.propertyNames
        prefixItems = draft.prefixItems
        not = draft.not
        conditional = draft.conditional
        discriminator = draft.discriminator
        definitions = draft.definitions
        contentEncoding = draft.contentEncoding
        contentMediaType = draft.contentMediaType
        examples = draft.examples
    }
}

/// A schema while it is put together.
package struct SchemaDraft {
    package var location: SourceLocation
    package var reference: Located<String>?
    package var isBareReference = false
    package var boolean: Bool?
    package var types: [Located<String>] = []
    package var format: Located<String>?
    package var isNullable = false
    package var title: String?
    package var description: String?
    package var isDeprecated = false
    package var isReadOnly = false
    package var isWriteOnly = false
    package var enumeration: [YAMLNode]?
    package var const: YAMLNode?
    package var defaultValue: YAMLNode?
    package var properties: [SchemaObject.PropertyEntry] = []
    package var required: [Located<String>] = []
    package var additionalProperties: SchemaObject.AdditionalProperties?
    package var patternProperties: [SchemaObject.PropertyEntry] = []
    package var propertyNames: SchemaObject?
    package var items: SchemaObject?
    package var prefixItems: [SchemaObject] = []
    package var allOf: [SchemaObject] = []
    package var oneOf: [SchemaObject] = []
    package var anyOf: [SchemaObject] = []
    package var not: SchemaObject?
    package var conditional: [SchemaObject] = []
    package var discriminator: DiscriminatorObject?
    package var definitions: [SchemaObject.PropertyEntry] = []
    package var limits = SchemaLimits()
    package var contentEncoding: String?
    package var contentMediaType: String?
    package var examples: [YAMLNode] = []
    package var extensions = Extensions()

    package init(at location: SourceLocation) { self.location = location }
}

package struct DiscriminatorObject: Sendable {
    package let location: SourceLocation
    package let propertyName: Located<String>
    /// Value of the property → reference or name of a schema.
    package let mapping: [(value: String, target: Located<String>)]
    /// 3.2.
    package let defaultMapping: Located<String>?
}

/// The limits of a schema, normalised over 3.0 (`exclusiveMinimum: true`) and 3.1 (`exclusiveMinimum: 5`).
package struct SchemaLimits: Sendable {
    package var minimum: Double?
    package var isMinimumExclusive = false
    package var maximum: Double?
    package var isMaximumExclusive = false
    package var multipleOf: Double?
    package var minLength: Int?
    package var maxLength: Int?
    package var pattern: String?
    package var minItems: Int?
    package var maxItems: Int?
    package var uniqueItems = false
    package var minProperties: Int?
    package var maxProperties: Int?
    package init() {}

    package var isEmpty: Bool {
        minimum == nil && maximum == nil && multipleOf == nil && minLength == nil && maxLength == nil && pattern == nil
            && minItems == nil && maxItems == nil && !uniqueItems && minProperties == nil && maxProperties == nil
    }
}
