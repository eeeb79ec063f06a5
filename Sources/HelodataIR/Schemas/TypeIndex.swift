/// All declared types by name.
struct TypeIndex {
    private var structures: [TypeName: Structure] = [:]
    private var unions: [TypeName: Union] = [:]
    private var enumerations: [TypeName: Enumeration] = [:]
    private var targets: [TypeName: TypeRef] = [:]
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
    /// What a name stands for that no declaration of its own has.
    func alias(_ name: TypeName) -> TypeRef? { targets[aliases.declared(name)] }

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
        case .alias(let alias): targets[alias.name] = alias.target
        }
    }

    /// The types held inside a value of a type, without a list, dictionary or box in between.
    func inlineParts(_ name: TypeName) -> [TypeRef] {
        if let structure = structure(name) { return structure.properties.map(\.type) }
        if let union = union(name) { return union.cases.map(\.type) }
        return []
    }
}
