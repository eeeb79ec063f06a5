import HelodataIR

/// Prints declarations of types.
struct TypeCode {
    /// Types with limits to check somewhere inside.
    let checked: CheckedTypes

    func declaration(_ type: TypeDeclaration) -> Code {
        switch type {
        case .structure(let structure): self.structure(structure)
        case .enumeration(let enumeration): self.enumeration(enumeration)
        case .union(let union): self.union(union)
        case .alias(let alias): self.alias(alias)
        }
    }

    /// What reads, writes and checks a type and those declared inside it: an extension of each that has something to say.
    func codecs(_ type: TypeDeclaration) -> [Code] {
        switch type {
        case .structure(let structure): [codec(structure)] + structure.nested.flatMap(codecs)
        case .union(let union): [codec(union)] + union.nested.flatMap(codecs)
        case .enumeration, .alias: []
        }
    }

    func alias(_ alias: Alias) -> Code {
        """
        \(doc: alias.doc)
        public typealias \(alias.name.last) = \(alias.target)
        """
    }
}
