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

/// A name for a local variable that none of the members takes: underscores are added until it is free.
func localName(_ name: StaticString, avoiding members: some Sequence<Identifier>) -> Code {
    var text = name.description
    while members.contains(where: { $0.description == text }) { text += "_" }
    return Code(.text(text))
}

/// `label name: Type`, or `name: Type` where the two are one.
func parameter(label: StaticString, local: Code, _ type: Code) -> Code {
    if case .text(label.description)? = local.pieces.first { return "\(local): \(type)" }
    return "\(Code(stringLiteral: label)) \(local): \(type)"
}
