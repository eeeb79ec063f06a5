import HelodataDiagnostics
import HelodataSpec

/// How a value shows which branch of a union it is: by its kind, then by a member's value, by a member that one branch
/// alone requires, or by how well it fits.
struct UnionSelection {
    let lowering: UnionLowering
    let branches: [UnionLowering.Branch]
    /// nil where values lead to several branches.
    let tagging: UnionLowering.Tagging?

    private var union: UnionMeaning { lowering.union }
    private var context: LoweringContext { lowering.schemas.context }

    func selection() -> Union.Selection {
        let objects = branches.indices.filter { branches[$0].kinds.contains(.object) }
        if objects.count == branches.count, let tags = tags(objects), branches.allSatisfy({ $0.kinds == [.object] }) {
            let fallback = fallback()
            return .discriminator(fallback == nil ? tags : Union.Tags(key: tags.key, table: tags.table), fallback: fallback)
        }
        if let target = union.discriminator?.defaultMapping {
            context.warning(
                "discriminator-default",
                "the branches of '\(lowering.name.last.bare)' are told apart without 'defaultMapping'", at: target.location)
        }
        var kinds: [Union.KindRule] = []
        for kind in [Union.JSONKind.string, .number, .bool, .array] {
            let candidates = branches.indices.filter { branches[$0].kinds.contains(kind) }
                .sorted { (width(branches[$0].use.type), $0) < (width(branches[$1].use.type), $1) }
            if candidates.isEmpty { continue }
            kinds.append(Union.KindRule(kind: kind, choice: candidates.count == 1 ? single(candidates[0], kind) : .bestFit(candidates)))
        }
        if !objects.isEmpty { kinds.append(Union.KindRule(kind: .object, choice: choice(objects))) }
        return .kinds(kinds)
    }

    private func single(_ index: Int, _ kind: Union.JSONKind) -> Union.Choice {
        guard case .scalar(let scalar) = branches[index].use.type else { return .only(index) }
        let takesAll =
            switch kind {
            case .string: scalar.row.breadth >= Scalar.string.row.breadth
            case .number: scalar.row.breadth >= Scalar.double.row.breadth
            case .bool, .array, .object, .null: true
            }
        return takesAll ? .only(index) : .fitting(index)
    }

    /// The values that lead to object branches, where they lead to all of them.
    private func tags(_ objects: [Int]) -> Union.Tags? {
        guard let tagging, objects.allSatisfy({ !branches[$0].values.isEmpty }) else { return nil }
        let listed = listed(objects, tagging.key)
        let table = objects.flatMap { index in
            branches[index].values.map { value in
                Union.Entry(value: value, index: index, others: objects.filter { $0 != index && listed[$0]?.contains(value) ?? false })
            }
        }
        return Union.Tags(key: tagging.key, table: table, untagged: untagged(objects, tagging.key))
    }

    /// Branches with a discriminator that need not be there. Children of a parent are told apart by it alone.
    private func untagged(_ objects: [Int], _ key: String) -> [Int] {
        guard !union.isFamily, union.discriminator != nil else { return [] }
        let found = objects.filter { index in
            guard let object = branches[index].object, let required = branches[index].required else { return false }
            return object.members.contains { $0.key == key } && !required.contains(key)
        }
        return found.sorted { rank($0) < rank($1) }
    }

    /// By branch, the values that it says itself its discriminator may have: what is valid by the branch is of it, whatever the
    /// mapping says of the value. A list that several have, as children inherit it from their parent, says nothing.
    private func listed(_ objects: [Int], _ key: String) -> [Int: Set<String>] {
        guard !union.isFamily, union.discriminator != nil else { return [:] }
        var listed: [Int: Set<String>] = [:]
        for index in objects {
            guard let member = branches[index].object?.members.first(where: { $0.key == key }) else { continue }
            listed[index] = Set(lowering.listedValues(member.schema))
        }
        var times: [Set<String>: Int] = [:]
        for values in listed.values { times[values, default: 0] += 1 }
        return listed.filter { times[$0.value] == 1 }
    }

    /// 3.2: the branch for values that lead nowhere.
    private func fallback() -> Int? {
        guard let target = union.discriminator?.defaultMapping, let resolved = context.references.mappingTarget(target) else {
            return nil
        }
        let index = branches.firstIndex { branch in
            if case .reference(let own) = lowering.schemas.merger.meaning(branch.origin).core { own.key == resolved.key } else { false }
        }
        if index == nil {
            context.warning(
                "discriminator-default",
                "'\(target.value)' is no branch of '\(lowering.name.last.bare)'; values that are not listed are kept as they come",
                at: target.location)
        }
        return index
    }

    private func choice(_ objects: [Int]) -> Union.Choice {
        if objects.count == 1 { return .only(objects[0]) }
        if let tags = tags(objects) { return .discriminator(tags) }
        var members: [Union.Entry] = []
        var rest: [Int] = []
        let unique = uniqueMembers(objects)
        for index in objects {
            if let unique = unique[index] {
                members.append(Union.Entry(value: unique, index: index))
            } else {
                rest.append(index)
            }
        }
        let order = rest.sorted { rank($0) < rank($1) }
        return members.isEmpty ? .bestFit(order) : .members(members, rest: order)
    }

    /// For each object branch a required member that no other object branch knows. Where a value may be of several branches
    /// it tells nothing.
    private func uniqueMembers(_ objects: [Int]) -> [Int: String] {
        guard !union.isAny else { return [:] }
        var counts: [String: Int] = [:]
        for index in objects { for member in branches[index].object?.members ?? [] { counts[member.key, default: 0] += 1 } }
        // A branch that takes any member may have this one too.
        let open = objects.filter { index in
            guard let object = branches[index].object else { return true }
            return !object.additional.isNone || !object.patterns.isEmpty
        }
        var found: [Int: String] = [:]
        for index in objects where open.isEmpty || open == [index] {
            guard let object = branches[index].object, let required = branches[index].required else { continue }
            found[index] = object.members.first { required.contains($0.key) && counts[$0.key] == 1 }?.key
        }
        return found
    }

    /// Of branches that fit equally well the first counts: those that take any member come last, those that require more
    /// come first.
    private func rank(_ index: Int) -> (Int, Int, Int) {
        let object = branches[index].object
        let openness = object.map { $0.members.isEmpty ? 2 : $0.additional.isNone && $0.patterns.isEmpty ? 0 : 1 } ?? 0
        return (openness, -(branches[index].required?.count ?? 0), index)
    }

    /// Of kinds that one text can be, the narrow before the wide.
    private func width(_ type: TypeRef) -> Int {
        switch type {
        case .scalar(let scalar): scalar.row.breadth
        case .named, .nullable: 1
        case .array, .dictionary: 2
        }
    }
}

extension Union.Selection {
    /// Whether a member's value alone decides.
    var isTagged: Bool {
        switch self {
        case .discriminator: true
        case .kinds(let rules):
            rules.contains { rule in
                switch rule.choice {
                case .discriminator: true
                case .only, .fitting, .members, .bestFit: false
                }
            }
        }
    }
}
