import HelodataIR

/// One of several types as an enumeration with payloads; `other` keeps a value that fits none as it came.
extension TypeCode {
    func union(_ union: Union) -> Code {
        let members: [Code] = [
            """
            \(union.cases.map(unionCase))
            /// None of the above, kept as it came.
            case other(JSONValue)
            """,
            Code(union.cases.map { factory($0) }),
            reader(union),
            writer(union),
            validation(union),
        ]
        return """
            \(doc: union.doc)
            nonisolated public \(union.isIndirect ? "indirect " : "")enum \(union.name.last): JSONModel {
                \(members + union.nested.map(declaration), separator: "\n\n")
            }
            """
    }

    private func unionCase(_ unionCase: Union.Case) -> Code {
        """
        \(doc: unionCase.doc)
        case \(unionCase.name)(\(unionCase.type))
        """
    }

    /// `.isp(country: "us", …)` for `.isp(ISPOrder(country: "us", …))`.
    private func factory(_ unionCase: Union.Case) -> Code {
        if unionCase.factory.isEmpty { return "" }
        let arguments = unionCase.factory.map { property -> Code in "\(label: property.name): \(property.name)" }
        return """
            \(doc: unionCase.doc)
            public static func \(unionCase.name)\(parenthesized: unionCase.factory.map { parameter($0) }, tail: 10) -> Self {
                .\(unionCase.name)(\(unionCase.type)\(parenthesized: arguments))
            }
            """
    }

    // MARK: reading

    private func reader(_ union: Union) -> Code {
        """
        public init(json: inout JSONReader) throws(JSONError) {
            \(selection(union))
        }
        """
    }

    private func selection(_ union: Union) -> Code {
        switch union.selection {
        case .discriminator(let key, let table):
            let cases = union.cases.enumerated().map { index, unionCase -> Code in
                let values = table.filter { $0.index == index }.map { Code(literal: $0.value) }
                return values.isEmpty ? "" : "case \(list: values): \(read(unionCase))"
            }
            return """
                switch try json.stringMember(\(literal: key)) {
                \(cases)
                default: self = .other(try json.read(JSONValue.self))
                }
                """
        case .rules(let rules):
            return chain(rules, of: union)
        }
    }

    private func read(_ unionCase: Union.Case) -> Code {
        "self = .\(unionCase.name)(try json.read(\(unionCase.type).self))"
    }

    /// `if … { … } else if … { … } else { … }`, up to the first rule that always holds.
    private func chain(_ rules: [Union.Rule], of union: Union) -> Code {
        var branches: [Code] = []
        var last: Code = "self = .other(try json.read(JSONValue.self))"
        for rule in rules {
            let unionCase = union.cases[rule.index]
            var conditions = rule.conditions.map(condition)
            if rule.isSpeculative { conditions.append("let value = json.attempt(\(unionCase.type).self)") }
            if conditions.isEmpty {
                last = read(unionCase)
                break
            }
            branches.append(
                """
                if \(list: conditions, tail: 2) {
                    \(rule.isSpeculative ? "self = .\(unionCase.name)(value)" : read(unionCase))
                }
                """)
        }
        if branches.isEmpty { return last }
        return """
            \(branches, separator: " else ") else {
                \(last)
            }
            """
    }

    private func condition(_ condition: Union.Condition) -> Code {
        switch condition {
        case .kind(.integer): "json.isInteger()"
        case .kind(let kind): "json.kind == .\(kindName(kind))"
        case .hasMember(let name): "json.hasMember(\(literal: name))"
        case .memberEquals(let name, let value): "try json.stringMember(\(literal: name)) == \(literal: value)"
        }
    }

    private func kindName(_ kind: Union.JSONKind) -> Code {
        switch kind {
        case .string: "string"
        case .integer, .number: "number"
        case .bool: "bool"
        case .array: "array"
        case .object: "object"
        case .null: "null"
        }
    }

    // MARK: writing

    private func writer(_ union: Union) -> Code {
        let cases = union.cases.map { unionCase -> Code in
            guard let tag = unionCase.tag else { return "case .\(unionCase.name)(let value): json.value(value)" }
            return """
                case .\(unionCase.name)(let value):
                    json.tag(\(literal: tag.key), \(literal: tag.value))
                    json.value(value)
                """
        }
        return """
            public func write(to json: inout JSONWriter) {
                switch self {
                \(cases)
                case .other(let value): json.value(value)
                }
            }
            """
    }
}
