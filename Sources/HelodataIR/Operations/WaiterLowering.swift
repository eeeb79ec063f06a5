import HelodataDiagnostics
import HelodataSpec

/// Lowers `x-waiters`: methods that repeat an operation until a member of its answer has one of some values.
struct WaiterLowering {
    let schemas: SchemaLowering
    let context: LoweringContext
    let given: WaitersExtension

    /// nil where the operation has none.
    init?(_ source: OperationSource, _ lowering: OperationLowering) {
        guard let given = source.operation.extensions.waiters else { return nil }
        self.given = given
        schemas = lowering.schemas
        context = lowering.context
    }

    func waiters(_ output: Output, claim: (String) -> Identifier) -> [Waiter] {
        guard case .json(let type, optional: false) = output else {
            context.error("x-waiters", "'x-waiters' stands on an operation that answers with JSON", at: given.location)
            return []
        }
        return given.waiters.compactMap { waiter($0, type, claim) }
    }

    private func waiter(_ waiter: WaitersExtension.Waiter, _ type: TypeRef, _ claim: (String) -> Identifier) -> Waiter? {
        let path = waiter.state?.value ?? "status"
        guard let state = MemberPath(path, from: type, schemas) else {
            context.error(
                "x-waiters", "'\(path)' is no member of the answer; 'state' names the one that is waited for",
                at: waiter.state?.location ?? waiter.location)
            return nil
        }
        let isText: Bool
        switch state.type {
        case .scalar(.string), .named: isText = true
        case .scalar, .array, .dictionary, .nullable: isText = false
        }
        guard isText, !waiter.success.isEmpty else {
            context.error(
                "x-waiters", "a waiter needs 'success', the list of states that end it well, and a state that is a string",
                at: waiter.location)
            return nil
        }
        let known = schemas.values(state.type)
        for state in waiter.success + waiter.failure { check(state, known) }
        return Waiter(
            name: claim(waiter.name), doc: Doc(Documentation.lines(waiter.description)), value: type, state: state.steps,
            stateType: state.type,
            success: waiter.success.map(\.value), failure: waiter.failure.map(\.value), atMost: waiter.atMost,
            notFoundGrace: waiter.notFoundGrace)
    }

    /// Enumerations are open, so a state need not be listed. One that is nearly a listed one would be waited for in vain.
    private func check(_ state: Located<String>, _ known: [String]) {
        guard !known.contains(state.value), let near = Suggestion.nearest(to: state.value, in: known, atMost: 2) else { return }
        context.warning("x-waiters-state", "state '\(state.value)' is not listed; did you mean '\(near)'?", at: state.location)
    }
}
