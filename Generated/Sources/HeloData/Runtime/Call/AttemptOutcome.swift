/// How one attempt ended, as far as the rules look at it.
nonisolated enum AttemptOutcome: Sendable, Hashable {
    case answered(status: Int, code: String?)
    case failed(TransportFailure.Kind, TransportFailure.RequestState, reusedConnection: Bool)
    /// By the client's own timer.
    case timedOut(TimeoutPhase)
    /// By the caller, while the exchange was going on.
    case cancelled(TransportFailure.RequestState)
}
