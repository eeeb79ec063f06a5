import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

// What is asked of a union before it is lowered.
extension SchemaLowering {
    /// Unions that need no type of their own: of strings, of numbers, or with a branch that takes anything.
    func outline(_ union: UnionMeaning) -> Outline {
        let branches = flattened(union).map { merger.resolvedMeaning($0.schema) }
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

    /// The values of a union of strings and string enumerations, which is one open enumeration, and whether the description
    /// allows others. nil for any other union.
    func stringValues(_ union: UnionMeaning) -> (values: [YAMLNode], allowsOthers: Bool)? {
        var values: [YAMLNode] = []
        var seen: Set<ExactText> = []
        var allowsOthers = false
        for branch in flattened(union) {
            switch merger.resolvedMeaning(branch.schema)?.core {
            case .string?: allowsOthers = true
            case .enumeration(let more)? where rawType(more) == .string:
                for value in more where seen.insert(ExactText(value.string ?? "")).inserted { values.append(value) }
            default: return nil
            }
        }
        return values.isEmpty ? nil : (values, allowsOthers)
    }

    /// Branches of one union; with `allOf` of unions, and unions of unions, they multiply.
    private static let mostBranches = 1_000

    /// The branches, with inline unions inside the union opened up.
    func flattened(_ union: UnionMeaning) -> [UnionMeaning.Branch] {
        let key = union.branches.map { ObjectIdentifier($0.schema) }
        if let known = memory.branches[key], zip(known.of, union.branches).allSatisfy({ $0.origin === $1.origin && $0.name == $1.name }) {
            return known.are
        }
        let found = opened(union)
        memory.branches[key] = (union.branches, found)
        return found
    }

    private func opened(_ union: UnionMeaning) -> [UnionMeaning.Branch] {
        var found: [UnionMeaning.Branch] = []
        var opened: Set<ObjectIdentifier> = []
        let isAllowed = context.diagnostics.allowed.contains("union-size")
        // A document that is refused is not worth the time.
        let most = isAllowed ? 100 * Self.mostBranches : memory.overlong.isEmpty ? Self.mostBranches : Self.mostBranches / 20
        // A stack, so that what is opened stands in the place of the whole.
        var pending = Array(union.branches.reversed())
        while let branch = pending.popLast() {
            if case .union(let inner) = merger.meaning(branch.schema).core, inner.discriminator == nil {
                if opened.insert(ObjectIdentifier(branch.schema)).inserted { pending += inner.branches.reversed() }
            } else {
                found.append(branch)
            }
            if found.count + pending.count > most {
                if isAllowed || memory.overlong.isEmpty {
                    memory.overlong.insert(union.location)
                    context.error(
                        "union-size",
                        "with the unions inside it and beside it this union has more than \(most) branches; '--allow union-size' takes more",
                        at: union.location)
                }
                return Array(found.prefix(8))
            }
        }
        return found
    }

    func union(_ union: UnionMeaning, name: TypeName, notes: SchemaNotes, direction: Direction) -> Union {
        UnionLowering(schemas: self, union: union, name: name, direction: direction).union(notes)
    }
}
