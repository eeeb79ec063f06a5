/// Percent-encoding of RFC 3986, in the two sets that RFC 6570 knows, and of HTML forms.
nonisolated enum PercentEncoding: Sendable, Hashable {
    /// Everything but unreserved characters is encoded.
    case unreserved
    /// Reserved characters and existing triplets such as `%20` stay too (`allowReserved`).
    case reserved
    /// As `unreserved`, with a space as `+`: `application/x-www-form-urlencoded`.
    case form
    /// Nothing is encoded.
    case verbatim

    func append(_ text: String, to output: inout String) {
        var text = text
        text.withUTF8 { bytes in
            if let first = bytes.firstIndex(where: { !stays($0) }) {
                appendEncoded(bytes, from: first, to: &output)
            } else {
                output.append(contentsOf: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    func encode(_ text: String) -> String {
        if text.utf8.allSatisfy(stays) { return text }
        var output = ""
        append(text, to: &output)
        return output
    }

    /// A host of a URL: an IPv6 address stands in brackets (RFC 3986 §3.2.2).
    static func host(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: ":")) ? "[" + text + "]" : unreserved.encode(text)
    }

    private func appendEncoded(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int, to output: inout String) {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count + 2 * (bytes.count - first))
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if stays(byte) || self == .reserved && isReserved(byte) {
                encoded.append(byte)
            } else if self == .reserved, byte == UInt8(ascii: "%"), index + 2 < bytes.count, Self.isHex(bytes[index + 1]),
                Self.isHex(bytes[index + 2])
            {
                encoded.append(byte)
            } else if self == .form, byte == 0x20 {
                encoded.append(UInt8(ascii: "+"))
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(Self.digit(byte >> 4))
                encoded.append(Self.digit(byte & 15))
            }
            index += 1
        }
        output.append(contentsOf: String(decoding: encoded, as: UTF8.self))
    }

    private func stays(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: self == .verbatim
        }
    }

    /// Without those that would end the value or change its meaning: `#`, `[`, `]`, `&`, `+` (OpenAPI 3.1.1, Appendix E).
    private func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"),
            UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="):
            true
        default: false
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
}
