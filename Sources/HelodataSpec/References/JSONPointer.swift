/// A way down a file (RFC 6901): `/components/schemas/Order`.
package struct JSONPointer: Hashable, Sendable {
    var tokens: [String]

    init(tokens: [String] = []) { self.tokens = tokens }

    /// The fragment of a reference after `#`, which may be percent-encoded; nil if it is no pointer.
    init?(fragment: String) {
        guard !fragment.isEmpty else {
            tokens = []
            return
        }
        guard fragment.utf8.first == UInt8(ascii: "/") else { return nil }
        let decoded = Self.percentDecoded(fragment)
        tokens = decoded.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { bytes in
            let token = Substring(bytes)
            guard bytes.contains(UInt8(ascii: "~")) else { return String(token) }
            return token.split(separator: "~1", omittingEmptySubsequences: false).map { part in
                part.split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
            }.joined(separator: "/")
        }
    }

    /// With `~0` and `~1`, without percent-encoding.
    var description: String { tokens.map { "/" + Self.escape($0) }.joined() }

    /// One step as it is written in a pointer (RFC 6901 §3).
    package static func escape(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var escaped: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): escaped += "~0".utf8
            case UInt8(ascii: "/"): escaped += "~1".utf8
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// `%7B` is `{`; a percent sign that starts no such pair stays.
    static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
