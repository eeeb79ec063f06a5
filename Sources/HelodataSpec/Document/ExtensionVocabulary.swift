/// The extensions that mean something to this generator. Their values are read in lowering.
package enum ExtensionVocabulary {
    package static let names = [
        "x-assumed", "x-enum-descriptions", "x-enum-varnames", "x-error-codes", "x-error-envelope", "x-idempotency-key",
        "x-idempotent", "x-module-name", "x-pagination", "x-rows", "x-sensitive", "x-shortcuts", "x-swift-name",
        "x-templates", "x-variants", "x-waiters",
    ]
}
