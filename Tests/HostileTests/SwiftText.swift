/// What a compiler takes for code and what for text in a line of a generated file: a lexer for the small part of Swift that
/// the emitter prints, written against the language and not against the emitter. Whatever is outside of that part is a
/// problem, as is anything that would go on in the next line.
struct SwiftLine {
    /// Words, numbers and punctuation outside of comments and literals, in order; a name in backticks keeps them.
    private(set) var code: [String] = []
    /// What string literals mean; interpolations are left out.
    private(set) var literals: Set<String> = []
    private(set) var problems: [String] = []

    private let text: [Unicode.Scalar]
    private var position = 0

    init(_ line: Substring) {
        text = Array(line.unicodeScalars)
        while position < text.count { next() }
    }

    private mutating func report(_ problem: String) { problems.append(problem) }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < text.count ? text[position + distance] : nil
    }

    // MARK: code

    private mutating func next() {
        let scalar = text[position]
        switch scalar {
        case " ": position += 1
        case "/" where peek(1) == "/": comment()
        case "/" where peek(1) == "*": skip("a block comment")
        case "\"": literal()
        case "`": quotedName()
        case "#": directive()
        case "(", "[", "{", ")", "]", "}", ".", ",", ":", "=", "<", ">", "?", "!", "&", "|", "-", "+", "*", "/", "@", "_", "$":
            if scalar == "_" || scalar == "$" { word() } else { punctuation() }
        default: word()
        }
    }

    private mutating func skip(_ what: String) {
        report(what)
        position += 1
    }

    private mutating func punctuation() {
        code.append(String(text[position]))
        position += 1
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isXIDContinue || scalar.properties.isEmoji && scalar.value > 0x7F
            || scalar == "\u{200D}"
    }

    private mutating func word() {
        let start = position
        if text[position] == "$" { position += 1 }
        while let scalar = peek(), Self.isWordPart(scalar) { position += 1 }
        if position == start { return skip("U+\(String(text[position].value, radix: 16)) outside of text") }
        code.append(String(String.UnicodeScalarView(text[start..<position])))
    }

    private mutating func quotedName() {
        let start = position
        position += 1
        word()
        code.removeLast()
        guard peek() == "`" else { return report("a name in backticks does not end") }
        position += 1
        code.append(String(String.UnicodeScalarView(text[start..<position])))
    }

    private static let directives: Set<String> = ["#if canImport(FoundationEssentials)", "#else", "#endif"]

    private mutating func directive() {
        let written = String(String.UnicodeScalarView(text))
        if !Self.directives.contains(written) { report("the directive \(written)") }
        position = text.count
    }

    // MARK: text

    private mutating func comment() {
        while let scalar = peek() {
            if HostileText.isTreacherous(scalar) { report("U+\(String(scalar.value, radix: 16)) in a comment") }
            position += 1
        }
    }

    private mutating func literal() {
        var meaning = String.UnicodeScalarView()
        position += 1
        if peek() == "\"", peek(1) == "\"" { report("a literal of several lines") }
        while let scalar = peek() {
            switch scalar {
            case "\"":
                position += 1
                literals.insert(String(meaning))
                return
            case "\\":
                position += 1
                escape(&meaning)
            default:
                if HostileText.isTreacherous(scalar) { report("U+\(String(scalar.value, radix: 16)) in a literal") }
                meaning.append(scalar)
                position += 1
            }
        }
        report("a literal does not end on its line")
    }

    private mutating func escape(_ meaning: inout String.UnicodeScalarView) {
        guard let scalar = peek() else { return }
        position += 1
        switch scalar {
        case "n": meaning.append("\n")
        case "r": meaning.append("\r")
        case "t": meaning.append("\t")
        case "\"", "\\": meaning.append(scalar)
        case "u":
            var digits = ""
            guard peek() == "{" else { return report("'\\u' without braces") }
            position += 1
            while let digit = peek(), digit != "}" {
                digits.unicodeScalars.append(digit)
                position += 1
            }
            position += 1
            guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
                return report("'\\u{\(digits)}' is no character")
            }
            meaning.append(scalar)
        case "(": interpolation()
        default: report("'\\\(scalar)' is no escape")
        }
    }

    /// What may be called inside of an interpolation; everything else there is a name, a member or a literal.
    private static let calls: Set<String> = ["exploded", "host", "encode"]

    private mutating func interpolation() {
        var depth = 1
        code.append("(")
        while depth > 0 {
            guard position < text.count else { return report("an interpolation does not end on its line") }
            let before = code.count
            next()
            guard code.count == before + 1 else { continue }
            if code[before] == ")" { depth -= 1 }
            if code[before] == "(" {
                depth += 1
                if !Self.calls.contains(code[before - 1]) { report("'\(code[before - 1])(' inside of an interpolation") }
            }
            if code[before] == "{" || code[before] == "[" { report("'\(code[before])' inside of an interpolation") }
        }
    }
}

/// A whole file, line by line; lines are remembered, for most are the same in the next file.
final class SwiftText {
    private var lines: [Substring: SwiftLine] = [:]

    /// What is wrong with a file, and the meanings of its literals.
    func read(_ contents: String) -> (problems: [String], literals: Set<String>, words: Set<String>) {
        var problems: [String] = []
        var literals: Set<String> = []
        var words: Set<String> = []
        var open: [String] = []
        for (number, text) in contents.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = lines[text] ?? SwiftLine(text)
            if lines[text] == nil, lines.count < 200_000 { lines[text] = line }
            problems += line.problems.map { "line \(number + 1): \($0)" }
            literals.formUnion(line.literals)
            words.formUnion(line.code)
            for token in line.code {
                switch token {
                case "(", "[", "{": open.append(token)
                case ")", "]", "}":
                    let expected = token == ")" ? "(" : token == "]" ? "[" : "{"
                    if open.popLast() != expected { problems.append("line \(number + 1): '\(token)' closes nothing") }
                default: break
                }
            }
        }
        if !open.isEmpty { problems.append("\(open.count) brackets stay open") }
        return (Array(problems.prefix(5)), literals, words)
    }
}

enum HostileText {
    /// C0 and C1 controls, line separators, byte order marks and marks of direction.
    static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: true
        default: false
        }
    }
}
