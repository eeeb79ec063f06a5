import HelodataDiagnostics
import HelodataYAML

/// A JSONPath query (RFC 9535) as overlays use it: members, wildcards, indices, slices, descent, filters, and the functions
/// `length`, `count` and `value`. Not the functions `match` and `search`, whose patterns could take any time.
struct JSONPath {
    enum Selector {
        case name(String)
        case wildcard
        case index(Int)
        case slice(start: Int?, end: Int?, step: Int)
        case filter(Condition)
    }
    struct Segment {
        let isDescendant: Bool
        let selectors: [Selector]
    }
    indirect enum Condition {
        case or(Condition, Condition)
        case and(Condition, Condition)
        case not(Condition)
        case exists(Query)
        case comparison(Operand, Comparison, Operand)
    }
    enum Comparison: String, CaseIterable { case equal = "==", unequal = "!=", atMost = "<=", atLeast = ">=", less = "<", more = ">" }
    /// What has one value, or none.
    indirect enum Operand {
        case literal(YAMLNode.Resolved)
        /// Selects at most one node.
        case query(Query)
        case length(Operand)
        case count(Query)
        case value(Query)
    }
    struct Query {
        /// `$`, not `@`.
        let isAbsolute: Bool
        let segments: [Segment]

        /// RFC 9535 §2.3.5.1: names and indices alone.
        var isSingular: Bool {
            segments.allSatisfy { segment in
                guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
                switch segment.selectors[0] {
                case .name, .index: return true
                case .wildcard, .slice, .filter: return false
                }
            }
        }
    }
    struct Invalid: Error {
        let reason: String
        /// Scalars before the place.
        let offset: Int
    }
    /// A query that takes more steps than it may.
    struct Exhausted: Error {}

    /// What queries may cost.
    final class Budget {
        private var left: Int
        init(steps: Int) { left = steps }

        func take(_ steps: Int = 1) throws(Exhausted) {
            left -= steps
            if left < 0 { throw Exhausted() }
        }
    }

    let segments: [Segment]

    init(_ text: String) throws(Invalid) {
        var parser = JSONPathParser(text)
        segments = try parser.path()
    }

    /// What is selected, as ways of child positions from the root, in the document's order.
    func matches(in root: YAMLNode, _ budget: Budget) throws(Exhausted) -> [Match] {
        try JSONPathEvaluation(root: root, budget: budget).select(segments, from: root)
    }

    struct Match {
        let way: [Int]
        let node: YAMLNode
    }
}
