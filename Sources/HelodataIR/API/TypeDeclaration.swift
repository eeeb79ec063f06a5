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

/// Another name for a type that needs no declaration of its own.
package struct Alias: Sendable, Hashable {
    package let name: TypeName
    package let doc: Doc
    package let target: TypeRef
    package init(name: TypeName, doc: Doc, target: TypeRef) {
        self.name = name
        self.doc = doc
        self.target = target
    }
}
