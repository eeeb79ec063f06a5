/// The name of one intention: a server that has acted on it answers a repetition with the first result instead of acting again.
///
/// 1 to 255 visible ASCII characters. Not shown in descriptions: whoever knows it can fetch the result.
nonisolated public struct IdempotencyKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// What is sent in the header.
    public let value: String

    /// - Parameter value: 1 to 255 visible ASCII characters; a call with any other key fails before anything is sent.
    public init(_ value: String) { self.value = value }
    public init(stringLiteral value: String) { self.value = value }

    /// A random UUID (version 4), in lower case.
    public static func random() -> Self {
        var generator = SystemRandomNumberGenerator()
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return Self(
            String(unsafeUninitializedCapacity: 36) { buffer in
                guard let text = UnsafeMutableRawPointer(buffer.baseAddress) else { return 0 }
                let dash = UInt8(ascii: "-")
                // 8-4-4-4-12 digits. Words two and three are written where their second halves belong, then their first halves.
                let (second, third) = (hexadecimal(high), hexadecimal(low >> 32))
                text.storeBytes(of: hexadecimal(high >> 32).littleEndian, toByteOffset: 0, as: UInt64.self)
                text.storeBytes(of: second.littleEndian, toByteOffset: 10, as: UInt64.self)
                text.storeBytes(of: UInt32(truncatingIfNeeded: second).littleEndian, toByteOffset: 9, as: UInt32.self)
                text.storeBytes(of: third.littleEndian, toByteOffset: 20, as: UInt64.self)
                text.storeBytes(of: UInt32(truncatingIfNeeded: third).littleEndian, toByteOffset: 19, as: UInt32.self)
                text.storeBytes(of: hexadecimal(low).littleEndian, toByteOffset: 28, as: UInt64.self)
                (buffer[8], buffer[13], buffer[18], buffer[23]) = (dash, dash, dash, dash)
                return 36
            })
    }

    /// The lower 32 bits in eight digits, the first of them in the lowest byte.
    private static func hexadecimal(_ value: UInt64) -> UInt64 {
        var digits = value & 0xFFFF_FFFF
        digits = (digits << 16 | digits) & 0x0000_FFFF_0000_FFFF
        digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
        digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
        let areLetters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return (digits &+ 0x3030_3030_3030_3030 &+ areLetters &* 0x27).byteSwapped
    }

    /// Why the key cannot be sent; nil when it can.
    var problem: String? {
        let bytes = value.utf8
        if bytes.isEmpty || bytes.count > 255 { return "an idempotency key has 1 to 255 characters, not \(bytes.count)" }
        var text = value
        let isVisible = text.withUTF8(JSONScan.isVisible)
        return isVisible ? nil : "an idempotency key has visible ASCII characters only"
    }
}

nonisolated extension IdempotencyKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "IdempotencyKey(\(value.utf8.count) characters)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["key": description]) }
}
