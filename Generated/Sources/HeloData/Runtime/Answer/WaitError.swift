/// Why a wait ended without the wished state.
nonisolated public indirect enum WaitError<Value: Sendable>: Error, Sendable {
    /// It reached a state from which it does not get to the wished one.
    case reached(state: String, Value)
    /// The time was over. It may still get there: wait again with `since`, from another process too.
    case timedOut(WaitProgress)
    /// A look failed. The resource goes its way regardless.
    case failed(CallFailure)
}

nonisolated extension WaitError: APIError {
    public init(_ failure: CallFailure) { self = .failed(failure) }

    public var failure: CallFailure {
        switch self {
        case .failed(let failure):
            return failure
        case .reached(let state, _):
            return CallFailure(CallFailure.Details(kind: .endedInState(state), operation: "wait"))
        case .timedOut(let progress):
            var details = CallFailure.Details(kind: .timeout(.wait), operation: "wait")
            details.elapsed = progress.elapsed
            return CallFailure(details)
        }
    }
}

nonisolated extension WaitError: CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        switch self {
        case .reached(let state, _): "the wait ended in the state \(Self.shown(state))"
        case .timedOut(let progress):
            "the wait timed out after \(progress.elapsed) in the state \(Self.shown(progress.state)) (\(progress.polls) looks)"
        case .failed(let failure): "the wait failed: \(failure)"
        }
    }
    public var debugDescription: String { description }

    private static func shown(_ state: String) -> String { ShownText.cut(ShownText.escaped(state), 200) }

    public var customMirror: Mirror { Mirror(self, children: ["error": description]) }
}
