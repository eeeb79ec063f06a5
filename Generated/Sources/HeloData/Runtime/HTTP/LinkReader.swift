/// Takes a `Link` header apart (RFC 8288, Appendix B.2).
nonisolated struct LinkReader {
    nonisolated struct Link {
        let target: String
        /// Names in lower case, values without their quotes.
        var parameters: [(name: String, value: String)] = []
    }

    private var rest: Substring.UnicodeScalarView

    init(_ header: String) { rest = header[...].unicodeScalars }

    /// The next link; nil at the end, and at what is none.
    mutating func link() -> Link? {
        while let next = rest.first, Self.isSpace(next) || next == "," { rest.removeFirst() }
        guard rest.first == "<" else { return nil }
        rest.removeFirst()
        let target = take { $0 != ">" }
        guard rest.first == ">" else { return nil }
        rest.removeFirst()
        var link = Link(target: target)
        while true {
            skipSpace()
            guard rest.first == ";" else { return link }
            rest.removeFirst()
            skipSpace()
            let name = take { $0 != "=" && $0 != ";" && $0 != "," && !Self.isSpace($0) }.lowercased()
            skipSpace()
            guard rest.first == "=" else {
                if !name.isEmpty { link.parameters.append((name, "")) }
                continue
            }
            rest.removeFirst()
            skipSpace()
            let value = rest.first == "\"" ? quoted() : take { $0 != ";" && $0 != "," && !Self.isSpace($0) }
            link.parameters.append((name, value))
        }
    }

    /// RFC 9110 §5.6.4: a backslash takes the next character as it is.
    private mutating func quoted() -> String {
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let next = rest.popFirst() {
            if next == "\"" { break }
            if next == "\\" {
                if let escaped = rest.popFirst() { text.append(escaped) }
            } else {
                text.append(next)
            }
        }
        return String(text)
    }

    private mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: isTaken)
        rest = rest[taken.endIndex...]
        return String(taken)
    }

    private mutating func skipSpace() {
        while let next = rest.first, Self.isSpace(next) { rest.removeFirst() }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
