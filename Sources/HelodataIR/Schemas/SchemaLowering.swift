import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Turns schemas into types: names them, declares what needs a declaration, and tells for each use which type it is.
final class SchemaLowering {
    let merger: SchemaMerger
    let context: LoweringContext
    let root: TypeContainer
    let usage: SchemaUsage

    /// What is already known about a referenced schema, by the way it travels.
    private struct Key: Hashable {
        let reference: ReferenceKey
        let direction: Direction
    }
    private enum Entry {
        /// Being worked out: a second visit means that the schema is made of itself.
        case pending(ResolvedSchema)
        case known(TypeUse)
    }
    private struct InlineKey: Hashable {
        let schema: ObjectIdentifier
        let direction: Direction
    }
    /// A named type whose declaration is still a placeholder.
    private struct Body {
        let meaning: SchemaMeaning
        let name: TypeName
        let place: Int
        let direction: Direction
        let schema: SchemaObject
    }
    /// What a declared type was made of.
    struct Origin {
        let schema: SchemaObject
        let direction: Direction
    }
    private(set) var origins: [TypeName: Origin] = [:]
    private var entries: [Key: Entry] = [:]
    private var inlineUses: [InlineKey: TypeUse] = [:]
    /// Inline schemas whose types are being declared: one inside itself is that type again.
    private var making: [InlineKey: TypeName] = [:]
    /// Inline lists and dictionaries whose elements are being looked at, with nothing in between.
    private var holding: Set<InlineKey> = []
    private let budget: TypeBudget
    /// Components that are nothing but a reference to a schema in another file, which has their name.
    private var adopted: [ReferenceKey: ResolvedSchema] = [:]
    private var givenNames: [ReferenceKey: String] = [:]
    private var claimed: [Key: Identifier] = [:]
    /// Declarations whose bodies are still to be lowered, in the order of their discovery.
    private var worklist: [Body] = []
    private var isLoweringBodies = false
    var caseNames: [TypeName: [ExactText: Identifier]] = [:]
    let memory = UnionMemory()
    private var structures: [TypeName: Structure] = [:]
    private var enumerations: [TypeName: Enumeration] = [:]

    /// Types declared inside each other; deeper ones are any JSON value.
    private static let deepestNesting = 24
    /// Named lists of named lists of …: each is a level of the type that is printed.
    private static let longestChain = 64
    private var referenceDepth = 0

    init(merger: SchemaMerger, context: LoweringContext, usage: SchemaUsage, moduleName: String, clientName: String) {
        self.merger = merger
        self.context = context
        self.usage = usage
        budget = TypeBudget(context: context)
        root = TypeContainer(reserved: [moduleName, clientName])
    }

    /// Gives every component its name before anything else can take it, in document order; last to those with a namespace, which may do
    /// without it.
    func claimComponents(_ schemas: [ResolvedSchema]) {
        budget.grow(by: schemas.map(\.schema), visited: usage.visited)
        let hasNamespace = { (schema: ResolvedSchema) in SchemaName.candidates(schema.name).count > 1 }
        for schema in schemas.filter({ !hasNamespace($0) }) + schemas.filter(hasNamespace) {
            if let target = context.references.adopted(schema), givenNames[target.key] == nil {
                givenNames[target.key] = schema.name
                adopted[schema.key] = target
                let names = usage.directions(of: target.key).map { name(target, $0).bare }
                context.coverage.generated(schema, as: names.joined(separator: ", "))
                continue
            }
            for direction in usage.directions(of: schema.key) { _ = name(schema, direction) }
        }
    }

    /// Lowers the components themselves, so that unused ones are there too.
    func lowerComponents(_ schemas: [ResolvedSchema]) {
        for schema in schemas {
            let schema = adopted[schema.key] ?? schema
            for direction in usage.directions(of: schema.key) { _ = reference(schema, direction) }
        }
        lowerBodies()
    }

    // MARK: uses

    func use(_ schema: SchemaObject, hint: TypeHint, direction: Direction) -> TypeUse {
        let meaning = merger.meaning(schema)
        if case .reference(let target) = meaning.core {
            var use = reference(target, direction)
            use.isNullable = use.isNullable || meaning.isNullable
            use.notes = meaning.notes.over(use.notes)
            if use.type == .string, use.notes.isSensitive { use.type = .secret }
            return use
        }
        guard hint.container === root else {
            return inline(schema, meaning, hint: hint, direction: direction)
        }
        // One place in the document is one type, however many operations refer to it.
        let key = InlineKey(schema: ObjectIdentifier(schema), direction: direction)
        if let known = inlineUses[key] { return known }
        let shared = context.references.sharedNames[ObjectIdentifier(schema)].map { TypeHint(container: root, text: $0.text, or: $0.other) }
        let use = inline(schema, meaning, hint: shared ?? hint, direction: direction)
        inlineUses[key] = use
        return use
    }

    private func inline(
        _ schema: SchemaObject, _ meaning: SchemaMeaning, hint: TypeHint, direction: Direction
    ) -> TypeUse {
        func use(_ type: TypeRef) -> TypeUse {
            TypeUse(type: type, isNullable: meaning.isNullable, notes: meaning.notes)
        }
        switch outline(meaning, direction) {
        case .type(let type): return use(type)
        case .array(let items):
            return use(.array(element(items, of: schema, hint: hint.item, direction: direction)))
        case .map(let values):
            return use(.dictionary(element(values, of: schema, hint: hint.adding("value"), direction: direction)))
        case .declared where hint.container.path.count >= SchemaLowering.deepestNesting:
            context.error(
                "schema-depth",
                "more than \(SchemaLowering.deepestNesting) types inside each other; give the inner ones names in 'components/schemas'",
                at: schema.location)
            return use(.json)
        case .declared:
            let key = InlineKey(schema: ObjectIdentifier(schema), direction: direction)
            if let name = making[key] { return use(.named(name)) }
            guard budget.takesOne(at: schema.location) else { return use(.json) }
            let (identifier, _) = hint.container.scope.claim(hint.text, .type, fallback: "Value", suffix: "Model", or: hint.others)
            let name = hint.container.typeName(identifier)
            let place = hint.container.reserve(name)
            // The elements of a list that has a name: they are known before their members are, one of which may be the list again.
            if hint.container === root, referenceDepth > 0 {
                worklist.append(Body(meaning: meaning, name: name, place: place, direction: direction, schema: schema))
                return use(.named(name))
            }
            making[key] = name
            // With an object in between, a list may be a part of itself.
            let outside = holding
            holding = []
            defer { holding = outside }
            declare(meaning, name: name, in: hint.container, at: place, direction: direction, schema: schema)
            making[key] = nil
            return use(.named(name))
        }
    }

    /// The type of the elements of a list or dictionary; any JSON value inside itself, and where nothing is said.
    private func element(_ elements: SchemaObject?, of whole: SchemaObject, hint: TypeHint, direction: Direction) -> TypeRef {
        guard let elements else { return .json }
        let key = InlineKey(schema: ObjectIdentifier(whole), direction: direction)
        guard holding.insert(key).inserted else {
            context.warning(
                "recursive-alias", "a list or dictionary is an element of itself; its inner occurrence is any JSON value",
                at: whole.location)
            return .json
        }
        defer { holding.remove(key) }
        guard holding.count <= SchemaLowering.longestChain else {
            context.error(
                "schema-depth", "more than \(SchemaLowering.longestChain) lists or dictionaries inside each other", at: whole.location)
            return .json
        }
        return use(elements, hint: hint, direction: direction).element
    }

    /// The type of a referenced schema. A type of its own is known by name at once; its body is lowered later.
    func reference(_ target: ResolvedSchema, _ direction: Direction) -> TypeUse {
        let direction = usage.direction(of: target.key, in: direction)
        let key = Key(reference: target.key, direction: direction)
        switch entries[key] {
        case .known(let use)?: return use
        case .pending(let first)?:
            context.warning(
                "recursive-alias", "'\(first.name)' is made of itself without an object in between; its inner occurrence is any JSON value",
                at: first.schema.location)
            return TypeUse(type: .json, isNullable: false, notes: SchemaNotes())
        case nil: break
        }
        guard referenceDepth < SchemaLowering.longestChain else {
            context.error(
                "schema-depth",
                "'\(target.name)' stands behind more than \(SchemaLowering.longestChain) references, lists or dictionaries of each other",
                at: target.schema.location)
            return TypeUse(type: .json, isNullable: false, notes: SchemaNotes())
        }
        referenceDepth += 1
        defer { referenceDepth -= 1 }
        let meaning = merger.meaning(target.schema)
        let identifier = name(target, direction)
        let typeName = root.typeName(identifier)
        var use = TypeUse(type: .named(typeName), isNullable: meaning.isNullable, notes: meaning.notes)
        if case .reference(let next) = meaning.core {
            entries[key] = .pending(target)
            use.type = reference(next, direction).type
            if use.type != .named(typeName) { declareAlias(typeName, use, target.schema) }
            entries[key] = .known(use)
            return use
        }
        switch outline(meaning, direction) {
        case .declared:
            entries[key] = .known(use)
            let place = root.reserve(typeName)
            // Recursion in the document is no recursion here.
            worklist.append(Body(meaning: meaning, name: typeName, place: place, direction: direction, schema: target.schema))
        case .type(let type):
            use.type = type
            entries[key] = .known(use)
            declareAlias(typeName, use, target.schema)
        case .array(let items):
            entries[key] = .pending(target)
            let hint = TypeHint(container: root, text: target.name).item
            use.type = .array(items.map { self.use($0, hint: hint, direction: direction).element } ?? .json)
            entries[key] = .known(use)
            declareAlias(typeName, use, target.schema)
        case .map(let values):
            entries[key] = .pending(target)
            let hint = TypeHint(container: root, text: target.name).adding("value")
            use.type = .dictionary(values.map { self.use($0, hint: hint, direction: direction).element } ?? .json)
            entries[key] = .known(use)
            declareAlias(typeName, use, target.schema)
        }
        return use
    }

    private func declareAlias(_ name: TypeName, _ use: TypeUse, _ schema: SchemaObject) {
        root.declarations.append(
            .alias(Alias(name: name, doc: Documentation.type(use.notes), target: use.element)))
    }

    /// The names of the types that the document names.
    var componentNames: Set<Identifier> { Set(claimed.values) }

    private func name(_ target: ResolvedSchema, _ direction: Direction) -> Identifier {
        let key = Key(reference: target.key, direction: direction)
        if let known = claimed[key] { return known }
        let texts = (target.schema.extensions.swiftName.map { [$0] } ?? SchemaName.candidates(givenNames[target.key] ?? target.name))
            .map { $0 + (usage.needsSuffix(target.key, direction) ? "_input" : "") }
        let short = texts.dropLast().lazy.map { NameScope.legal(NameScope.spell(Words($0), .type), .type, suffix: "Model") }
            .first { self.root.scope.insert($0) }
        let (identifier, collided) =
            short.map { (NameScope.quoted($0), false) }
            ?? root.scope.claim(texts[texts.count - 1], .type, fallback: "Schema", suffix: "Model")
        if collided {
            context.warning(
                "name-collision",
                "schema '\(target.name)' is called '\(identifier.bare)' in Swift, since its own name is taken; 'x-swift-name' gives another",
                at: target.schema.location)
        }
        claimed[key] = identifier
        context.coverage.generated(target, as: identifier.bare)
        return identifier
    }

    /// Lowers the bodies of the types that are known by name alone; where one is being lowered, the rest follow after it.
    private func lowerBodies() {
        guard !isLoweringBodies else { return }
        isLoweringBodies = true
        var index = 0
        while index < worklist.count {
            let body = worklist[index]
            declare(body.meaning, name: body.name, in: root, at: body.place, direction: body.direction, schema: body.schema)
            index += 1
        }
        worklist = []
        isLoweringBodies = false
    }

    /// All top-level types.
    func declarations() -> [TypeDeclaration] {
        lowerBodies()
        return root.declarations
    }

    /// The structure behind a type; nil for any other type.
    func structure(_ type: TypeRef) -> Structure? {
        lowerBodies()
        return if case .named(let name) = type { structures[name] } else { nil }
    }

    /// The string values that a type lists; empty for one that lists none.
    func values(_ type: TypeRef) -> [String] {
        lowerBodies()
        guard case .named(let name) = type, let enumeration = enumerations[name] else { return [] }
        return enumeration.cases.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    }

    // MARK: bodies

    private func declare(
        _ meaning: SchemaMeaning, name: TypeName, in container: TypeContainer, at place: Int, direction: Direction, schema: SchemaObject
    ) {
        let location = schema.location
        origins[name] = Origin(schema: schema, direction: direction)
        let declaration: TypeDeclaration
        switch meaning.core {
        case .object(let object):
            let structure = structure(object, name: name, notes: meaning.notes, direction: direction)
            structures[name] = structure
            declaration = .structure(structure)
        case .enumeration(let values):
            declaration = .enumeration(enumeration(values, name: name, notes: meaning.notes, location: location))
        case .union(let union):
            if let (values, allowsOthers) = stringValues(union) {
                declaration = .enumeration(
                    enumeration(values, name: name, notes: meaning.notes, location: location, allowsOthers: allowsOthers))
            } else {
                declaration = .union(self.union(union, name: name, notes: meaning.notes, direction: direction))
            }
        case .reference, .any, .string, .integer, .number, .boolean, .array:
            return
        }
        switch declaration {
        case .enumeration(let enumeration):
            enumerations[name] = enumeration
            _ = context.output.takes(enumeration, at: location)
        case .union(let union): _ = context.output.takes(union, at: location)
        case .structure, .alias: break
        }
        container.declarations[place] = declaration
    }

    private func structure(
        _ object: ObjectMeaning, name: TypeName, notes: SchemaNotes, direction: Direction
    ) -> Structure {
        let container = root.nested(name)
        return StructureLowering(schemas: self, container: container, direction: direction)
            .structure(object, name: name, notes: notes)
    }
}
