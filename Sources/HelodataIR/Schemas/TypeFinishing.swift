import HelodataDiagnostics

/// What can be decided only when all types are known: which members are held indirectly, the factories of unions,
/// shortcuts, and which types are pages.
struct TypeFinishing {
    let context: LoweringContext
    /// The properties of pages that hold their items.
    let lists: [TypeName: Identifier]

    init(context: LoweringContext, groups: [OperationGroup]) {
        self.context = context
        var lists: [TypeName: Identifier] = [:]
        for operation in groups.flatMap(\.operations) {
            guard case .json(.named(let page), _) = operation.output, let pagination = operation.pagination,
                pagination.items.count == 1
            else { continue }
            lists[page] = pagination.items[0].name
        }
        self.lists = lists
    }

    /// Bytes that a member may take inline. Beyond them a copy costs more than a reference, and nested values make
    /// code that grows with the product of their sizes.
    static let inlineLimit = 96
    /// A union's case with at most so many members gets a function that takes them.
    static let mostFactoryArguments = 8

    func finish(_ types: inout [TypeDeclaration]) {
        let index = TypeIndex(types)
        let lists = Dictionary(lists.map { (index.declared($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        var layout = InlineLayout(index)
        layout.solve()
        for position in types.indices { finish(&types[position], index, layout, lists) }
    }

    private func finish(
        _ declaration: inout TypeDeclaration, _ index: TypeIndex, _ layout: InlineLayout, _ lists: [TypeName: Identifier]
    ) {
        switch declaration {
        case .structure(var structure):
            for position in structure.properties.indices {
                structure.properties[position].isIndirect = layout.isIndirect(structure.properties[position], in: structure.name)
            }
            structure.shortcuts = structure.shortcutRequests.compactMap {
                ShortcutLowering(index: index, context: context).shortcut($0, in: structure)
            }
            structure.list = lists[structure.name]
            for position in structure.nested.indices { finish(&structure.nested[position], index, layout, lists) }
            declaration = .structure(structure)
        case .union(var union):
            union.isIndirect = layout.indirectUnions.contains(union.name)
            for position in union.cases.indices {
                guard case .named(let name) = union.cases[position].type, let payload = index.structure(name),
                    payload.properties.count <= TypeFinishing.mostFactoryArguments, !payload.properties.isEmpty,
                    payload.additional == nil
                else { continue }
                union.cases[position].factory = payload.properties.map { withValue(of: position, $0, union, index) }
                // A title that only repeats the name says nothing.
                if union.cases[position].doc.isEmpty, let line = payload.doc.lines.first,
                    Words(line).words.joined().lowercased() != Words(name.last.bare).words.joined().lowercased()
                {
                    union.cases[position].factoryDoc = Doc([line])
                }
            }
            for position in union.nested.indices { finish(&union.nested[position], index, layout, lists) }
            declaration = .union(union)
        case .enumeration, .alias: break
        }
    }

    /// The member that tells the cases apart has one value in this case: the factory knows it.
    private func withValue(of position: Int, _ property: Property, _ union: Union, _ index: TypeIndex) -> Property {
        guard case .discriminator(property.wireName, let table, _) = union.selection, property.presence == .required else {
            return property
        }
        let values = table.filter { $0.index == position }.map { Literal.string($0.value) }
        guard values.count == 1 else { return property }
        switch property.type {
        case .string: return property.defaulting(to: values[0])
        case .named(let name):
            guard let enumeration = index.enumeration(name), let known = enumeration.cases.first(where: { $0.value == values[0] }) else {
                return property
            }
            return property.defaulting(to: .enumerationCase(enumeration.name, known.name))
        default: return property
        }
    }
}

/// All declared types by name.
struct TypeIndex {
    private var structures: [TypeName: Structure] = [:]
    private var unions: [TypeName: Union] = [:]
    private var enumerations: [TypeName: Enumeration] = [:]
    private let aliases: AliasedNames
    /// In the order of declaration.
    private(set) var order: [TypeName] = []

    init(_ types: [TypeDeclaration]) {
        aliases = AliasedNames(types)
        for type in types { add(type) }
    }

    func declared(_ name: TypeName) -> TypeName { aliases.declared(name) }
    func structure(_ name: TypeName) -> Structure? { structures[aliases.declared(name)] }
    func union(_ name: TypeName) -> Union? { unions[aliases.declared(name)] }
    func enumeration(_ name: TypeName) -> Enumeration? { enumerations[aliases.declared(name)] }

    private mutating func add(_ type: TypeDeclaration) {
        switch type {
        case .structure(let structure):
            structures[structure.name] = structure
            order.append(structure.name)
            for nested in structure.nested { add(nested) }
        case .union(let union):
            unions[union.name] = union
            order.append(union.name)
            for nested in union.nested { add(nested) }
        case .enumeration(let enumeration): enumerations[enumeration.name] = enumeration
        case .alias: break
        }
    }

    /// The types held inside a value of a type, without a list, dictionary or box in between.
    func inlineParts(_ name: TypeName) -> [TypeRef] {
        if let structure = structure(name) { return structure.properties.map(\.type) }
        if let union = union(name) { return union.cases.map(\.type) }
        return []
    }
}

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

    /// Types that hold themselves by way of each other (Tarjan's strongly connected components, without recursion).
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

private struct StrongComponents {
    let graph: [TypeName: [TypeName]]
    let order: [TypeName]
    private var index: [TypeName: Int] = [:]
    private var low: [TypeName: Int] = [:]
    private var onStack: Set<TypeName> = []
    private var stack: [TypeName] = []
    private var found: [[TypeName]] = []
    private var counter = 0

    init(_ graph: [TypeName: [TypeName]], order: [TypeName]) {
        self.graph = graph
        self.order = order
    }

    mutating func components() -> [[TypeName]] {
        for name in order where index[name] == nil { visit(name) }
        return found
    }

    private mutating func visit(_ root: TypeName) {
        var frames: [(name: TypeName, next: Int)] = []
        open(root, &frames)
        while let frame = frames.last {
            let edges = graph[frame.name] ?? []
            if frame.next < edges.count {
                frames[frames.count - 1].next += 1
                let target = edges[frame.next]
                guard graph[target] != nil else { continue }
                if index[target] == nil {
                    open(target, &frames)
                } else if onStack.contains(target) {
                    low[frame.name] = min(low[frame.name] ?? 0, index[target] ?? 0)
                }
                continue
            }
            frames.removeLast()
            if let parent = frames.last?.name { low[parent] = min(low[parent] ?? 0, low[frame.name] ?? 0) }
            if low[frame.name] == index[frame.name] { close(frame.name) }
        }
    }

    private mutating func open(_ name: TypeName, _ frames: inout [(name: TypeName, next: Int)]) {
        index[name] = counter
        low[name] = counter
        counter += 1
        stack.append(name)
        onStack.insert(name)
        frames.append((name, 0))
    }

    private mutating func close(_ name: TypeName) {
        var members: [TypeName] = []
        while let last = stack.popLast() {
            onStack.remove(last)
            members.append(last)
            if last == name { break }
        }
        found.append(members)
    }
}
