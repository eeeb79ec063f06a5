/// What the code of a diagnostic stands for, and the way out: `helodata-gen explain CODE`. A test compares the table with the codes
/// of the sources.
package struct Explanation: Sendable {
    package let code: String
    /// What was found, and what it does to the client.
    let meaning: String
    /// What to do about it.
    let wayOut: String
    /// Lines of a description that bring it about, if they say more than words.
    let example: String

    init(_ code: String, _ meaning: String, _ wayOut: String, example: String = "") {
        self.code = code
        self.meaning = meaning
        self.wayOut = wayOut
        self.example = example
    }

    /// In alphabetical order.
    package static let all = (ofFiles + ofSchemas + ofOperations + ofExtensions).sorted { $0.code < $1.code }

    package var text: String {
        var parts = ["\(code)\n", wrapped(meaning), wrapped(wayOut)]
        if !example.isEmpty {
            parts.append(
                "For example:\n\n" + example.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined())
        }
        parts.append(
            wrapped(
                "Where it is an error, `--allow \(code)`, or `allow: [\(code)]` in the configuration, lets it through as a warning, if there is a client without what is wrong."
            ))
        return parts.joined(separator: "\n")
    }

    /// The list of all, a line each.
    package static var list: String {
        let width = all.map(\.code.count).max() ?? 0
        return all.map { explanation in
            let first = explanation.meaning.split(separator: ". ", maxSplits: 1).first.map { $0.hasSuffix(".") ? $0.dropLast() : $0 } ?? ""
            return explanation.code + String(repeating: " ", count: width - explanation.code.count + 2) + first + ".\n"
        }.joined()
    }

    private func wrapped(_ text: String) -> String {
        var lines: [String] = [""]
        for word in text.split(separator: " ") {
            if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + word.count >= 90 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
