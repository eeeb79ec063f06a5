/// The full name of a generated type: `Order`, or `Order.Details` for one declared inside another.
package struct TypeName: Sendable, Hashable {
    package let components: [Identifier]
    /// Made once: names are looked up far more often than they are made.
    let digest: UInt64

    package init(_ components: [Identifier]) {
        self.components = components
        digest = components.reduce(TypeName.emptyDigest) { TypeName.digest(of: $1, inside: $0) }
    }
    package var last: Identifier { components[components.count - 1] }

    package static func == (a: Self, b: Self) -> Bool { a.digest == b.digest && a.components == b.components }
    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }

    /// Another in each run, so that no description can choose names that share a digest.
    static let emptyDigest = UInt64.random(in: .min ... .max)

    /// In the manner of FNV-1a, eight bytes at a time, component by component from the outside.
    static func digest(of component: Identifier, inside outer: UInt64) -> UInt64 {
        var text = component.description
        return text.withUTF8 { bytes in
            func adding(_ word: UInt64, to digest: UInt64) -> UInt64 {
                let product = (digest ^ word) &* 0x100_0000_01B3
                return product ^ product &>> 32
            }
            let bytes = UnsafeRawBufferPointer(bytes)
            var digest = adding(UInt64(bytes.count), to: outer)
            var index = 0
            while index + 8 <= bytes.count {
                digest = adding(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), to: digest)
                index += 8
            }
            var rest: UInt64 = 0
            while index < bytes.count {
                rest = rest << 8 | UInt64(bytes[index])
                index += 1
            }
            return adding(rest, to: digest)
        }
    }
}

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
