import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// What a schema says once its references, `allOf` and null are taken together, one level deep: the parts it is made of
/// are still schemas.
struct SchemaMeaning {
    enum Core {
        /// Exactly another schema, by its reference.
        case reference(ResolvedSchema)
        case any
        case string(format: String?)
        case integer(format: String?)
        case number(format: String?)
        case boolean
        case enumeration([YAMLNode])
        case array(SchemaObject?)
        case object(ObjectMeaning)
        case union(UnionMeaning)
    }

    var core: Core
    var isNullable: Bool
    var notes: SchemaNotes
}

/// The members of an object schema, merged over `allOf`.
struct ObjectMeaning {
    struct Member {
        let key: String
        let location: SourceLocation
        let schema: SchemaObject
    }
    var members: [Member] = []
    var required: Set<String> = []
    /// Where it is said of each of them.
    var requiredPlaces: [String: SourceLocation] = [:]
    var additional: SchemaObject.AdditionalProperties?
    var patterns: [SchemaObject] = []
    var location: SourceLocation

    /// `type: object` and nothing more.
    var isUndescribed: Bool { members.isEmpty && required.isEmpty && additional == nil && patterns.isEmpty }

    /// Whether other members than those described are forbidden.
    var isClosed: Bool {
        if case .allowed(false)? = additional { true } else { false }
    }
}

/// `oneOf` or `anyOf` without its null branch, or the children of a parent with a discriminator.
struct UnionMeaning {
    struct Branch {
        /// What a value of this branch is.
        let schema: SchemaObject
        /// The branch as it stands in the document, by which it is named and mapped; `schema` may add the members that
        /// stand beside the union.
        let origin: SchemaObject
        /// What to call its type if it needs one and the document has no name for it.
        var name: String?

        init(_ schema: SchemaObject, origin: SchemaObject? = nil, name: String? = nil) {
            self.schema = schema
            self.origin = origin ?? schema
            self.name = name
        }
    }
    var branches: [Branch]
    var discriminator: DiscriminatorObject?
    var location: SourceLocation
    /// `anyOf`: a value may be of several branches at once.
    var isAny = false
    /// Members that each branch has, since they stand beside the union or in the parent.
    var commonKeys: [String] = []
    /// A parent with its children: a value is valid as the parent although it is not what its discriminator says.
    var isFamily = false
}

/// What a schema tells about itself beside its shape; the outermost word wins.
struct SchemaNotes {
    var title: String?
    var description: String?
    var isDeprecated = false
    var isReadOnly = false
    var isWriteOnly = false
    var isSensitive = false
    /// A number that may also come as a string.
    var isAlsoText = false
    var defaultValue: YAMLNode?
    var format: String?
    var extensions = Extensions()
    private var sharedLimits: Shared<SchemaLimits>?
    var limits: SchemaLimits { sharedLimits?.value ?? SchemaLimits() }

    init() {}

    init(_ schema: SchemaObject) {
        title = schema.title
        description = schema.description
        isDeprecated = schema.isDeprecated
        isReadOnly = schema.isReadOnly
        isWriteOnly = schema.isWriteOnly
        isSensitive = schema.extensions.isSensitive ?? (schema.format?.value == "password")
        defaultValue = schema.defaultValue
        sharedLimits = schema.sharedLimits
        format = schema.format?.value ?? schema.contentFormat
        extensions = schema.extensions
    }

    /// These notes, completed by those of what the schema stands on.
    func over(_ inner: SchemaNotes) -> SchemaNotes {
        var notes = self
        notes.title = title ?? inner.title
        notes.description = description ?? inner.description
        notes.isDeprecated = isDeprecated || inner.isDeprecated
        notes.isReadOnly = isReadOnly || inner.isReadOnly
        notes.isWriteOnly = isWriteOnly || inner.isWriteOnly
        notes.isSensitive = isSensitive || inner.isSensitive
        notes.isAlsoText = isAlsoText || inner.isAlsoText
        notes.defaultValue = defaultValue ?? inner.defaultValue
        if let own = sharedLimits, let others = inner.sharedLimits {
            notes.sharedLimits = Shared(own.value.over(others.value))
        } else {
            notes.sharedLimits = sharedLimits ?? inner.sharedLimits
        }
        notes.format = format ?? inner.format
        notes.extensions = extensions.over(inner.extensions)
        return notes
    }
}

extension SchemaLimits {
    func over(_ inner: SchemaLimits) -> SchemaLimits {
        var limits = self
        if minimum == nil {
            limits.minimum = inner.minimum
            limits.isMinimumExclusive = inner.isMinimumExclusive
        }
        if maximum == nil {
            limits.maximum = inner.maximum
            limits.isMaximumExclusive = inner.isMaximumExclusive
        }
        limits.multipleOf = multipleOf ?? inner.multipleOf
        limits.minLength = minLength ?? inner.minLength
        limits.maxLength = maxLength ?? inner.maxLength
        limits.pattern = pattern ?? inner.pattern
        limits.minItems = minItems ?? inner.minItems
        limits.maxItems = maxItems ?? inner.maxItems
        limits.uniqueItems = uniqueItems || inner.uniqueItems
        limits.minProperties = minProperties ?? inner.minProperties
        limits.maxProperties = maxProperties ?? inner.maxProperties
        return limits
    }
}

extension SchemaObject {
    /// The `format` that OpenAPI 3.0 had for what `contentEncoding` and `contentMediaType` say (OpenAPI 3.1 §4.8.24.4.1).
    fileprivate var contentFormat: String? {
        guard types.allSatisfy({ ["string", "null"].contains($0.value) }) else { return nil }
        if let contentEncoding { return contentEncoding.lowercased() == "base64" ? "byte" : nil }
        guard let contentMediaType else { return nil }
        let media = MediaType(contentMediaType)
        return media.family == .bytes && !media.essence.hasSuffix("xml") ? "binary" : nil
    }

    /// Whether anything beside `$ref`, `allOf` and annotations shapes the value.
    var hasShape: Bool {
        !types.isEmpty || enumeration != nil || const != nil || !properties.isEmpty || !required.isEmpty
            || additionalProperties != nil || !patternProperties.isEmpty || items != nil || !prefixItems.isEmpty
            || !oneOf.isEmpty || !anyOf.isEmpty || !conditional.isEmpty
    }

    /// Whether nothing shapes the value beside `$ref` and `allOf` but a type and required members.
    var hasOnlyTypeAndRequired: Bool {
        enumeration == nil && const == nil && properties.isEmpty && additionalProperties == nil && patternProperties.isEmpty
            && items == nil && prefixItems.isEmpty && oneOf.isEmpty && anyOf.isEmpty && not == nil && format == nil
            && boolean == nil && discriminator == nil && conditional.isEmpty
    }

    /// Whether the schema gives a type and says nothing else.
    var isTypeAlone: Bool {
        !types.isEmpty && hasOnlyTypeAndRequired && required.isEmpty && reference == nil && allOf.isEmpty && title == nil
            && sharedLimits == nil
    }

    /// Whether the schema only narrows another one: nothing in it gives a type or members.
    var isConstraintOnly: Bool {
        reference == nil && boolean != false && types.allSatisfy { $0.value == "object" } && enumeration == nil && const == nil
            && properties.isEmpty && additionalProperties == nil && patternProperties.isEmpty && items == nil
            && prefixItems.isEmpty && oneOf.allSatisfy(\.isConstraintOnly) && anyOf.allSatisfy(\.isConstraintOnly)
            && allOf.allSatisfy(\.isConstraintOnly)
            && (!required.isEmpty || not != nil || !oneOf.isEmpty || !anyOf.isEmpty || !allOf.isEmpty)
    }

    /// A schema that must meet all of these; used where several places describe one value.
    static func all(of schemas: [SchemaObject], at location: SourceLocation) -> SchemaObject {
        made(at: location) { $0.allOf = schemas }
    }

    /// A schema that stands nowhere in the document, made of parts that do.
    static func made(at location: SourceLocation, _ fill: (inout SchemaDraft) -> Void) -> SchemaObject {
        var draft = SchemaDraft(at: location)
        fill(&draft)
        return SchemaObject(draft)
    }
}
