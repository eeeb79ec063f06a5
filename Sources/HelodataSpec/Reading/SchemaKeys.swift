/// The keywords of a schema: OpenAPI 3.0 §4.7.24, JSON Schema 2020-12, and drafts before it that documents still use.
enum SchemaKey: String, ObjectKey {
    case reference = "$ref"
    case type, format, nullable, title, description, `enum`, const, `default`, example, examples
    case properties, required, additionalProperties, patternProperties, propertyNames, items, prefixItems
    case allOf, oneOf, anyOf, not, discriminator
    case readOnly, writeOnly, deprecated, externalDocs, xml
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern
    case minItems, maxItems, uniqueItems, minProperties, maxProperties
    case contentEncoding, contentMediaType, contentSchema
    case contains, minContains, maxContains, additionalItems, unevaluatedItems, unevaluatedProperties
    case `if`, then, `else`, dependentSchemas, dependentRequired, dependencies
    case definitions
    case defs = "$defs"
    case schema = "$schema"
    case id = "$id"
    case anchor = "$anchor"
    case dynamicReference = "$dynamicRef"
    case dynamicAnchor = "$dynamicAnchor"
    case recursiveReference = "$recursiveRef"
    case recursiveAnchor = "$recursiveAnchor"
    case comment = "$comment"
    case vocabularies = "$vocabulary"

    static let vocabulary = Vocabulary<Self>(
        of: "schema", annotations: [.title, .description, .example, .examples, .externalDocs, .xml, .comment, .schema],
        extensions: [
            .enumDescriptions, .enumNames, .enumVariableNames, .microsoftEnum, .sensitive, .shortcuts, .speakeasyName, .swiftName,
            .templates,
        ])

    /// Those by which an object that should hold a schema shows that it is one.
    static let telling: Set<String> = ["type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "$ref"]
}

enum DiscriminatorKey: String, ObjectKey {
    case propertyName, mapping, defaultMapping
    static let vocabulary = Vocabulary<Self>(of: "discriminator")
}
