/// Finds the type that is declared behind a name, where the name or an enclosing one is an alias.
package struct AliasedNames: Sendable {
    private var targets: [TypeName: TypeName] = [:]
    /// Of the aliases' names: most names have no alias in them, which this says without making a name of each part.
    private var digests: Set<UInt64> = []

    package init(_ types: [TypeDeclaration]) {
        for type in types { add(type) }
    }

    private mutating func add(_ type: TypeDeclaration) {
        switch type {
        case .alias(let alias):
            if case .named(let target) = alias.target {
                targets[alias.name] = target
                digests.insert(alias.name.digest)
            }
        case .structure(let structure):
            for nested in structure.nested { add(nested) }
        case .union(let union):
            for nested in union.nested { add(nested) }
        case .enumeration: break
        }
    }

    package func declared(_ name: TypeName) -> TypeName {
        if targets.isEmpty { return name }
        var digest = TypeName.emptyDigest
        for (index, component) in name.components.enumerated() {
            digest = TypeName.digest(of: component, inside: digest)
            guard digests.contains(digest), let target = targets[TypeName(Array(name.components[...index]))] else { continue }
            return declared(TypeName(target.components + name.components[(index + 1)...]))
        }
        return name
    }
}
