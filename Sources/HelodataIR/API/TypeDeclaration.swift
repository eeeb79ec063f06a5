/// A declared type.
package indirect enum TypeDeclaration: Sendable, Hashable {
    case structure(Structure)
    case enumeration(Enumeration)
    case union(Union)
    case alias(Alias)
}

extension TypeDeclaration {
    package var name: TypeName {
        switch self {
        case .structure(let structure): structure.name
        case .enumeration(let enumeration): enumeration.name
        case .union(let union): union.name
        case .alias(let alias): alias.name
        }
    }
}
