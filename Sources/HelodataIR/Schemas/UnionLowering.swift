import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

extension SchemaLowering {
    /// Unions that need no type of their own: of strings, of numbers, or with a branch that takes anything.
    func outline(_ union: UnionMeaning) -> Outline {
        let branches = flattened(union).map { merger.resolvedMeaning($0) }
        var isAllStrings = true
        var isAllNumbers = true
        var isInteger = true
        var isAllBooleans = true
        var hasValues = false
        var formats: Set<String> = []
        for branch in branches {
            guard let core = branch?.core else { return .type(.json) }
            switch core {
            case .any, .reference: return .type(.json)
            case .string(let format):
                isAllNumbers = false
                isAllBooleans = false
                formats.insert(format ?? "")
            case .integer:
                isAllStrings = false
                isAllBooleans = false
            case .number:
                isAllStrings = false
                isAllBooleans = false
                isInteger = false
            case .boolean:
                isAllStrings = false
                isAllNumbers = false
            case .enumeration(let values):
                let raw = rawType(values)
                hasValues = true
                isAllStrings = isAllStrings && raw == .string
                isAllNumbers = isAllNumbers && (raw == .int || raw == .double)
                isInteger = isInteger && raw == .int
                isAllBooleans = isAllBooleans && raw == .bool
            case .array, .object, .union:
                isAllStrings = false
                isAllNumbers = false
                isAllBooleans = false
            }
        }
        if isAllBooleans { return .type(.bool) }
        if isAllNumbers { return .type(isInteger ? .int : .double) }
        if isAllStrings {
            if hasValues { return .declared }
            return .type(formats.count == 1 ? stringType(formats.first, SchemaNotes()) : .string)
        }
        return .declared
    }

    /// The values of a union of strings and string enumerations, which is one open enumeration.
    func stringValues(_ union: UnionMeaning) -> [YAMLNode]? {
        var values: [YAMLNode] = []
        var seen: Set<String> = []
        for branch in flattened(union) {
            switch merger.resolvedMeaning(branch)?.core {
            case .string?: break
            case .enumeration(let more)? where rawType(more) == .string:
                for value in more where seen.insert(value.string ?? "").inserted { values.append(value) }
            default: return nil
            }
        }
        return values.isEmpty ? nil : values
    }

    /// The branches, with inline unions inside the union opened up.
    func flattened(_ union: UnionMeaning, depth: Int = 0) -> [SchemaObject] {
        guard depth < 16 else { return union.branches }
        return union.branches.flatMap { branch -> [SchemaObject] in
            let meaning = merger.meaning(branch)
            if case .union(let inner) = meaning.core, inner.discriminator == nil { return flattened(inner, depth: depth + 1) }
            return [branch]
        }
    }

    func union(_ union: UnionMeaning, name: TypeName, notes: SchemaNotes, direction: Direction) -> Union {
        UnionLowering(schemas: self, union: union, name: name, direction: direction).union(notes)
    }

    /// The kinds of JSON value that a schema takes. Inside a circle of unions those of the circle's other members count.
    func kinds(_ schema: SchemaObject) -> Set<Union.JSONKind> {
        if let known = knownKinds[ObjectIdentifier(schema)] { return known }
        // Deeper than any schema that somebody has written; such a one is told apart by nothing.
        guard kindDepth < 128 else { return [] }
        knownKinds[ObjectIdentifier(schema)] = []
        kindDepth += 1
        defer { kindDepth -= 1 }
        let kinds = findKinds(schema)
        knownKinds[ObjectIdentifier(schema)] = kinds
        return kinds
    }

    private func findKinds(_ schema: SchemaObject) -> Set<Union.JSONKind> {
        if case .reference(let target) = merger.meaning(schema).core { return kinds(target.schema) }
        switch merger.meaning(schema).core {
        case .any, .reference: return [.string, .number, .bool, .array, .object]
        case .string: return [.string]
        case .integer: return [.integer]
        case .number: return [.number]
        case .boolean: return [.bool]
        case .array: return [.array]
        case .object: return [.object]
        case .enumeration(let values):
            return Set(
                values.map { value -> Union.JSONKind in
                    switch value.resolved {
                    case .string: .string
                    case .int: .integer
                    case .double: .number
                    case .bool: .bool
                    case .null: .null
                    case .sequence: .array
                    case .mapping: .object
                    }
                })
        case .union(let inner): return flattened(inner).reduce(into: []) { $0.formUnion(kinds($1)) }
        }
    }
}

/// Lowers one union: its cases, and how a value shows which of them it is.
private struct UnionLowering {
    let schemas: SchemaLowering
    let union: UnionMeaning
    let name: TypeName
    let direction: Direction

    private struct Branch {
        let schema: SchemaObject
        var use: TypeUse
        let kinds: Set<Union.JSONKind>
        /// Members of an object branch; nil for anything else.
        let object: ObjectMeaning?
        /// Values of the discriminator that lead here.
        var values: [String]
    }

    func union(_ notes: SchemaNotes) -> Union {
        let container = schemas.root.nested(name)
        let flat = schemas.flattened(union)
        let key = union.discriminator?.propertyName.value ?? impliedDiscriminator(flat)
        var branches: [Branch] = []
        for (index, schema) in flat.enumerated() {
            let values = key.map { discriminatorValues(schema, key: $0) } ?? []
            let hint = TypeHint(container: container, text: inlineName(schema, index: index, values: values, of: flat))
            let use = schemas.use(schema, hint: hint, direction: direction)
            if let same = branches.firstIndex(where: { $0.use.type == use.type }) {
                branches[same].values += values.filter { !branches[same].values.contains($0) }
                continue
            }
            var object: ObjectMeaning?
            if case .object(let members)? = schemas.merger.resolvedMeaning(schema)?.core { object = members }
            branches.append(
                Branch(schema: schema, use: use, kinds: schemas.kinds(schema), object: object, values: values))
        }
        var scope = NameScope(reserved: ReservedNames.unionCases)
        let isUnique = Set(branches.flatMap(\.values)).count == branches.reduce(0) { $0 + $1.values.count }
        let cases = branches.map { branch -> Union.Case in
            let text = branch.values.count == 1 && isUnique && isName(branch.values[0]) ? branch.values[0] : caseName(branch)
            let (identifier, _) = scope.claim(text, .member, fallback: "value", suffix: "Case")
            return Union.Case(
                name: identifier, type: branch.use.element, doc: Doc(Documentation.lines(branch.schema.description)),
                tag: tag(branch, key: key), factory: [])
        }
        return Union(
            name: name, doc: Documentation.type(notes), cases: cases, selection: selection(branches, key: key, isUnique),
            isIndirect: false, nested: container.declarations)
    }

    // MARK: names

    private func inlineName(_ schema: SchemaObject, index: Int, values: [String], of flat: [SchemaObject]) -> String {
        if let given = schema.extensions.swiftName { return given }
        if values.count == 1, isName(values[0]) { return values[0] }
        if let title = schema.title, title.count <= 40 { return title }
        let isOnlyObject = flat.filter { schemas.kinds($0) == [.object] }.count == 1
        switch schemas.merger.meaning(schema).core {
        case .array: return "items"
        case .enumeration(let values):
            guard values.count == 1, let text = values[0].string else { return "keyword" }
            return text.isEmpty ? "empty" : isName(text) ? text : "keyword"
        case .object where isOnlyObject: return "object"
        case .object, .union, .reference, .any, .string, .integer, .number, .boolean: return "option_\(index + 1)"
        }
    }

    /// Whether a value of the document is a word; numbers are better named by what they stand for.
    private func isName(_ value: String) -> Bool { value.unicodeScalars.first?.properties.isAlphabetic == true }

    private func caseName(_ branch: Branch) -> String {
        if let given = branch.schema.extensions.swiftName { return given }
        // By the schema's own name, whatever its type had to be called.
        if case .reference(let target) = schemas.merger.meaning(branch.schema).core, case .named = branch.use.type {
            return target.schema.extensions.swiftName ?? target.name
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

    // MARK: discriminators

    /// A member that every object branch requires with values of its own: as good as a discriminator.
    private func impliedDiscriminator(_ flat: [SchemaObject]) -> String? {
        var objects: [(schema: SchemaObject, members: ObjectMeaning)] = []
        for schema in flat {
            switch schemas.merger.resolvedMeaning(schema)?.core {
            case .object(let members)?: objects.append((schema, members))
            case .union?: return nil
            default: break
            }
        }
        guard objects.count > 1, let first = objects.first else { return nil }
        for member in first.members.members where first.members.required.contains(member.key) {
            var seen: Set<String> = []
            let isDistinct = objects.allSatisfy { object in
                guard object.members.required.contains(member.key),
                    let own = object.members.members.first(where: { $0.key == member.key })
                else { return false }
                let values = enumerationValues(own.schema)
                return !values.isEmpty && values.allSatisfy { seen.insert($0).inserted }
            }
            if isDistinct { return member.key }
        }
        return nil
    }

    private func enumerationValues(_ schema: SchemaObject) -> [String] {
        guard case .enumeration(let values)? = schemas.merger.resolvedMeaning(schema)?.core else { return [] }
        return values.compactMap(\.string)
    }

    /// The discriminator's values for a branch: by the mapping, else by what the branch says of the member, else its name.
    private func discriminatorValues(_ schema: SchemaObject, key: String, depth: Int = 0) -> [String] {
        guard depth < 16 else { return [] }
        var target: ResolvedSchema?
        if case .reference(let resolved) = schemas.merger.meaning(schema).core { target = resolved }
        if let target, let mapping = union.discriminator?.mapping, !mapping.isEmpty {
            let mapped = mapping.filter { schemas.context.references.mappingTarget($0.target)?.key == target.key }
            if !mapped.isEmpty { return mapped.map(\.value) }
        }
        switch schemas.merger.resolvedMeaning(schema)?.core {
        case .object(let object)?:
            if let member = object.members.first(where: { $0.key == key }) {
                let values = enumerationValues(member.schema)
                if !values.isEmpty { return values }
            }
            return union.discriminator == nil ? [] : target.map { [$0.name] } ?? []
        case .union(let inner)?:
            return schemas.flattened(inner).flatMap { discriminatorValues($0, key: key, depth: depth + 1) }
        default: return []
        }
    }

    private func tag(_ branch: Branch, key: String?) -> Union.Tag? {
        guard let key, let object = branch.object, branch.values.count == 1,
            !object.members.contains(where: { $0.key == key })
        else { return nil }
        return Union.Tag(key: key, value: branch.values[0])
    }

    // MARK: selection

    private func selection(_ branches: [Branch], key: String?, _ isUnique: Bool) -> Union.Selection {
        if let key, isUnique, branches.allSatisfy({ $0.kinds == [.object] && !$0.values.isEmpty }) {
            return .discriminator(
                key: key,
                table: branches.enumerated().flatMap { index, branch in branch.values.map { Union.Entry(value: $0, index: index) } },
                fallback: fallback(branches))
        }
        if let target = union.discriminator?.defaultMapping {
            schemas.context.warning(
                "discriminator-default", "the branches of '\(name.last.bare)' are told apart without 'defaultMapping'",
                at: target.location)
        }
        var rules: [Union.Rule] = []
        rules += objectRules(branches, key: isUnique ? key : nil)
        rules += otherRules(branches)
        return .rules(rules)
    }

    /// 3.2: the branch for values that lead nowhere.
    private func fallback(_ branches: [Branch]) -> Int? {
        guard let target = union.discriminator?.defaultMapping, let resolved = schemas.context.references.mappingTarget(target) else {
            return nil
        }
        let index = branches.firstIndex { branch in
            if case .reference(let own) = schemas.merger.meaning(branch.schema).core { own.key == resolved.key } else { false }
        }
        if index == nil {
            schemas.context.warning(
                "discriminator-default",
                "'\(target.value)' is no branch of '\(name.last.bare)'; values that are not listed are kept as they come",
                at: target.location)
        }
        return index
    }

    private func objectRules(_ branches: [Branch], key: String?) -> [Union.Rule] {
        let indices = branches.indices.filter { branches[$0].kinds.contains(.object) }
        if indices.count == 1 { return [rule(indices[0], [.kind(.object)])] }
        var rules: [Union.Rule] = []
        var undecided: [Int] = []
        for index in indices {
            let branch = branches[index]
            if let key, !branch.values.isEmpty {
                rules += branch.values.map { rule(index, [.kind(.object), .memberEquals(key, $0)]) }
            } else if let unique = uniqueMember(index, branches, indices) {
                rules.append(rule(index, [.kind(.object), .hasMember(unique)]))
            } else {
                undecided.append(index)
            }
        }
        // The more a branch requires the earlier it is tried; those that cannot fail come last.
        let order = undecided.sorted { a, b in
            let first = branches[a].object?.required.count ?? -1
            let second = branches[b].object?.required.count ?? -1
            return first != second ? first > second : a < b
        }
        if undecided.count > 1 {
            schemas.context.warning(
                "union-order",
                "nothing tells \(undecided.count) branches of '\(name.last.bare)' apart; they are tried in the order of how much they require. A discriminator makes this exact",
                at: union.location)
        }
        for (position, index) in order.enumerated() {
            rules.append(rule(index, [.kind(.object)], isSpeculative: position < order.count - 1))
        }
        return rules
    }

    /// A required member that no other object branch knows.
    private func uniqueMember(_ index: Int, _ branches: [Branch], _ objects: [Int]) -> String? {
        guard let object = branches[index].object else { return nil }
        let others = objects.filter { $0 != index }
        guard others.allSatisfy({ branches[$0].object != nil }) else { return nil }
        return object.members.first { member in
            object.required.contains(member.key)
                && others.allSatisfy { other in
                    branches[other].object?.members.contains { $0.key == member.key } == false
                }
        }?.key
    }

    /// Branches that are no objects, by their kind; several of one kind from the narrow to the wide.
    private func otherRules(_ branches: [Branch]) -> [Union.Rule] {
        var rules: [Union.Rule] = []
        for kind in [Union.JSONKind.string, .integer, .number, .bool, .array] {
            let indices = branches.indices.filter { branches[$0].kinds.contains(kind) }
                .sorted { (width(branches[$0].use.type), $0) < (width(branches[$1].use.type), $1) }
            for (position, index) in indices.enumerated() {
                rules.append(rule(index, [.kind(kind)], isSpeculative: position < indices.count - 1))
            }
        }
        return rules
    }

    private func width(_ type: TypeRef) -> Int {
        switch type {
        case .scalar(let scalar): scalar.row.breadth
        case .array, .dictionary: 2
        case .named, .nullable: 3
        }
    }

    private func rule(_ index: Int, _ conditions: [Union.Condition], isSpeculative: Bool = false) -> Union.Rule {
        Union.Rule(index: index, conditions: conditions, isSpeculative: isSpeculative)
    }
}
