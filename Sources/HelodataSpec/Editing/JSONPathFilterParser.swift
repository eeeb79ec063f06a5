import HelodataYAML

/// Filters (RFC 9535 §2.3.5) and functions (§2.4).
extension JSONPathParser {
    mutating func condition() throws(JSONPath.Invalid) -> JSONPath.Condition {
        try nested { (parser: inout JSONPathParser) throws(JSONPath.Invalid) in
            var condition = try parser.conjunction()
            parser.skipBlanks()
            while parser.take("||") {
                condition = .or(condition, try parser.conjunction())
                parser.skipBlanks()
            }
            return condition
        }
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
        let isNegated = take("!")
        skipBlanks()
        if take("(") {
            let condition = try self.condition()
            skipBlanks()
            try expect(")")
            return isNegated ? .not(condition) : condition
        }
        if isNegated {
            guard peek == "@" || peek == "$" else { throw invalid("'!' is followed by a query or by '('") }
            return .not(.exists(try query()))
        }
        return try comparison()
    }

    private mutating func comparison() throws(JSONPath.Invalid) -> JSONPath.Condition {
        if peek == "@" || peek == "$" {
            let start = index
            let query = try query()
            guard let comparison = comparisonSign() else { return .exists(query) }
            guard query.isSingular else {
                throw JSONPath.Invalid(reason: "only a query of names and indices, which selects one node, is compared", offset: start)
            }
            return .comparison(.query(query), comparison, try operand())
        }
        let left = try operand()
        guard let comparison = comparisonSign() else { throw invalid("a comparison is expected here") }
        return .comparison(left, comparison, try operand())
    }

    /// Skips blanks around it; none is skipped where there is no sign.
    private mutating func comparisonSign() -> JSONPath.Comparison? {
        let start = index
        skipBlanks()
        for comparison in JSONPath.Comparison.allCases where take(comparison.rawValue) {
            skipBlanks()
            return comparison
        }
        index = start
        return nil
    }

    private mutating func query() throws(JSONPath.Invalid) -> JSONPath.Query {
        try nested { (parser: inout JSONPathParser) throws(JSONPath.Invalid) in
            let isAbsolute = parser.peek == "$"
            guard isAbsolute || parser.peek == "@" else { throw parser.invalid("a query, '@…' or '$…', is expected here") }
            parser.index += 1
            return JSONPath.Query(isAbsolute: isAbsolute, segments: try parser.segments())
        }
    }

    private mutating func operand() throws(JSONPath.Invalid) -> JSONPath.Operand {
        if peek == "@" || peek == "$" {
            let start = index
            let query = try query()
            guard query.isSingular else {
                throw JSONPath.Invalid(reason: "only a query of names and indices, which selects one node, is compared", offset: start)
            }
            return .query(query)
        }
        if peek == "'" || peek == "\"" { return .literal(.string(try string())) }
        if let scalar = peek, scalar == "-" || Self.isDigit(scalar) { return .literal(try number()) }
        var word = ""
        while let scalar = peek, ("a"..."z").contains(scalar) || !word.isEmpty && (scalar == "_" || Self.isDigit(scalar)) {
            word.unicodeScalars.append(scalar)
            index += 1
        }
        if take("(") { return try function(word) }
        switch word {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        default: throw invalid("'@…', '$…', a number, a text in quotes, true, false or null is expected here")
        }
    }

    /// Its arguments, after the bracket.
    private mutating func function(_ name: String) throws(JSONPath.Invalid) -> JSONPath.Operand {
        skipBlanks()
        let operand: JSONPath.Operand
        switch name {
        case "length":
            operand = .length(try nested { (parser: inout JSONPathParser) throws(JSONPath.Invalid) in try parser.operand() })
        case "count": operand = .count(try query())
        case "value": operand = .value(try query())
        default: throw invalid("the function '\(name)' is not supported; length, count and value are")
        }
        skipBlanks()
        try expect(")")
        return operand
    }

    /// §2.3.5.1: as JSON writes them, and `-0`.
    private mutating func number() throws(JSONPath.Invalid) -> YAMLNode.Resolved {
        let start = index
        _ = take("-")
        let first = peek
        let whole = digits()
        guard whole > 0, first != "0" || whole == 1 else { throw invalid("a number starts with one zero, or none") }
        let end = index
        if take("."), digits() == 0 { throw invalid("a digit is expected here") }
        if take("e") || take("E") {
            if !take("-") { _ = take("+") }
            guard digits() > 0 else { throw invalid("a digit is expected here") }
        }
        let text = String(String.UnicodeScalarView(scalars[start..<index]))
        if index == end, let number = Int(text) { return .int(number) }
        guard let number = Double(text) else { throw invalid("'\(text)' is no number") }
        return .double(number)
    }

    private mutating func digits() -> Int {
        let start = index
        while let scalar = peek, Self.isDigit(scalar) { index += 1 }
        return index - start
    }
}
