import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Works out `SchemaMeaning`s: follows references, merges `allOf` with its siblings into one flat meaning, and takes null
/// out of types, enumerations and unions. Contradictions are errors that name both places.
final class SchemaMerger {
    let context: LoweringContext
    private var cache: [ObjectIdentifier: Known] = [:]
    /// What is behind the references of a schema; nil inside where they lead nowhere or in a circle.
    private var resolved: [ObjectIdentifier: Known?] = [:]
    private let budget: MergeBudget
    /// Schemas whose meaning is being worked out.
    private var working: Set<ObjectIdentifier> = []
    /// Schemas made of parts, by these parts: the same parts are the same schema, so that a schema that is made of itself
    /// comes back to where it began.
    private var combined: [[ObjectIdentifier]: SchemaObject] = [:]
    /// Whether null is a value of a schema, as far as it has been asked.
    var nullability: [ObjectIdentifier: Bool] = [:]
    /// What types a value of a schema can have, as far as it has been asked; nil inside where nothing says so.
    var admitted: [ObjectIdentifier: (of: SchemaObject, types: Set<String>?)] = [:]

    /// By reference: a table of values as large as these would be mostly gaps.
    private final class Known {
        /// Kept alive, so that its identity stays unique.
        let schema: SchemaObject
        let meaning: SchemaMeaning
        init(_ schema: SchemaObject, _ meaning: SchemaMeaning) {
            self.schema = schema
            self.meaning = meaning
        }
    }

    /// A schema may have two properties of one name, which the user has allowed; they are merged.
    private let mayRepeatKeys: Bool

    init(context: LoweringContext) {
        self.context = context
        budget = MergeBudget(context: context)
        mayRepeatKeys = context.diagnostics.allowed.contains("yaml-duplicate-key")
    }

    func meaning(_ schema: SchemaObject) -> SchemaMeaning {
        if let known = cache[ObjectIdentifier(schema)] { return known.meaning }
        let isOuter = working.insert(ObjectIdentifier(schema)).inserted
        let meaning = work(schema)
        if isOuter { working.remove(ObjectIdentifier(schema)) }
        cache[ObjectIdentifier(schema)] = Known(schema, meaning)
        return meaning
    }

    /// The meaning behind references: never `.reference`. nil where a reference leads nowhere or in a circle.
    func resolvedMeaning(_ schema: SchemaObject) -> SchemaMeaning? {
        var chain: [(schema: SchemaObject, meaning: SchemaMeaning)] = []
        var passed: Set<ObjectIdentifier> = []
        var end = schema
        var result: SchemaMeaning?
        // References of references are followed once, and each of the schemas on the way keeps what is behind it.
        while true {
            if let known = resolved[ObjectIdentifier(end)] {
                result = known?.meaning
                break
            }
            let meaning = meaning(end)
            guard case .reference(let target) = meaning.core else {
                if chain.isEmpty { return meaning }
                result = meaning
                break
            }
            guard passed.insert(ObjectIdentifier(end)).inserted else { break }
            chain.append((end, meaning))
            end = target.schema
        }
        for (schema, outer) in chain.reversed() {
            if var inner = result {
                inner.isNullable = inner.isNullable || outer.isNullable
                inner.notes = outer.notes.over(inner.notes)
                result = inner
            }
            // What is being worked out may turn out otherwise.
            if working.isEmpty { resolved[ObjectIdentifier(schema)] = .some(result.map { Known(schema, $0) }) }
        }
        return result
    }

    /// The meaning behind references, where it does not depend on one that is being worked out.
    func settledMeaning(_ schema: SchemaObject) -> SchemaMeaning? {
        var next = schema
        for _ in 0..<64 {
            guard !working.contains(ObjectIdentifier(next)) else { return nil }
            let meaning = meaning(next)
            guard case .reference(let target) = meaning.core else { return meaning }
            next = target.schema
        }
        return nil
    }

    /// A schema that must meet all of these; used where several places describe one value.
    func all(of schemas: [SchemaObject], at location: SourceLocation) -> SchemaObject {
        if schemas.count == 1 { return schemas[0] }
        let key = schemas.map { ObjectIdentifier($0) }
        if let known = combined[key] { return known }
        // The parts are kept alive by the whole, so that their identities stay unique.
        let made = SchemaObject.all(of: schemas, at: location)
        combined[key] = made
        return made
    }

    /// Schemas that stand on each other.
    private static let deepest = 128
    /// Less once that was too many: a document that is refused is not worth the time.
    private var limit = deepest
    private var depth = 0

    /// False after an error: the schema stands on too many others.
    private func descend(_ schema: SchemaObject) -> Bool {
        depth += 1
        if depth <= limit { return true }
        limit = 8
        context.error(
            "schema-depth", "more than \(Self.deepest) schemas stand on each other by 'allOf' or references", at: schema.location)
        return false
    }

    private func work(_ schema: SchemaObject) -> SchemaMeaning {
        defer { depth -= 1 }
        guard descend(schema) else { return SchemaMeaning(core: .any, isNullable: false, notes: SchemaNotes(schema)) }
        let notes = SchemaNotes(schema)
        if schema.boolean != nil { return SchemaMeaning(core: .any, isNullable: false, notes: notes) }

        // A reference, perhaps with annotations beside it, is exactly what it refers to.
        if let reference = schema.reference, schema.allOf.isEmpty, !schema.hasShape {
            guard let target = context.references.schema(reference) else {
                return SchemaMeaning(core: .any, isNullable: schema.isNullable, notes: notes)
            }
            return SchemaMeaning(core: .reference(target), isNullable: schema.isNullable, notes: notes)
        }
        // So is an `allOf` of one, the 3.0 way to put a description beside a reference.
        if schema.reference == nil, !schema.hasShape {
            let parts = schema.allOf.filter { !isEmptyPart($0) }
            if parts.count == 1, !parts[0].isConstraintOnly {
                var inner = meaning(parts[0])
                inner.isNullable = inner.isNullable || schema.isNullable
                inner.notes = notes.over(inner.notes)
                return inner
            }
        }
        if let meaning = onlyPart(schema, notes) { return meaning }
        if let family = context.inheritance.family(schema) {
            return SchemaMeaning(core: .union(union(family)), isNullable: schema.isNullable || allowsNull(schema), notes: notes)
        }

        var merged = MergedSchema(location: schema.location)
        var visited = Visited(origin: schema)
        if schema.allOf.isEmpty, schema.reference == nil, schema.conditional.isEmpty, !mayRepeatKeys {
            // Most schemas stand on nothing: there is nothing to merge.
            addOwn(schema, to: &merged, visited, isOutermost: true)
            if schema.hasShape, !schema.isConstraintOnly {
                merged.partCount = 1
                merged.partsAreNullable = merged.isNullable
            }
            merged.isNullable = schema.isNullable
            return conclude(merged, notes: notes)
        }
        collect(schema, into: &merged, &visited, isOutermost: true)
        return conclude(merged, notes: notes.over(merged.notes))
    }

    /// The meaning of the only thing that a schema stands on, where its siblings add nothing: the type that it has anyway,
    /// members required that are required already, null where that is allowed. A copy would be another type, and one without
    /// end where the schema is part of itself.
    private func onlyPart(_ schema: SchemaObject, _ notes: SchemaNotes) -> SchemaMeaning? {
        let isAlone = schema.reference == nil
        // `allOf: [A, {type: object}]` says the type in a part of its own.
        let typed = schema.allOf.filter { isAlone && $0.isTypeAlone }
        let parts = schema.allOf.filter { part in !isEmptyPart(part) && !typed.contains { $0 === part } }
        guard schema.hasOnlyTypeAndRequired, parts.count + (schema.reference == nil ? 0 : 1) == 1 else { return nil }
        if parts.first?.isConstraintOnly == true { return nil }
        let part: SchemaObject
        if let reference = schema.reference {
            guard let target = context.references.schema(reference) else { return nil }
            part = target.schema
        } else {
            part = parts[0]
        }
        guard let inner = settledMeaning(part) else { return nil }
        let types = schema.types.map(\.value).filter { $0 != "null" }
        guard types.isEmpty || isAlready(inner.core, types) else { return nil }
        for part in typed where !isAlready(inner.core, part.types.map(\.value).filter { $0 != "null" }) { return nil }
        if !schema.required.isEmpty {
            guard case .object(let object) = inner.core, schema.required.allSatisfy({ object.required.contains($0.value) }) else {
                return nil
            }
        }
        let mayBeNull = ([schema] + typed).allSatisfy { $0.types.isEmpty || $0.types.contains { $0.value == "null" } || $0.isNullable }
        var meaning: SchemaMeaning
        if let reference = schema.reference, let target = context.references.schema(reference) {
            meaning = SchemaMeaning(core: .reference(target), isNullable: false, notes: notes)
        } else {
            meaning = self.meaning(part)
            meaning.notes = notes.over(meaning.notes)
            meaning.isNullable = false
        }
        meaning.isNullable = meaning.isNullable || schema.isNullable || (mayBeNull && inner.isNullable)
        return meaning
    }

    /// Whether `type: …` beside it says nothing new.
    private func isAlready(_ core: SchemaMeaning.Core, _ types: [String]) -> Bool {
        switch core {
        case .object: types.contains("object")
        case .array: types.contains("array")
        case .string: types.contains("string")
        case .integer: types.contains("integer") || types.contains("number")
        case .number: types.contains("number")
        case .boolean: types.contains("boolean")
        case .enumeration(let values): values.allSatisfy { types.contains(Self.type($0)) }
        case .union(let union): union.branches.allSatisfy { admittedTypes($0.schema)?.isSubset(of: types) == true }
        case .any, .reference: false
        }
    }

    /// A parent as the union of its children.
    private func union(_ family: Inheritance.Family) -> UnionMeaning {
        var branches = family.children.map { child in
            UnionMeaning.Branch(
                .made(at: child.schema.location) { draft in
                    draft.reference = Located("#\(child.key.pointer)", at: child.schema.location)
                    draft.isBareReference = true
                })
        }
        let plain = family.parent.schema.asPlainObject
        if family.includesParent { branches.append(UnionMeaning.Branch(plain, name: "base")) }
        var keys: [String] = []
        if case .object(let object)? = resolvedMeaning(plain)?.core { keys = object.members.map(\.key) }
        return UnionMeaning(
            branches: branches, discriminator: family.discriminator, location: family.parent.schema.location, commonKeys: keys,
            isFamily: true)
    }

    /// An element of `allOf` that adds annotations alone.
    func isEmptyPart(_ schema: SchemaObject) -> Bool {
        schema.reference == nil && !schema.hasShape && schema.allOf.isEmpty && schema.not == nil
            && (schema.boolean ?? true) && schema.format == nil
    }

    // MARK: collecting

    /// The schemas on the way of one merge.
    private struct Visited {
        let origin: SchemaObject
        var keys: Set<ReferenceKey> = []
    }

    private func collect(
        _ schema: SchemaObject, into merged: inout MergedSchema, _ visited: inout Visited, isOutermost: Bool
    ) {
        defer { depth -= 1 }
        guard descend(schema), budget.takes(schema.properties.count, at: schema.location) else { return }
        func add(_ part: MergedSchema, counts: Bool = true) {
            merged.add(part, counts: counts, mayRepeatKeys: mayRepeatKeys, context)
        }
        if !isOutermost { merged.notes = merged.notes.over(SchemaNotes(schema)) }
        if let reference = schema.reference, let target = context.references.schema(reference), visited.keys.insert(target.key).inserted {
            var inner = MergedSchema(location: schema.location)
            collect(target.schema, into: &inner, &visited, isOutermost: false)
            guard budget.takes(inner.properties.count, at: schema.location) else { return }
            add(inner)
        }
        for part in schema.allOf {
            if isEmptyPart(part) {
                merged.notes = merged.notes.over(SchemaNotes(part))
                if part.isNullable, schema.allOf.count == 2 { merged.isNullable = true }
                continue
            }
            var inner = MergedSchema(location: part.location)
            collect(part, into: &inner, &visited, isOutermost: false)
            guard budget.takes(inner.properties.count, at: part.location) else { return }
            add(inner)
        }
        var own = MergedSchema(location: schema.location)
        addOwn(schema, to: &own, visited, isOutermost: isOutermost)
        add(own, counts: schema.hasShape && !schema.isConstraintOnly)
        for part in schema.conditional {
            var inner = MergedSchema(location: part.location)
            var passed = visited
            collect(part, into: &inner, &passed, isOutermost: false)
            merged.addOptional(inner.properties)
        }
        if isOutermost, schema.isNullable { merged.isNullable = true }
    }

    /// Whether a union is the family that the merged schema belongs to: a parent lists its children in `oneOf`, and each
    /// child stands on the parent by `allOf`. The child takes the parent's members, not the list.
    private func isFamily(_ branches: [SchemaObject], _ visited: Visited) -> Bool {
        branches.contains { branch in
            guard let reference = branch.reference, let target = context.references.schema(reference) else { return false }
            return target.schema === visited.origin || visited.keys.contains(target.key)
        }
    }

    private func addOwn(_ schema: SchemaObject, to own: inout MergedSchema, _ visited: Visited, isOutermost: Bool) {
        var types = schema.types
        if types.contains(where: { $0.value == "null" }) {
            own.isNullable = true
            types.removeAll { $0.value == "null" }
            if types.isEmpty { own.enumeration = [] }
        }
        if schema.isNullable { own.isNullable = true }
        if !types.isEmpty { own.types = types }
        if let const = schema.const {
            own.enumeration = [const]
        } else if let values = schema.enumeration {
            own.enumeration = values
        }
        if let values = own.enumeration, values.contains(where: \.isNull) {
            own.isNullable = true
            own.enumeration = values.filter { !$0.isNull }
        }
        own.properties.reserveCapacity(schema.properties.count)
        for entry in schema.properties { own.properties.append((entry.key, entry.keyLocation, [entry.schema])) }
        if !schema.required.isEmpty {
            own.required = Dictionary(schema.required.map { ($0.value, $0.location) }) { first, _ in first }
        }
        own.additional = schema.additionalProperties
        own.patterns = schema.patternProperties.map(\.schema)
        if let items = schema.items { own.items = [items] }
        own.isTuple = !schema.prefixItems.isEmpty
        for (branches, isAny) in [(schema.oneOf, false), (schema.anyOf, true)] where !branches.isEmpty {
            if !isOutermost, isFamily(branches, visited) { continue }
            var kept: [SchemaObject] = []
            for branch in branches {
                if allowsNull(branch) { own.isNullable = true }
                if !isNull(branch) { kept.append(branch) }
            }
            if kept.isEmpty || kept.contains(where: \.isConstraintOnly) && kept.allSatisfy({ $0.isConstraintOnly || isEmptyPart($0) }) {
                continue
            }
            own.unions.append(
                UnionMeaning(
                    branches: kept.map { UnionMeaning.Branch($0) }, discriminator: schema.discriminator, location: schema.location,
                    isAny: isAny))
        }
    }
}
