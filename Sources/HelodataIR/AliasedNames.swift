/// Finds the type that is declared behind a name, where the name or an enclosing one is an alias.
package struct AliasedNames {
    private var targets: [TypeName: TypeName] = [:]

    package init(_ types: [TypeDeclaration]) {
        for type in types { add(type) }
    }

    private mutating func add(_ type: TypeDeclaration) {
        switch type {
        case .alias(let alias):
            if case .named(let target) = alias.target { targets[alias.name] = target }
        case .structure(let structure):
            for nested in structure.nested { add(nested) }
        case .union(let union):
            for nested in union.nested { add(nested) }
        case .enumeration: break
        }
    }

    package func declared(_ name: TypeName) -> TypeName {
        if targets.isEmpty { return name }
        for length in 1...name.components.count {
            guard let target = targets[TypeName(Array(name.components.prefix(length)))] else { continue }
            return declared(TypeName(target.components + name.components.dropFirst(length)))
        }
        return name
    }
}
