import HelodataYAML

/// Reads the text of a JSONPath query (RFC 9535 §2). Everything that the grammar there does not make is refused, with one
/// exception: a member's name without quotes may contain `-`, as many overlays write it.
struct JSONPathParser {
    let scalars: [Unicode.Scalar]
    var index = 0
    private var depth = 0
    private static let deepest = 64

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func path() throws(JSONPath.Invalid) -> [JSONPath.Segment] {
        try expect("$")
        let segments = try self.segments()
        guard index == scalars.count else { throw invalid("a segment such as '.name' or '[…]' is expected here") }
        return segments
    }

    // MARK: segments

    mutating func segments() throws(JSONPath.Invalid) -> [JSONPath.Segment] {
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
        while let scalar = peek, Self.startsName(scalar) || !name.isEmpty && (scalar == "-" || Self.isDigit(scalar)) {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        if name.isEmpty { throw invalid("a member's name or '*' is expected here") }
        return .name(name)
    }

    private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "_", "a"..."z", "A"..."Z": true
        default: scalar.value >= 0x80
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

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
        if take("?") {
            skipBlanks()
            return .filter(try condition())
        }
        let start = try integer()
        let end = index
        skipBlanks()
        guard take(":") else {
            guard let start else { throw invalid("a name in quotes, an index, '*' or a filter '?…' is expected here") }
            index = end
            return .index(start)
        }
        skipBlanks()
        let last = try integer()
        skipBlanks()
        var step = 1
        if take(":") {
            skipBlanks()
            step = try integer() ?? 1
        }
        return .slice(start: start, end: last, step: step)
    }

    /// Bounds how deep filters are nested in each other.
    mutating func nested<Result>(
        _ body: (inout JSONPathParser) throws(JSONPath.Invalid) -> Result
    ) throws(JSONPath.Invalid) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw invalid("the filter is too deep") }
        return try body(&self)
    }

    // MARK: words

    /// `0`, `12`, `-3`; nil where there is none. Within the exact range of I-JSON (§2.1).
    private mutating func integer() throws(JSONPath.Invalid) -> Int? {
        var digits = ""
        while let scalar = peek, Self.isDigit(scalar) || digits.isEmpty && scalar == "-" {
            digits.unicodeScalars.append(scalar)
            index += 1
        }
        if digits.isEmpty { return nil }
        guard let number = Int(digits), (-Self.largest...Self.largest).contains(number), "\(number)" == digits else {
            throw invalid("'\(digits)' is no index, which is a number within ±2^53, without zeros before it")
        }
        return number
    }

    private static let largest = (1 << 53) - 1

    mutating func string() throws(JSONPath.Invalid) -> String {
        guard let quote = peek else { throw invalid("a text in quotes is expected here") }
        index += 1
        var text = ""
        while let scalar = peek, scalar != quote {
            guard scalar.value >= 0x20 else { throw invalid("a control character is written as '\\u…'") }
            index += 1
            text.unicodeScalars.append(scalar == "\\" ? try escaped(in: quote) : scalar)
        }
        guard peek == quote else { throw invalid("the text in quotes does not end") }
        index += 1
        return text
    }

    /// What follows a backslash (§2.3.1.1).
    private mutating func escaped(in quote: Unicode.Scalar) throws(JSONPath.Invalid) -> Unicode.Scalar {
        guard let letter = peek else { throw invalid("the text in quotes does not end") }
        index += 1
        switch letter {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "/", "\\", quote: return letter
        case "u":
            let first = try codeUnit()
            if let scalar = Unicode.Scalar(first) { return scalar }
            guard first < 0xDC00, take("\\u"), case let second = try codeUnit(), (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { throw invalid("'\\u' with one half of a surrogate pair") }
            return scalar
        default: throw invalid("'\\\(letter)' is no escape")
        }
    }

    private mutating func codeUnit() throws(JSONPath.Invalid) -> UInt32 {
        let digits = scalars[index..<min(index + 4, scalars.count)]
        guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.properties.isASCIIHexDigit }),
            let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
        else { throw invalid("'\\u' is followed by four digits") }
        index += 4
        return value
    }

    var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func take(_ text: String) -> Bool {
        var end = index
        for scalar in text.unicodeScalars {
            guard end < scalars.count, scalars[end] == scalar else { return false }
            end += 1
        }
        index = end
        return true
    }

    mutating func expect(_ text: String) throws(JSONPath.Invalid) {
        guard take(text) else { throw invalid("'\(text)' is expected here") }
    }

    mutating func skipBlanks() {
        while let scalar = peek, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" { index += 1 }
    }

    func invalid(_ reason: String) -> JSONPath.Invalid { JSONPath.Invalid(reason: reason, offset: index) }
}
