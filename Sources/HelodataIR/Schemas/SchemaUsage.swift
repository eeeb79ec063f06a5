import HelodataSpec

/// Which way each referenced schema travels, found by walking from the operations before anything is lowered. Schemas
/// with `readOnly` or `writeOnly` members that go both ways become two types.
final class SchemaUsage {
    private var requests: Set<ReferenceKey> = []
    private var responses: Set<ReferenceKey> = []
    /// Schemas that hold a `readOnly` or `writeOnly` member themselves, and who refers to whom.
    private var oneWay: Set<ReferenceKey> = []
    private var referrers: [ReferenceKey: [ReferenceKey]] = [:]
    /// Roots that were walked from, by the way they travel: many operations may share one.
    private var roots: [Bool: Set<ObjectIdentifier>] = [:]
    private let context: LoweringContext
    /// Schemas met so far.
    private(set) var visited = 0

    init(context: LoweringContext) { self.context = context }

    /// Notes a root: the schema of a body or parameter.
    func mark(_ schema: SchemaObject, _ direction: Direction) {
        if direction != .response { walk(schema, isRequest: true) }
        if direction != .request { walk(schema, isRequest: false) }
    }

    /// To be called after the last `mark`.
    func conclude() {
        var pending = Array(oneWay)
        while let key = pending.popLast() {
            for referrer in referrers[key] ?? [] where oneWay.insert(referrer).inserted { pending.append(referrer) }
        }
    }

    /// Whether an operation needs the schema.
    func isUsed(_ key: ReferenceKey) -> Bool { requests.contains(key) || responses.contains(key) }

    /// The variants of a schema that the client needs.
    func directions(of key: ReferenceKey) -> [Direction] {
        let isBoth = requests.contains(key) && responses.contains(key)
        if isBoth { return oneWay.contains(key) ? [.response, .request] : [.both] }
        return [requests.contains(key) ? .request : .response]
    }

    /// The variant of a schema for a use in a direction.
    func direction(of key: ReferenceKey, in wanted: Direction) -> Direction {
        let known = directions(of: key)
        guard known.count > 1 else { return known[0] }
        return wanted == .request ? .request : .response
    }

    /// Whether the variant needs a name of its own.
    func needsSuffix(_ key: ReferenceKey, _ direction: Direction) -> Bool {
        direction == .request && directions(of: key).count > 1
    }

    private func walk(_ root: SchemaObject, isRequest: Bool) {
        guard roots[isRequest, default: []].insert(ObjectIdentifier(root)).inserted else { return }
        var pending: [(schema: SchemaObject, owner: ReferenceKey?)] = [(root, nil)]
        while let (schema, owner) = pending.popLast() {
            visited += 1
            if let owner, schema.isReadOnly || schema.isWriteOnly { oneWay.insert(owner) }
            if let reference = schema.reference, let target = context.references.schema(reference) {
                if let owner { referrers[target.key, default: []].append(owner) }
                let isNew = isRequest ? requests.insert(target.key).inserted : responses.insert(target.key).inserted
                if isNew { pending.append((target.schema, target.key)) }
            }
            schema.forEachChild { pending.append(($0, owner)) }
            let mapped = (schema.discriminator?.mapping ?? []).compactMap { context.references.mappingTarget($0.target) }
            // A parent with a discriminator is whatever derives from it.
            for target in mapped + (context.inheritance.family(schema)?.children ?? []) {
                if let owner { referrers[target.key, default: []].append(owner) }
                let isNew = isRequest ? requests.insert(target.key).inserted : responses.insert(target.key).inserted
                if isNew { pending.append((target.schema, target.key)) }
            }
        }
    }
}

extension SchemaObject {
    /// Calls back with the schemas directly inside this one.
    func forEachChild(_ body: (SchemaObject) -> Void) {
        for property in properties { body(property.schema) }
        for pattern in patternProperties { body(pattern.schema) }
        if case .schema(let schema)? = additionalProperties { body(schema) }
        if let items { body(items) }
        for part in prefixItems { body(part) }
        for part in conditional { body(part) }
        for parts in [allOf, oneOf, anyOf] { for part in parts { body(part) } }
    }
}
