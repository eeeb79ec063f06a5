/// A declared type.
package indirect enum TypeDeclaration: Sendable, Hashable {
    case structure(Structure)
    case enumeration(Enumeration)
    case union(Union)
    case alias(Alias)
}

extension TypeDeclaration {
    /// Whether a file with the declaration names a type of the runtime: all do but other names for other types.
    package var namesRuntime: Bool {
        switch self {
        case .alias(let alias): alias.target.namesRuntime
        case .structure, .enumeration, .union: true
        }
    }

    package var name: TypeName {
        switch self {
        case .structure(let structure): structure.name
        case .enumeration(let enumeration): enumeration.name
        case .union(let union): union.name
        case .alias(let alias): alias.name
        }
    }

    /// The types declared inside it.
    package var nested: [TypeDeclaration] {
        switch self {
        case .structure(let structure): structure.nested
        case .union(let union): union.nested
        case .enumeration, .alias: []
        }
    }
}
