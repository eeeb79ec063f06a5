import HelodataIR

/// What stands beside a method whose body has many members: one that takes the body as a value, for who has it at hand or makes it step by
/// step.
extension MethodCode {
    func wholeBody() -> [Code] {
        guard let whole = operation.body?.whole else { return [] }
        let others = operation.arguments.filter { if case .bodyMember = $0.destination { false } else { true } }
        let body = localName("body", avoiding: others.map(\.name))
        let place = operation.arguments.firstIndex { if case .bodyMember = $0.destination { true } else { false } } ?? 0
        var parameters = parameters(of: others)
        parameters.insert("\(place == 0 ? "_ " : "")\(body): \(whole.type)", at: place)
        let values = Dictionary(whole.members.map { ($0.argument, $0.label) }) { first, _ in first }
        var call = operation.arguments.map { argument -> Code in
            var value: Code = "\(argument.name)"
            if case .bodyMember = argument.destination, let member = values[argument.name] { value = "\(body).\(member)" }
            return argument.label.map { "\(argument: $0): \(value)" } ?? value
        }
        call.append("\(options): \(options)")
        if operation.body?.flows == true { call.append("onProgress: \(onProgress)") }
        let result = resultType()
        let effects: Code = isStream ? "" : " async throws(\(operation.error.name))"
        let returns: Code = result.map { " -> \($0)" } ?? ""
        return [
            """
            \(doc: Doc(["Like ``\(symbol)``, with the body as one value."]))
            \(attributes(discardable: result != nil && !isStream && operation.replay != .safe))
            public func \(operation.name)\(parameters: parameters, tail: effects.width + returns.width + 2)\(effects)\(returns) {
                \(isStream ? "" : "try await ")\(operation.name)\(arguments: call)
            }
            """
        ]
    }
}
