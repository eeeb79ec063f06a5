import HelodataYAML

/// Applies a query to nodes.
struct JSONPathEvaluation {
    typealias Match = JSONPath.Match

    let root: YAMLNode
    let budget: JSONPath.Budget

    func select(_ segments: [JSONPath.Segment], from node: YAMLNode) throws(JSONPath.Exhausted) -> [Match] {
        var matches = [Match(way: [], node: node)]
        for segment in segments {
            var next: [Match] = []
            for match in matches {
                for place in segment.isDescendant ? try descendants(match) : [match] {
                    for selector in segment.selectors { try apply(selector, to: place, &next) }
                }
            }
            matches = next
        }
        return matches
    }

    private func descendants(_ match: Match) throws(JSONPath.Exhausted) -> [Match] {
        var found: [Match] = []
        var pending = [match]
        while let match = pending.popLast() {
            try budget.take()
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

    private func apply(_ selector: JSONPath.Selector, to match: Match, _ found: inout [Match]) throws(JSONPath.Exhausted) {
        func add(_ index: Int, _ node: YAMLNode) { found.append(Match(way: match.way + [index], node: node)) }
        try budget.take()
        switch selector {
        case .name(let name):
            guard let entries = match.node.entries else { return }
            try budget.take(entries.count / 16)
            if let index = entries.firstIndex(where: { JSONPathValue.isSame($0.key, name) }) { add(index, entries[index].value) }
        case .wildcard:
            for (index, child) in children(match.node).enumerated() {
                try budget.take()
                add(index, child)
            }
        case .index(let number):
            guard let elements = match.node.elements else { return }
            let index = number < 0 ? elements.count + number : number
            if elements.indices.contains(index) { add(index, elements[index]) }
        case .slice(let start, let end, let step):
            guard let elements = match.node.elements, step != 0 else { return }
            for index in indices(start, end, step, elements.count) {
                try budget.take()
                add(index, elements[index])
            }
        case .filter(let condition):
            for (index, child) in children(match.node).enumerated() {
                try budget.take()
                if try holds(condition, child) { add(index, child) }
            }
        }
    }

    /// RFC 9535 §2.3.4.2.2. The parser lets through no number beyond 2^53, so that nothing overflows.
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

    // MARK: filters

    private func holds(_ condition: JSONPath.Condition, _ node: YAMLNode) throws(JSONPath.Exhausted) -> Bool {
        try budget.take()
        switch condition {
        case .or(let a, let b):
            if try holds(a, node) { return true }
            return try holds(b, node)
        case .and(let a, let b):
            guard try holds(a, node) else { return false }
            return try holds(b, node)
        case .not(let condition): return try !holds(condition, node)
        case .exists(let query): return try !nodes(query, node).isEmpty
        case .comparison(let a, let comparison, let b):
            return try JSONPathValue.compare(value(of: a, node), comparison, value(of: b, node), budget)
        }
    }

    private func nodes(_ query: JSONPath.Query, _ node: YAMLNode) throws(JSONPath.Exhausted) -> [Match] {
        try select(query.segments, from: query.isAbsolute ? root : node)
    }

    /// nil: nothing, which is a value of its own (RFC 9535 §2.4.1).
    private func value(of operand: JSONPath.Operand, _ node: YAMLNode) throws(JSONPath.Exhausted) -> YAMLNode.Resolved? {
        switch operand {
        case .literal(let value): return value
        case .query(let query): return try nodes(query, node).first?.node.resolved
        case .length(let operand): return try value(of: operand, node).flatMap(JSONPathValue.length).map { .int($0) }
        case .count(let query): return .int(try nodes(query, node).count)
        case .value(let query):
            let found = try nodes(query, node)
            return found.count == 1 ? found[0].node.resolved : nil
        }
    }
}
