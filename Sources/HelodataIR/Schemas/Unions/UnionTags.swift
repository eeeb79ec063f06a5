import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

// Members whose value tells the branches of a union apart: a discriminator, or constants that do the same.
extension UnionLowering {
    struct Tagging {
        let key: String
        /// As the document gives it, for this union or for the parent of its branches; nil where constants imply it.
        let discriminator: DiscriminatorObject?
    }

    func tagging(_ flat: [UnionMeaning.Branch]) -> Tagging? {
        if let discriminator = union.discriminator {
            return Tagging(key: discriminator.propertyName.value, discriminator: discriminator)
        }
        // Children of one parent are told apart as the parent says.
        let keys = flat.map { branch -> ReferenceKey? in
            if case .reference(let target) = schemas.merger.meaning(branch.origin).core { target.key } else { nil }
        }
        if keys.count > 1, !keys.contains(nil), let family = schemas.context.inheritance.commonFamily(keys.compactMap { $0 }) {
            return Tagging(key: family.discriminator.propertyName.value, discriminator: family.discriminator)
        }
        return impliedKey(flat).map { Tagging(key: $0, discriminator: nil) }
    }

    /// A member that every object branch requires with values of its own: as good as a discriminator.
    private func impliedKey(_ flat: [UnionMeaning.Branch]) -> String? {
        let objects = flat.filter { schemas.kinds($0.schema).contains(.object) }
        guard objects.count > 1, let first = firstObject(objects[0].schema) else { return nil }
        for member in first.members where first.required.contains(member.key) {
            var seen: Set<String> = []
            let isDistinct = objects.allSatisfy { branch in
                var visited: Set<ObjectIdentifier> = []
                guard let values = requiredValues(branch.schema, key: member.key, &visited), !values.isEmpty else { return false }
                return values.allSatisfy { seen.insert($0).inserted }
            }
            if isDistinct { return member.key }
        }
        return nil
    }

    /// The first object of a branch, which may be a union itself.
    private func firstObject(_ schema: SchemaObject, depth: Int = 0) -> ObjectMeaning? {
        switch schemas.merger.resolvedMeaning(schema)?.core {
        case .object(let object)?: return object
        case .union(let inner)? where depth < 8:
            return schemas.flattened(inner).first.flatMap { firstObject($0.schema, depth: depth + 1) }
        default: return nil
        }
    }

    /// The values of a member that all objects of a branch require; nil where one does not.
    private func requiredValues(_ schema: SchemaObject, key: String, _ visited: inout Set<ObjectIdentifier>) -> Set<String>? {
        guard visited.count < UnionLowering.mostVisits, visited.insert(ObjectIdentifier(schema)).inserted else { return [] }
        switch schemas.merger.resolvedMeaning(schema)?.core {
        case .object(let object)?:
            guard object.required.contains(key), let member = object.members.first(where: { $0.key == key }) else { return nil }
            // What does not travel this way tells nothing.
            let notes = schemas.merger.resolvedMeaning(member.schema)?.notes ?? SchemaNotes(member.schema)
            guard StructureLowering.travels(notes, direction) else { return nil }
            let values = listedValues(member.schema)
            return values.isEmpty ? nil : Set(values)
        case .union(let inner)?:
            var all: Set<String> = []
            for branch in schemas.flattened(inner) {
                guard let values = requiredValues(branch.schema, key: key, &visited) else { return nil }
                all.formUnion(values)
            }
            return all
        default: return nil
        }
    }

    /// Schemas that are looked through for the values of one branch.
    private static let mostVisits = 2_000

    func listedValues(_ schema: SchemaObject) -> [String] {
        guard case .enumeration(let values)? = schemas.merger.resolvedMeaning(schema)?.core else { return [] }
        return values.compactMap(\.string)
    }

    /// The values that lead to a branch: by the mapping, else by what the branch says of the member, else its name. Unions
    /// lead on to their branches, in circles too: every branch is looked at once.
    func tagValues(_ branch: UnionMeaning.Branch, _ tagging: Tagging) -> [String] {
        let start = TagPlace(branch, tagging)
        if let known = schemas.memory.tags[start] { return known }
        var graph: [TagPlace: [TagPlace]] = [:]
        var own: [TagPlace: [String]] = [:]
        var order: [TagPlace: Int] = [:]
        var pending = [(place: start, branch: branch, tagging: tagging)]
        while let (place, branch, tagging) = pending.popLast() {
            guard graph[place] == nil, schemas.memory.tags[place] == nil else { continue }
            order[place] = order.count
            switch tagStep(branch, tagging) {
            case .values(let values):
                own[place] = values
                graph[place] = []
            case .branches(let branches, let tagging):
                let places = branches.map { TagPlace($0, tagging) }
                graph[place] = places
                for (place, branch) in zip(places, branches).reversed() { pending.append((place, branch, tagging)) }
            }
        }
        var components = StrongComponents(graph, order: [start])
        for component in components.components() {
            var all: [String] = []
            var seen: Set<String> = []
            for place in component.sorted(by: { order[$0, default: 0] < order[$1, default: 0] }) {
                for value in own[place] ?? [] where seen.insert(value).inserted { all.append(value) }
                for next in graph[place] ?? [] {
                    for value in schemas.memory.tags[next] ?? [] where seen.insert(value).inserted { all.append(value) }
                }
            }
            for place in component { schemas.memory.tags[place] = all }
        }
        return schemas.memory.tags[start] ?? []
    }

    /// A branch with the member that tells it from others. The schemas live as long as the lowering.
    struct TagPlace: Hashable {
        private let origin: ObjectIdentifier
        private let schema: ObjectIdentifier
        private let key: String
        private let discriminator: SourceLocation?

        init(_ branch: UnionMeaning.Branch, _ tagging: Tagging) {
            origin = ObjectIdentifier(branch.origin)
            schema = ObjectIdentifier(branch.schema)
            key = tagging.key
            discriminator = tagging.discriminator?.location
        }
    }

    private enum TagStep {
        case values([String])
        case branches([UnionMeaning.Branch], Tagging)
    }

    private func tagStep(_ branch: UnionMeaning.Branch, _ tagging: Tagging) -> TagStep {
        var target: ResolvedSchema?
        if case .reference(let resolved) = schemas.merger.meaning(branch.origin).core { target = resolved }
        if branch.name == "base", let key = inheritedParent(branch) { target = key }
        if let target, let discriminator = tagging.discriminator, !discriminator.mapping.isEmpty,
            let mapped = mapped(discriminator)[target.key]
        {
            return .values(mapped)
        }
        switch schemas.merger.resolvedMeaning(branch.schema)?.core {
        case .object(let object)?:
            if let member = object.members.first(where: { $0.key == tagging.key }) {
                let values = listedValues(member.schema)
                // Children inherit the list of all values from their parent: each is the one that has its name.
                if values.count > 1, let target, values.contains(target.name) { return .values([target.name]) }
                if !values.isEmpty { return .values(values) }
            }
            return .values(tagging.discriminator == nil ? [] : target.map { [$0.name] } ?? [])
        case .union(let inner)?:
            let innerTagging = inner.discriminator.map { Tagging(key: $0.propertyName.value, discriminator: $0) }
            guard innerTagging == nil || innerTagging?.key == tagging.key else { return .values([]) }
            return .branches(schemas.flattened(inner), innerTagging ?? tagging)
        default: return .values([])
        }
    }

    /// The values of a mapping by what they lead to.
    private func mapped(_ discriminator: DiscriminatorObject) -> [ReferenceKey: [String]] {
        if let known = schemas.memory.mappings[discriminator.location] { return known }
        var mapped: [ReferenceKey: [String]] = [:]
        for entry in discriminator.mapping {
            guard let key = schemas.context.references.mappingTarget(entry.target)?.key else { continue }
            mapped[key, default: []].append(entry.value)
        }
        schemas.memory.mappings[discriminator.location] = mapped
        return mapped
    }

    /// The parent whose plain members the branch has.
    private func inheritedParent(_ branch: UnionMeaning.Branch) -> ResolvedSchema? {
        schemas.context.inheritance.parent(at: branch.schema.location)
    }
}
