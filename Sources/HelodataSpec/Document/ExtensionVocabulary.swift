/// The extensions that mean something to this generator. Their values are read in lowering.
package enum ExtensionVocabulary {
    package static let names = [
        "x-assumed", "x-enum-descriptions", "x-enum-varnames", "x-error-codes", "x-error-envelope", "x-idempotency-key",
        "x-idempotent", "x-module-name", "x-pagination", "x-rows", "x-sensitive", "x-shortcuts", "x-swift-name",
        "x-templates", "x-variants", "x-waiters",
    ]

    /// Formats that decide a type.
    static let formats = [
        "binary", "byte", "date", "date-time", "decimal", "decimal128", "int32", "int64", "password", "uint64", "uuid",
    ]

    /// Formats of the registry that are near to those and mean something else.
    static let otherFormats = ["int8", "int16", "uint8", "uint16", "uint32", "time", "base64url"]
}
