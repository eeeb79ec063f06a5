/// Sizes of values in memory, and where a reference has to break them up.
struct InlineLayout {
    private let index: TypeIndex
    private var component: [TypeName: Int] = [:]
    private var sizes: [TypeName: Int] = [:]
    private(set) var indirectUnions: Set<TypeName> = []

    init(_ index: TypeIndex) { self.index = index }

    func isIndirect(_ property: Property, in owner: TypeName) -> Bool {
        guard case .named(let alias) = property.type else { return false }
        let name = index.declared(alias)
        if index.union(name) != nil, indirectUnions.contains(name) { return false }
        if let own = component[owner], let other = component[name], own == other { return true }
        return (sizes[name] ?? 16) > TypeFinishing.inlineLimit
    }

    mutating func solve() {
        findCycles()
        for name in index.order { _ = size(name, depth: 0) }
    }

    private mutating func size(_ name: TypeName, depth: Int) -> Int {
        if let known = sizes[name] { return known }
        guard depth < 200 else { return 8 }
        var size = 0
        if let structure = index.structure(name) {
            for property in structure.properties {
                let part = self.size(property.type, owner: name, depth: depth + 1)
                size += part > TypeFinishing.inlineLimit ? 8 : part
            }
            if structure.additional != nil { size += 8 }
        } else if let union = index.union(name) {
            if indirectUnions.contains(name) {
                size = 8
            } else {
                size = 1 + (union.cases.map { self.size($0.type, owner: name, depth: depth + 1) }.max() ?? 0)
                if size > TypeFinishing.inlineLimit {
                    indirectUnions.insert(name)
                    size = 8
                }
            }
        } else {
            // An enumeration holds its raw value.
            size = 16
        }
        sizes[name] = size
        return size
    }

    private mutating func size(_ type: TypeRef, owner: TypeName, depth: Int) -> Int {
        switch type {
        case .scalar(let scalar): return scalar.row.bytes
        case .array, .dictionary: return 8
        case .nullable(let inner): return size(inner, owner: owner, depth: depth) + 1
        case .named(let alias):
            let name = index.declared(alias)
            if component[owner] == component[name] { return 8 }
            return size(name, depth: depth)
        }
    }

    /// A type in a circle is a reference to the others of the circle; a union in one is indirect as a whole.
    private mutating func findCycles() {
        var graph: [TypeName: [TypeName]] = [:]
        for name in index.order { graph[name] = index.inlineParts(name).compactMap(named) }
        var state = StrongComponents(graph, order: index.order)
        for (number, members) in state.components().enumerated() {
            let isCircle = members.count > 1 || graph[members[0]]?.contains(members[0]) == true
            for member in members {
                // Types outside of circles get numbers of their own, so that no two of them seem to share one.
                component[member] = number
                if isCircle, index.union(member) != nil { indirectUnions.insert(member) }
                if !isCircle { component[member] = nil }
            }
        }
    }

    /// The type whose value is held, without null.
    private func named(_ type: TypeRef) -> TypeName? {
        switch type {
        case .named(let name): index.declared(name)
        case .nullable(let inner): named(inner)
        default: nil
        }
    }
}
