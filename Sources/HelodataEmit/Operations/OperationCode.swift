import HelodataIR

/// Prints groups of operations with their methods, errors and results.
struct OperationCode {
    let checked: CheckedTypes
    private var errors = ErrorCode()
    private var choices: Set<TypeName> = []

    init(checked: CheckedTypes) { self.checked = checked }

    /// A group as it is printed: what a reader looks for, and the machinery behind it.
    struct Group {
        var declarations: [Code] = []
        /// The constants of the operations.
        var operations: Code = ""
        /// How models declared for one operation are read and written.
        var codecs: [Code] = []
        /// How failures become errors.
        var errors: [Code] = []
    }

    mutating func group(_ group: OperationGroup) -> Group {
        let methods = methods(group)
        var code = Group(declarations: [declaration(group, methods)], operations: constants(group, methods))
        for operation in group.operations {
            // The methods of one operation share what it answers.
            if case .choice(let choice) = operation.output, choices.insert(choice.name).inserted {
                code.declarations.append(ChoiceCode().declaration(choice))
            }
            let error = errors.code(operation.error, of: "\(group.name.bare).\(operation.name.bare)")
            code.declarations.append(error.declaration)
            code.errors.append(error.conversions)
        }
        return code
    }

    private func declaration(_ group: OperationGroup, _ methods: [MethodCode]) -> Code {
        let doc = group.doc.isEmpty ? Doc(["`\(group.name.bare)` of the client."]) : group.doc
        return """
            \(doc: doc)
            nonisolated public struct \(group.typeName): Sendable {
                let core: APICore

                \(methods.flatMap { [$0.method()] + $0.wholeBody() + $0.downloads() + $0.waiters() }, separator: "\n\n")
            }
            """
    }

    private func constants(_ group: OperationGroup, _ methods: [MethodCode]) -> Code {
        """
        nonisolated extension \(group.typeName) {
            nonisolated private enum APIOperations {
                \(methods.flatMap { [$0.constant()] + $0.waiterConstants() })
            }
        }
        """
    }
}

extension OperationCode {
    /// Variants of one operation are described once.
    private func methods(_ group: OperationGroup) -> [MethodCode] {
        var originals: [String: String] = [:]
        return group.operations.map { operation in
            let original = originals[operation.id]
            let method = MethodCode(operation: operation, checked: checked, original: original)
            if original == nil { originals[operation.id] = method.symbol }
            return method
        }
    }
}

/// Several kinds of success as an enumeration.
struct ChoiceCode {
    func declaration(_ choice: ResponseChoice) -> Code {
        """
        \(doc: choice.doc)
        nonisolated public enum \(choice.name): Hashable, Sendable {
            \(paragraphs(choice.cases.map { (choiceCase($0), !$0.doc.isEmpty) }))
        }
        """
    }

    private func choiceCase(_ choiceCase: ResponseChoice.Case) -> Code {
        """
        \(doc: choiceCase.doc)
        case \(choiceCase.name)\(payload(choiceCase.output).map { "(\($0))" })
        """
    }

    private func payload(_ output: Output) -> Code? {
        switch output {
        case .none: nil
        case .json(let type, let isOptional), .string(let type, let isOptional): isOptional ? "\(type)?" : "\(type)"
        case .bytes: "\(TypeRef.base64)"
        case .text, .rows, .events, .jsonLines, .choice, .pages: "String"
        }
    }

    /// Turns an answer, `body`, into a case. A case for any status comes last.
    func selection(_ choice: ResponseChoice) -> Code {
        var cases = choice.cases.filter { $0.status != 0 }.map { branch("case \($0.status)\(condition($0))", $0) }
        let others = choice.cases.filter { $0.status == 0 }
        cases += others.filter { $0.contentType != nil }.map { branch("case _\(condition($0))", $0) }
        let last = others.first { $0.contentType == nil }.map { branch("default", $0) } ?? "default: throw body.unexpected"
        return """
            switch body.status {
            \(cases + [last])
            }
            """
    }

    private func branch(_ pattern: Code, _ choiceCase: ResponseChoice.Case) -> Code {
        "\(pattern): return .\(choiceCase.name)\(value(choiceCase.output))"
    }

    private func condition(_ choiceCase: ResponseChoice.Case) -> Code {
        choiceCase.contentType.map { " where body.isType(\(literal: $0))" } ?? ""
    }

    private func value(_ output: Output) -> Code {
        switch output {
        case .none: ""
        case .json(_, let isOptional): isOptional ? "(try body.jsonIfPresent())" : "(try body.json())"
        case .string: "(try body.string())"
        case .bytes: "(body.data)"
        case .text, .rows, .events, .jsonLines, .choice, .pages: "(body.text)"
        }
    }
}
