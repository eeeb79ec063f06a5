import HelodataDiagnostics
import HelodataYAML

/// A difference between two descriptions that somebody has looked at and lets pass, with the reason:
/// ```yaml
/// - {rule: case-added, path: CreateOrderError.kycRequired, reason: No user switches over it.}
/// ```
package struct IgnoredDifference: Sendable {
    package let rule: String
    /// A Swift path; `*` at its end is any text.
    package let path: String
    package let reason: String
    package let location: SourceLocation

    static let keys = ["rule", "path", "reason"]

    /// The entries of a list. What is wrong with it is said by `diagnostics`.
    package static func read(_ node: YAMLNode, diagnostics: Diagnostics) -> [IgnoredDifference] {
        guard let elements = node.elements else {
            diagnostics.error(
                "configuration", "expected a list of ignored differences, found \(node.kindDescription)", at: node.location)
            return []
        }
        return elements.compactMap { element in
            let texts = keys.map { element[$0]?.string ?? "" }
            guard texts.allSatisfy({ !$0.isEmpty }), element.entries?.count == keys.count else {
                diagnostics.error(
                    "configuration", "an ignored difference has 'rule', 'path' and 'reason', and nothing else", at: element.location)
                return nil
            }
            return IgnoredDifference(rule: texts[0], path: texts[1], reason: texts[2], location: element.location)
        }
    }
}
