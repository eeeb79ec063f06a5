import HelodataDiagnostics
import HelodataYAML

/// A JSONPath query (RFC 9535) as overlays use it: members, wildcards, indices, slices, descent and filters. Function
/// extensions are not supported.
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
    enum Operand {
        case literal(Value)
        case query(Query)
    }
    enum Value: Equatable {
        case null, bool(Bool), number(Double), string(String)
    }
    struct Query {
        /// `$`, not `@`.
        let isAbsolute: Bool
        let segments: [Segment]
    }
    struct Invalid: Error {
        let reason: String
        /// Scalars before the place.
        let offset: Int
    }

    let segments: [Segment]

    init(_ text: String) throws(Invalid) {
        var parser = JSONPathParser(text)
        segments = try parser.path()
    }

    /// What is selected, as ways of child positions from the root, in the document's order.
    func matches(in root: YAMLNode) -> [[Int]] {
        JSONPathEvaluation(root: root).select(segments, from: root).map(\.way)
    }
}

/// Applies a query to nodes.
private struct JSONPathEvaluation {
    let root: YAMLNode

    struct Match {
        var way: [Int]
        let node: YAMLNode
    }

    func select(_ segments: [JSONPath.Segment], from node: YAMLNode) -> [Match] {
        var matches = [Match(way: [], node: node)]
        for segment in segments {
            var next: [Match] = []
            for match in matches {
                for place in segment.isDescendant ? descendants(match) : [match] {
                    for selector in segment.selectors { apply(selector, to: place, &next) }
                }
            }
            matches = next
        }
        return matches
    }

    private func descendants(_ match: Match) -> [Match] {
        var found: [Match] = []
        var pending = [match]
        while let match = pending.popLast() {
            found.append(match)
            for (index, child) in children(match.node).enumerated().reversed() {
                pending.append(Match(way: match.way + [index], node: child))
            }
        }
        return found
    }

    private func children(_ node: YAMLNode) -> [YAMLNode] {
        switch node.content {
        case .scalar: []
        case .sequence(let elements): elements
        case .mapping(let entries): entries.map(\.value)
        }
    }

    private func apply(_ selector: JSONPath.Selector, to match: Match, _ found: inout [Match]) {
        func add(_ index: Int, _ node: YAMLNode) { found.append(Match(way: match.way + [index], node: node)) }
        switch selector {
        case .name(let name):
            if let index = match.node.entries?.firstIndex(where: { $0.key == name }), let entries = match.node.entries {
                add(index, entries[index].value)
            }
        case .wildcard:
            for (index, child) in children(match.node).enumerated() { add(index, child) }
        case .index(let number):
            guard let elements = match.node.elements else { return }
            let index = number < 0 ? elements.count + number : number
            if elements.indices.contains(index) { add(index, elements[index]) }
        case .slice(let start, let end, let step):
            guard let elements = match.node.elements, step != 0 else { return }
            for index in indices(start, end, step, elements.count) { add(index, elements[index]) }
        case .filter(let condition):
            for (index, child) in children(match.node).enumerated() where holds(condition, child) { add(index, child) }
        }
    }

    /// RFC 9535 §2.3.4.2.2.
    private func indices(_ start: Int?, _ end: Int?, _ step: Int, _ count: Int) -> [Int] {
        func normal(_ index: Int) -> Int { index >= 0 ? index : count + index }
        if step > 0 {
            let lower = min(max(normal(start ?? 0), 0), count), upper = min(max(normal(end ?? count), 0), count)
            return lower < upper ? Array(stride(from: lower, to: upper, by: min(step, max(count, 1)))) : []
        }
        let upper = min(max(start.map(normal) ?? count - 1, -1), count - 1)
        let lower = min(max(end.map(normal) ?? -1, -1), count - 1)
        return lower < upper ? Array(stride(from: upper, to: lower, by: max(step, -max(count, 1)))) : []
    }

    private func holds(_ condition: JSONPath.Condition, _ node: YAMLNode) -> Bool {
        switch condition {
        case .or(let a, let b): holds(a, node) || holds(b, node)
        case .and(let a, let b): holds(a, node) && holds(b, node)
        case .not(let condition): !holds(condition, node)
        case .exists(let query): !nodes(query, node).isEmpty
        case .comparison(let a, let comparison, let b): compare(operand(a, node), comparison, operand(b, node))
        }
    }

    private func nodes(_ query: JSONPath.Query, _ node: YAMLNode) -> [Match] {
        select(query.segments, from: query.isAbsolute ? root : node)
    }

    /// nil for what is not there, or no single scalar.
    private func operand(_ operand: JSONPath.Operand, _ node: YAMLNode) -> JSONPath.Value? {
        switch operand {
        case .literal(let value): return value
        case .query(let query):
            let found = nodes(query, node)
            guard found.count == 1 else { return nil }
            switch found[0].node.resolved {
            case .null: return .null
            case .bool(let value): return .bool(value)
            case .int(let value): return .number(Double(value))
            case .double(let value): return .number(value)
            case .string(let text): return .string(text)
            case .sequence, .mapping: return nil
            }
        }
    }

    private func compare(_ a: JSONPath.Value?, _ comparison: JSONPath.Comparison, _ b: JSONPath.Value?) -> Bool {
        switch comparison {
        case .equal: a == b
        case .unequal: a != b
        case .less: isLess(a, b)
        case .more: isLess(b, a)
        case .atMost: isLess(a, b) || a == b
        case .atLeast: isLess(b, a) || a == b
        }
    }

    private func isLess(_ a: JSONPath.Value?, _ b: JSONPath.Value?) -> Bool {
        switch (a, b) {
        case (.number(let a)?, .number(let b)?): a < b
        case (.string(let a)?, .string(let b)?): a < b
        default: false
        }
    }
}
