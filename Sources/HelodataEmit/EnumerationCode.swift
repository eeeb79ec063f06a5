import HelodataIR

/// Listed values as an open enumeration: a structure over the raw value with a static member for each.
extension TypeCode {
    func enumeration(_ enumeration: Enumeration) -> Code {
        let rawType = rawType(enumeration.rawType)
        let doc = enumeration.doc.isEmpty ? Doc(["Open: a value that is not listed is kept as it came."]) : enumeration.doc
        return """
            \(doc: doc)
            nonisolated public struct \(enumeration.name.last): OpenEnum {
                public let rawValue: \(rawType)
                public init(rawValue: \(rawType)) { self.rawValue = rawValue }
                \(enumeration.cases.map(enumerationCase))
            }
            """
    }

    private func enumerationCase(_ enumerationCase: Enumeration.Case) -> Code {
        """
        \(doc: enumerationCase.doc)
        public static let \(enumerationCase.name): Self = Self(rawValue: \(expression(enumerationCase.value)))
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
