// The keys of Swagger 2.0 where they differ from those of OpenAPI 3.

enum SwaggerKey: String, ObjectKey {
    case swagger, info, host, basePath, schemes, consumes, produces, paths, definitions, parameters, responses
    case securityDefinitions, security, tags, externalDocs
    static let vocabulary = Vocabulary<Self>(of: "the document", annotations: [.externalDocs])
}

enum SwaggerPathKey: String, ObjectKey {
    case get, put, post, delete, options, head, patch, parameters
    case reference = "$ref"
    /// Not of a path by the letter; written there by some all the same.
    case consumes, produces, summary, description
    static let vocabulary = Vocabulary<Self>(of: "path item", annotations: [.summary, .description], isStrict: true)

    /// Nil for what is no method.
    var isMethod: Bool {
        switch self {
        case .get, .put, .post, .delete, .options, .head, .patch: true
        case .parameters, .reference, .consumes, .produces, .summary, .description: false
        }
    }
}

enum SwaggerOperationKey: String, ObjectKey {
    case tags, summary, description, externalDocs, operationId, consumes, produces, parameters, responses, schemes
    case deprecated, security
    static let vocabulary = Vocabulary<Self>(of: "operation", annotations: [.summary, .description, .externalDocs])
}

/// Of a parameter, of its `items`, and of a header.
enum SwaggerParameterKey: String, ObjectKey {
    case name, `in`, description, required, allowEmptyValue, schema, collectionFormat
    case reference = "$ref"
    case type, format, items, `default`, `enum`, maximum, exclusiveMaximum, minimum, exclusiveMinimum, multipleOf
    case maxLength, minLength, pattern, maxItems, minItems, uniqueItems
    /// Not of 2.0 by the letter.
    case example, examples, deprecated, title, readOnly, properties, additionalProperties, allOf
    static let vocabulary = Vocabulary<Self>(
        of: "parameter", annotations: [.description, .example, .examples, .title, .readOnly])

    /// Whether the key says what a value is like, which in OpenAPI 3 stands under `schema`.
    var isOfSchema: Bool {
        switch self {
        case .type, .format, .items, .default, .enum, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .multipleOf,
            .maxLength, .minLength, .pattern, .maxItems, .minItems, .uniqueItems, .title, .readOnly, .properties,
            .additionalProperties, .allOf:
            true
        case .name, .in, .description, .required, .allowEmptyValue, .schema, .collectionFormat, .reference, .example, .examples,
            .deprecated:
            false
        }
    }
}

enum SwaggerResponseKey: String, ObjectKey {
    case description, schema, headers, examples
    case reference = "$ref"
    static let vocabulary = Vocabulary<Self>(of: "response", annotations: [.description, .examples])
}

enum SwaggerSecurityKey: String, ObjectKey {
    case type, description, name, `in`, flow, authorizationUrl, tokenUrl, scopes
    static let vocabulary = Vocabulary<Self>(
        of: "security definition", annotations: [.description, .flow, .authorizationUrl, .tokenUrl, .scopes])
}

/// How the elements of an array are put into one text.
enum CollectionFormat: String {
    case csv, ssv, tsv, pipes, multi
}
