/// Text of the document made harmless for one kind of place in Swift source each.
enum SourceText {
    // MARK: string literals

    /// A string literal that means exactly the text. Characters that cannot be seen or that turn the direction of
    /// writing are spelled out.
    static func literal(_ text: String) -> String { "\"" + literalContents(text) + "\"" }

    /// What stands between the quotes of a string literal.
    static func literalContents(_ text: String) -> String {
        if isPlain(text, and: { $0 != 0x22 && $0 != 0x5C }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: append(scalar, to: &result, keepingJoiners: false)
            }
        }
        return result
    }

    // MARK: documentation

    /// The lines of a documentation comment that a line of the document makes: it can end neither the comment nor the
    /// line, and what cannot be seen is shown.
    static func forEachDocumentationLine(_ text: String, _ body: (String) -> Void) {
        if isPlain(text, and: { _ in true }) { return body(trimmingEnd(text)) }
        var line = ""
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
                body(trimmingEnd(line))
                line = ""
            case "\t": line += "    "
            default: append(scalar, to: &line, keepingJoiners: true)
            }
            previous = scalar
        }
        body(trimmingEnd(line))
    }

    private static func trimmingEnd(_ line: String) -> String {
        if line.utf8.last != 0x20 { return line }
        var end = line.utf8.endIndex
        while end > line.utf8.startIndex, line.utf8[line.utf8.index(before: end)] == 0x20 {
            end = line.utf8.index(before: end)
        }
        return String(line[..<end])
    }

    // MARK: file names and Markdown

    /// A cell of a Markdown table.
    static func tableCell(_ text: String) -> String {
        line(text).unicodeScalars.reduce(into: "") { result, scalar in
            if scalar == "|" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
    }

    /// All on one line, and what cannot be seen is shown.
    static func line(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": result += " "
            default: append(scalar, to: &result, keepingJoiners: true)
            }
        }
        return result
    }

    // MARK: characters

    /// Whether all of a text can be printed in ASCII. Looks at every byte, which is faster than to stop early.
    @inline(__always)
    private static func isPlain(_ text: String, and isPlain: (UInt8) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var found = false
            for byte in bytes { found = found || byte < 0x20 || byte >= 0x7F || !isPlain(byte) }
            return !found
        }
    }

    static func isBlank(_ literal: StaticString) -> Bool {
        guard literal.hasPointerRepresentation else { return true }
        var pointer = literal.utf8Start
        for _ in 0..<literal.utf8CodeUnitCount {
            if pointer.pointee != 0x20 && pointer.pointee != 0x0A { return false }
            pointer += 1
        }
        return true
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String, keepingJoiners: Bool) {
        if isInvisible(scalar.value) && !(keepingJoiners && (scalar == "\u{200C}" || scalar == "\u{200D}")) {
            text += "\\u{"
            text += String(scalar.value, radix: 16, uppercase: true)
            text += "}"
        } else {
            text.unicodeScalars.append(scalar)
        }
    }

    /// Control and formatting characters, line separators and noncharacters, by ranges so that the output does not depend
    /// on the version of Unicode that the generator was built with. The noncharacters from U+FDD0 on stay as they are:
    /// Swift accepts them in a literal, but not their `\u{FDD0}`.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: false
        case ..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164: true
        case 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
