/// The types that requests send and that have limits to check, in themselves or in what they contain. Nothing is
/// printed for the others.
package struct CheckedTypes: Sendable {
    private let names: Set<TypeName>
    private let aliases: AliasedNames

    init(_ types: [TypeDeclaration], _ groups: [OperationGroup]) {
        aliases = AliasedNames(types)
        var graph = TypeGraph(aliases: aliases)
        for type in types { graph.add(type) }
        var sent: [TypeName] = []
        for group in groups {
            for operation in group.operations {
                for argument in operation.arguments {
                    argument.type.forEachName { sent.append(graph.aliases.declared($0)) }
                }
                if case .members(let name, _, _)? = operation.body?.value { sent.append(graph.aliases.declared(name)) }
            }
        }
        let limited = graph.reachable(from: graph.limited, along: graph.containers)
        names = graph.reachable(from: sent, along: graph.contents).intersection(limited)
    }

    package func contains(_ name: TypeName) -> Bool { names.contains(aliases.declared(name)) }

    /// Whether a value of this type can contain something to check.
    package func contains(_ type: TypeRef) -> Bool {
        var result = false
        type.forEachName { if contains($0) { result = true } }
        return result
    }
}

/// Which type contains which.
private struct TypeGraph {
    let aliases: AliasedNames
    var contents: [TypeName: [TypeName]] = [:]
    var containers: [TypeName: [TypeName]] = [:]
    var limited: [TypeName] = []

    mutating func add(_ declaration: TypeDeclaration) {
        switch declaration {
        case .structure(let structure):
            if structure.properties.contains(where: { !$0.constraints.isEmpty }) { limited.append(structure.name) }
            for property in structure.properties { connect(structure.name, to: property.type) }
            if let element = structure.additional?.element { connect(structure.name, to: element) }
            for type in structure.nested { add(type) }
        case .union(let union):
            for unionCase in union.cases { connect(union.name, to: unionCase.type) }
            for type in union.nested { add(type) }
        case .alias(let alias): connect(alias.name, to: alias.target)
        case .enumeration: break
        }
    }

    private mutating func connect(_ container: TypeName, to type: TypeRef) {
        type.forEachName { alias in
            let name = aliases.declared(alias)
            contents[container, default: []].append(name)
            containers[name, default: []].append(container)
        }
    }

    func reachable(from start: [TypeName], along edges: [TypeName: [TypeName]]) -> Set<TypeName> {
        var found = Set(start)
        var pending = Array(found)
        while let name = pending.popLast() {
            for next in edges[name] ?? [] where found.insert(next).inserted { pending.append(next) }
        }
        return found
    }
}

extension TypeRef {
    /// Calls back with the declared type in here, if there is one.
    func forEachName(_ body: (TypeName) -> Void) {
        switch self {
        case .named(let name): body(name)
        case .array(let element), .dictionary(let element), .nullable(let element): element.forEachName(body)
        case .scalar: break
        }
    }
}
