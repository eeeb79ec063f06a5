import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers the members of one object schema into a `Structure`.
struct StructureLowering {
    let schemas: SchemaLowering
    let container: TypeContainer
    let direction: Direction

    func structure(_ object: ObjectMeaning, name: TypeName, notes: SchemaNotes) -> Structure {
        var scope = NameScope(capacity: object.members.count)
        var properties: [Property] = []
        properties.reserveCapacity(object.members.count)
        for member in object.members.prefix(memberLimit(object)) {
            let meaning = schemas.merger.resolvedMeaning(member.schema)
            let memberNotes = meaning?.notes ?? SchemaNotes(member.schema)
            guard StructureLowering.travels(memberNotes, direction) else { continue }
            let (identifier, collided) = claim(member, notes: memberNotes, in: &scope)
            if collided {
                schemas.context.warning(
                    "name-collision",
                    "property '\(member.key)' is called '\(identifier.bare)' in Swift, since its own name is taken; 'x-swift-name' gives another",
                    at: member.location)
            }
            let isRequired = object.required.contains(member.key)
            if let meaning, let value = constant(meaning) {
                properties.append(constantProperty(member, identifier, value, memberNotes, isRequired: isRequired))
                continue
            }
            let lowered = property(member, identifier, isRequired: isRequired)
            guard schemas.context.output.takes(lowered, at: member.location) else { break }
            properties.append(lowered)
        }
        properties += undescribed(object, &scope)
        let additional = additional(object, &scope)
        var structure = Structure(
            name: name, doc: Documentation.type(notes), properties: properties, constants: [],
            additional: additional, nested: container.declarations)
        structure.shortcutRequests = shortcuts(notes, &scope)
        return structure
    }

    /// Members that are required and of which nothing more is said: any JSON, which may be left out, since the name may be a slip. One
    /// that is nearly the name of a property is taken for it.
    private func undescribed(_ object: ObjectMeaning, _ scope: inout NameScope) -> [Property] {
        let known = Set(object.members.map(\.key))
        var properties: [Property] = []
        for key in object.required.sorted() where !known.contains(key) {
            let place = object.requiredPlaces[key] ?? object.location
            let near = schemas.context.diagnostics.nearest(to: key, in: object.members.lazy.map(\.key), atMost: 2)
            let isHeld = near == nil && object.additional.isNone && object.patterns.isEmpty
            schemas.context.warning(
                "required-unknown",
                "'\(key)' is required but not among the properties"
                    + (near.map { "; did you mean '\($0)'?" } ?? (isHeld ? "; it is an optional member of any JSON" : "")),
                at: place)
            guard isHeld else { continue }
            let property = Property(
                name: scope.claim(key, .member, fallback: "empty", suffix: "Value").identifier, wireName: key, type: .json,
                presence: .optional, isIndirect: false, constraints: [],
                doc: Doc(["Required, though the description does not say what it holds."]))
            guard schemas.context.output.takes(property, at: place) else { break }
            properties.append(property)
        }
        return properties
    }

    /// Members of one type; no compiler copes with more.
    private static let mostMembers = 50_000

    private func memberLimit(_ object: ObjectMeaning) -> Int {
        guard object.members.count > Self.mostMembers, !schemas.context.diagnostics.allowed.contains("member-count") else { return .max }
        schemas.context.error(
            "member-count",
            "this object has \(object.members.count) properties; more than \(Self.mostMembers) make a type that no compiler copes with",
            at: object.location)
        return 0
    }

    /// Whether a member is sent or answered at all.
    static func travels(_ notes: SchemaNotes, _ direction: Direction) -> Bool {
        switch direction {
        case .request: !notes.isReadOnly
        case .response: !notes.isWriteOnly
        case .both: true
        }
    }

    /// A member with one value: that is its default, another one is kept.
    private func constantProperty(
        _ member: ObjectMeaning.Member, _ identifier: Identifier, _ value: Literal, _ notes: SchemaNotes, isRequired: Bool
    ) -> Property {
        Property(
            name: identifier, wireName: member.key, type: value.type, presence: isRequired ? .defaulted(value) : .optional,
            isIndirect: false, constraints: [], doc: Documentation.constant(notes, value), constant: value)
    }

    private func claim(
        _ member: ObjectMeaning.Member, notes: SchemaNotes, in scope: inout NameScope
    ) -> (identifier: Identifier, collided: Bool) {
        if let given = member.schema.extensions.swiftName {
            return scope.claim([NameScope.legal(given, .member, suffix: "Value")], suffix: "Value")
        }
        return scope.claim(member.key, .member, fallback: "empty", suffix: "Value")
    }

    private func property(_ member: ObjectMeaning.Member, _ identifier: Identifier, isRequired: Bool) -> Property {
        let use = schemas.use(
            member.schema, hint: TypeHint(container: container, text: member.key), direction: direction)
        let presence: Presence
        switch (isRequired, use.isNullable) {
        case (true, true): presence = .nullable
        case (false, true): presence = direction == .response ? .optional : .patch
        case (false, false): presence = .optional
        case (true, false):
            presence = schemas.literal(use.notes.defaultValue, of: use.type).map { .defaulted($0) } ?? .required
        }
        return Property(
            name: identifier, wireName: member.key, type: use.type, presence: presence, isIndirect: false,
            constraints: Constraint.all(use.notes.limits, on: use.type),
            doc: Documentation.member(use.notes, of: member.schema, type: use.type))
    }

    /// The only value that a member can have.
    private func constant(_ meaning: SchemaMeaning) -> Literal? {
        guard !meaning.isNullable, !meaning.notes.isSensitive, case .enumeration(let values) = meaning.core, values.count == 1 else {
            return nil
        }
        switch values[0].resolved {
        case .string(let text): return .string(text)
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .double, .null, .sequence, .mapping: return nil
        }
    }

    private func additional(_ object: ObjectMeaning, _ scope: inout NameScope) -> AdditionalMembers? {
        func members(_ element: TypeRef) -> AdditionalMembers {
            AdditionalMembers(
                name: scope.claim(["additional", "additionalMembers"], suffix: "Value").identifier, element: element)
        }
        switch object.additional {
        // Names that match a pattern have another type than the others.
        case .schema? where !object.patterns.isEmpty: return members(.json)
        case .schema(let schema)?:
            let hint = TypeHint(container: container, text: "additional_value")
            return members(schemas.use(schema, hint: hint, direction: direction).element)
        case .allowed(true)?: return members(.json)
        case .allowed(false)?, nil:
            guard let pattern = object.patterns.first else { return nil }
            // Where other names are allowed as well, they have any type.
            guard object.patterns.count == 1, object.isClosed else { return members(.json) }
            let hint = TypeHint(container: container, text: "additional_value")
            return members(schemas.use(pattern, hint: hint, direction: direction).element)
        }
    }

    /// `x-shortcuts`, members of members, and `x-templates`, texts made of members: offered on the structure itself.
    /// Checked when all types are known.
    private func shortcuts(_ notes: SchemaNotes, _ scope: inout NameScope) -> [ShortcutRequest] {
        var requests: [ShortcutRequest] = []
        for (entries, isTemplate) in [(notes.extensions.shortcuts, false), (notes.extensions.templates, true)] {
            for entry in entries {
                requests.append(
                    ShortcutRequest(
                        name: scope.claim(entry.name, .member, fallback: "shortcut", suffix: "Value").identifier,
                        text: entry.text.value, isTemplate: isTemplate, location: entry.text.location))
            }
        }
        return requests
    }
}

extension Literal {
    /// The type of a constant.
    fileprivate var type: TypeRef {
        switch self {
        case .string, .decimal, .enumerationCase, .emptyArray, .emptyDictionary: .string
        case .bool: .bool
        case .int: .int
        case .double: .double
        }
    }
}

extension Constraint {
    /// The limits that apply to values of a type.
    static func all(_ limits: SchemaLimits, on type: TypeRef) -> [Constraint] {
        var constraints: [Constraint] = []
        switch type {
        case .scalar(let scalar):
            switch scalar.row.limits {
            case .range:
                if let minimum = limits.minimum { constraints.append(.minimum(minimum, exclusive: limits.isMinimumExclusive)) }
                if let maximum = limits.maximum { constraints.append(.maximum(maximum, exclusive: limits.isMaximumExclusive)) }
                if let divisor = limits.multipleOf, divisor > 0 { constraints.append(.multipleOf(divisor)) }
            case .length:
                if let length = limits.minLength, length > 0 { constraints.append(.minLength(length)) }
                if let length = limits.maxLength { constraints.append(.maxLength(length)) }
            case .none: break
            }
        case .array:
            if let count = limits.minItems, count > 0 { constraints.append(.minItems(count)) }
            if let count = limits.maxItems { constraints.append(.maxItems(count)) }
            if limits.uniqueItems { constraints.append(.uniqueItems) }
        case .dictionary:
            if let count = limits.minProperties, count > 0 { constraints.append(.minProperties(count)) }
            if let count = limits.maxProperties { constraints.append(.maxProperties(count)) }
        case .named, .nullable: break
        }
        return constraints
    }
}
