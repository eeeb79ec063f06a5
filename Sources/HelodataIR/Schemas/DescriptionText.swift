/// What authors write in descriptions beside Markdown: HTML becomes Markdown, and links that lead nowhere outside of the API's own
/// pages become their text.
struct DescriptionText {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var result = String.UnicodeScalarView()
    /// What closes the links that are open; empty for one that leads nowhere.
    private var links: [String] = []
    private var isPreformatted = false

    static func markdown(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "]") }) else { return text }
        var description = DescriptionText(Array(text.unicodeScalars))
        description.convert()
        return withoutDoubleBlanks(String(description.result))
    }

    private init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func convert() {
        var codes = 0
        while index < scalars.count {
            switch scalars[index] {
            case "`": copyCode(&codes)
            case "\\" where index + 1 < scalars.count:
                result.append(contentsOf: scalars[index...(index + 1)])
                index += 2
            case "<": if !copyTag() { copy() }
            case "[": if !copyLink() { copy() }
            default: copy()
            }
        }
        if isPreformatted { append("\n```\n") }
        while let end = links.popLast() { append(end) }
    }

    private mutating func copy() {
        result.append(scalars[index])
        index += 1
    }

    private mutating func append(_ text: String) { result.append(contentsOf: text.unicodeScalars) }

    /// What stands between equal runs of backticks shows as it is.
    private mutating func copyCode(_ failures: inout Int) {
        let run = scalars[index...].prefix { $0 == "`" }.count
        // Each search may read all of the rest; a text with many open runs has no code to speak of.
        if failures < 64 {
            var end = index + run
            while end < scalars.count {
                let length = scalars[end...].prefix { $0 == "`" }.count
                if length == run {
                    result.append(contentsOf: scalars[index..<(end + run)])
                    index = end + run
                    return
                }
                end += max(length, 1)
            }
            failures += 1
        }
        result.append(contentsOf: scalars[index..<(index + run)])
        index += run
    }

    // MARK: tags

    private static let longestTag = 2_000

    /// - Returns: false where no tag of HTML begins here.
    private mutating func copyTag() -> Bool {
        let rest = scalars[(index + 1)...].prefix(Self.longestTag)
        guard let end = rest.firstIndex(where: { $0 == ">" || $0 == "<" }), scalars[end] == ">" else { return false }
        var inside = scalars[(index + 1)..<end]
        let isEnd = inside.first == "/"
        if isEnd { inside = inside.dropFirst() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: inside.prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) })
        let name = String(view).lowercased()
        let after = inside.dropFirst(view.count).first
        guard after == nil || after == " " || after == "/" || after == "\n" || after == "\t" else { return false }
        guard let text = text(of: name, isEnd: isEnd, attributes: inside.dropFirst(view.count)) else { return false }
        append(text)
        index = end + 1
        return true
    }

    /// nil for what is no element of HTML, `<id>`.
    private mutating func text(of name: String, isEnd: Bool, attributes: ArraySlice<Unicode.Scalar>) -> String? {
        switch name {
        case "p", "div", "section", "article", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "blockquote", "hr", "details", "center":
            return "\n\n"
        case "br": return "\n\n"
        case "li", "dt", "dd": return isEnd ? "" : "\n- "
        case "td", "th": return " "
        case "h1", "h2", "h3", "h4", "h5", "h6": return isEnd ? "**\n\n" : "\n\n**"
        case "summary": return isEnd ? "\n\n" : ""
        case "b", "strong": return "**"
        case "i", "em": return "*"
        case "code", "tt", "kbd", "samp": return isPreformatted ? "" : "`"
        case "pre":
            isPreformatted = !isEnd
            return isEnd ? "\n```\n\n" : "\n\n```\n"
        case "a":
            if isEnd { return links.popLast() ?? "" }
            let target = Self.attribute("href", attributes)
            let leads = target.map { Self.isAbsolute($0) && !$0.contains { "()<> ".contains($0) } } ?? false
            links.append(leads ? "](\(target ?? ""))" : "")
            return leads ? "[" : ""
        case "span", "font", "small", "sub", "sup", "u", "big", "img", "mark", "abbr", "wbr", "label": return ""
        default: return nil
        }
    }

    private static func attribute(_ name: String, _ attributes: ArraySlice<Unicode.Scalar>) -> String? {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: attributes)
        let text = String(view)
        guard let start = text.ranges(of: name + "=").first else { return nil }
        let value = text[start.upperBound...]
        guard let quote = value.first, quote == "\"" || quote == "'" else { return String(value.prefix { $0 != " " && $0 != "\n" }) }
        return String(value.dropFirst().prefix { $0 != quote })
    }

    // MARK: links

    private static func isAbsolute(_ target: String) -> Bool {
        ["https://", "http://", "mailto:"].contains { target.lowercased().hasPrefix($0) }
    }

    private static let longestLink = 1_000

    /// `[text](/docs/orders)` as `text`: nobody knows where the description was found.
    /// - Returns: false for anything else.
    private mutating func copyLink() -> Bool {
        if index > 0, scalars[index - 1] == "!" { return false }
        let rest = scalars[(index + 1)...].prefix(Self.longestLink)
        guard let end = rest.firstIndex(where: { $0 == "]" || $0 == "[" || $0 == "`" || $0 == "<" }), scalars[end] == "]",
            end + 1 < scalars.count, scalars[end + 1] == "(",
            let close = scalars[(end + 2)...].prefix(Self.longestLink).firstIndex(where: { $0 == ")" || $0 == "(" || $0 == "\n" }),
            scalars[close] == ")"
        else { return false }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[(end + 2)..<close])
        let target = String(view)
        let scheme = target.prefix { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" || $0 == "." }
        guard target.dropFirst(scheme.count).first != ":" else { return false }
        result.append(contentsOf: scalars[(index + 1)..<end])
        index = close + 1
        return true
    }

    /// At most one blank line in a row.
    private static func withoutDoubleBlanks(_ text: String) -> String {
        var lines: [Substring] = []
        var isCode = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isCode.toggle() }
            let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
            if isBlank, !isCode, lines.last?.isEmpty != false { continue }
            lines.append(isBlank && !isCode ? "" : line)
        }
        return lines.joined(separator: "\n")
    }
}
