/// Text of the document inside of Markdown: it shows, and never acts.
package enum MarkdownText {
    /// Every character that could begin markup, HTML, an entity, a link, an address or the next cell of a table is escaped
    /// (CommonMark 0.31 §2.4: a backslash before punctuation). For text inside of a line, which is how it is used.
    package static func escaped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$", "@": result += "\\"
            case ":": if next != " " { result += "\\" }
            case ".": if next != " ", scalars[..<index].suffix(3).allSatisfy({ $0 == "w" || $0 == "W" }), index > 2 { result += "\\" }
            case "#", "+", "-", "=": if index == 0 { result += "\\" }
            default: break
            }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// What a documentation comment takes from a field that is no Markdown: no HTML, links, images or entities. Emphasis and
    /// code are left alone, since many authors write them there, and they only show.
    package static func inert(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "&") }) else {
            return text
        }
        let scalars = Array(text.unicodeScalars)
        var runs = CodeRuns(scalars)
        var result = ""
        var backslashes = 0
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            // What a code span holds shows as it is. A backslash makes no difference inside of one, but before one.
            if scalar == "`", backslashes % 2 == 0, let end = runs.end(ofCodeAt: index) {
                result.unicodeScalars.append(contentsOf: scalars[index..<end])
                index = end
                backslashes = 0
                continue
            }
            if scalar == "`" {
                let run = scalars[index...].prefix { $0 == "`" }
                result.unicodeScalars.append(contentsOf: run)
                index += run.count
                backslashes = 0
                continue
            }
            let acts = scalar == "<" || scalar == "[" || scalar == "&"
            // One that is escaped already stays so.
            if acts, backslashes % 2 == 0 { result += "\\" }
            backslashes = scalar == "\\" ? backslashes + 1 : 0
            result.unicodeScalars.append(scalar)
            index += 1
        }
        return result
    }

    /// Where runs of backticks are, by their length.
    private struct CodeRuns {
        private let scalars: [Unicode.Scalar]
        private var starts: [Int: ArraySlice<Int>] = [:]

        init(_ scalars: [Unicode.Scalar]) {
            self.scalars = scalars
            var index = 0
            while index < scalars.count {
                let length = Self.length(at: index, scalars)
                if length > 0 { starts[length, default: []].append(index) }
                index += max(length, 1)
            }
        }

        private static func length(at index: Int, _ scalars: [Unicode.Scalar]) -> Int {
            scalars[index...].prefix { $0 == "`" }.count
        }

        /// Behind the run that closes the one at a place; nil where none does.
        mutating func end(ofCodeAt index: Int) -> Int? {
            let length = Self.length(at: index, scalars)
            var rest = starts[length] ?? []
            while let first = rest.first, first < index + length { rest.removeFirst() }
            starts[length] = rest
            return rest.first.map { $0 + length }
        }
    }

    /// `` `text` `` with more backticks around it than stand in it, scalar by scalar: an accent after a backtick makes no other
    /// character of it.
    package static func code(_ text: String) -> String {
        var (longest, run) = (0, 0)
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        guard longest > 0 else { return text.isEmpty ? "` `" : "`\(text)`" }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(text) \(fence)"
    }
}
