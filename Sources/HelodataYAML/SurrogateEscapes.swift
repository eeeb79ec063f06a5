/// JSON writes a character beyond U+FFFF as two escapes, `\ud83d\ude00`; YAML, and so libyaml, only as one, `\U0001F600`.
enum SurrogateEscapes {
    /// The bytes with such pairs joined; the same array where there are none. Columns to the right of a pair on its line
    /// come out two smaller. Only in JSON: there, every backslash stands inside double quotes.
    static func joined(in bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { buffer in
            guard isJSON(buffer) else { return bytes }
            var joined: [UInt8] = []
            var copied = 0
            var index = 0
            while index < buffer.count {
                guard buffer[index] == UInt8(ascii: "\\") else {
                    index += 1
                    continue
                }
                guard let character = pair(in: buffer, at: index) else {
                    index += 2
                    continue
                }
                let digits = String(character, radix: 16)
                joined += buffer[copied..<index]
                joined += "\\U\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits)".utf8
                index += 12
                copied = index
            }
            return copied == 0 ? bytes : joined + buffer[copied...]
        }
    }

    private static func isJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = bytes.first { $0 > UInt8(ascii: " ") && $0 < 0x80 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    private static func pair(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard bytes[index] == UInt8(ascii: "\\"), index + 12 <= bytes.count,
            let high = unit(in: bytes, at: index), 0xD800..<0xDC00 ~= high,
            let low = unit(in: bytes, at: index + 6), 0xDC00..<0xE000 ~= low
        else { return nil }
        return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }

    private static func unit(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else { return nil }
        return UInt32(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
    }
}
