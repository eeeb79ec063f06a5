/// Inline schemas that say the same under the same name become one type: the first in the document is declared, the
/// others are other names for it. Descriptions whose operations repeat each other's schemas (create and update, a list and
/// its element) would otherwise repeat whole trees of types.
///
/// Components keep types of their own, however alike they are, for their names are the document's; and what is declared
/// inside one is shared only inside it, so that the type of a member never speaks of an unrelated component.
struct TypeSharing {
    private struct Place: Hashable {
        /// The component inside of which the type is declared; nil for the types of operations.
        let component: Identifier?
        /// The declaration as it would read anywhere else.
        let shape: TypeDeclaration

        /// By names alone: few types of the same names differ in what is said about them.
        func hash(into hasher: inout Hasher) {
            hasher.combine(component)
            hasher.combine(shape.name)
            switch shape {
            case .structure(let structure):
                for property in structure.properties { hasher.combine(property.name) }
            case .union(let union): for unionCase in union.cases { hasher.combine(unionCase.name) }
            case .enumeration(let enumeration): for enumerationCase in enumeration.cases { hasher.combine(enumerationCase.name) }
            case .alias: break
            }
        }
    }
    private let components: Set<Identifier>
    private var first: [Place: TypeName] = [:]
    /// What the name of a shared type means.
    private var meaning: [TypeName: TypeName] = [:]

    /// - Parameter components: The types that the document names.
    init(components: Set<Identifier>) { self.components = components }

    mutating func share(_ types: inout [TypeDeclaration]) {
        for position in types.indices { share(&types[position]) }
    }

    private mutating func share(_ declaration: inout TypeDeclaration) {
        let shape: TypeDeclaration
        switch declaration {
        case .structure(var structure):
            share(&structure.nested)
            declaration = .structure(structure)
            // A shortcut belongs to the place that asks for it.
            guard structure.shortcutRequests.isEmpty else { return }
            shape = .structure(self.shape(structure))
        case .union(var union):
            share(&union.nested)
            declaration = .union(union)
            shape = .union(self.shape(union))
        case .enumeration(let enumeration): shape = .enumeration(self.shape(enumeration))
        case .alias: return
        }
        let name = declaration.name
        let isInComponent = components.contains(name.components[0])
        let place = Place(component: isInComponent ? name.components[0] : nil, shape: shape)
        guard let known = first[place] else {
            first[place] = name
            return
        }
        if isInComponent, name.components.count == 1 { return }
        meaning[name] = known
        declaration = .alias(Alias(name: name, doc: Doc(), target: .named(known)))
    }

    // MARK: shapes

    private func shape(_ structure: Structure) -> Structure {
        Structure(
            name: TypeName([structure.name.last]), doc: structure.doc, properties: structure.properties.map(shape),
            constants: structure.constants.map { constant in
                Constant(name: constant.name, wireName: constant.wireName, value: shape(constant.value), doc: constant.doc)
            },
            additional: structure.additional.map { AdditionalMembers(name: $0.name, element: shape($0.element)) },
            nested: structure.nested.map(shape))
    }

    private func shape(_ enumeration: Enumeration) -> Enumeration {
        Enumeration(
            name: TypeName([enumeration.name.last]), doc: enumeration.doc, rawType: enumeration.rawType,
            cases: enumeration.cases, allowsOthers: enumeration.allowsOthers)
    }

    private func shape(_ union: Union) -> Union {
        Union(
            name: TypeName([union.name.last]), doc: union.doc,
            cases: union.cases.map { unionCase in
                Union.Case(
                    name: unionCase.name, type: shape(unionCase.type), doc: unionCase.doc, tag: unionCase.tag, factory: [])
            },
            selection: union.selection, nested: union.nested.map(shape))
    }

    /// A nested declaration, by the type that it stands for.
    private func shape(_ nested: TypeDeclaration) -> TypeDeclaration {
        var target = TypeRef.named(nested.name)
        if case .alias(let alias) = nested { target = alias.target }
        return .alias(Alias(name: TypeName([nested.name.last]), doc: Doc(), target: target))
    }

    private func shape(_ property: Property) -> Property {
        var presence = property.presence
        if case .defaulted(let value) = presence { presence = .defaulted(shape(value)) }
        return Property(
            name: property.name, wireName: property.wireName, type: shape(property.type), presence: presence,
            isIndirect: property.isIndirect, constraints: property.constraints, doc: property.doc,
            constant: property.constant)
    }

    private func shape(_ value: Literal) -> Literal {
        if case .enumerationCase(let type, let name) = value { return .enumerationCase(meaning[type] ?? type, name) }
        return value
    }

    private func shape(_ type: TypeRef) -> TypeRef {
        switch type {
        case .named(let name): .named(meaning[name] ?? name)
        case .array(let element): .array(shape(element))
        case .dictionary(let element): .dictionary(shape(element))
        case .nullable(let wrapped): .nullable(shape(wrapped))
        case .scalar: type
        }
    }
}
