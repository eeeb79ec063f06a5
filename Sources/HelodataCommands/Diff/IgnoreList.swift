import HelodataDiagnostics
import HelodataGenerator

/// Differences that somebody has looked at and lets pass, each with a reason.
package struct IgnoreList {
    private struct Entry {
        let rule: DiffRule
        let difference: IgnoredDifference
    }
    private var entries: [Entry] = []

    /// Rules that there are not are said by `diagnostics`.
    package init(_ differences: [IgnoredDifference], diagnostics: Diagnostics) {
        for difference in differences {
            guard let rule = DiffRule(rawValue: difference.rule) else {
                let near = Suggestion.nearest(to: difference.rule, in: DiffRule.allCases.map(\.rawValue))
                let hint = near.map { "; did you mean '\($0)'?" } ?? "; 'helodata-gen diff --rules' lists them"
                diagnostics.error("configuration", "unknown rule '\(difference.rule)'\(hint)", at: difference.location)
                continue
            }
            entries.append(Entry(rule: rule, difference: difference))
        }
    }

    /// The differences with the reasons of those that are ignored; an entry that ignores nothing is a warning.
    package func applied(to differences: [Difference], diagnostics: Diagnostics) -> [Difference] {
        var used: Set<Int> = []
        let result = differences.map { difference in
            var difference = difference
            if let index = entries.firstIndex(where: { $0.rule == difference.rule && Self.matches($0.difference.path, difference.path) }) {
                used.insert(index)
                difference.ignored = entries[index].difference.reason
            }
            return difference
        }
        for (index, entry) in entries.enumerated() where !used.contains(index) {
            diagnostics.warning(
                "configuration", "nothing is ignored by this: '\(entry.difference.path)' has no difference '\(entry.rule.rawValue)'",
                at: entry.difference.location)
        }
        return result
    }

    /// `*` at the end stands for any text.
    private static func matches(_ pattern: String, _ path: String) -> Bool {
        pattern.hasSuffix("*") ? path.hasPrefix(pattern.dropLast()) : pattern == path
    }
}
