import HelodataYAML

/// Changes of single nodes.
enum NodeEdit {
    /// The positions on the way to a pointer.
    static func way(_ pointer: JSONPointer, in root: YAMLNode) -> [Int]? {
        var (way, node) = ([Int](), root)
        for token in pointer.tokens {
            switch node.content {
            case .scalar: return nil
            case .sequence(let elements):
                guard let index = Int(token), elements.indices.contains(index) else { return nil }
                way.append(index)
                node = elements[index]
            case .mapping(let entries):
                guard let index = entries.firstIndex(where: { $0.key == token }) else { return nil }
                way.append(index)
                node = entries[index].value
            }
        }
        return way
    }

    static func replaced(_ node: YAMLNode, at way: ArraySlice<Int>, _ change: (YAMLNode) -> YAMLNode) -> YAMLNode {
        guard let index = way.first else { return change(node) }
        switch node.content {
        case .scalar: return node
        case .sequence(var elements):
            elements[index] = replaced(elements[index], at: way.dropFirst(), change)
            return YAMLNode(.sequence(elements), at: node.location)
        case .mapping(var entries):
            let entry = entries[index]
            entries[index] = YAMLNode.Entry(
                key: entry.key, keyLocation: entry.keyLocation, value: replaced(entry.value, at: way.dropFirst(), change))
            return YAMLNode(.mapping(entries), at: node.location)
        }
    }
}
