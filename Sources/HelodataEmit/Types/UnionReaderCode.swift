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
        case .discriminator(let key, let table, let index):
            return byMember(key, table, otherwise: index.map { attempt(cases[$0], key) } ?? "default: \(unlisted(key))")
        case .kinds(let rules):
            // Where only objects are listed, no other value fits an object's case either.
            if rules.count == 1, let rule = rules.first, rule.kind == .object {
                switch rule.choice {
                case .discriminator(let key, let table): return byMember(key, table, otherwise: "default: \(unlisted(key))")
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
        case .discriminator(let key, let table): byMember(key, table, otherwise: "default: \(unlisted(key))")
        case .members(let members, let rest): chain(members, rest)
        case .bestFit(let indices): bestFit(indices)
        }
    }

    private func byMember(_ key: String, _ table: [Union.Entry], otherwise: Code) -> Code {
        var values: [[Code]] = Array(repeating: [], count: cases.count)
        for entry in table { values[entry.index].append("\(literal: entry.value)") }
        let branches = zip(cases, values).map { unionCase, values -> Code in
            values.isEmpty ? "" : "case \(list: values): \(read(unionCase))"
        }
        return """
            switch try json.stringMember(\(literal: key)) {
            \(branches)
            \(otherwise)
            }
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
