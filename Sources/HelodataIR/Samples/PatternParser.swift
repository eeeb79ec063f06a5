/// Reads a regular expression of ECMA-262, the parts that `Pattern` knows.
struct PatternParser {
    private let text: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    mutating func pattern() -> Pattern.Node? {
        guard let node = either(), index == text.count else { return nil }
        return node
    }

    private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func take(_ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        guard index + scalars.count <= text.count, Array(text[index..<index + scalars.count]) == scalars else { return false }
        index += scalars.count
        return true
    }

    private mutating func either() -> Pattern.Node? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 50 else { return nil }
        var branches: [Pattern.Node] = []
        repeat {
            guard let branch = sequence() else { return nil }
            branches.append(branch)
        } while take("|")
        return branches.count == 1 ? branches[0] : .either(branches)
    }

    private mutating func sequence() -> Pattern.Node? {
        var nodes: [Pattern.Node] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(), let node = quantified(atom) else { return nil }
            nodes.append(node)
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func quantified(_ atom: Pattern.Node) -> Pattern.Node? {
        var (least, most): (Int, Int?)
        switch next {
        case "*": (least, most) = (0, nil)
        case "+": (least, most) = (1, nil)
        case "?": (least, most) = (0, 1)
        case "{":
            let start = index
            index += 1
            guard let first = number() else {
                // Without a number it is itself.
                index = start + 1
                return .sequence([atom, literal("{")])
            }
            least = first
            most = first
            if take(",") { most = number() }
            guard take("}"), most ?? least >= least, least <= 1_000 else { return nil }
            index -= 1
        default: return atom
        }
        index += 1
        // Lazy or not, the same texts match.
        _ = take("?")
        if next == "*" || next == "+" || next == "?" { return nil }
        return .repeated(atom, least: least, most: most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, Pattern.CharacterSet.digits.contains(scalar), digits.utf8.count < 6 {
            digits.unicodeScalars.append(scalar)
            index += 1
        }
        return Int(digits)
    }

    private func literal(_ scalar: Unicode.Scalar) -> Pattern.Node { .set(Pattern.CharacterSet(ranges: [scalar.value...scalar.value])) }

    private mutating func atom() -> Pattern.Node? {
        guard let scalar = next else { return nil }
        index += 1
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .set(.any)
        case "[": return set().map { .set($0) }
        case "(":
            if take("?") {
                // `(?:…)` and `(?<name>…)`; the rest looks around.
                if !take(":") {
                    guard take("<"), next != "=", next != "!" else { return nil }
                    while let scalar = next, scalar != ">" {
                        if Pattern.CharacterSet.words.contains(scalar) { index += 1 } else { return nil }
                    }
                    guard take(">") else { return nil }
                }
            }
            guard let inner = either(), take(")") else { return nil }
            return inner
        case "*", "+", "?": return nil
        case "\\":
            if take("b") { return .wordBoundary(true) }
            if take("B") { return .wordBoundary(false) }
            if take("A") { return .start }
            if take("z") || take("Z") { return .end }
            return escape().map { .set($0) }
        default: return literal(scalar)
        }
    }

    /// Behind the backslash.
    private mutating func escape() -> Pattern.CharacterSet? {
        guard let scalar = next else { return nil }
        index += 1
        func only(_ value: UInt32) -> Pattern.CharacterSet { Pattern.CharacterSet(ranges: [value...value]) }
        switch scalar {
        case "d": return .digits
        case "D": return Pattern.CharacterSet.digits.inverse
        case "w": return .words
        case "W": return Pattern.CharacterSet.words.inverse
        case "s": return .spaces
        case "S": return Pattern.CharacterSet.spaces.inverse
        case "t": return only(0x09)
        case "n": return only(0x0A)
        case "v": return only(0x0B)
        case "f": return only(0x0C)
        case "r": return only(0x0D)
        case "0": return only(0)
        case "x": return hex(2).map(only)
        case "u":
            if take("{") {
                guard let value = hex(6, exactly: false), take("}") else { return nil }
                return only(value)
            }
            return hex(4).map(only)
        case "p", "P":
            guard take("{") else { return nil }
            var name = ""
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            guard take("}"), let set = Self.properties[name] else { return nil }
            return scalar == "P" ? set.inverse : set
        case "a"..."z", "A"..."Z", "1"..."9": return nil
        default: return only(scalar.value)
        }
    }

    /// The letters of ASCII stand for all: what is made of them matches, and no more is needed.
    private static let properties: [String: Pattern.CharacterSet] = [
        "L": Pattern.CharacterSet(ranges: [0x41...0x5A, 0x61...0x7A, 0xAA...0x2FF, 0x370...0x1FFF, 0x3040...0xD7FF]),
        "Letter": Pattern.CharacterSet(ranges: [0x41...0x5A, 0x61...0x7A, 0xAA...0x2FF, 0x370...0x1FFF, 0x3040...0xD7FF]),
        "Lu": Pattern.CharacterSet(ranges: [0x41...0x5A]), "Ll": Pattern.CharacterSet(ranges: [0x61...0x7A]),
        "N": .digits, "Nd": .digits, "P": Pattern.CharacterSet(ranges: [0x21...0x23, 0x25...0x2A, 0x2C...0x2F]),
    ]

    private mutating func hex(_ count: Int, exactly: Bool = true) -> UInt32? {
        var digits = ""
        while digits.utf8.count < count, let scalar = next, scalar.properties.isASCIIHexDigit {
            digits.unicodeScalars.append(scalar)
            index += 1
        }
        guard !exactly || digits.utf8.count == count else { return nil }
        return UInt32(digits, radix: 16)
    }

    /// Behind the bracket.
    private mutating func set() -> Pattern.CharacterSet? {
        var set = Pattern.CharacterSet()
        set.isNegated = take("^")
        while let scalar = next, scalar != "]" {
            guard let first = setPart(scalar) else { return nil }
            guard next == "-", index + 1 < text.count, text[index + 1] != "]" else {
                set.ranges += first.ranges
                continue
            }
            index += 1
            guard let end = next, let last = setPart(end) else { return nil }
            // `[\w-.]`: the hyphen is one.
            guard first.ranges.count == 1, last.ranges.count == 1, let low = first.ranges.first, let high = last.ranges.first,
                low.count == 1,
                high.count == 1
            else {
                set.ranges += first.ranges + last.ranges + [0x2D...0x2D]
                continue
            }
            guard low.lowerBound <= high.lowerBound else { return nil }
            set.ranges.append(low.lowerBound...high.lowerBound)
        }
        return take("]") ? set : nil
    }

    private mutating func setPart(_ scalar: Unicode.Scalar) -> Pattern.CharacterSet? {
        index += 1
        guard scalar == "\\" else { return Pattern.CharacterSet(ranges: [scalar.value...scalar.value]) }
        if take("b") { return Pattern.CharacterSet(ranges: [0x08...0x08]) }
        if take("-") { return Pattern.CharacterSet(ranges: [0x2D...0x2D]) }
        guard let set = escape() else { return nil }
        guard set.isNegated else { return set }
        // The other scalars, as ranges.
        var (ranges, start): ([ClosedRange<UInt32>], UInt32) = ([], 0)
        for range in set.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > start { ranges.append(start...(range.lowerBound - 1)) }
            start = range.upperBound + 1
        }
        ranges.append(start...0x10FFFF)
        return Pattern.CharacterSet(ranges: ranges)
    }
}
