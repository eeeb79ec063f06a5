import HelodataIR

/// Prints `static func sample(…)` of each type: a value that is the same every time, with each member as an argument.
struct SampleCode {
    let mocks: MockedClient

    /// The functions of a type and of those declared inside it.
    func extensions(_ type: TypeDeclaration) -> [Code] {
        switch type {
        case .structure(let structure): [sample(type, structure)] + structure.nested.flatMap(extensions)
        case .union(let union): [sample(type, nil)] + union.nested.flatMap(extensions)
        case .enumeration: [sample(type, nil)]
        case .alias: []
        }
    }

    private func sample(_ type: TypeDeclaration, _ structure: Structure?) -> Code {
        guard let function = mocks.samples[type.name] else { return "" }
        switch function.value {
        case .value(let value):
            return """
                nonisolated extension \(type.name) {
                    \(doc: doc(function))
                    public static func \(function.name)() -> \(type.name) { \(expression(value)) }
                }
                """
        case .members(let members):
            guard let structure else { return "" }
            let parameters = self.parameters(structure, members)
            let names = structure.properties.map(\.name) + (structure.additional.map { [$0.name] } ?? [])
            let arguments = names.map { name -> Code in "\(argument: name): \(name)" }
            return """
                nonisolated extension \(type.name) {
                    \(doc: doc(function))
                    public static func \(function.name)\(parameters: parameters, tail: 10) -> \(type.name) {
                        \(type.name)\(arguments: arguments)
                    }
                }
                """
        }
    }

    private func doc(_ function: SampleFunction) -> Doc {
        var lines = ["A sample, the same every time."]
        if let problem = function.problem {
            lines.append(
                "It is not valid: no value was found that is (\(MarkdownText.code(problem))). An example in the description would be.")
        }
        return Doc(lines)
    }

    private func parameters(_ structure: Structure, _ members: [Sample.Argument]) -> [Code] {
        var parameters = structure.properties.map { property -> Code in
            let value = members.first { $0.label == property.name }?.value
            let type = declaredType(property.type, property.presence)
            return "\(label: property.name): \(type) = \(value.map(expression) ?? absent(property))"
        }
        if let additional = structure.additional {
            let value = members.first { $0.label == additional.name }?.value
            parameters.append("\(label: additional.name): [String: \(additional.element)] = \(value.map(expression) ?? "[:]")")
        }
        return parameters
    }

    private func absent(_ property: Property) -> Code { property.presence == .patch ? ".omit" : "nil" }
}

/// A sample as an expression of a known type.
func expression(_ sample: Sample) -> Code {
    switch sample {
    case .literal(let literal): return expression(literal)
    case .unsigned(let digits): return Code(line: digits)
    // The types of Foundation as holes, which note the import.
    case .instant(let seconds): return "\(TypeRef.dateTime)(timeIntervalSince1970: \(Code(line: seconds)))"
    case .day(let text): return "CalendarDate(literal: \(literal: text))"
    case .duration(let text): return "ISO8601Duration(\(literal: text))"
    case .uuid(let bytes): return "\(TypeRef.uuid)(uuid: (\(bytes.map { Code(line: "\($0)") }, separator: ", ")))"
    case .data(let bytes): return "\(TypeRef.base64)(\(array: bytes.map { Code(line: "\($0)") }))"
    case .file(let text): return "FilePart(\(TypeRef.base64)(\(literal: text).utf8))"
    case .secret(let text): return "SecretString(\(literal: text))"
    case .json(let value): return expression(value)
    case .array(let elements): return "\(array: elements.map(expression))"
    case .dictionary(let entries):
        return entries.isEmpty ? "[:]" : "\(array: entries.map { "\(literal: $0.key): \(expression($0.value))" })"
    case .none: return "nil"
    case .omitted: return ".omit"
    case .erased: return ".null"
    case .set(let value): return ".value(\(expression(value)))"
    case .made(let type, let function, let changes): return "\(type).\(function)\(arguments: changes.map(argument))"
    case .structure(let type, let values): return "\(type)\(arguments: values.map(argument))"
    case .rawValue(let type, let literal): return "\(type)(rawValue: \(expression(literal)))"
    case .unionCase(let type, let name, let value): return "\(type).\(name)(\(expression(value)))"
    }
}

private func argument(_ argument: Sample.Argument) -> Code { "\(argument: argument.label): \(expression(argument.value))" }

/// A literal of a `JSONValue`.
private func expression(_ value: SampleValue) -> Code {
    switch value.content {
    case .null: return ".null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let digits):
        if let int = Int(digits) { return "\(int)" }
        return value.double.map(number) ?? "0"
    case .string(let text): return "\(literal: text)"
    case .array(let elements): return "\(array: elements.map(expression))"
    case .object(let members):
        var seen: Set<String> = []
        let entries = members.filter { seen.insert($0.key).inserted }
        return entries.isEmpty ? "[:]" : "\(array: entries.map { "\(literal: $0.key): \(expression($0.value))" })"
    }
}
