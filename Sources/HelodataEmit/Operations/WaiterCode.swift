import HelodataIR

/// Methods that poll an operation until it shows a state.
extension MethodCode {
    func waiters() -> [Code] { operation.waiters.map(waiter) }

    func waiterConstants() -> [Code] { operation.waiters.map(waiterConstant) }

    private func waiterConstant(_ waiter: Waiter) -> Code {
        var arguments: [Code] = ["\(literal: operation.id)", "success: [\(states(waiter.success))]"]
        if !waiter.failure.isEmpty { arguments.append("failure: [\(states(waiter.failure))]") }
        arguments.append("notFoundGrace: .seconds(\(waiter.notFoundGrace))")
        return "static let \(waiter.name) = StateWaiter\(arguments: arguments)"
    }

    private func states(_ states: [String]) -> Code {
        Code(states.map { Code(literal: $0) }, separator: ", ")
    }

    private func waiter(_ waiter: Waiter) -> Code {
        let type = waiter.value
        let error: Code = "WaitError<\(type)>"
        let parameters =
            operation.arguments.map { argument($0) } + [
                "atMost: Duration = .seconds(\(waiter.atMost))", "since: \(TypeRef.dateTime)? = nil",
                "\(options): CallOptions = CallOptions()",
                "onUpdate: (@Sendable (WaitProgress) async -> Void)? = nil",
            ]
        let arguments = operation.arguments.map { argument -> Code in
            argument.label.map { "\(argument: $0): \(argument.name)" } ?? "\(argument.name)"
        }
        return """
            \(doc: waiterDoc(waiter))
            \(attributes(discardable: true))
            public func \(waiter.name)\(parameters: parameters, tail: 25 + 2 * error.width) async throws(\(error)) -> \(type) {
                try await \(core).wait(APIOperations.\(waiter.name), atMost: atMost, since: since, onUpdate: onUpdate) {
                    (core: APICore) async throws(\(operation.error.name)) -> \(type) in
                    try await Self(core: core).\(operation.name)\(arguments: arguments + ["\(options): \(options)"])
                } state: { (value: \(type)) -> String in
                    \(state(waiter))
                }
            }
            """
    }

    /// Also tells how long it takes and what ends it, which the caller must know.
    private func waiterDoc(_ waiter: Waiter) -> Doc {
        var lines = waiter.doc.lines
        if !lines.isEmpty { lines.append("") }
        let success = waiter.success.map { MarkdownText.code($0) }.joined(separator: ", ")
        let failure = waiter.failure.map { MarkdownText.code($0) }.joined(separator: ", ")
        lines.append("Polls ``\(symbol)`` until the state is one of \(success).")
        if !failure.isEmpty { lines.append("Fails when it is one of \(failure).") }
        let parameters = parameterDocumentation()
        lines += parameters.isEmpty ? ["- Parameters:"] : parameters
        lines += [
            "  - atMost: How long to wait, from `since` on.",
            "  - since: When the wait began; nil for now. Pass the first start to continue a wait after a restart.",
            "  - onUpdate: Called before each pause.",
            "- Throws: ``WaitError``: the time is over, the state is one that fails, or a request failed.",
        ]
        return Doc(lines)
    }

    private func state(_ waiter: Waiter) -> Code {
        var steps = waiter.state
        if waiter.stateType != .string { steps.append(Pagination.PathStep(name: Identifier("rawValue"), isOptional: false)) }
        let path = memberPath(steps, of: "value")
        return "\(path.code)\(path.isOptional ? " ?? \"\"" : "")"
    }
}

/// `value.details?.state`, and whether that is optional.
func memberPath(_ steps: [Pagination.PathStep], of value: Code) -> (code: Code, isOptional: Bool) {
    var code = value
    var isOptional = false
    var isChained = false
    for step in steps {
        code = "\(code)\(isOptional ? "?" : "").\(step.name)"
        isChained = isChained || isOptional
        isOptional = step.isOptional
    }
    return (code, isOptional || isChained)
}
