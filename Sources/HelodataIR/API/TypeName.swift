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
