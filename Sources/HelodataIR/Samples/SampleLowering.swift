import HelodataSpec
import HelodataYAML

/// Decides the sample of each declared type.
struct SampleLowering {
    let schemas: SchemaLowering
    let maker: SampleMaker
    let index: TypeIndex
    private let types: [TypeDeclaration]
    /// The types' own samples, as values and as the functions that make them.
    private(set) var typing: SampleTyping

    init(schemas: SchemaLowering, maker: SampleMaker, types: [TypeDeclaration], operations: [Operation]) {
        self.schemas = schemas
        self.maker = maker
        self.types = Self.all(types)
        index = TypeIndex(types)
        typing = SampleTyping(index: index)
        var own: [TypeName: (value: SampleValue, function: Identifier)] = [:]
        let cursors = Self.cursors(operations)
        for type in self.types {
            guard let origin = schemas.origins[type.name], let made = maker.sample(origin.schema, origin.direction) else { continue }
            var value = made
            if let cursor = cursors[type.name] { value = ended(made, cursor[...], of: type.name) }
            guard Self.sample(value, of: type, typing) != nil else { continue }
            own[type.name] = (value, Self.functionName(type))
        }
        typing.own = own
    }

    /// The members of pages that name the next page.
    private static func cursors(_ operations: [Operation]) -> [TypeName: [Pagination.PathStep]] {
        var cursors: [TypeName: [Pagination.PathStep]] = [:]
        for operation in operations {
            guard case .pages(let pagination) = operation.output, case .cursor(let steps, _) = pagination.next,
                case .named(let page) = pagination.page
            else { continue }
            cursors[page] = steps
        }
        return cursors
    }

    /// The page as the last one: a sample that names the next page would have no end.
    private func ended(_ value: SampleValue, _ cursor: ArraySlice<Pagination.PathStep>, of name: TypeName) -> SampleValue {
        guard let step = cursor.first, let structure = index.structure(name),
            let property = structure.properties.first(where: { $0.name == step.name }), let inner = value[property.wireName]
        else { return value }
        if cursor.count > 1, case .named(let type) = property.type {
            return value.setting(property.wireName, to: ended(inner, cursor.dropFirst(), of: type))
        }
        switch property.presence {
        case .optional, .patch: return .object((value.members ?? []).filter { $0.key != property.wireName })
        case .nullable: return value.setting(property.wireName, to: .null)
        case .required, .defaulted: return value
        }
    }

    private static func all(_ types: [TypeDeclaration]) -> [TypeDeclaration] {
        types.flatMap { type -> [TypeDeclaration] in
            switch type {
            case .structure(let structure): [type] + all(structure.nested)
            case .union(let union): [type] + all(union.nested)
            case .enumeration: [type]
            case .alias: []
            }
        }
    }

    func functions() -> [TypeName: SampleFunction] {
        var functions: [TypeName: SampleFunction] = [:]
        for type in types {
            guard let own = typing.own[type.name], let value = Self.sample(own.value, of: type, typing) else { continue }
            var problem: String?
            if let origin = schemas.origins[type.name] {
                problem = maker.check.problems(own.value, origin.schema).first.map { "\($0.path): \($0.text)" }
            }
            functions[type.name] = SampleFunction(name: own.function, value: value, problem: problem)
        }
        return functions
    }

    /// What the function of a type makes; nil where the type cannot hold the value.
    private static func sample(_ value: SampleValue, of type: TypeDeclaration, _ typing: SampleTyping) -> SampleFunction.Value? {
        switch type {
        case .structure(let structure): typing.arguments(value, structure).map { .members($0) }
        case .enumeration(let enumeration): typing.enumeration(value, enumeration).map { .value($0) }
        case .union(let union): typing.union(value, union).map { .value($0) }
        case .alias: nil
        }
    }

    /// `sample`, unless the type has a member of its own that is called so without an instance.
    private static func functionName(_ type: TypeDeclaration) -> Identifier {
        let taken: Set<String>
        switch type {
        case .structure, .alias: taken = []
        case .enumeration(let enumeration): taken = Set(enumeration.cases.map(\.name.bare))
        case .union(let union): taken = Set(union.cases.map(\.name.bare))
        }
        var name = "sample"
        while taken.contains(name) { name += "Value" }
        return Identifier(unchecked: name)
    }
}
