/// The name of one intention: a server that has acted on it answers a repetition with the first result instead of acting again.
///
/// 1 to 255 visible ASCII characters. Not shown in descriptions: whoever knows it can fetch the result.
nonisolated public struct IdempotencyKey: Hashable, Sendable, ExpressibleByStringLiteral {
    public let value: String

    public init(_ value: String) { self.value = value }
    public init(stringLiteral value: String) { self.value = value }

    /// A random UUID (version 4), in lower case.
    public static func random() -> Self {
        var generator = SystemRandomNumberGenerator()
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return Self(
            String(unsafeUninitializedCapacity: 36) { buffer in
                var written = 0
                for digit in 0..<32 {
                    if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                        buffer[written] = UInt8(ascii: "-")
                        written += 1
                    }
                    let word = digit < 16 ? high : low
                    let nibble = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (digit % 16))) & 15
                    buffer[written] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
                    written += 1
                }
                return written
            })
    }

    /// Why the key cannot be sent; nil when it can.
    var problem: String? {
        let bytes = value.utf8
        if bytes.isEmpty || bytes.count > 255 { return "an idempotency key has 1 to 255 characters, not \(bytes.count)" }
        var text = value
        let isVisible = text.withUTF8 { $0.allSatisfy { $0 >= 0x21 && $0 <= 0x7E } }
        return isVisible ? nil : "an idempotency key has visible ASCII characters only"
    }
}

nonisolated extension IdempotencyKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "IdempotencyKey(\(value.utf8.count) characters)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["key": description]) }
}
