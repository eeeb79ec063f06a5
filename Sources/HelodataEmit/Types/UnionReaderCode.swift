import HelodataIR

/// How a union finds out which of its cases a value is.
extension UnionCode {
    func reader() -> Code {
        """
        public init(json: inout JSONReader) throws(JSONError) {
            \(selectionCode())
        }
        """
    }

    private func selectionCode() -> Code {
        switch selection {
        case .discriminator(let tags, let index):
            return byMember(tags, otherwise: index.map { attempt(cases[$0], tags.key) } ?? "default: \(unlisted(tags.key))")
        case .kinds(let rules):
            // Where only objects are listed, no other value fits an object's case either.
            if rules.count == 1, let rule = rules.first, rule.kind == .object {
                switch rule.choice {
                case .discriminator(let tags): return byMember(tags, otherwise: "default: \(unlisted(tags.key))")
                case .members(let members, let rest): return chain(members, rest)
                case .bestFit(let indices): return bestFit(indices)
                case .only, .fitting: break
                }
            }
            let branches = rules.map { rule -> Code in
                let choice = choiceCode(rule.choice)
                switch rule.choice {
                case .only, .fitting: return "case .\(kindName(rule.kind)): \(choice)"
                case .discriminator, .members, .bestFit:
                    return """
                        case .\(kindName(rule.kind)):
                            \(choice)
                        """
                }
            }
            return """
                switch json.kind {
                \(branches)
                default: \(fallback)
                }
                """
        }
    }

    private func choiceCode(_ choice: Union.Choice) -> Code {
        switch choice {
        case .only(let index): read(cases[index])
        case .fitting(let index): readFitting(cases[index])
        case .discriminator(let tags): byMember(tags, otherwise: "default: \(unlisted(tags.key))")
        case .members(let members, let rest): chain(members, rest)
        case .bestFit(let indices): bestFit(indices)
        }
    }

    private func byMember(_ tags: Union.Tags, otherwise: Code) -> Code {
        var values: [[Code]] = Array(repeating: [], count: cases.count)
        for entry in tags.table where entry.others.isEmpty { values[entry.index].append("\(literal: entry.value)") }
        let branches = zip(cases, values).map { unionCase, values -> Code in
            values.isEmpty ? "" : "case \(list: values): \(read(unionCase))"
        }
        return """
            switch try json.stringMember(\(literal: tags.key)) {
            \(branches)
            \(tags.table.filter { !$0.others.isEmpty }.map(shared))
            \(tags.untagged.isEmpty ? "" : untagged(tags.untagged))
            \(otherwise)
            }
            """
    }

    /// A value that several cases list: the first that it decodes as; as none of them, the error is that of the one it chooses.
    private func shared(_ entry: Union.Entry) -> Code {
        let attempts = ([entry.index] + entry.others).map { index -> Code in
            """
            if let value = json.attempt(\(cases[index].type).self) {
                self = .\(cases[index].name)(value)
            }
            """
        }
        return """
            case \(literal: entry.value):
                \(attempts, separator: " else ") else {
                    \(read(cases[entry.index]))
                }
            """
    }

    private func untagged(_ indices: [Int]) -> Code {
        """
        case nil:
            \(bestFit(indices))
        """
    }

    /// What does not decode as the case for all other values is kept as it came too.
    private func attempt(_ unionCase: Union.Case, _ key: String) -> Code {
        """
        default:
            if let value = json.attempt(\(unionCase.type).self) {
                self = .\(unionCase.name)(value)
            } else {
                \(unlisted(key))
            }
        """
    }

    /// `if … { … } else if … { … } else { … }`, by members that only one case requires.
    private func chain(_ members: [Union.Entry], _ rest: [Int]) -> Code {
        let branches = members.map { member -> Code in
            """
            if json.hasMember(\(literal: member.value)) {
                \(read(cases[member.index]))
            }
            """
        }
        let last: Code
        switch rest.count {
        case 0: last = fallback
        case 1: last = read(cases[rest[0]])
        default: last = bestFit(rest)
        }
        return """
            \(branches, separator: " else ") else {
                \(last)
            }
            """
    }

    private func bestFit(_ indices: [Int]) -> Code {
        let attempts = indices.map { index -> Code in
            "fit.consider(\(cases[index].type).self, &json) { .\(cases[index].name)($0) }"
        }
        return """
            var fit = JSONBestFit<Self>(&json)
            \(attempts)
            self = try fit.take(&json) { .other($0) }
            """
    }

    private func unlisted(_ key: String) -> Code { "self = .other(try json.readUnlisted(\(literal: key)))" }

    private var fallback: Code { "self = .other(try json.readUnlisted())" }

    private func read(_ unionCase: Union.Case) -> Code {
        if keepsMisfits { return readFitting(unionCase) }
        return "self = .\(unionCase.name)(try json.read(\(unionCase.type).self))"
    }

    private func readFitting(_ unionCase: Union.Case) -> Code {
        "self = try json.readFitting(\(unionCase.type).self, { .\(unionCase.name)($0) }, other: { .other($0) })"
    }

    private func kindName(_ kind: Union.JSONKind) -> Code {
        switch kind {
        case .string: "string"
        case .number: "number"
        case .bool: "bool"
        case .array: "array"
        case .object: "object"
        case .null: "null"
        }
    }
}
