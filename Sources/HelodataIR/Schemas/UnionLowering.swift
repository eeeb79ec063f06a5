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
        for (index, branch) in flat.enumerated() {
            let values = tagging.map { tagValues(branch, $0) } ?? []
            let payload = schema(branch, tagging, values)
            let hint = TypeHint(container: container, text: inlineName(branch, index: index, values: values, of: flat))
            let use = schemas.use(payload, hint: hint, direction: direction)
            if let same = branches.firstIndex(where: { $0.use.type == use.type }) {
                branches[same].values += values.filter { !branches[same].values.contains($0) }
                continue
            }
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
        let cases = branches.enumerated().map { index, branch -> Union.Case in
            let text = branch.values.count == 1 && isUnique && isName(branch.values[0]) ? branch.values[0] : caseName(branch)
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

    // MARK: names

    private func inlineName(
        _ branch: UnionMeaning.Branch, index: Int, values: [String], of flat: [UnionMeaning.Branch]
    ) -> String {
        if let given = branch.origin.extensions.swiftName { return given }
        if let name = branch.name { return name }
        if case .reference(let target) = schemas.merger.meaning(branch.origin).core { return target.name }
        if values.count == 1, isName(values[0]) { return values[0] }
        if let title = branch.origin.title, title.count <= 40 { return title }
        let isOnlyObject = flat.filter { schemas.kinds($0.schema) == [.object] }.count == 1
        switch schemas.merger.meaning(branch.schema).core {
        case .array: return "items"
        case .enumeration(let values):
            guard values.count == 1, let text = values[0].string else { return "keyword" }
            return text.isEmpty ? "empty" : isName(text) ? text : "keyword"
        case .object where isOnlyObject: return "object"
        case .object: return distinguishingMember(branch, flat) ?? "option_\(index + 1)"
        case .union, .reference, .any, .string, .integer, .number, .boolean: return "option_\(index + 1)"
        }
    }

    /// The member that this branch alone requires, or else has.
    private func distinguishingMember(_ branch: UnionMeaning.Branch, _ flat: [UnionMeaning.Branch]) -> String? {
        // Of more branches than a person tells apart numbers are as good.
        guard flat.count <= 32 else { return nil }
        func object(_ branch: UnionMeaning.Branch) -> ObjectMeaning? {
            if case .object(let object)? = schemas.merger.resolvedMeaning(branch.schema)?.core { object } else { nil }
        }
        guard let own = object(branch) else { return nil }
        let others = flat.filter { $0.schema !== branch.schema }.compactMap(object)
        let keys = own.members.prefix(16).map(\.key).filter(isName)
        return keys.first { key in own.required.contains(key) && !others.contains { $0.required.contains(key) } }
            ?? keys.first { key in !others.contains { $0.members.contains { $0.key == key } } }
    }

    /// Whether a value of the document is a word; numbers are better named by what they stand for.
    private func isName(_ value: String) -> Bool { value.unicodeScalars.first?.properties.isAlphabetic == true }

    private func caseName(_ branch: Branch) -> String {
        if let given = branch.origin.extensions.swiftName { return given }
        // By the schema's own name, whatever its type had to be called.
        if case .reference(let target) = schemas.merger.meaning(branch.origin).core {
            if case .named = branch.use.type { return target.schema.extensions.swiftName ?? target.name }
            if branch.schema !== branch.origin { return target.name }
        }
        return typeText(branch.use.type)
    }

    private func typeText(_ type: TypeRef) -> String {
        switch type {
        case .scalar(let scalar): scalar.row.word
        case .named(let name): name.last.bare
        case .array(let element): plural(typeText(element))
        case .dictionary: "dictionary"
        case .nullable(let type): typeText(type)
        }
    }

    private func plural(_ text: String) -> String {
        text.hasSuffix("s") ? text + "_list" : text.hasSuffix("y") ? String(text.dropLast()) + "ies" : text + "s"
    }
}
