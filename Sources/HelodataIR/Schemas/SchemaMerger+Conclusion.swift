import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

// What type the merged parts of a schema are.
extension SchemaMerger {
    func conclude(_ merged: MergedSchema, notes: SchemaNotes) -> SchemaMeaning {
        let isNullable = merged.allowsNull
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
            if let types = merged.types?.map(\.value), !types.isEmpty, !values.isEmpty {
                values = fitting(values, types)
                // The type alone decides where no value is of it.
                if values.isEmpty { return ofType(merged, notes: notes) }
            }
            // An empty list allows nothing, which is not meant.
            if values.isEmpty, !isNullable { return ofType(merged, notes: notes) }
            // Nothing but null: any value, always absent.
            return values.isEmpty ? meaning(.any, isNullable: true) : meaning(.enumeration(values))
        }
        if !merged.unions.isEmpty, let meaning = union(merged, notes: notes) { return meaning }
        return ofType(merged, notes: notes)
    }

    /// The values that are of the type. A number or a boolean in quotes is meant without them.
    private func fitting(_ values: [YAMLNode], _ types: [String]) -> [YAMLNode] {
        values.compactMap { value in
            let own = Self.type(value)
            if types.contains(own) || own == "integer" && types.contains("number") { return value }
            // `2` among strings is the text.
            if types.contains("string"), value.string != nil { return value }
            let plain = value.string.map { YAMLNode(.scalar($0, isPlain: true), at: value.location) }
            if let plain, types.contains(Self.type(plain)) || Self.type(plain) == "integer" && types.contains("number") {
                context.warning(
                    "enum-type",
                    "the value \"\(value.string ?? "")\" is written as a string; it is read as the \(Self.type(plain)) that the type asks for",
                    at: value.location)
                return plain
            }
            context.warning(
                "enum-type", "this value is not of the type '\(types.joined(separator: "', '"))', and is left out", at: value.location)
            return nil
        }
    }

    private func ofType(_ merged: MergedSchema, notes: SchemaNotes) -> SchemaMeaning {
        func meaning(_ core: SchemaMeaning.Core) -> SchemaMeaning {
            SchemaMeaning(core: core, isNullable: merged.allowsNull, notes: notes)
        }
        let types = merged.types?.map(\.value) ?? []
        if types.count > 1 {
            if types.count == 2, Set(types) == ["integer", "number"] { return meaning(.number(format: notes.format)) }
            if let number = numberOrText(types, merged, notes: notes) { return number }
            let branches = merged.types?.map { UnionMeaning.Branch(oneType($0, of: merged, notes: notes)) } ?? []
            return meaning(.union(UnionMeaning(branches: branches, discriminator: nil, location: merged.location)))
        }
        if let type = merged.types?.first, type.value != "object", let member = merged.properties.first {
            context.warning(
                "properties-ignored", "a value of type '\(type.value)' has no members; 'properties' is ignored", at: member.location)
        }
        switch types.first ?? inferredType(merged, notes: notes) {
        case "string": return meaning(.string(format: notes.format))
        case "integer": return meaning(.integer(format: notes.format))
        case "number": return meaning(.number(format: notes.format))
        case "boolean": return meaning(.boolean)
        case "array":
            let items = merged.isTuple || merged.items.isEmpty ? nil : all(of: merged.items, at: merged.location)
            return meaning(.array(items))
        case "object": return meaning(.object(object(merged)))
        default: return meaning(.any)
        }
    }

    /// `type: [integer, string]` with a format or a pattern of numbers: the number in either spelling, which is what ASP.NET says
    /// of every number (`JsonNumberHandling.AllowReadingFromString`).
    private func numberOrText(_ types: [String], _ merged: MergedSchema, notes: SchemaNotes) -> SchemaMeaning? {
        let numbers = types.filter { $0 == "integer" || $0 == "number" }
        guard types.contains("string"), numbers.count == types.count - 1, !numbers.isEmpty else { return nil }
        if let format = notes.format {
            guard FormatVocabulary.isOfNumbers(format) else { return nil }
        } else {
            guard notes.limits.pattern.map(FormatVocabulary.isPatternOfNumbers) == true else { return nil }
        }
        var notes = notes
        notes.isAlsoText = true
        let core: SchemaMeaning.Core = numbers == ["integer"] ? .integer(format: notes.format) : .number(format: notes.format)
        return SchemaMeaning(core: core, isNullable: merged.allowsNull, notes: notes)
    }

    // MARK: unions

    /// nil where no branch is left.
    private func union(_ merged: MergedSchema, notes: SchemaNotes) -> SchemaMeaning? {
        var unions = merged.unions
        // The one with a discriminator tells the branches apart; what other unions say belongs to each of its branches.
        let index = unions.firstIndex { $0.discriminator != nil } ?? 0
        var union = unions.remove(at: index)
        union.branches = possible(union, merged)
        if union.branches.isEmpty { return nil }
        let hasMembers = !merged.properties.isEmpty || merged.additional.isSchema || !unions.isEmpty
        if hasMembers {
            let common = commonPart(merged, rest: unions)
            let keys = merged.properties.map(\.key)
            let isOnlyMembers = unions.isEmpty && !merged.additional.isSchema
            union.branches = union.branches.map { branch in
                if isOnlyMembers, declares(branch.schema, keys) { return branch }
                let made = SchemaObject.made(at: branch.origin.location) { draft in
                    draft.title = branch.origin.title
                    draft.description = branch.origin.description
                    draft.allOf = [common, branch.schema]
                    draft.extensions = branch.origin.extensions
                }
                return UnionMeaning.Branch(made, origin: branch.origin, name: branch.name)
            }
            union.commonKeys += keys
        }
        if union.branches.count == 1 {
            var inner = meaning(union.branches[0].schema)
            inner.isNullable = inner.isNullable || merged.allowsNull
            inner.notes = notes.over(inner.notes)
            return inner
        }
        if !hasMembers, let parent = parent(of: union) {
            return SchemaMeaning(core: .reference(parent), isNullable: merged.allowsNull, notes: notes)
        }
        if let object = oneObject(union, merged) {
            return SchemaMeaning(core: .object(object), isNullable: merged.allowsNull, notes: notes)
        }
        return SchemaMeaning(core: .union(union), isNullable: merged.allowsNull, notes: notes)
    }

    /// The branches that a value can be of beside the type that stands beside the union.
    private func possible(_ union: UnionMeaning, _ merged: MergedSchema) -> [UnionMeaning.Branch] {
        guard let types = merged.types.map({ Set($0.map(\.value)) }) else { return union.branches }
        return union.branches.filter { branch in
            guard let own = admittedTypes(branch.schema), own.isDisjoint(with: types) else { return true }
            let isNumber = !types.isDisjoint(with: ["integer", "number"]) && !own.isDisjoint(with: ["integer", "number"])
            if isNumber { return true }
            context.warning(
                "union-branch",
                "the union is of type '\(types.sorted().joined(separator: "', '"))', this branch of type '\(own.sorted().joined(separator: "', '"))'; no value is of it, and it is left out",
                at: branch.origin.location)
            return false
        }
    }

    /// Whether an object schema has all of these members itself, so that nothing is to be added to it.
    private func declares(_ schema: SchemaObject, _ keys: [String]) -> Bool {
        guard schema.reference != nil, case .object(let object)? = settledMeaning(schema)?.core else { return false }
        let own = Set(object.members.map { ExactText($0.key) })
        return keys.allSatisfy { own.contains(ExactText($0)) }
    }

    /// `oneOf: [Base, Child]`: the parent, which is the union of its children anyway.
    private func parent(of union: UnionMeaning) -> ResolvedSchema? {
        guard union.discriminator == nil else { return nil }
        let targets = union.branches.map { $0.schema.reference.flatMap { context.references.schema($0) } }
        for case let target? in targets {
            guard let family = context.inheritance.family(target.schema) else { continue }
            let members = Set(family.children.map(\.key)).union([target.key])
            if targets.allSatisfy({ $0.map { members.contains($0.key) } ?? false }) { return target }
        }
        return nil
    }

    /// `anyOf` of inline objects that nothing tells apart: a value may be several of them at once, so they are one type with
    /// the members of all (JSON Schema 2020-12 Core §10.2.1.2).
    private func oneObject(_ union: UnionMeaning, _ merged: MergedSchema) -> ObjectMeaning? {
        guard union.isAny, union.discriminator == nil, union.branches.count < 32 else { return nil }
        var parts: [ObjectMeaning] = []
        for branch in union.branches {
            guard branch.origin.reference == nil, branch.origin.title == nil, branch.origin.allOf.isEmpty, branch.origin.oneOf.isEmpty,
                branch.origin.anyOf.isEmpty, case .object(let object) = meaning(branch.schema).core, !object.members.isEmpty,
                object.additional.isNone, object.patterns.isEmpty
            else { return nil }
            parts.append(object)
        }
        var order: [ObjectMeaning.Member] = []
        var schemas: [ExactText: [SchemaObject]] = [:]
        for part in parts {
            for member in part.members {
                let key = ExactText(member.key)
                if schemas[key] == nil { order.append(member) }
                if schemas[key]?.contains(where: { $0 === member.schema }) != true { schemas[key, default: []].append(member.schema) }
            }
        }
        // Values that differ tell the branches apart after all.
        let isTold = order.contains { member in
            let own = schemas[ExactText(member.key)] ?? []
            return own.count == parts.count && own.allSatisfy { $0.const != nil || $0.enumeration?.count == 1 }
        }
        if isTold { return nil }
        let required = parts.dropFirst().reduce(parts[0].required) { $0.intersection($1.required) }
        return ObjectMeaning(
            members: order.map { member in
                let own = schemas[ExactText(member.key)] ?? []
                let schema =
                    own.count == 1
                    ? own[0] : SchemaObject.made(at: member.location) { $0.anyOf = own }
                return ObjectMeaning.Member(key: member.key, location: member.location, schema: schema)
            },
            required: required, requiredPlaces: parts[0].requiredPlaces.filter { required.contains($0.key) }, additional: nil,
            patterns: [], location: merged.location)
    }

    // MARK: parts

    private func object(_ merged: MergedSchema) -> ObjectMeaning {
        ObjectMeaning(
            members: merged.properties.map { property in
                ObjectMeaning.Member(
                    key: property.key, location: property.location,
                    schema: all(of: property.schemas, at: property.location))
            },
            required: Set(merged.required.keys), requiredPlaces: merged.required, additional: merged.additional,
            patterns: merged.patterns, location: merged.location)
    }

    /// What stands beside a union, as a schema of its own.
    private func commonPart(_ merged: MergedSchema, rest: [UnionMeaning]) -> SchemaObject {
        .made(at: merged.location) { draft in
            draft.types = merged.types ?? []
            addMembers(of: merged, to: &draft)
            draft.allOf = rest.map { union in
                .made(at: union.location) { draft in
                    let branches = union.branches.map(\.schema)
                    if union.isAny { draft.anyOf = branches } else { draft.oneOf = branches }
                    draft.discriminator = union.discriminator
                }
            }
        }
    }

    /// One of several types, as a schema of its own.
    private func oneType(_ type: Located<String>, of merged: MergedSchema, notes: SchemaNotes) -> SchemaObject {
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

    private func addMembers(of merged: MergedSchema, to draft: inout SchemaDraft) {
        draft.properties = object(merged).members.map {
            SchemaObject.PropertyEntry(key: $0.key, keyLocation: $0.location, schema: $0.schema)
        }
        draft.required = merged.required.sorted { $0.key < $1.key }.map { Located($0.key, at: $0.value) }
        draft.additionalProperties = merged.additional
    }

    /// The type of a schema that does not say it.
    private func inferredType(_ merged: MergedSchema, notes: SchemaNotes) -> String? {
        let limits = notes.limits
        if !merged.properties.isEmpty || merged.additional != nil || !merged.patterns.isEmpty || !merged.required.isEmpty {
            return "object"
        }
        if !merged.items.isEmpty || merged.isTuple { return "array" }
        if limits.minProperties != nil || limits.maxProperties != nil { return "object" }
        if limits.minItems != nil || limits.maxItems != nil || limits.uniqueItems { return "array" }
        // A format of numbers decides before a pattern, which their texts have (.NET writes both and no type).
        let byFormat = notes.format.flatMap { FormatVocabulary.type(of: $0) }
        if let byFormat, byFormat != "string" { return byFormat }
        if limits.minLength != nil || limits.maxLength != nil || limits.pattern != nil {
            return limits.minimum == nil && limits.maximum == nil && limits.multipleOf == nil ? "string" : nil
        }
        if limits.minimum != nil || limits.maximum != nil || limits.multipleOf != nil { return byFormat == nil ? "number" : nil }
        return byFormat
    }
}

extension Optional where Wrapped == SchemaObject.AdditionalProperties {
    var isSchema: Bool {
        if case .schema? = self { true } else { false }
    }
    /// Nothing is said of members beyond the known ones, or that there are none.
    var isNone: Bool {
        switch self {
        case nil, .allowed(false)?: true
        case .schema?, .allowed(true)?: false
        }
    }
}
