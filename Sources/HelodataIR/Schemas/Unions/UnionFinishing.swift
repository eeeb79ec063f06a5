import HelodataYAML

/// Members that a union decides by: where each case is found by the value that its payload calls the only one, the payload
/// need not hold it.
enum FixedTags {
    private struct Tag: Hashable {
        let type: TypeName
        let key: String
    }

    /// - Parameter operations: types that operations use without a union around them.
    static func apply(to types: inout [TypeDeclaration], usedBy operations: [TypeRef]) {
        var search = TagSearch(AliasedNames(types))
        for type in types { search.visit(type) }
        for type in operations { search.use(type) }
        let tags = search.tags.filter { !search.direct.contains($0.key.type) }
        if tags.isEmpty { return }
        for index in types.indices { apply(tags, to: &types[index]) }
    }

    /// Finds out which values lead to which types, and which types stand anywhere else.
    private struct TagSearch {
        let aliases: AliasedNames
        var tags: [Tag: Set<String>] = [:]
        var direct: Set<TypeName> = []

        init(_ aliases: AliasedNames) { self.aliases = aliases }

        mutating func visit(_ type: TypeDeclaration) {
            switch type {
            case .structure(let structure):
                for property in structure.properties { use(property.type) }
                if let element = structure.additional?.element { use(element) }
                for nested in structure.nested { visit(nested) }
            case .union(let union):
                for nested in union.nested { visit(nested) }
                var tagged: Set<Int> = []
                for (key, table) in union.tables {
                    for entry in table {
                        guard case .named(let name) = union.cases[entry.index].type else { continue }
                        tagged.insert(entry.index)
                        tags[Tag(type: aliases.declared(name), key: key), default: []].insert(entry.value)
                    }
                }
                for (index, unionCase) in union.cases.enumerated() where !tagged.contains(index) { use(unionCase.type) }
            case .alias(let alias):
                // Another name for the type itself is no use of it.
                if case .named = alias.target { break }
                use(alias.target)
            case .enumeration: break
            }
        }

        mutating func use(_ type: TypeRef) {
            switch type {
            case .named(let name): direct.insert(aliases.declared(name))
            case .array(let element), .dictionary(let element), .nullable(let element): use(element)
            case .scalar: break
            }
        }
    }

    private static func apply(_ tags: [Tag: Set<String>], to type: inout TypeDeclaration) {
        switch type {
        case .structure(var structure):
            structure.properties.removeAll { property in
                guard let constant = property.constant, case .defaulted = property.presence,
                    tags[Tag(type: structure.name, key: property.wireName)] == [constant.text]
                else { return false }
                structure.constants.append(
                    Constant(
                        name: property.name, wireName: property.wireName, value: constant, doc: property.doc))
                return true
            }
            for index in structure.nested.indices { apply(tags, to: &structure.nested[index]) }
            type = .structure(structure)
        case .union(var union):
            for index in union.nested.indices { apply(tags, to: &union.nested[index]) }
            type = .union(union)
        case .enumeration, .alias: break
        }
    }
}

extension Union {
    /// The tables by which a member's value chooses the case.
    var tables: [(key: String, table: [Entry])] {
        switch selection {
        case .discriminator(let tags, _): [(tags.key, tags.table)]
        case .kinds(let rules):
            rules.compactMap { rule in
                switch rule.choice {
                case .discriminator(let tags): (tags.key, tags.table)
                case .only, .fitting, .members, .bestFit: nil
                }
            }
        }
    }
}

extension Literal {
    /// As a discriminator's value.
    fileprivate var text: String {
        switch self {
        case .string(let text): text
        case .int(let value): String(value)
        case .bool(let value): String(value)
        case .double, .decimal, .enumerationCase, .emptyArray, .emptyDictionary: ""
        }
    }
}

/// Members that all cases of a union have with one type: those that stand beside the union or in the parent.
struct CommonMembers {
    let index: TypeIndex

    func members(of union: Union) -> [Union.Common] {
        guard !union.commonRequests.isEmpty else { return [] }
        var cases: [[ExactText: Property]] = []
        for unionCase in union.cases {
            guard case .named(let name) = unionCase.type, let structure = index.structure(name) else { return [] }
            cases.append(members(of: structure))
        }
        return union.commonRequests.compactMap { common($0, cases) }
    }

    /// By wire name; constants that are texts among them.
    private func members(of structure: Structure) -> [ExactText: Property] {
        var members: [ExactText: Property] = [:]
        for constant in structure.constants {
            guard case .string = constant.value else { continue }
            members[ExactText(constant.wireName)] = Property(
                name: constant.name, wireName: constant.wireName, type: .string, presence: .required, isIndirect: false,
                constraints: [], doc: Doc())
        }
        for property in structure.properties { members[ExactText(property.wireName)] = property }
        return members
    }

    private func common(_ request: Union.CommonRequest, _ cases: [[ExactText: Property]]) -> Union.Common? {
        let found = cases.compactMap { $0[ExactText(request.wireName)] }
        guard found.count == cases.count, let first = found.first else { return nil }
        let type = resolved(first.type)
        let doc = found.allSatisfy { $0.doc == first.doc } ? first.doc : Doc()
        func common(_ type: TypeRef, _ path: (Property) -> Union.Path) -> Union.Common {
            Union.Common(name: request.name, type: type, doc: doc, wireName: request.wireName, paths: found.map(path))
        }
        if found.allSatisfy({ resolved($0.type) == type }) {
            return common(first.type) { $0.presence == .patch ? .patch($0.name) : .property($0.name) }
        }
        guard found.allSatisfy({ isText($0.type) && $0.presence != .patch }) else { return nil }
        return common(.string) { property in
            if property.type == .string { return .property(property.name) }
            switch property.presence {
            case .optional, .nullable, .patch: return .rawValue(property.name, isOptional: true)
            case .required, .defaulted: return .rawValue(property.name, isOptional: false)
            }
        }
    }

    private func resolved(_ type: TypeRef) -> TypeRef {
        if case .named(let name) = type { .named(index.declared(name)) } else { type }
    }

    private func isText(_ type: TypeRef) -> Bool {
        if type == .string { return true }
        if case .named(let name) = type, let enumeration = index.enumeration(name) { return enumeration.rawType == .string }
        return false
    }
}

/// The arguments of the functions that make a union's cases.
struct UnionFactory {
    let union: Union
    let index: TypeIndex

    /// The member that tells the cases apart has one value in a case: the function knows it, also where it is optional.
    func argument(_ property: Property, of position: Int) -> Property {
        if let constant = property.constant { return property.defaulting(to: constant) }
        guard let (_, table) = union.tables.first(where: { $0.key == property.wireName }) else { return property }
        let values = table.filter { $0.index == position }.map { Literal.string($0.value) }
        guard values.count == 1, property.presence != .patch else { return property }
        switch property.type {
        case .scalar(.string): return property.defaulting(to: values[0])
        case .named(let name):
            guard let enumeration = index.enumeration(name), let known = enumeration.cases.first(where: { $0.value == values[0] }) else {
                return property
            }
            return property.defaulting(to: .enumerationCase(enumeration.name, known.name))
        case .scalar, .array, .dictionary, .nullable: return property
        }
    }
}

extension Operation {
    /// The types that the operation takes and gives itself.
    var usedTypes: [TypeRef] {
        var used = arguments.map(\.type) + error.cases.map(\.body) + [error.undocumentedBody] + output.usedTypes
        if case .members(let name, _, _)? = body?.value { used.append(.named(name)) }
        return used
    }
}

extension Output {
    fileprivate var usedTypes: [TypeRef] {
        switch self {
        case .none, .text, .bytes: []
        case .json(let type, _), .string(let type, _), .rows(let type, _, _), .events(let type, _), .jsonLines(let type): [type]
        case .choice(let choice): choice.cases.flatMap(\.output.usedTypes)
        case .pages(let pagination): [pagination.page]
        }
    }
}
