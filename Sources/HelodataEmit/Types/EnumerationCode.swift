import HelodataIR

/// Listed values as an open enumeration: a structure over the raw value with a static member for each. The members are computed: a
/// stored one is a global variable with three functions of its own, an eighth of the objects of a large client.
extension TypeCode {
    func enumeration(_ enumeration: Enumeration) -> Code {
        let rawType = rawType(enumeration.rawType)
        let cases = enumeration.cases.map { enumerationCase -> (Code, Bool) in
            let declaration: Code = """
                \(doc: enumerationCase.doc)
                public static var \(enumerationCase.name): Self { Self(rawValue: \(expression(enumerationCase.value))) }
                """
            return (declaration, !enumerationCase.doc.isEmpty)
        }
        return """
            \(doc: enumeration.doc)
            nonisolated public struct \(enumeration.name.last): OpenEnum {
                \(paragraphs(cases))

                public static let knownValues: [Self] = \(array: enumeration.cases.map { ".\($0.name)" })

                public let rawValue: \(rawType)

                public init(rawValue: \(rawType)) {
                    self.rawValue = rawValue
                }
                \(enumeration.allowsOthers ? "\npublic static var allowsOthers: Bool { true }" : "")
            }
            """
    }

    private func rawType(_ type: Enumeration.RawType) -> Code {
        switch type {
        case .string: "String"
        case .int: "Int"
        case .double: "Double"
        }
    }
}
