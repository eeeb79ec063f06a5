import HelodataYAML

/// Compares what queries select, as JSON values: deep equality, an order of numbers and of texts alone (RFC 9535 §2.3.5.2.2).
enum JSONPathValue {
    private typealias Value = YAMLNode.Resolved

    static func compare(
        _ a: YAMLNode.Resolved?, _ comparison: JSONPath.Comparison, _ b: YAMLNode.Resolved?, _ budget: JSONPath.Budget
    ) throws(JSONPath.Exhausted) -> Bool {
        switch comparison {
        case .equal: return try areEqual(a, b, budget)
        case .unequal: return try !areEqual(a, b, budget)
        case .less: return isLess(a, b)
        case .more: return isLess(b, a)
        case .atMost:
            if isLess(a, b) { return true }
            return try areEqual(a, b, budget)
        case .atLeast:
            if isLess(b, a) { return true }
            return try areEqual(a, b, budget)
        }
    }

    /// Of a text in scalars, of a list, of an object; nil for what has none.
    static func length(_ value: YAMLNode.Resolved) -> Int? {
        switch value {
        case .string(let text): text.unicodeScalars.count
        case .sequence(let elements): elements.count
        case .mapping(let entries): entries.count
        case .null, .bool, .int, .double: nil
        }
    }

    /// Scalar by scalar; Swift's own `==` takes `é` for `e` and an accent.
    static func isSame(_ a: String, _ b: String) -> Bool { a == b && a.utf8.elementsEqual(b.utf8) }

    static func areEqual(
        _ a: YAMLNode.Resolved?, _ b: YAMLNode.Resolved?, _ budget: JSONPath.Budget
    ) throws(JSONPath.Exhausted) -> Bool {
        try budget.take()
        guard let a, let b else { return a == nil && b == nil }
        switch (a, b) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.int(let a), .double(let b)), (.double(let b), .int(let a)): return Double(a) == b
        case (.double(let a), .double(let b)): return a == b
        case (.string(let a), .string(let b)): return isSame(a, b)
        case (.sequence(let a), .sequence(let b)):
            guard a.count == b.count else { return false }
            for (a, b) in zip(a, b) {
                guard try areEqual(a.resolved, b.resolved, budget) else { return false }
            }
            return true
        case (.mapping(let a), .mapping(let b)):
            guard a.count == b.count else { return false }
            let members = Dictionary(b.map { (Array($0.key.utf8), $0.value) }) { first, _ in first }
            for entry in a {
                guard let value = members[Array(entry.key.utf8)],
                    try areEqual(entry.value.resolved, value.resolved, budget)
                else { return false }
            }
            return true
        case (.null, _), (.bool, _), (.int, _), (.double, _), (.string, _), (.sequence, _), (.mapping, _): return false
        }
    }

    private static func isLess(_ a: Value?, _ b: Value?) -> Bool {
        switch (a, b) {
        case (.int(let a)?, .int(let b)?): a < b
        case (.int(let a)?, .double(let b)?): Double(a) < b
        case (.double(let a)?, .int(let b)?): a < Double(b)
        case (.double(let a)?, .double(let b)?): a < b
        case (.string(let a)?, .string(let b)?): a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
        default: false
        }
    }
}
