import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers one union: its cases, and how a value shows which of them it is.
struct UnionLowering {
    let schemas: SchemaLowering
    let union: UnionMeaning
    let name: TypeName
    let direction: Direction

    struct Branch {
        let origin: SchemaObject
        let schema: SchemaObject
        var use: TypeUse
        let kinds: Set<Union.JSONKind>
        /// Members of an object branch; nil for anything else.
        let object: ObjectMeaning?
        /// Values of the discriminator that lead here.
        var values: [String]
        /// Members that a value of the branch must have, this way; nil for what is no object.
        let required: Set<String>?
    }

    func union(_ notes: SchemaNotes) -> Union {
        let container = schemas.root.nested(name)
        let flat = withOneEnumeration(schemas.flattened(union))
        let tagging = tagging(flat)
        var branches: [Branch] = []
        let names = UnionNames(union: self, flat: flat)
        var byType: [TypeRef: Int] = [:]
        for branch in flat {
            let values = tagging.map { tagValues(branch, $0) } ?? []
            let payload = schema(branch, tagging, values)
            let hint = TypeHint(container: container, text: names.inlineName(branch, values: values))
            let use = schemas.use(payload, hint: hint, direction: direction)
            if let same = byType[use.type] {
                let known = Set(branches[same].values)
                branches[same].values += values.filter { !known.contains($0) }
                continue
            }
            byType[use.type] = branches.count
            var object: ObjectMeaning?
            if case .object(let members)? = schemas.merger.resolvedMeaning(payload)?.core { object = members }
            branches.append(
                Branch(
                    origin: branch.origin, schema: payload, use: use, kinds: schemas.kinds(payload), object: object, values: values,
                    required: object.map(required)))
        }
        let isUnique = Set(branches.flatMap(\.values)).count == branches.reduce(0) { $0 + $1.values.count }
        let selection = UnionSelection(lowering: self, branches: branches, tagging: isUnique ? tagging : nil).selection()
        var scope = NameScope(reserved: ReservedNames.unionCases)
        let cases = branches.map { branch -> Union.Case in
            let isTold = branch.values.count == 1 && isUnique && UnionNames.isName(branch.values[0])
            let text = isTold ? branch.values[0] : names.caseName(branch)
            let (identifier, _) = scope.claim(text, .member, fallback: "value", suffix: "Case")
            return Union.Case(
                name: identifier, type: branch.use.type, doc: Doc(Documentation.lines(branch.origin.description)),
                tag: selection.isTagged ? tag(branch, key: tagging?.key) : nil, factory: [])
        }
        var lowered = Union(
            name: name, doc: Documentation.type(notes), cases: cases, selection: selection, isIndirect: false,
            nested: container.declarations)
        lowered.keepsMisfits = union.isFamily
        lowered.isSent = direction != .response
        lowered.commonRequests = union.commonKeys.map { key in
            Union.CommonRequest(name: scope.claim(key, .member, fallback: "empty", suffix: "Value").identifier, wireName: key)
        }
        return lowered
    }

    /// Several branches that are strings are one open enumeration (or string): a value alone says which it is.
    private func withOneEnumeration(_ flat: [UnionMeaning.Branch]) -> [UnionMeaning.Branch] {
        let strings = flat.indices.filter { index in
            switch schemas.merger.resolvedMeaning(flat[index].schema)?.core {
            case .enumeration(let values)?: schemas.rawType(values) == .string
            case .string(let format)?: schemas.stringType(format, SchemaNotes()) == .string
            default: false
            }
        }
        guard strings.count > 1, strings.count < flat.count else { return flat }
        let parts = strings.map { flat[$0].schema }
        let made = SchemaObject.made(at: parts[0].location) { $0.anyOf = parts }
        var branches = flat
        for index in strings.dropFirst().reversed() { branches.remove(at: index) }
        branches[strings[0]] = UnionMeaning.Branch(made, name: "keyword")
        return branches
    }

    /// The branch with the member that leads to it, where several values do and it has no such member of its own: the value
    /// that came must be kept.
    private func schema(_ branch: UnionMeaning.Branch, _ tagging: Tagging?, _ values: [String]) -> SchemaObject {
        guard let tagging, tagging.discriminator != nil, values.count > 1,
            case .object(let object)? = schemas.merger.resolvedMeaning(branch.schema)?.core, object.additional.isNone,
            !object.members.contains(where: { $0.key == tagging.key })
        else { return branch.schema }
        let location = branch.schema.location
        let tag = SchemaObject.made(at: location) { draft in
            draft.types = [Located("object", at: location)]
            draft.properties = [
                SchemaObject.PropertyEntry(
                    key: tagging.key, keyLocation: location,
                    schema: .made(at: location) { $0.types = [Located("string", at: location)] })
            ]
        }
        return schemas.merger.all(of: [branch.schema, tag], at: location)
    }

    private func required(_ object: ObjectMeaning) -> Set<String> {
        object.required.filter { key in
            guard let member = object.members.first(where: { $0.key == key }) else { return true }
            return StructureLowering.travels(schemas.merger.resolvedMeaning(member.schema)?.notes ?? SchemaNotes(member.schema), direction)
        }
    }

    private func tag(_ branch: Branch, key: String?) -> Union.Tag? {
        guard let key, let object = branch.object, branch.values.count == 1,
            !object.members.contains(where: { $0.key == key })
        else { return nil }
        return Union.Tag(key: key, value: branch.values[0])
    }
}
