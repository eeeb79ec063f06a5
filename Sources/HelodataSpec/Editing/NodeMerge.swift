import HelodataYAML

/// How an overlay's value is merged into a selected node (Overlay 1.1 §4.4.3): members into an object, elements into a list,
/// a primitive value in place of another.
struct NodeMerge {
    /// Overlay 1.1: a list is joined to a list; 1.0: it becomes one more element.
    let joinsLists: Bool

    /// nil where the specification has no meaning for the two.
    func merged(_ node: YAMLNode, _ value: YAMLNode) -> YAMLNode? {
        switch (node.content, value.content) {
        case (.mapping, .mapping): Self.inner(node, value)
        case (.sequence(let elements), .sequence(let new)) where joinsLists:
            YAMLNode(.sequence(elements + new), at: node.location)
        case (.sequence(let elements), _): YAMLNode(.sequence(elements + [value]), at: node.location)
        case (.scalar, .scalar): value
        case (.mapping, .scalar), (.mapping, .sequence), (.scalar, .mapping), (.scalar, .sequence): nil
        }
    }

    /// Whether merging would make a difference, or be a mistake.
    func changes(_ node: YAMLNode, by value: YAMLNode) -> Bool {
        switch (node.content, value.content) {
        case (.mapping, .mapping), (.scalar, .scalar): !Self.has(node, value)
        case (.sequence, .sequence(let new)) where joinsLists: !new.isEmpty
        case (.sequence, _), (.mapping, .scalar), (.mapping, .sequence), (.scalar, .mapping), (.scalar, .sequence): true
        }
    }

    /// Members of members are merged as well, lists inside are joined, anything else is replaced.
    private static func inner(_ node: YAMLNode, _ value: YAMLNode) -> YAMLNode {
        switch (node.content, value.content) {
        case (.mapping(var entries), .mapping(let new)):
            var places = Places(entries, lookups: new.count)
            for entry in new {
                if let index = places[entry.key, entries] {
                    entries[index] = YAMLNode.Entry(
                        key: entry.key, keyLocation: entries[index].keyLocation, value: inner(entries[index].value, entry.value))
                } else {
                    places.add(entry.key, entries.count)
                    entries.append(entry)
                }
            }
            return YAMLNode(.mapping(entries), at: node.location)
        case (.sequence(let elements), .sequence(let new)):
            return YAMLNode(.sequence(elements + new), at: node.location)
        case (.mapping, _), (.sequence, _), (.scalar, _): return value
        }
    }

    private static func has(_ node: YAMLNode, _ value: YAMLNode) -> Bool {
        switch (node.content, value.content) {
        case (.mapping(let entries), .mapping(let new)):
            let places = Places(entries, lookups: new.count)
            return new.allSatisfy { entry in places[entry.key, entries].map { has(entries[$0].value, entry.value) } ?? false }
        case (.sequence, .sequence(let new)): return new.isEmpty
        case (.scalar(let a, let isPlain), .scalar(let b, let isAlsoPlain)):
            return isPlain == isAlsoPlain && JSONPathValue.isSame(a, b)
        case (.mapping, _), (.sequence, _), (.scalar, _): return false
        }
    }

    /// Where members are: looked up one after the other, or, for many, by an index.
    private struct Places {
        private var index: [[UInt8]: Int]?

        init(_ entries: [YAMLNode.Entry], lookups: Int) {
            guard lookups > 8, entries.count > 8 else { return }
            index = Dictionary(entries.enumerated().map { (Array($1.key.utf8), $0) }) { first, _ in first }
        }

        subscript(key: String, entries: [YAMLNode.Entry]) -> Int? {
            if let index { return index[Array(key.utf8)] }
            return entries.firstIndex { JSONPathValue.isSame($0.key, key) }
        }

        mutating func add(_ key: String, _ place: Int) { index?[Array(key.utf8)] = place }
    }
}
