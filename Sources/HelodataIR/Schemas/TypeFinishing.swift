import HelodataDiagnostics

/// What can be decided only when all types are known: which members are held indirectly, the factories of unions,
/// shortcuts, and which types are pages.
struct TypeFinishing {
    let context: LoweringContext
    /// The properties of pages that hold their items.
    let lists: [TypeName: Identifier]
    private let operationTypes: [TypeRef]

    init(context: LoweringContext, groups: [OperationGroup]) {
        self.context = context
        var lists: [TypeName: Identifier] = [:]
        for operation in groups.flatMap(\.operations) {
            guard case .pages(let pagination) = operation.output, case .named(let page) = pagination.page,
                pagination.items.count == 1
            else { continue }
            lists[page] = pagination.items[0].name
        }
        self.lists = lists
        operationTypes = groups.flatMap(\.operations).flatMap(\.usedTypes)
    }

    /// Bytes that a member may take inline. Beyond them a copy costs more than a reference, and nested values make
    /// code that grows with the product of their sizes.
    static let inlineLimit = 96
    /// A union's case with at most so many members gets a function that takes them.
    static let mostFactoryArguments = 8

    func finish(_ types: inout [TypeDeclaration]) {
        FixedTags.apply(to: &types, usedBy: operationTypes)
        let index = TypeIndex(types)
        let lists = Dictionary(lists.map { (index.declared($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        var layout = InlineLayout(index)
        layout.solve()
        for position in types.indices { finish(&types[position], index, layout, lists) }
    }

    private func finish(
        _ declaration: inout TypeDeclaration, _ index: TypeIndex, _ layout: InlineLayout, _ lists: [TypeName: Identifier]
    ) {
        switch declaration {
        case .structure(var structure):
            for position in structure.properties.indices {
                structure.properties[position].isIndirect = layout.isIndirect(structure.properties[position], in: structure.name)
            }
            structure.shortcuts = structure.shortcutRequests.compactMap {
                ShortcutLowering(index: index, context: context).shortcut($0, in: structure)
            }
            structure.list = lists[structure.name]
            for position in structure.nested.indices { finish(&structure.nested[position], index, layout, lists) }
            declaration = .structure(structure)
        case .union(var union):
            union.common = CommonMembers(index: index).members(of: union)
            union.isIndirect = layout.indirectUnions.contains(union.name)
            for position in union.cases.indices {
                guard union.isSent, case .named(let name) = union.cases[position].type, let payload = index.structure(name),
                    payload.properties.count <= TypeFinishing.mostFactoryArguments, !payload.properties.isEmpty,
                    payload.additional == nil
                else { continue }
                union.cases[position].factory = payload.properties.map {
                    UnionFactory(union: union, index: index).argument($0, of: position)
                }
                // A title that only repeats the name says nothing.
                if union.cases[position].doc.isEmpty, let line = payload.doc.lines.first,
                    Words(line).words.joined().lowercased() != Words(name.last.bare).words.joined().lowercased()
                {
                    union.cases[position].factoryDoc = Doc([line])
                }
            }
            for position in union.nested.indices { finish(&union.nested[position], index, layout, lists) }
            declaration = .union(union)
        case .enumeration, .alias: break
        }
    }
}
