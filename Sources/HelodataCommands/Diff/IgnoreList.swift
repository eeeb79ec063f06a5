import HelodataDiagnostics
import HelodataYAML

/// Differences that somebody has looked at and lets pass, each with a reason:
/// ```yaml
/// - {rule: case-added, path: CreateOrderError.kycRequired, reason: No user switches over it.}
/// ```
package struct IgnoreList {
    private struct Entry {
        let rule: DiffRule
        let path: String
        let reason: String
        let location: SourceLocation
    }
    private var entries: [Entry] = []

    package init() {}

    /// What is wrong in the file is said by `diagnostics`.
    package init(_ file: SourceFile, diagnostics: Diagnostics) {
        guard let root = YAMLParser.parse(file, diagnostics: diagnostics) else { return }
        guard let elements = root.elements else {
            diagnostics.error(
                "configuration", "expected a list of ignored differences, found \(root.kindDescription)", at: root.location)
            return
        }
        for element in elements {
            let texts = ["rule", "path", "reason"].map { element[$0]?.string ?? "" }
            guard texts.allSatisfy({ !$0.isEmpty }) else {
                diagnostics.error("configuration", "an ignored difference has 'rule', 'path' and 'reason'", at: element.location)
                continue
            }
            guard let rule = DiffRule(rawValue: texts[0]) else {
                let near = Suggestion.nearest(to: texts[0], in: DiffRule.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" }
                diagnostics.error(
                    "configuration", "unknown rule '\(texts[0])'\(near ?? "; 'helodata-gen diff --rules' lists them")", at: element.location
                )
                continue
            }
            entries.append(Entry(rule: rule, path: texts[1], reason: texts[2], location: element.location))
        }
    }

    /// The differences with the reasons of those that are ignored; an entry that ignores nothing is a warning.
    package func applied(to differences: [Difference], diagnostics: Diagnostics) -> [Difference] {
        var used: Set<Int> = []
        let result = differences.map { difference in
            var difference = difference
            if let index = entries.firstIndex(where: { $0.rule == difference.rule && Self.matches($0.path, difference.path) }) {
                used.insert(index)
                difference.ignored = entries[index].reason
            }
            return difference
        }
        for (index, entry) in entries.enumerated() where !used.contains(index) {
            diagnostics.warning(
                "configuration", "nothing is ignored by this: '\(entry.path)' has no difference '\(entry.rule.rawValue)'",
                at: entry.location)
        }
        return result
    }

    /// `*` at the end stands for any text.
    private static func matches(_ pattern: String, _ path: String) -> Bool {
        pattern.hasSuffix("*") ? path.hasPrefix(pattern.dropLast()) : pattern == path
    }
}
