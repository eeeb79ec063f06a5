import HelodataIR

/// A call of an operation with a value for each argument that it needs, as Swift that compiles.
struct CallExample {
    private let types: [TypeName: TypeDeclaration]
    /// Lines before the call, for values that no expression makes.
    private(set) var lines: [String] = []

    init(_ api: API) {
        var types: [TypeName: TypeDeclaration] = [:]
        func collect(_ declarations: [TypeDeclaration]) {
            for declaration in declarations {
                types[declaration.name] = declaration
                switch declaration {
                case .structure(let structure): collect(structure.nested)
                case .union(let union): collect(union.nested)
                case .enumeration, .alias: break
                }
            }
        }
        collect(api.types)
        self.types = types
    }

    /// Nil where an argument has no value of a readable size.
    func text(_ operation: Operation, of group: OperationGroup) -> String? {
        var example = self
        var arguments: [String] = []
        for argument in operation.arguments where argument.presence == .required || argument.presence == .nullable {
            guard let value = argument.presence == .nullable ? "nil" : example.value(argument.type, depth: 0) else { return nil }
            arguments.append((argument.label.map { "\($0): " } ?? "") + value)
        }
        let call = "client.\(group.name).\(operation.name)(\(arguments.joined(separator: ", ")))"
        return (example.lines + [Self.statement(operation, call)]).joined(separator: "\n")
    }

    private static func statement(_ operation: Operation, _ call: String) -> String {
        switch operation.output {
        case .none: "try await \(call)"
        case .json, .string, .text, .bytes, .choice: "let result = try await \(call)\nprint(result)"
        case .rows(_, _, streamed: false): "for row in try await \(call) { print(row) }"
        case .rows, .events, .jsonLines, .pages: "for try await item in \(call) { print(item) }"
        }
    }

    private mutating func value(_ type: TypeRef, depth: Int) -> String? {
        guard depth < 6 else { return nil }
        switch type {
        case .scalar(let scalar): return value(scalar)
        case .array(let element): return value(element, depth: depth + 1).map { "[\($0)]" } ?? "[]"
        case .dictionary(let element): return value(element, depth: depth + 1).map { "[\"key\": \($0)]" } ?? "[:]"
        case .nullable(let element): return value(element, depth: depth + 1) ?? "nil"
        case .named(let name):
            guard let declaration = types[name] else { return nil }
            return value(declaration, name.components.map(\.description).joined(separator: "."), depth: depth)
        }
    }

    private mutating func value(_ declaration: TypeDeclaration, _ name: String, depth: Int) -> String? {
        switch declaration {
        case .alias(let alias): return value(alias.target, depth: depth + 1)
        case .enumeration(let enumeration): return enumeration.cases.first.map { "\(name).\($0.name)" }
        case .union(let union):
            for unionCase in union.cases {
                if let payload = value(unionCase.type, depth: depth + 1) { return "\(name).\(unionCase.name)(\(payload))" }
            }
            return "\(name).other([:])"
        case .structure(let structure):
            var arguments: [String] = []
            for property in structure.properties where property.presence == .required || property.presence == .nullable {
                guard let value = property.presence == .nullable ? "nil" : value(property.type, depth: depth + 1) else { return nil }
                arguments.append("\(property.name): \(value)")
            }
            return "\(name)(\(arguments.joined(separator: ", ")))"
        }
    }

    private mutating func value(_ scalar: Scalar) -> String {
        switch scalar {
        case .string: return "\"text\""
        case .bool: return "true"
        case .int, .uint64, .double, .decimal, .decimalText: return "1"
        case .dateTime: return "Date()"
        case .date:
            let line = "guard let day = CalendarDate(\"2026-05-28\") else { return }"
            if !lines.contains(line) { lines.append(line) }
            return "day"
        case .duration: return "\"PT15M\""
        case .uuid: return "UUID()"
        case .base64: return "Data()"
        case .file: return "FilePart(Data())"
        case .secret: return "\"secret\""
        case .json: return "[\"key\": \"value\"]"
        }
    }
}
