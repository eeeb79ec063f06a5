import HelodataIR

/// One of several types as an enumeration with payloads; `other` keeps a value that fits none as it came.
extension TypeCode {
    func union(_ union: Union) -> Code {
        let code = UnionCode(union)
        let members = [
            code.list(),
            paragraphs(code.common().map { ($0, true) }),
            paragraphs(code.cases.map { (code.factory($0), true) }),
        ]
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
            nonisolated extension \(union.name): JSONComposite {
                \([code.reader(), code.writer(), validation(union)], separator: "\n\n")
            }
            """
    }
}

/// The pieces of one union.
struct UnionCode {
    let cases: [Union.Case]
    let selection: Union.Selection
    let keepsMisfits: Bool
    private let commonMembers: [Union.Common]

    init(_ union: Union) {
        selection = union.selection
        keepsMisfits = union.keepsMisfits
        commonMembers = union.common.map { common in
            Union.Common(
                name: common.name, type: common.type.relative(to: union.name), doc: common.doc, wireName: common.wireName,
                paths: common.paths)
        }
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

    /// What all cases have, as properties of the union itself.
    func common() -> [Code] {
        commonMembers.map { common in
            let branches = zip(cases, common.paths).map { unionCase, path -> Code in
                let value: Code
                switch path {
                case .property(let name): value = "value.\(name)"
                case .patch(let name): value = "value.\(name).value"
                case .rawValue(let name, let isOptional): value = "value.\(name)\(isOptional ? "?" : "").rawValue"
                }
                return "case .\(unionCase.name)(let value): \(value)"
            }
            return """
                \(doc: common.doc)
                public var \(common.name): \(common.type)? {
                    switch self {
                    \(branches)
                    case .other(let value): value.member(\(literal: common.wireName))
                    }
                }
                """
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
