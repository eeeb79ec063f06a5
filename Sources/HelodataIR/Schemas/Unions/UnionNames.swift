import HelodataSpec
import HelodataYAML

/// What the branches of a union are called: by what the description calls them, else by what tells them apart. Numbers come last.
struct UnionNames {
    let union: UnionLowering
    let flat: [UnionMeaning.Branch]
    private let hasOneObject: Bool

    init(union: UnionLowering, flat: [UnionMeaning.Branch]) {
        self.union = union
        self.flat = flat
        hasOneObject = flat.filter { union.schemas.kinds($0.schema) == [.object] }.count == 1
    }

    private var schemas: SchemaLowering { union.schemas }

    /// The type of a branch without a name of its own.
    func inlineName(_ branch: UnionMeaning.Branch, values: [String]) -> String {
        if let given = branch.origin.extensions.swiftName { return given }
        if let name = branch.name { return name }
        if case .reference(let target) = schemas.merger.meaning(branch.origin).core { return SchemaName.candidates(target.name)[0] }
        if values.count == 1, Self.isName(values[0]) { return values[0] }
        if let title = branch.origin.title, title.count <= 40, Self.isName(title) { return title }
        switch schemas.merger.meaning(branch.schema).core {
        case .array: return "items"
        case .enumeration(let values):
            guard values.count == 1, let text = values[0].string else { return "keyword" }
            return text.isEmpty ? "empty" : Self.isName(text) ? text : "keyword"
        case .object where hasOneObject: return "object"
        case .object(let object):
            return constantName(branch) ?? distinguishingMember(branch) ?? joined(values) ?? distinguishingKind(object, branch)
                ?? described(object)
        case .union: return joined(values) ?? "choice"
        case .reference, .any, .string, .integer, .number, .boolean: return "value"
        }
    }

    /// Several values that lead to one branch: `back_or_close`, and what `mouse_up`, `mouse_down` … begin with.
    private func joined(_ values: [String]) -> String? {
        guard values.count > 1, values.allSatisfy(Self.isName) else { return nil }
        let words = values.map { Words($0).words.map { $0.lowercased() } }
        let all = words.joined(separator: ["or"]).joined(separator: "_")
        if all.count <= 30 { return all }
        let beginning = Array(words[0].prefix(words.map { $0.count - 1 }.min() ?? 0)).enumerated().prefix { entry in
            words.allSatisfy { $0[entry.offset] == entry.element }
        }.map(\.element)
        return (beginning.isMethodName ? beginning : words[0] + ["or", "similar"]).joined(separator: "_")
    }

    private func object(_ branch: UnionMeaning.Branch) -> ObjectMeaning? {
        if case .object(let object)? = schemas.merger.resolvedMeaning(branch.schema)?.core { object } else { nil }
    }

    /// Of more branches than a person tells apart numbers are as good.
    private static let mostCompared = 32

    /// The member that this branch alone requires, or else has.
    private func distinguishingMember(_ branch: UnionMeaning.Branch) -> String? {
        guard flat.count <= Self.mostCompared, let own = object(branch) else { return nil }
        let others = others(branch)
        let keys = own.members.prefix(16).map(\.key).filter(Self.isName)
        return keys.first { key in own.required.contains(key) && !others.contains { $0.required.contains(key) } }
            ?? keys.first { key in !others.contains { $0.members.contains { $0.key == key } } }
    }

    private func others(_ branch: UnionMeaning.Branch) -> [ObjectMeaning] {
        flat.filter { $0.schema !== branch.schema }.compactMap(object)
    }

    /// The values that a member has in this branch alone, where that member, or one inside a member, has others in all other branches:
    /// `created` of `{"data": {"type": "created"}}`.
    private func constantName(_ branch: UnionMeaning.Branch) -> String? {
        guard flat.count <= Self.mostCompared else { return nil }
        let others = flat.filter { $0.schema !== branch.schema && object($0) != nil }.map(constants)
        let telling = constants(branch).inOrder.lazy.filter { constant in
            others.allSatisfy { $0.byPath[constant.path]?.isDisjoint(with: constant.values) ?? false }
        }
        return telling.compactMap { $0.values.count == 1 && Self.isName($0.values[0]) ? $0.values[0] : joined($0.values) }.first
    }

    /// The lists of values of an object's members, and of those inside them.
    struct Constants {
        fileprivate var inOrder: [(path: [String], values: [String])] = []
        fileprivate var byPath: [[String]: Set<String>] = [:]

        fileprivate mutating func add(_ path: [String], _ values: [String]) {
            guard !values.isEmpty else { return }
            inOrder.append((path, values))
            byPath[path] = Set(values)
        }
    }

    private func constants(_ branch: UnionMeaning.Branch) -> Constants {
        let key = ObjectIdentifier(branch.schema)
        if let known = schemas.memory.constants[key] { return known }
        var found = Constants()
        let members = object(branch)?.members.prefix(16) ?? []
        for member in members { found.add([member.key], union.listedValues(member.schema)) }
        // What tells events apart stands in the first of few parts.
        for member in members.prefix(4) {
            guard case .object(let nested)? = schemas.merger.resolvedMeaning(member.schema)?.core else { continue }
            for inner in nested.members.prefix(8) { found.add([member.key, inner.key], union.listedValues(inner.schema)) }
        }
        schemas.memory.constants[key] = found
        return found
    }

    /// The member that holds something else here than in the other branches: by its values, `queued_or_in_progress`, or by what it
    /// holds, `label_strings` beside `label_objects`.
    private func distinguishingKind(_ own: ObjectMeaning, _ branch: UnionMeaning.Branch) -> String? {
        guard flat.count <= Self.mostCompared else { return nil }
        let others = others(branch)
        for member in own.members.prefix(16) where Self.isName(member.key) {
            let same = others.compactMap { other in other.members.first { $0.key == member.key } }
            guard same.count == others.count else { continue }
            let values = union.listedValues(member.schema)
            if !values.isEmpty, same.allSatisfy({ Set(union.listedValues($0.schema)).isDisjoint(with: values) }) {
                if let name = values.count == 1 && Self.isName(values[0]) ? values[0] : joined(values) { return name }
            }
            if let kind = kind(member.schema), same.allSatisfy({ self.kind($0.schema) != kind }) {
                let noun = Words(member.key)
                return (noun.singular ?? noun).words.joined(separator: "_") + "_" + kind
            }
        }
        return nil
    }

    private func kind(_ schema: SchemaObject, depth: Int = 0) -> String? {
        guard let core = schemas.merger.resolvedMeaning(schema)?.core else { return nil }
        switch core {
        case .array(let items?) where depth == 0: return kind(items, depth: 1).map { Words($0).plural.words.joined() }
        case .array: return "lists"
        case .string, .enumeration: return "string"
        case .integer, .number: return "number"
        case .boolean: return "flag"
        case .object: return "object"
        case .union, .any, .reference: return nil
        }
    }

    /// Two members say more than a number: `name_and_email`.
    private func described(_ object: ObjectMeaning) -> String {
        let keys = object.members.map(\.key).filter { Self.isName($0) && $0.count <= 20 }
        let required = keys.filter(object.required.contains)
        let telling = (required.isEmpty ? keys : required).prefix(2)
        return telling.isEmpty ? "object" : telling.joined(separator: "_and_")
    }

    /// Whether a value of the document is a word; numbers are better named by what they stand for.
    static func isName(_ value: String) -> Bool { value.unicodeScalars.first?.properties.isAlphabetic == true }

    func caseName(_ branch: UnionLowering.Branch) -> String {
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
