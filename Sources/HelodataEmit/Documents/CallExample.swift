import HelodataIR

/// A call of an operation with a value for each argument that it needs, as Swift that compiles after `import Foundation` and an
/// import of the client.
///
/// The values are those that were decided for the API; arguments without any have one that tells their type.
struct CallExample {
    private let types: [TypeName: TypeDeclaration]
    private let samples: [ExampleKey: [Identifier: Sample]]
    /// Lines before the call, for values that no single expression makes.
    private var lines: [String] = []

    init(_ api: API) {
        types = api.declarations()
        samples = api.examples
    }

    /// Nil where an argument has no value of a readable size.
    func text(_ operation: Operation, of group: OperationGroup) -> String? {
        var example = self
        var arguments: [String] = []
        let samples = samples[ExampleKey(operation, of: group)] ?? [:]
        for argument in operation.arguments {
            if let sample = samples[argument.name] {
                arguments.append((argument.label.map { "\($0): " } ?? "") + text(sample))
                continue
            }
            guard let value = example.value(argument.type, argument.presence) else { return nil }
            if let value = value.text { arguments.append((argument.label.map { "\($0): " } ?? "") + value) }
        }
        let call = "client.\(group.name).\(operation.name)(\(arguments.joined(separator: ", ")))"
        return (example.lines + [Self.statement(operation.output, call)]).joined(separator: "\n")
    }

    /// As short as a call may be: `.residential(gb: 1)`.
    private func text(_ sample: Sample) -> String {
        if case .literal(.enumerationCase(_, let name)) = sample { return ".\(name)" }
        guard case .unionCase(let type, let name, let payload) = sample else { return Self.text(expression(sample)) }
        guard case .union(let union)? = types[type], let factory = union.cases.first(where: { $0.name == name })?.factory,
            case .structure(_, let arguments) = payload, !factory.isEmpty
        else { return ".\(name)(\(text(payload)))" }
        let passed = arguments.filter { argument in factory.contains { $0.name == argument.label } }
        return ".\(name)(\(passed.map { "\($0.label): \(text($0.value))" }.joined(separator: ", ")))"
    }

    private static func text(_ code: Code) -> String {
        let printer = CodePrinter()
        printer.print(code)
        return String(decoding: printer.file().dropLast(), as: UTF8.self)
    }

    /// What is done with the answer.
    private static func statement(_ output: Output, _ call: String) -> String {
        switch output {
        case .none: "try await \(call)"
        case .json(_, optional: true), .string(_, optional: true), .json(.nullable, optional: false):
            "if let result = try await \(call) { print(result) }"
        case .json, .string, .text, .bytes, .choice: "let result = try await \(call)\nprint(result)"
        case .rows(_, _, streamed: false): "for row in try await \(call) { print(row) }"
        case .rows, .events, .jsonLines, .pages: "for try await item in \(call) { print(item) }"
        }
    }

    // MARK: values

    private struct Value {
        /// Nil: the argument is left out.
        let text: String?
    }

    private mutating func value(_ type: TypeRef, _ presence: Presence, depth: Int = 0) -> Value? {
        switch presence {
        case .optional, .defaulted, .patch: Value(text: nil)
        case .nullable: Value(text: "nil")
        case .required: value(type, depth: depth).map { Value(text: $0) }
        }
    }

    private mutating func value(_ type: TypeRef, depth: Int) -> String? {
        guard depth < Self.deepest else { return nil }
        switch type {
        case .scalar(let scalar):
            for line in scalar.row.example.lines where !lines.contains(line) { lines.append(line) }
            return scalar.row.example.value
        case .array(let element): return value(element, depth: depth + 1).map { "[\($0)]" } ?? "[]"
        case .dictionary(let element): return value(element, depth: depth + 1).map { "[\"key\": \($0)]" } ?? "[:]"
        case .nullable(let element): return value(element, depth: depth + 1) ?? "nil"
        case .named(let name): return types[name].flatMap { value($0, depth: depth) }
        }
    }

    private static let deepest = 6

    private mutating func value(_ declaration: TypeDeclaration, depth: Int) -> String? {
        let name = declaration.name.components.map(\.description).joined(separator: ".")
        switch declaration {
        case .alias(let alias): return value(alias.target, depth: depth + 1)
        case .enumeration(let enumeration): return enumeration.cases.first.map { ".\($0.name)" }
        case .union(let union):
            for unionCase in union.cases {
                let before = lines
                if let payload = payload(of: unionCase, depth: depth + 1) { return ".\(unionCase.name)(\(payload))" }
                lines = before
            }
            return nil
        case .structure(let structure): return members(structure.properties, depth: depth + 1).map { "\(name)(\($0))" }
        }
    }

    private mutating func payload(of unionCase: Union.Case, depth: Int) -> String? {
        unionCase.factory.isEmpty ? value(unionCase.type, depth: depth) : members(unionCase.factory, depth: depth)
    }

    private mutating func members(_ properties: [Property], depth: Int) -> String? {
        var arguments: [String] = []
        for property in properties {
            guard let value = value(property.type, property.presence, depth: depth) else { return nil }
            if let value = value.text { arguments.append("\(property.name): \(value)") }
        }
        return arguments.joined(separator: ", ")
    }
}
