import HelodataIR

/// One of several types as an enumeration with payloads; `other` keeps a value that fits none as it came.
extension TypeCode {
    func union(_ union: Union) -> Code {
        let code = UnionCode(union)
        let members = [code.list(), paragraphs(code.cases.map { (code.factory($0), true) })]
        return """
            \(doc: union.doc)
            nonisolated public \(union.isIndirect ? "indirect " : "")enum \(union.name.last): Hashable, Sendable {
                \(members + union.nested.map(declaration), separator: "\n\n")
            }
            """
    }

    func codec(_ union: Union) -> Code {
        let code = UnionCode(union)
        return """
            nonisolated extension \(union.name): JSONModel {
                \([code.reader(), code.writer(), validation(union)], separator: "\n\n")
            }
            """
    }
}

/// The pieces of one union.
struct UnionCode {
    let cases: [Union.Case]
    private let selection: Union.Selection

    init(_ union: Union) {
        selection = union.selection
        cases = union.cases.map { unionCase in
            Union.Case(
                name: unionCase.name, type: unionCase.type.relative(to: union.name), doc: unionCase.doc,
                tag: unionCase.tag, factory: unionCase.factory.map { $0.relative(to: union.name) },
                factoryDoc: unionCase.factoryDoc)
        }
    }

    func list() -> Code {
        let described = cases.map { unionCase -> (Code, Bool) in
            let declaration: Code = """
                \(doc: unionCase.doc)
                case \(unionCase.name)(\(unionCase.type))
                """
            return (declaration, !unionCase.doc.isEmpty)
        }
        let other: Code = """
            /// None of the above, kept as it came.
            case other(JSONValue)
            """
        return paragraphs(described + [(other, true)])
    }

    /// `.isp(country: "us", …)` for `.isp(ISPOrder(country: "us", …))`.
    func factory(_ unionCase: Union.Case) -> Code {
        if unionCase.factory.isEmpty { return "" }
        let arguments = unionCase.factory.map { property -> Code in "\(argument: property.name): \(property.name)" }
        return """
            \(doc: unionCase.factoryDoc)
            public static func \(unionCase.name)\(parameters: unionCase.factory.map { parameter($0) }, tail: 10) -> Self {
                .\(unionCase.name)(\(unionCase.type)\(arguments: arguments, tail: 1))
            }
            """
    }

    // MARK: reading

    func reader() -> Code {
        """
        public init(json: inout JSONReader) throws(JSONError) {
            \(selectionCode())
        }
        """
    }

    private func selectionCode() -> Code {
        switch selection {
        case .discriminator(let key, let table, let index): byDiscriminator(key, table, index)
        case .rules(let rules): byKind(rules) ?? chain(rules)
        }
    }

    private func byDiscriminator(_ key: String, _ table: [Union.Entry], _ index: Int?) -> Code {
        var values: [[Code]] = Array(repeating: [], count: cases.count)
        for entry in table { values[entry.index].append("\(literal: entry.value)") }
        let branches = zip(cases, values).map { unionCase, values -> Code in
            values.isEmpty ? "" : "case \(list: values): \(read(unionCase))"
        }
        return """
            switch try json.stringMember(\(literal: key)) {
            \(branches)
            \(index.map { attempt(cases[$0], key) } ?? "default: \(unlisted(key))")
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

    private func unlisted(_ key: String) -> Code { "self = .other(try json.readUnlisted(\(literal: key)))" }

    private var fallback: Code { "self = .other(try json.readUnlisted())" }

    private func read(_ unionCase: Union.Case) -> Code {
        "self = .\(unionCase.name)(try json.read(\(unionCase.type).self))"
    }

    /// A `switch` over the kind of value, where each rule asks for one and at most one thing more; nil where it does not.
    private func byKind(_ rules: [Union.Rule]) -> Code? {
        var branches: [Code] = []
        for rule in rules {
            guard !rule.isSpeculative, case .kind(let kind)? = rule.conditions.first, rule.conditions.count <= 2 else {
                return nil
            }
            if kind == .integer && rule.conditions.count > 1 { return nil }
            let more: Code = kind == .integer ? "json.isInteger()" : rule.conditions.dropFirst().first.map(condition) ?? ""
            branches.append("case .\(kindName(kind))\(more.isEmpty ? "" : " where \(more)"): \(read(cases[rule.index]))")
        }
        return """
            switch json.kind {
            \(branches)
            default: \(fallback)
            }
            """
    }

    /// `if … { … } else if … { … } else { … }`, up to the first rule that always holds.
    private func chain(_ rules: [Union.Rule]) -> Code {
        var branches: [Code] = []
        var last = fallback
        for rule in rules {
            let unionCase = cases[rule.index]
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

    func writer() -> Code {
        let branches = cases.map { unionCase -> Code in
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
                \(branches)
                case .other(let value): json.value(value)
                }
            }
            """
    }
}
