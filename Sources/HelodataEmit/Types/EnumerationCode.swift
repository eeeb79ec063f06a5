import HelodataIR

/// Listed values as an open enumeration: a structure over the raw value with a static member for each.
extension TypeCode {
    func enumeration(_ enumeration: Enumeration) -> Code {
        let rawType = rawType(enumeration.rawType)
        return """
            \(doc: enumeration.doc)
            nonisolated public struct \(enumeration.name.last): OpenEnum {
                public let rawValue: \(rawType)
                public init(rawValue: \(rawType)) { self.rawValue = rawValue }
                \(cases(enumeration))
                public static let knownValues: [Self] = [\(list: enumeration.cases.map { ".\($0.name)" }, tail: 1)]
            }
            """
    }

    /// Cases that are described stand alone, others together.
    private func cases(_ enumeration: Enumeration) -> [Code] {
        var lines: [Code] = []
        var pending: [Code] = []
        func flush() {
            if !pending.isEmpty { lines.append("public static let \(list: pending)") }
            pending = []
        }
        for enumerationCase in enumeration.cases {
            let declaration: Code = "\(enumerationCase.name): Self = Self(rawValue: \(expression(enumerationCase.value)))"
            if enumerationCase.doc.isEmpty {
                pending.append(declaration)
            } else {
                flush()
                lines.append("\(doc: enumerationCase.doc)\npublic static let \(declaration)")
            }
        }
        flush()
        return lines
    }

    private func rawType(_ type: Enumeration.RawType) -> Code {
        switch type {
        case .string: "String"
        case .int: "Int"
        case .double: "Double"
        }
    }
}
