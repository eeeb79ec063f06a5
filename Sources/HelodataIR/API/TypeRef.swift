/// A use of a type.
package enum TypeRef: Sendable, Hashable {
    case scalar(Scalar)
    case named(TypeName)
    indirect case array(TypeRef)
    indirect case dictionary(TypeRef)
    /// An element that may be null; members use `Presence`.
    indirect case nullable(TypeRef)
}

extension TypeRef {
    package static let string = TypeRef.scalar(.string)
    package static let bool = TypeRef.scalar(.bool)
    package static let int = TypeRef.scalar(.int)
    package static let uint64 = TypeRef.scalar(.uint64)
    package static let double = TypeRef.scalar(.double)
    package static let decimal = TypeRef.scalar(.decimal)
    package static let decimalText = TypeRef.scalar(.decimalText)
    package static let dateTime = TypeRef.scalar(.dateTime)
    package static let date = TypeRef.scalar(.date)
    package static let uuid = TypeRef.scalar(.uuid)
    package static let base64 = TypeRef.scalar(.base64)
    package static let file = TypeRef.scalar(.file)
    package static let upload = TypeRef.scalar(.upload)
    package static let secret = TypeRef.scalar(.secret)
    package static let json = TypeRef.scalar(.json)

    /// Whether decimals in it are JSON strings.
    package var quotesDecimals: Bool {
        switch self {
        case .scalar(let scalar): scalar.row.quotesDecimals
        case .array(let element), .dictionary(let element), .nullable(let element): element.quotesDecimals
        case .named: false
        }
    }

    /// Whether a file that names it names a type of the runtime.
    package var namesRuntime: Bool {
        switch self {
        case .scalar(let scalar): !scalar.row.isOfFoundation && !scalar.row.isOfStandardLibrary
        case .array(let element), .dictionary(let element), .nullable(let element): element.namesRuntime
        case .named: false
        }
    }

    /// Whether numbers in it are also read from strings.
    package var takesQuotedNumbers: Bool {
        switch self {
        case .scalar(let scalar): scalar.row.takesQuotedNumbers
        case .array(let element), .dictionary(let element), .nullable(let element): element.takesQuotedNumbers
        case .named: false
        }
    }

    /// For reports.
    package var summary: String {
        switch self {
        case .scalar(let scalar): scalar.row.swiftType
        case .named(let name): name.components.map(\.description).joined(separator: ".")
        case .array(let element): "[\(element.summary)]"
        case .dictionary(let element): "[String: \(element.summary)]"
        case .nullable(let type): type.summary + "?"
        }
    }
}
