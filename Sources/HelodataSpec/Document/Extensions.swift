import HelodataDiagnostics

/// The extensions that mean something to this generator. `ExtensionReader` reads each.
package enum ExtensionName: String, CaseIterable, Sendable {
    case assumed = "x-assumed"
    case enumDescriptions = "x-enum-descriptions"
    /// Of NSwag; the same as `x-enum-varnames`.
    case enumNames = "x-enumNames"
    case enumVariableNames = "x-enum-varnames"
    case errorCodes = "x-error-codes"
    case errorEnvelope = "x-error-envelope"
    case idempotencyKey = "x-idempotency-key"
    case idempotent = "x-idempotent"
    case moduleName = "x-module-name"
    case pagination = "x-pagination"
    case rows = "x-rows"
    case sensitive = "x-sensitive"
    case shortcuts = "x-shortcuts"
    case swiftName = "x-swift-name"
    case templates = "x-templates"
    case variants = "x-variants"
    case waiters = "x-waiters"

    // Of other tools.
    case dropshotPagination = "x-dropshot-pagination"
    case fernIgnore = "x-fern-ignore"
    case fernMethodName = "x-fern-sdk-method-name"
    case fernPagination = "x-fern-pagination"
    /// Of Redocly and others.
    case internalMark = "x-internal"
    case microsoftEnum = "x-ms-enum"
    case microsoftPageable = "x-ms-pageable"
    case speakeasyIgnore = "x-speakeasy-ignore"
    case speakeasyName = "x-speakeasy-name-override"
    case speakeasyPagination = "x-speakeasy-pagination"

    /// Whether another tool made it, and `foreign-extensions` decides about it.
    package var isForeign: Bool {
        switch self {
        case .assumed, .enumDescriptions, .enumVariableNames, .errorCodes, .errorEnvelope, .idempotencyKey, .idempotent, .moduleName,
            .pagination, .rows, .sensitive, .shortcuts, .swiftName, .templates, .variants, .waiters:
            false
        case .dropshotPagination, .enumNames, .fernIgnore, .fernMethodName, .fernPagination, .internalMark, .microsoftEnum,
            .microsoftPageable, .speakeasyIgnore, .speakeasyName, .speakeasyPagination:
            true
        }
    }

    /// Those that leave out what they stand on.
    static let omissions: Set<ExtensionName> = [.fernIgnore, .internalMark, .speakeasyIgnore]

    /// Of diagnostics about it.
    var code: String { self == .enumNames ? ExtensionName.enumVariableNames.rawValue : rawValue }
}

/// The extensions of an object that mean something to this generator, read and checked. What they refer to in the document is
/// looked up in lowering.
package struct Extensions: Sendable {
    enum Value: Sendable {
        case assumed(Assumption)
        case enumDescriptions(EnumTexts)
        case enumNames(EnumTexts)
        case errorCodes([ErrorCodeExtension])
        case errorEnvelope(ErrorEnvelopeExtension)
        case foreignName(String)
        case idempotencyKey(String)
        case idempotent(Bool)
        case moduleName(String)
        /// By the extension's key.
        case omitted(String)
        case pagination(PaginationExtension)
        case rows(RowsExtension)
        case sensitive(Bool)
        case shortcuts([ShortcutExtension])
        case swiftName(String)
        case templates([ShortcutExtension])
        case variants(VariantsExtension)
        case waiters(WaitersExtension)
    }

    /// Most objects have none, and hardly one has many.
    private(set) var values: [Value] = []

    package init() {}

    mutating func add(_ value: Value) { values.append(value) }

    /// These, completed by those of what the object stands on.
    package func over(_ inner: Extensions) -> Extensions {
        var all = self
        all.values += inner.values
        return all
    }

    private func first<Found>(_ found: (Value) -> Found?) -> Found? {
        for value in values { if let found = found(value) { return found } }
        return nil
    }
}

extension Extensions {
    package var assumption: Assumption? { first { if case .assumed(let value) = $0 { value } else { nil } } }
    package var enumDescriptions: EnumTexts? { first { if case .enumDescriptions(let value) = $0 { value } else { nil } } }
    package var enumNames: EnumTexts? { first { if case .enumNames(let value) = $0 { value } else { nil } } }
    package var errorCodes: [ErrorCodeExtension]? { first { if case .errorCodes(let value) = $0 { value } else { nil } } }
    package var errorEnvelope: ErrorEnvelopeExtension? { first { if case .errorEnvelope(let value) = $0 { value } else { nil } } }
    /// The name of a header.
    package var idempotencyKey: String? { first { if case .idempotencyKey(let value) = $0 { value } else { nil } } }
    package var isIdempotent: Bool? { first { if case .idempotent(let value) = $0 { value } else { nil } } }
    package var moduleName: String? { first { if case .moduleName(let value) = $0 { value } else { nil } } }
    /// The key of an extension that leaves the object out.
    package var omission: String? { first { if case .omitted(let value) = $0 { value } else { nil } } }
    /// The own one, else the first of another tool.
    package var pagination: PaginationExtension? {
        first { if case .pagination(let value) = $0, value.origin == .own { value } else { nil } }
            ?? first { if case .pagination(let value) = $0 { value } else { nil } }
    }
    package var rows: RowsExtension? { first { if case .rows(let value) = $0 { value } else { nil } } }
    package var isSensitive: Bool? { first { if case .sensitive(let value) = $0 { value } else { nil } } }
    package var shortcuts: [ShortcutExtension] { first { if case .shortcuts(let value) = $0 { value } else { nil } } ?? [] }
    /// An identifier: the own one, else that of another tool.
    package var swiftName: String? {
        first { if case .swiftName(let value) = $0 { value } else { nil } }
            ?? first { if case .foreignName(let value) = $0 { value } else { nil } }
    }
    package var templates: [ShortcutExtension] { first { if case .templates(let value) = $0 { value } else { nil } } ?? [] }
    package var variants: VariantsExtension? { first { if case .variants(let value) = $0 { value } else { nil } } }
    package var waiters: WaitersExtension? { first { if case .waiters(let value) = $0 { value } else { nil } } }
}
