/// Reads the text of a JSONPath query (RFC 9535 §2).
struct JSONPathParser {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private static let deepest = 64

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func path() throws(JSONPath.Invalid) -> [JSONPath.Segment] {
        try expect("$")
        let segments = try self.segments()
        skipBlanks()
        guard index == scalars.count else { throw invalid("a segment such as '.name' or '[…]' is expected here") }
        return segments
    }

    // MARK: segments

    private mutating func segments() throws(JSONPath.Invalid) -> [JSONPath.Segment] {
        var segments: [JSONPath.Segment] = []
        while true {
            let start = index
            skipBlanks()
            if take("..") {
                segments.append(
                    JSONPath.Segment(isDescendant: true, selectors: peek == "[" ? try bracketed() : [try shorthand()]))
            } else if take(".") {
                segments.append(JSONPath.Segment(isDescendant: false, selectors: [try shorthand()]))
            } else if peek == "[" {
                segments.append(JSONPath.Segment(isDescendant: false, selectors: try bracketed()))
            } else {
                index = start
                return segments
            }
        }
    }

    private mutating func shorthand() throws(JSONPath.Invalid) -> JSONPath.Selector {
        if take("*") { return .wildcard }
        var name = ""
        while let scalar = peek, isNameScalar(scalar) {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        if name.isEmpty { throw invalid("a member's name or '*' is expected here") }
        return .name(name)
    }

    /// Beyond the standard also `-`, which many overlays write without quotes.
    private func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "-" || !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private mutating func bracketed() throws(JSONPath.Invalid) -> [JSONPath.Selector] {
        try expect("[")
        var selectors: [JSONPath.Selector] = []
        repeat {
            skipBlanks()
            selectors.append(try selector())
            skipBlanks()
        } while take(",")
        try expect("]")
        return selectors
    }

    private mutating func selector() throws(JSONPath.Invalid) -> JSONPath.Selector {
        if take("*") { return .wildcard }
        if peek == "'" || peek == "\"" { return .name(try string()) }
        if take("?") { return .filter(try condition()) }
        let start = try integer()
        skipBlanks()
        guard take(":") else {
            guard let start else { throw invalid("a name in quotes, an index, '*' or a filter '?…' is expected here") }
            return .index(start)
        }
        skipBlanks()
        let end = try integer()
        skipBlanks()
        var step = 1
        if take(":") {
            skipBlanks()
            step = try integer() ?? 1
        }
        return .slice(start: start, end: end, step: step)
    }

    // MARK: filters

    private mutating func condition() throws(JSONPath.Invalid) -> JSONPath.Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw invalid("the filter is too deep") }
        var condition = try conjunction()
        skipBlanks()
        while take("||") {
            condition = .or(condition, try conjunction())
            skipBlanks()
        }
        return condition
    }

    private mutating func conjunction() throws(JSONPath.Invalid) -> JSONPath.Condition {
        var condition = try test()
        skipBlanks()
        while take("&&") {
            condition = .and(condition, try test())
            skipBlanks()
        }
        return condition
    }

    private mutating func test() throws(JSONPath.Invalid) -> JSONPath.Condition {
        skipBlanks()
        var isNegated = false
        while peek == "!", !(index + 1 < scalars.count && scalars[index + 1] == "=") {
            index += 1
            isNegated.toggle()
            skipBlanks()
        }
        let condition: JSONPath.Condition
        if take("(") {
            condition = try self.condition()
            skipBlanks()
            try expect(")")
        } else {
            condition = try comparison()
        }
        return isNegated ? .not(condition) : condition
    }

    private mutating func comparison() throws(JSONPath.Invalid) -> JSONPath.Condition {
        let left = try operand()
        skipBlanks()
        for comparison in JSONPath.Comparison.allCases where take(comparison.rawValue) {
            skipBlanks()
            return .comparison(left, comparison, try operand())
        }
        guard case .query(let query) = left else { throw invalid("a comparison is expected here") }
        return .exists(query)
    }

    private mutating func operand() throws(JSONPath.Invalid) -> JSONPath.Operand {
        if peek == "@" || peek == "$" {
            depth += 1
            defer { depth -= 1 }
            guard depth < Self.deepest else { throw invalid("the filter is too deep") }
            let isAbsolute = peek == "$"
            index += 1
            return .query(JSONPath.Query(isAbsolute: isAbsolute, segments: try segments()))
        }
        if peek == "'" || peek == "\"" { return .literal(.string(try string())) }
        var word = ""
        while let scalar = peek, isNameScalar(scalar) || scalar == "." || scalar == "+" {
            word.unicodeScalars.append(scalar)
            index += 1
        }
        switch word {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        default:
            if peek == "(" { throw invalid("the function '\(word)' is not supported") }
            guard let number = Double(word), number.isFinite else {
                throw invalid("'@…', '$…', a number, a text in quotes, true, false or null is expected here")
            }
            return .literal(.number(number))
        }
    }

    // MARK: words

    private mutating func integer() throws(JSONPath.Invalid) -> Int? {
        var digits = ""
        while let scalar = peek, ("0"..."9").contains(scalar) || digits.isEmpty && scalar == "-" {
            digits.unicodeScalars.append(scalar)
            index += 1
        }
        if digits.isEmpty { return nil }
        // RFC 9535 §2.1: within I-JSON's exact range.
        guard let number = Int(digits), abs(number) < 1 << 53 else { throw invalid("'\(digits)' is no index") }
        return number
    }

    private mutating func string() throws(JSONPath.Invalid) -> String {
        let quote = scalars[index]
        index += 1
        var text = ""
        while let scalar = peek, scalar != quote {
            index += 1
            guard scalar == "\\" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            guard let escaped = peek else { break }
            index += 1
            switch escaped {
            case "n": text += "\n"
            case "t": text += "\t"
            case "r": text += "\r"
            case "b": text += "\u{8}"
            case "f": text += "\u{C}"
            case "u":
                let digits = String(String.UnicodeScalarView(scalars[index..<min(index + 4, scalars.count)]))
                guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
                else { throw invalid("'\\u' is followed by four digits that are no surrogate") }
                text.unicodeScalars.append(scalar)
                index += 4
            default: text.unicodeScalars.append(escaped)
            }
        }
        guard peek == quote else { throw invalid("the text in quotes does not end") }
        index += 1
        return text
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard index + wanted.count <= scalars.count, Array(scalars[index..<index + wanted.count]) == wanted else {
            return false
        }
        index += wanted.count
        return true
    }

    private mutating func expect(_ text: String) throws(JSONPath.Invalid) {
        guard take(text) else { throw invalid("'\(text)' is expected here") }
    }

    private mutating func skipBlanks() {
        while let scalar = peek, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" { index += 1 }
    }

    private func invalid(_ reason: String) -> JSONPath.Invalid { JSONPath.Invalid(reason: reason, offset: index) }
}
