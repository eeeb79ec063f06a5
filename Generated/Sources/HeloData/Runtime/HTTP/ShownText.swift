/// Text of a server on its way to a person: the secrets of the call are hidden, control characters are escaped, what is long is cut.
nonisolated struct ShownText: Sendable {
    /// In UTF-8; shorter ones are in every other word.
    static let shortestSecret = 4
    private static let dots: [UInt8] = Array("••••".utf8)

    private let secrets: [[UInt8]]

    init(hiding secrets: [String] = []) {
        var texts: [[UInt8]] = []
        for secret in secrets where secret.utf8.count >= Self.shortestSecret { texts.append(Array(secret.utf8)) }
        // Of two that overlap the longer one goes first.
        self.secrets = texts.sorted { $0.count > $1.count }
    }

    /// - Parameter limit: In bytes of UTF-8.
    func text(_ text: String, limit: Int = 200) -> String { Self.cut(Self.escaped(hidden(text)), limit) }

    /// The same text without the secrets.
    func hidden(_ text: String) -> String {
        var bytes = Array(text.utf8)
        var found = false
        for secret in secrets where Self.hide(secret, in: &bytes) { found = true }
        return found ? String(decoding: bytes, as: UTF8.self) : text
    }

    private static func hide(_ secret: [UInt8], in text: inout [UInt8]) -> Bool {
        guard text.count >= secret.count else { return false }
        var kept: [UInt8] = []
        var begin = 0
        var index = 0
        while index + secret.count <= text.count {
            guard text[index] == secret[0], text[index..<index + secret.count].elementsEqual(secret) else {
                index += 1
                continue
            }
            kept += text[begin..<index] + dots
            index += secret.count
            begin = index
        }
        guard begin > 0 else { return false }
        text = kept + text[begin...]
        return true
    }

    /// What moves the cursor, ends a line, colours a terminal or turns the direction of writing shows as its code.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isInvisible) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where isInvisible(scalar): escaped += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            true
        default: false
        }
    }

    /// At most so many bytes of UTF-8 and an ellipsis.
    static func cut(_ text: String, _ limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var kept = ""
        var length = 0
        for scalar in text.unicodeScalars {
            length += UTF8.width(scalar)
            if length > limit { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept + "…"
    }
}
