import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Works out `SchemaMeaning`s: follows references, merges `allOf` with its siblings into one flat meaning, and takes null
/// out of types, enumerations and unions. Contradictions are errors that name both places.
final class SchemaMerger {
    private let context: LoweringContext
    private var cache: [ObjectIdentifier: Known] = [:]

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
        mayRepeatKeys = context.diagnostics.allowed.contains("yaml-duplicate-key")
    }

    func meaning(_ schema: SchemaObject) -> SchemaMeaning {
        if let known = cache[ObjectIdentifier(schema)] { return known.meaning }
        let meaning = work(schema)
        cache[ObjectIdentifier(schema)] = Known(schema, meaning)
        return meaning
    }

    /// The meaning behind references: never `.reference`. nil where a reference leads nowhere or in a circle.
    func resolvedMeaning(_ schema: SchemaObject) -> SchemaMeaning? {
        var meaning = meaning(schema)
        var steps = 0
        while case .reference(let target) = meaning.core {
            steps += 1
            guard steps < 64 else { return nil }
            var next = self.meaning(target.schema)
            next.isNullable = next.isNullable || meaning.isNullable
            next.notes = meaning.notes.over(next.notes)
            meaning = next
        }
        return meaning
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

        var merged = Merged(location: schema.location)
        var visited = Visited(origin: schema)
        if schema.allOf.isEmpty, schema.reference == nil, !mayRepeatKeys {
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

    /// An element of `allOf` that adds annotations alone.
    private func isEmptyPart(_ schema: SchemaObject) -> Bool {
        schema.reference == nil && !schema.hasShape && schema.allOf.isEmpty && schema.not == nil
            && (schema.boolean ?? true) && schema.format == nil
    }

    // MARK: collecting

    private struct Merged {
        var location: SourceLocation
        var types: [Located<String>]?
        var enumeration: [YAMLNode]?
        typealias Member = (key: String, location: SourceLocation, schemas: [SchemaObject])
        var properties: [Member] = []
        /// Of `properties` by their keys; made when something is merged into them.
        var propertyIndex: [String: Int] = [:]
        /// With the places that say so.
        var required: [String: SourceLocation] = [:]
        var additional: SchemaObject.AdditionalProperties?
        var patterns: [SchemaObject] = []
        var items: [SchemaObject] = []
        var isTuple = false
        var unions: [UnionMeaning] = []
        var isNullable = false
        var partsAreNullable = true
        var partCount = 0
        var notes = SchemaNotes()
    }

    /// The schemas on the way of one merge.
    private struct Visited {
        let origin: SchemaObject
        var keys: Set<ReferenceKey> = []
    }

    private func collect(
        _ schema: SchemaObject, into merged: inout Merged, _ visited: inout Visited, isOutermost: Bool
    ) {
        defer { depth -= 1 }
        guard descend(schema) else { return }
        if !isOutermost { merged.notes = merged.notes.over(SchemaNotes(schema)) }
        if let reference = schema.reference, let target = context.references.schema(reference), visited.keys.insert(target.key).inserted {
            var inner = Merged(location: schema.location)
            collect(target.schema, into: &inner, &visited, isOutermost: false)
            merge(inner, into: &merged)
        }
        for part in schema.allOf {
            if isEmptyPart(part) {
                merged.notes = merged.notes.over(SchemaNotes(part))
                if part.isNullable, schema.allOf.count == 2 { merged.isNullable = true }
                continue
            }
            var inner = Merged(location: part.location)
            collect(part, into: &inner, &visited, isOutermost: false)
            merge(inner, into: &merged)
        }
        var own = Merged(location: schema.location)
        addOwn(schema, to: &own, visited, isOutermost: isOutermost)
        merge(own, into: &merged, counts: schema.hasShape && !schema.isConstraintOnly)
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

    private func addOwn(_ schema: SchemaObject, to own: inout Merged, _ visited: Visited, isOutermost: Bool) {
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
        for branches in [schema.oneOf, schema.anyOf] where !branches.isEmpty {
            if !isOutermost, isFamily(branches, visited) { continue }
            var kept: [SchemaObject] = []
            for branch in branches {
                if isNull(branch) { own.isNullable = true } else { kept.append(branch) }
            }
            if kept.isEmpty || kept.contains(where: \.isConstraintOnly) && kept.allSatisfy({ $0.isConstraintOnly || isEmptyPart($0) }) {
                continue
            }
            own.unions.append(UnionMeaning(branches: kept, discriminator: schema.discriminator, location: schema.location))
        }
    }

    /// A branch that stands for null alone.
    func isNull(_ schema: SchemaObject) -> Bool {
        if schema.types.count == 1, schema.types[0].value == "null" { return true }
        if let const = schema.const { return const.isNull && schema.types.isEmpty }
        if let values = schema.enumeration { return !values.isEmpty && values.allSatisfy(\.isNull) }
        return false
    }

    private func merge(_ part: Merged, into merged: inout Merged, counts: Bool = true) {
        if counts {
            merged.partCount += 1
            merged.partsAreNullable = merged.partsAreNullable && part.isNullable
        }
        if let types = part.types {
            merged.types = merged.types.map { intersect($0, types) } ?? types
        }
        if let values = part.enumeration {
            if let known = merged.enumeration {
                let texts = Set(values.map { $0.string ?? "" })
                let both = known.filter { texts.contains($0.string ?? "") }
                merged.enumeration = both.isEmpty ? values : both
            } else {
                merged.enumeration = values
            }
        }
        if merged.properties.isEmpty, !mayRepeatKeys {
            merged.properties = part.properties
        } else if !part.properties.isEmpty {
            merge(part.properties, into: &merged)
        }
        merged.required.merge(part.required) { first, _ in first }
        switch (merged.additional, part.additional) {
        case (nil, let additional?): merged.additional = additional
        case (.allowed?, .schema(let schema)?): merged.additional = .schema(schema)
        default: break
        }
        merged.patterns += part.patterns
        merged.items += part.items
        merged.isTuple = merged.isTuple || part.isTuple
        merged.unions += part.unions
        merged.notes = merged.notes.over(part.notes)
    }

    private func merge(_ properties: [Merged.Member], into merged: inout Merged) {
        if merged.propertyIndex.count != merged.properties.count {
            merged.propertyIndex = Dictionary(
                merged.properties.indices.map { (merged.properties[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
        }
        for property in properties {
            if let index = merged.propertyIndex[property.key] {
                for schema in property.schemas where !merged.properties[index].schemas.contains(where: { $0 === schema }) {
                    merged.properties[index].schemas.append(schema)
                }
            } else {
                merged.propertyIndex[property.key] = merged.properties.count
                merged.properties.append(property)
            }
        }
    }

    private func intersect(_ a: [Located<String>], _ b: [Located<String>]) -> [Located<String>] {
        var both: [Located<String>] = []
        for type in a {
            if b.contains(where: { $0.value == type.value }) {
                both.append(type)
            } else if let narrow = b.first(where: {
                Set([$0.value, type.value]) == ["integer", "number"]
            }) {
                both.append(type.value == "integer" ? type : narrow)
            }
        }
        if both.isEmpty, let first = a.first, let second = b.first {
            context.error(
                "all-of-conflict",
                "allOf asks for '\(first.value)' and for '\(second.value)' at once; no value can be both",
                at: second.location,
                notes: [Diagnostic.Note("'\(first.value)' is asked for here", at: first.location)])
            return a
        }
        return both
    }

    // MARK: concluding

    private func conclude(_ merged: Merged, notes: SchemaNotes) -> SchemaMeaning {
        let isNullable = merged.isNullable || (merged.partCount > 0 && merged.partsAreNullable)
        func meaning(_ core: SchemaMeaning.Core, isNullable more: Bool = false) -> SchemaMeaning {
            SchemaMeaning(core: core, isNullable: isNullable || more, notes: notes)
        }

        if var values = merged.enumeration {
            // What a value means is decided by the type: `yes`, `1.10` and `2026-01-01` are strings among strings.
            if merged.types?.count == 1, merged.types?[0].value == "string" {
                values = values.map { value in
                    value.string.map { YAMLNode(.scalar($0, isPlain: false), at: value.location) } ?? value
                }
            }
            // Nothing but null: any value, always absent.
            return values.isEmpty ? meaning(.any, isNullable: true) : meaning(.enumeration(values))
        }
        let hasMembers = !merged.properties.isEmpty
        if let union = merged.unions.first {
            var branches = union.branches
            if branches.count == 1, !hasMembers, merged.types == nil || true, merged.unions.count == 1, !hasMembers {
                var inner = self.meaning(branches[0])
                inner.isNullable = inner.isNullable || isNullable
                inner.notes = notes.over(inner.notes)
                return inner
            }
            // Members beside a union belong to each of its branches.
            let rest = Array(merged.unions.dropFirst())
            if hasMembers || merged.additional.isSchema || !rest.isEmpty {
                let common = commonPart(merged, rest: rest)
                branches = branches.map { branch in
                    .made(at: branch.location) { draft in
                        draft.title = branch.title
                        draft.description = branch.description
                        draft.allOf = [common, branch]
                        draft.extensions = branch.extensions
                    }
                }
                if branches.count == 1 {
                    var inner = self.meaning(branches[0])
                    inner.isNullable = inner.isNullable || isNullable
                    inner.notes = notes.over(inner.notes)
                    return inner
                }
            }
            return meaning(
                .union(UnionMeaning(branches: branches, discriminator: union.discriminator, location: union.location)))
        }

        let types = merged.types?.map(\.value) ?? []
        if types.count > 1 {
            if types.count == 2, Set(types) == ["integer", "number"] { return meaning(.number(format: notes.format)) }
            let branches = merged.types?.map { oneType($0, of: merged, notes: notes) } ?? []
            return meaning(.union(UnionMeaning(branches: branches, discriminator: nil, location: merged.location)))
        }
        switch types.first ?? inferredType(merged, notes: notes) {
        case "string": return meaning(.string(format: notes.format))
        case "integer": return meaning(.integer(format: notes.format))
        case "number": return meaning(.number(format: notes.format))
        case "boolean": return meaning(.boolean)
        case "array":
            let items: SchemaObject? =
                merged.isTuple || merged.items.isEmpty
                ? nil
                : merged.items.count == 1 ? merged.items[0] : .all(of: merged.items, at: merged.location)
            return meaning(.array(items))
        case "object": return meaning(.object(object(merged)))
        default: return meaning(.any)
        }
    }

    private func object(_ merged: Merged) -> ObjectMeaning {
        ObjectMeaning(
            members: merged.properties.map { property in
                ObjectMeaning.Member(
                    key: property.key, location: property.location,
                    schema: property.schemas.count == 1
                        ? property.schemas[0] : .all(of: property.schemas, at: property.location))
            },
            required: Set(merged.required.keys), requiredPlaces: merged.required, additional: merged.additional,
            patterns: merged.patterns, location: merged.location)
    }

    /// What stands beside a union, as a schema of its own.
    private func commonPart(_ merged: Merged, rest: [UnionMeaning]) -> SchemaObject {
        .made(at: merged.location) { draft in
            draft.types = merged.types ?? []
            addMembers(of: merged, to: &draft)
            draft.allOf = rest.map { union in
                .made(at: union.location) { draft in
                    draft.oneOf = union.branches
                    draft.discriminator = union.discriminator
                }
            }
        }
    }

    /// One of several types, as a schema of its own.
    private func oneType(_ type: Located<String>, of merged: Merged, notes: SchemaNotes) -> SchemaObject {
        .made(at: type.location) { draft in
            draft.types = [type]
            switch type.value {
            case "object": addMembers(of: merged, to: &draft)
            case "array": draft.items = merged.items.first
            case "string", "integer", "number": draft.format = notes.format.map { Located($0, at: type.location) }
            default: break
            }
        }
    }

    private func addMembers(of merged: Merged, to draft: inout SchemaDraft) {
        draft.properties = object(merged).members.map {
            SchemaObject.PropertyEntry(key: $0.key, keyLocation: $0.location, schema: $0.schema)
        }
        draft.required = merged.required.sorted { $0.key < $1.key }.map { Located($0.key, at: $0.value) }
        draft.additionalProperties = merged.additional
    }

    /// The type of a schema that does not say it.
    private func inferredType(_ merged: Merged, notes: SchemaNotes) -> String? {
        let limits = notes.limits
        if !merged.properties.isEmpty || merged.additional != nil || !merged.patterns.isEmpty || !merged.required.isEmpty {
            return "object"
        }
        if !merged.items.isEmpty || merged.isTuple { return "array" }
        if limits.minProperties != nil || limits.maxProperties != nil { return "object" }
        if limits.minItems != nil || limits.maxItems != nil || limits.uniqueItems { return "array" }
        if limits.minLength != nil || limits.maxLength != nil || limits.pattern != nil { return "string" }
        if limits.minimum != nil || limits.maximum != nil || limits.multipleOf != nil { return "number" }
        return notes.format.flatMap { FormatVocabulary.type(of: $0) }
    }
}

extension Optional where Wrapped == SchemaObject.AdditionalProperties {
    var isSchema: Bool {
        if case .schema? = self { true } else { false }
    }
}
