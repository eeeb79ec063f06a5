import HelodataSpec
import HelodataYAML

/// Makes a JSON value for each schema: what the document gives as an example, else its `default`, `const` or `enum`, else by type and format.
/// The same every time, and valid against the schema wherever that can be met.
final class SampleMaker {
    let check: SchemaCheck
    private let merger: SchemaMerger
    private let context: LoweringContext
    /// Examples of media types, by the schema that they stand beside.
    private var given: [ObjectIdentifier: [SampleValue]] = [:]
    /// Kept alive, so that their identities stay unique.
    private var owners: [SchemaObject] = []

    private struct Key: Hashable {
        let schema: ObjectIdentifier
        let direction: Direction
        /// With the members that need not be there.
        let isFull: Bool
    }
    private struct Known {
        let schema: SchemaObject
        let value: SampleValue?
    }
    private var known: [Key: Known] = [:]
    /// Schemas that a value is being made for: inside itself a schema has none.
    private var working: Set<ObjectIdentifier> = []
    private var depth = 0
    private var steps = 0

    /// Values in one sample; members that need not be there end where it is full.
    private static let fullSize = 160
    /// A part that need not be there is at most so large.
    private static let optionalSize = 40
    /// What has to be there is made up to this size.
    private static let mostSize = 1_500
    private static let deepest = 48
    private static let mostSteps = 300_000

    init(merger: SchemaMerger, context: LoweringContext) {
        self.merger = merger
        self.context = context
        check = SchemaCheck(references: context.references)
    }

    /// Notes an example of a media type as one of its schema.
    func give(_ examples: [YAMLNode], for schema: SchemaObject) {
        var target = schema
        if schema.isBareReference, let reference = schema.reference, let resolved = context.references.schema(reference) {
            target = resolved.schema
        }
        owners.append(target)
        given[ObjectIdentifier(target), default: []] += examples.prefix(4).compactMap { SampleValue($0) }
    }

    /// nil where no value was found: the schema allows none, or asks for itself inside itself.
    func sample(_ schema: SchemaObject, _ direction: Direction) -> SampleValue? { value(schema, direction, isFull: true) }

    /// With nothing that may be left out, unless the description gives a short example.
    func least(_ schema: SchemaObject, _ direction: Direction) -> SampleValue? { value(schema, direction, isFull: false) }

    private func value(_ schema: SchemaObject, _ direction: Direction, isFull: Bool) -> SampleValue? {
        if schema.isBareReference, let reference = schema.reference, let target = context.references.schema(reference) {
            return value(target.schema, direction, isFull: isFull)
        }
        let key = Key(schema: ObjectIdentifier(schema), direction: direction, isFull: isFull)
        if let known = known[key] { return known.value }
        steps += 1
        guard depth < Self.deepest, steps < Self.mostSteps, working.insert(ObjectIdentifier(schema)).inserted else { return nil }
        depth += 1
        let made = find(schema, direction, isFull: isFull)
        depth -= 1
        working.remove(ObjectIdentifier(schema))
        // What failed inside of others may succeed by itself.
        if made != nil || working.isEmpty { known[key] = Known(schema: schema, value: made) }
        return made
    }

    /// The first candidate that is valid; where none is, the first that is of the right shape.
    private func find(_ schema: SchemaObject, _ direction: Direction, isFull: Bool) -> SampleValue? {
        let meaning = merger.resolvedMeaning(schema)
        let mostSize = isFull ? Self.mostSize : Self.optionalSize
        for example in examples(schema, meaning) where example.size <= mostSize && check.isValid(example, schema) { return example }
        guard let meaning else { return nil }
        var first: SampleValue?
        for candidate in candidates(schema, meaning, direction, isFull: isFull) where candidate.size <= Self.mostSize {
            if check.isValid(candidate, schema) { return candidate }
            first = first ?? candidate
        }
        if let first, let reduced = reduced(first).first(where: { check.isValid($0, schema) }) { return reduced }
        if meaning.isNullable { return .null }
        return first
    }

    /// An object without one of its members, of which some may exclude each other.
    private func reduced(_ value: SampleValue) -> some Sequence<SampleValue> {
        let members = value.members ?? []
        return members.indices.prefix(32).reversed().lazy.map { index in
            var rest = members
            rest.remove(at: index)
            return .object(rest)
        }
    }

    private func examples(_ schema: SchemaObject, _ meaning: SchemaMeaning?) -> [SampleValue] {
        var examples = given[ObjectIdentifier(schema)] ?? []
        examples += schema.examples.compactMap { SampleValue($0) }
        if let value = meaning?.notes.defaultValue ?? schema.defaultValue { examples += [value].compactMap { SampleValue($0) } }
        // Null is a value of many schemas, and says nothing about any.
        return examples.filter { !$0.isNull }
    }

    private func candidates(
        _ schema: SchemaObject, _ meaning: SchemaMeaning, _ direction: Direction, isFull: Bool
    ) -> [SampleValue] {
        switch meaning.core {
        case .reference: []
        case .any: anything(schema, direction, isFull: isFull)
        case .string(let format): SampleText.candidates(format: meaning.notes.format ?? format, meaning.notes.limits)
        case .integer: SampleNumber.integers(meaning.notes.limits)
        case .number: SampleNumber.numbers(meaning.notes.limits)
        case .boolean: [.bool(true), .bool(false)]
        case .enumeration(let values): values.compactMap { SampleValue($0) }
        case .array(let items): arrays(schema, items, meaning.notes.limits, direction, isFull: isFull)
        case .object(let object): objects(schema, object, meaning.notes.limits, direction, isFull: isFull)
        case .union(let union): union.branches.flatMap { branch($0, union, direction, isFull: isFull) }
        }
    }

    /// A schema without a type: what it stands on, else any value.
    private func anything(_ schema: SchemaObject, _ direction: Direction, isFull: Bool) -> [SampleValue] {
        let parts = (schema.allOf + schema.oneOf + schema.anyOf).compactMap { value($0, direction, isFull: isFull) }
        return parts + [.string(SampleText.any), .object([]), .int(1), .bool(true), .array([]), .null]
    }

    // MARK: unions

    private func branch(
        _ branch: UnionMeaning.Branch, _ union: UnionMeaning, _ direction: Direction, isFull: Bool
    ) -> [SampleValue] {
        // Most objects are told apart by what need not be there.
        var found = [value(branch.schema, direction, isFull: isFull)].compactMap { $0 }
        if isFull, let least = value(branch.schema, direction, isFull: false) { found.append(least) }
        guard let discriminator = union.discriminator else { return found }
        return found.map { tagged($0, branch, discriminator) }
    }

    /// With the discriminator's value that leads to the branch, by its mapping or its name (OpenAPI 3.1 §4.8.25).
    private func tagged(_ value: SampleValue, _ branch: UnionMeaning.Branch, _ discriminator: DiscriminatorObject) -> SampleValue {
        guard value.members != nil, let reference = branch.origin.reference ?? branch.schema.reference,
            let target = context.references.schema(reference)
        else { return value }
        let key = discriminator.propertyName.value
        let names = discriminator.mapping.filter { context.references.mappingTarget($0.target)?.key == target.key }.map(\.value)
        if let text = value[key]?.string, names.contains(text) { return value }
        return value.setting(key, to: .string(names.first ?? target.name))
    }

    // MARK: arrays

    private func arrays(
        _ schema: SchemaObject, _ items: SchemaObject?, _ limits: SchemaLimits, _ direction: Direction, isFull: Bool
    ) -> [SampleValue] {
        var elements: [SampleValue] = []
        for part in schema.prefixItems {
            guard let element = part.value(in: self, direction) else { return [] }
            elements.append(element)
        }
        let least = limits.minItems ?? 0
        guard least <= 256 else { return [] }
        let count = min(max(least, isFull && schema.prefixItems.isEmpty ? 1 : 0), limits.maxItems ?? .max)
        guard elements.count < count else { return [.array(elements)] }
        guard let items else {
            let more = (elements.count..<count).map { SampleValue.string($0 == 0 ? "text" : "text\($0)") }
            return [.array(elements + more)]
        }
        guard let element = part(items, direction, room: Self.fullSize, isRequired: least > 0) else {
            return least <= elements.count ? [.array(elements)] : []
        }
        elements.append(element)
        var number = 1
        while elements.count < count, number < 1_000 {
            let next = limits.uniqueItems ? varied(element, number, items) : element
            if let next, !limits.uniqueItems || !elements.contains(where: next.isSame) { elements.append(next) }
            number += 1
        }
        let all = SampleValue.array(elements)
        return least == 0 && all.size > Self.mostSize ? [.array([])] : [all]
    }

    /// Another value of the same schema.
    private func varied(_ value: SampleValue, _ number: Int, _ schema: SchemaObject) -> SampleValue? {
        if case .enumeration(let values)? = merger.resolvedMeaning(schema)?.core {
            return number < values.count ? SampleValue(values[number]) : nil
        }
        let other: SampleValue
        switch value.content {
        case .string(let text): other = .string(text + "\(number)")
        case .number: other = .int((value.double.flatMap { Int(exactly: $0) } ?? 0) &+ number)
        case .object(let members):
            guard let index = members.firstIndex(where: { $0.value.string != nil }), let text = members[index].value.string else {
                return nil
            }
            other = value.setting(members[index].key, to: .string(text + "\(number)"))
        case .null, .bool, .array: return nil
        }
        return check.isValid(other, schema) ? other : nil
    }

    // MARK: objects

    private func objects(
        _ schema: SchemaObject, _ object: ObjectMeaning, _ limits: SchemaLimits, _ direction: Direction, isFull: Bool
    ) -> [SampleValue] {
        var members: [SampleValue.Member] = []
        var size = 1
        for member in object.members {
            let meaning = merger.resolvedMeaning(member.schema)
            guard StructureLowering.travels(meaning?.notes ?? SchemaNotes(member.schema), direction) else { continue }
            let isRequired = object.required.contains(member.key)
            guard isRequired || isFull, isRequired || members.count < limits.maxProperties ?? .max else { continue }
            guard let value = part(member.schema, direction, room: Self.fullSize - size, isRequired: isRequired) else {
                if !isRequired { continue }
                guard meaning?.isNullable == true else { return [] }
                members.append(SampleValue.Member(key: member.key, value: .null))
                continue
            }
            if value.isNull, !isRequired { continue }
            members.append(SampleValue.Member(key: member.key, value: value))
            size = SampleValue.object(members).size
            if size > Self.mostSize { return [] }
        }
        add(required: object, to: &members, direction)
        addOptional(object, least: limits.minProperties ?? 0, to: &members, direction)
        addOthers(schema, object, limits, to: &members, direction, isFull: isFull)
        return [.object(members)]
    }

    /// Described members that may be left out, as many as there have to be.
    private func addOptional(
        _ object: ObjectMeaning, least: Int, to members: inout [SampleValue.Member], _ direction: Direction
    ) {
        for member in object.members where members.count < least && !members.contains(where: { $0.key == member.key }) {
            let notes = merger.resolvedMeaning(member.schema)?.notes ?? SchemaNotes(member.schema)
            guard StructureLowering.travels(notes, direction),
                let value = part(member.schema, direction, room: Self.optionalSize, isRequired: true)
            else { continue }
            members.append(SampleValue.Member(key: member.key, value: value))
        }
    }

    /// Members that are required and that nothing describes.
    private func add(required object: ObjectMeaning, to members: inout [SampleValue.Member], _ direction: Direction) {
        let described = Set(object.members.map(\.key))
        for key in object.required.sorted() where !described.contains(key) {
            var value: SampleValue? = .string(SampleText.any)
            if case .schema(let schema)? = object.additional { value = part(schema, direction, room: 40, isRequired: true) }
            if let value { members.append(SampleValue.Member(key: key, value: value)) }
        }
    }

    /// Members of names that are free to choose: one, or as many as there have to be.
    private func addOthers(
        _ schema: SchemaObject, _ object: ObjectMeaning, _ limits: SchemaLimits, to members: inout [SampleValue.Member],
        _ direction: Direction, isFull: Bool
    ) {
        let least = min(limits.minProperties ?? 0, 64)
        let isMap = object.members.isEmpty && isFull
        let wanted = max(least, isMap && hasSchemaOfOthers(object) ? 1 : 0)
        var number = 0
        while members.count < min(wanted, limits.maxProperties ?? .max), number < 100 {
            number += 1
            guard let key = key(schema, number, members) else { continue }
            guard let value = other(schema, object, direction) else { return }
            members.append(SampleValue.Member(key: key, value: value))
        }
    }

    private func hasSchemaOfOthers(_ object: ObjectMeaning) -> Bool {
        if case .schema? = object.additional { return true }
        return !object.patterns.isEmpty
    }

    private func key(_ schema: SchemaObject, _ number: Int, _ members: [SampleValue.Member]) -> String? {
        var candidates = [number == 1 ? "key" : "key\(number)"]
        if let pattern = schema.patternProperties.first?.key, let text = Pattern(pattern)?.text(least: 0, most: nil) {
            candidates.insert(text, at: 0)
        }
        if let names = schema.propertyNames, let text = value(names, .both, isFull: false)?.string { candidates.insert(text, at: 0) }
        return candidates.first { candidate in
            !members.contains { $0.key == candidate } && (schema.propertyNames.map { check.isValid(.string(candidate), $0) } ?? true)
        }
    }

    private func other(_ schema: SchemaObject, _ object: ObjectMeaning, _ direction: Direction) -> SampleValue? {
        if let pattern = object.patterns.first { return part(pattern, direction, room: Self.fullSize, isRequired: true) }
        switch object.additional {
        case .schema(let schema)?: return part(schema, direction, room: Self.fullSize, isRequired: true)
        case .allowed(false)?: return nil
        case .allowed(true)?, nil: return .string(SampleText.any)
        }
    }

    /// A part of an object or array: the whole sample where it is small, else what has to be there.
    fileprivate func part(_ schema: SchemaObject, _ direction: Direction, room: Int, isRequired: Bool) -> SampleValue? {
        let most = isRequired ? Self.fullSize / 2 : min(room, Self.optionalSize)
        if let full = value(schema, direction, isFull: true), full.size <= most { return full }
        guard let least = value(schema, direction, isFull: false) else { return nil }
        return isRequired ? least.size <= Self.mostSize ? least : nil : least.size <= room ? least : nil
    }
}

extension SchemaObject {
    fileprivate func value(in maker: SampleMaker, _ direction: Direction) -> SampleValue? {
        maker.part(self, direction, room: 40, isRequired: true)
    }
}
