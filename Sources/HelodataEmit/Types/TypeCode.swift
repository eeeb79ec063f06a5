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

    func alias(_ alias: Alias) -> Code {
        """
        \(doc: alias.doc)
        public typealias \(alias.name.last) = \(alias.target)
        """
    }
}
