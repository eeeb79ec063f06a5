/// The words of Swift source text, without comments, and apart from them the contents of its string literals.
struct SwiftTokens {
    struct Token {
        let text: String
        /// Behind a dot: a member of something.
        let isMember: Bool
        /// Braces, parentheses and brackets around it.
        let depth: Int
    }
    private(set) var tokens: [Token] = []
    private(set) var literals: [String] = []

    private let source: [UInt8]
    private var position = 0
    private var depth = 0
    private var last: UInt8 = 0

    init(_ text: some StringProtocol) {
        source = Array(text.utf8)
        code(until: nil)
    }

    private func peek(_ distance: Int = 0) -> UInt8 {
        position + distance < source.count ? source[position + distance] : 0
    }

    private func starts(with text: StaticString) -> Bool {
        source[position...].starts(with: text.withUTF8Buffer { Array($0) })
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// - Parameter end: the depth at which an interpolation ends.
    private mutating func code(until end: Int?) {
        while position < source.count {
            let byte = peek()
            if starts(with: "//") {
                while position < source.count, peek() != UInt8(ascii: "\n") { position += 1 }
            } else if starts(with: "/*") {
                while position < source.count, !starts(with: "*/") { position += 1 }
                position += 2
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") && [UInt8(ascii: "\""), UInt8(ascii: "#")].contains(peek(1)) {
                literal()
            } else if Self.isWord(byte) {
                let start = position
                while Self.isWord(peek()), position < source.count { position += 1 }
                tokens.append(
                    Token(
                        text: String(decoding: source[start..<position], as: UTF8.self), isMember: last == UInt8(ascii: "."), depth: depth))
                last = UInt8(ascii: "a")
                continue
            } else {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    if depth == end {
                        position += 1
                        return
                    }
                default: break
                }
                position += 1
            }
            if byte > 0x20 { last = byte }
        }
    }

    private mutating func literal() {
        var marks = 0
        while peek() == UInt8(ascii: "#") {
            marks += 1
            position += 1
        }
        let quote = starts(with: "\"\"\"") ? 3 : 1
        let fence = Array(repeating: UInt8(ascii: "#"), count: marks)
        let end = Array(repeating: UInt8(ascii: "\""), count: quote) + fence
        position += quote
        var text: [UInt8] = []
        while position < source.count, !source[position...].starts(with: end) {
            guard peek() == UInt8(ascii: "\\"), source[(position + 1)...].starts(with: fence) else {
                text.append(peek())
                position += 1
                continue
            }
            position += 1 + marks
            if peek() == UInt8(ascii: "(") {
                position += 1
                depth += 1
                last = 0
                code(until: depth - 1)
            } else {
                position += 1
            }
        }
        position += end.count
        literals.append(String(decoding: text, as: UTF8.self))
    }
}
