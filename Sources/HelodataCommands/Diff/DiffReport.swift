import HelodataDiagnostics

/// The answer of `helodata-gen diff`, as text, JSON, Markdown or annotations.
package struct DiffReport {
    package enum Format: String, Sendable, CaseIterable { case text, json, markdown, github }

    private let differences: [Difference]
    private let oldVersion: String
    private let newVersion: String

    package init(_ differences: [Difference], oldVersion: String, newVersion: String) {
        // In the order of what they break; stable otherwise.
        self.differences = Promise.allCases.flatMap { promise in differences.filter { $0.rule.promise == promise } }
        self.oldVersion = oldVersion
        self.newVersion = newVersion
    }

    /// Whether a promise is broken, or one that it contains.
    package func breaks(_ promise: Promise) -> Bool {
        let order = Promise.allCases
        guard let limit = order.firstIndex(of: promise) else { return false }
        return differences.contains { difference in
            difference.ignored == nil && (order.firstIndex(of: difference.rule.promise) ?? order.count) <= limit
        }
    }

    package func text(_ format: Format) -> String {
        switch format {
        case .text: plain
        case .json: json
        case .markdown: markdown
        case .github: annotations
        }
    }

    // MARK: advice

    /// By semantic versioning; below 1.0.0 the second number counts the breaks.
    package var nextVersion: String? {
        let numbers = oldVersion.split(separator: ".", omittingEmptySubsequences: false).prefix(3).map { Int($0.prefix { $0.isNumber }) }
        guard let first = numbers.first, let major = first, major < 1_000_000 else { return nil }
        let minor = (numbers.count > 1 ? numbers[1] : 0) ?? 0
        let patch = (numbers.count > 2 ? numbers[2] : 0) ?? 0
        guard minor < 1_000_000, patch < 1_000_000 else { return nil }
        if breaks(.source) { return major == 0 ? "0.\(minor + 1).0" : "\(major + 1).0.0" }
        if breaks(.addition) { return major == 0 ? "0.\(minor).\(patch + 1)" : "\(major).\(minor + 1).0" }
        return differences.isEmpty ? nil : "\(major).\(minor).\(patch + 1)"
    }

    private var advice: String {
        guard !differences.isEmpty else { return "No difference in Swift.\n" }
        guard let next = nextVersion else { return "" }
        let said = newVersion == next ? "as info.version says" : "info.version says \(newVersion.isEmpty ? "nothing" : newVersion)"
        return "Next version: \(next) (\(said))\n"
    }

    // MARK: text

    private var plain: String {
        let width = min(40, differences.map(\.path.count).max() ?? 0)
        let lines = differences.map { difference -> String in
            let word = difference.ignored == nil ? difference.rule.promise.word : "ignored"
            let path = difference.path + String(repeating: " ", count: max(0, width - difference.path.count))
            var line =
                "\(word)\(String(repeating: " ", count: max(1, 10 - word.count)))\(path)  \(difference.change)  [\(difference.rule.rawValue)]\n"
            if difference.rule.promise != .text {
                let places = [difference.old.map { "\($0)" }, difference.new.map { "\($0)" }].compactMap(\.self)
                line += "          \(places.joined(separator: " → "))"
                line +=
                    difference.ignored.map { "  ignored: \($0)" }
                    ?? (difference.rule.promise == .addition ? "" : "  \(difference.rule.reason)")
                line += "\n"
            }
            return line
        }
        return lines.joined() + advice
    }

    private var markdown: String {
        guard !differences.isEmpty else { return advice }
        var lines = ["| breaks | in Swift | change | where | rule |", "|---|---|---|---|---|"]
        for difference in differences {
            let place = difference.new ?? difference.old
            let word = difference.ignored == nil ? difference.rule.promise.word : "ignored"
            lines.append(
                "| \(word) | \(code(difference.path)) | \(code(difference.change)) | \(place.map { code("\($0)") } ?? "") | \(difference.rule.rawValue) |"
            )
        }
        return lines.joined(separator: "\n") + "\n\n" + advice
    }

    private func code(_ text: String) -> String {
        text.isEmpty ? "" : "`" + text.replacing("`", with: "'").replacing("|", with: "\\|").replacing("\n", with: " ") + "`"
    }

    private var annotations: String {
        differences.filter { $0.rule.promise != .text && $0.rule.promise != .addition }.compactMap { difference in
            guard let place = difference.new ?? difference.old else { return nil }
            let severity = difference.ignored != nil ? "notice" : difference.rule.promise == .source ? "error" : "warning"
            return AnnotationPrinter().command(
                severity, file: place.file.path, line: place.line, column: place.column, length: 1, title: difference.rule.rawValue,
                message: "\(difference.path): \(difference.change). \(difference.ignored ?? difference.rule.reason)")
        }.joined() + advice
    }

    // MARK: JSON

    private var json: String {
        let items = differences.map { difference in
            var members = [
                ("promise", quoted(difference.rule.promise.rawValue)), ("rule", quoted(difference.rule.rawValue)),
                ("path", quoted(difference.path)), ("change", quoted(difference.change)),
            ]
            if let old = difference.old { members.append(("old", place(old))) }
            if let new = difference.new { members.append(("new", place(new))) }
            if let reason = difference.ignored { members.append(("ignored", quoted(reason))) }
            return "    {" + members.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
        }
        let broken = Promise.allCases.prefix(3).filter { promise in
            differences.contains { $0.ignored == nil && $0.rule.promise == promise }
        }
        return """
            {
              "breaks": [\(broken.map { quoted($0.rawValue) }.joined(separator: ", "))],
              "nextVersion": \(nextVersion.map(quoted) ?? "null"),
              "differences": [
            \(items.joined(separator: ",\n"))
              ]
            }

            """
    }

    private func place(_ place: SourceLocation) -> String {
        "{\"file\": \(quoted(place.file.path)), \"line\": \(place.line), \"column\": \(place.column)}"
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
