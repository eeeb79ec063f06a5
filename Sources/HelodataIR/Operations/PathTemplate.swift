/// A path cut into its fixed parts and its parameters. OpenAPI knows `{name}` alone (3.1 §4.8.8.2); what routers write besides names
/// the same parameter.
struct PathTemplate {
    struct Parameter {
        /// Without the braces, as written.
        let text: String
        let name: String
        /// Slashes in the value stay: the parameter is the rest of the path.
        var takesSlashes = false
        /// What of its meaning the client does not keep.
        var lost: String?
    }

    enum Piece {
        case literal(String)
        case parameter(Parameter)
    }

    private(set) var pieces: [Piece] = []

    /// - Parameter declared: the names of the path parameters, which count as they are.
    init(_ template: String, declared: Set<String>) {
        var literal = ""
        var rest = Substring(template)
        while let character = rest.first {
            if character == "{", let end = Self.end(of: rest) {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(.parameter(Self.parameter(String(rest[rest.index(after: rest.startIndex)..<end]), declared)))
                rest = rest[rest.index(after: end)...]
            } else {
                literal.append(character)
                rest = rest.dropFirst()
            }
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
    }

    /// The brace that closes the first one; braces inside belong to a pattern, `{id:[0-9]{4}}`.
    private static func end(of text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth == 0 { return index }
            case "/": if depth == 1, !text[..<index].contains(":") { return nil }
            default: break
            }
        }
        return nil
    }

    private static func parameter(_ text: String, _ declared: Set<String>) -> Parameter {
        if declared.contains(text) {
            return Parameter(text: text, name: text, takesSlashes: text.hasPrefix("+") || text.hasSuffix("+"))
        }
        var name = Substring(text)
        var takesSlashes = false
        var lost: String?
        if let colon = name.firstIndex(of: ":") {
            let pattern = name[name.index(after: colon)...]
            lost = "values are not checked against '\(pattern)'"
            name = name[..<colon]
            // `{path:path}` and `{path:.*}` take the rest of the path.
            if pattern == "path" || pattern == ".*" || pattern == ".+" { (takesSlashes, lost) = (true, nil) }
        }
        switch name.first {
        // RFC 6570 §3.2.3: reserved characters stay. A server's catch-all is written with stars (`{*path}`, `{**path}`).
        case "+"?, "*"?:
            takesSlashes = true
            name = name.drop { $0 == "+" || $0 == "*" }
        case let operation? where "#./;?&".contains(operation):
            lost = "the operator '\(operation)' of RFC 6570 is not part of OpenAPI"
            name = name.dropFirst()
        default: break
        }
        if name.hasSuffix("+") {
            takesSlashes = true
            name.removeLast()
        } else if name.hasSuffix("*") {
            lost = lost ?? "slashes in its value are percent-encoded"
            name.removeLast()
        }
        return Parameter(text: text, name: String(name), takesSlashes: takesSlashes, lost: lost)
    }
}
