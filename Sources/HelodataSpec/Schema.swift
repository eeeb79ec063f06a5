import HelodataDiagnostics
import HelodataYAML

/// A schema as written (OpenAPI 3.0 §4.7.24; 3.1: JSON Schema 2020-12). A class: schemas are many, large and mostly empty.
package final class SchemaObject: Sendable {
    package let location: SourceLocation
    /// `$ref` as written. Its siblings are the other members of this schema.
    package let reference: Located<String>?
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
    package let const: YAMLNode?
    package let defaultValue: YAMLNode?
    package let properties: [PropertyEntry]
    package let required: [Located<String>]
    package let additionalProperties: AdditionalProperties?
    package let patternProperties: [PropertyEntry]
    package let propertyNames: SchemaObject?
    package let items: SchemaObject?
    package let prefixItems: [SchemaObject]
    package let allOf: [SchemaObject]
    package let oneOf: [SchemaObject]
    package let anyOf: [SchemaObject]
    package let not: SchemaObject?
    package let discriminator: DiscriminatorObject?
    package let definitions: [PropertyEntry]
    package let limits: SchemaLimits
    package let contentEncoding: String?
    package let contentMediaType: String?
    package let extensions: Extensions

    package struct PropertyEntry: Sendable {
        package let key: String
        package let keyLocation: SourceLocation
        package let schema: SchemaObject
    }
    package enum AdditionalProperties: Sendable {
        case allowed(Bool)
        case schema(SchemaObject)
    }

    init(
        location: SourceLocation, reference: Located<String>? = nil, boolean: Bool? = nil,
        types: [Located<String>] = [], format: Located<String>? = nil, isNullable: Bool = false, title: String? = nil,
        description: String? = nil, isDeprecated: Bool = false, isReadOnly: Bool = false, isWriteOnly: Bool = false,
        enumeration: [YAMLNode]? = nil, const: YAMLNode? = nil, defaultValue: YAMLNode? = nil,
        properties: [PropertyEntry] = [], required: [Located<String>] = [],
        additionalProperties: AdditionalProperties? = nil, patternProperties: [PropertyEntry] = [],
        propertyNames: SchemaObject? = nil, items: SchemaObject? = nil, prefixItems: [SchemaObject] = [],
        allOf: [SchemaObject] = [], oneOf: [SchemaObject] = [], anyOf: [SchemaObject] = [], not: SchemaObject? = nil,
        discriminator: DiscriminatorObject? = nil, definitions: [PropertyEntry] = [],
        limits: SchemaLimits = SchemaLimits(), contentEncoding: String? = nil, contentMediaType: String? = nil,
        extensions: Extensions = Extensions()
    ) {
        self.location = location
        self.reference = reference
        self.boolean = boolean
        self.types = types
        self.format = format
        self.isNullable = isNullable
        self.title = title
        self.description = description
        self.isDeprecated = isDeprecated
        self.isReadOnly = isReadOnly
        self.isWriteOnly = isWriteOnly
        self.enumeration = enumeration
        self.const = const
        self.defaultValue = defaultValue
        self.properties = properties
        self.required = required
        self.additionalProperties = additionalProperties
        self.patternProperties = patternProperties
        self.propertyNames = propertyNames
        self.items = items
        self.prefixItems = prefixItems
        self.allOf = allOf
        self.oneOf = oneOf
        self.anyOf = anyOf
        self.not = not
        self.discriminator = discriminator
        self.definitions = definitions
        self.limits = limits
        self.contentEncoding = contentEncoding
        self.contentMediaType = contentMediaType
        self.extensions = extensions
    }
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
}
