/// What follows from an attempt.
nonisolated enum CallStep: ~Copyable {
    /// The call has its answer.
    case accept(APIResponse)
    case fail(CallFailure)
    /// The answer, and where it leads.
    case redirect(RequestTarget)
    /// Again with other secrets than the refused ones; without any, the call fails with this.
    case reauthenticate(CallFailure)
    case retry(Repetition)

    /// An attempt that may be repeated.
    nonisolated struct Repetition: ~Copyable {
        /// What the call fails with, if it is not.
        let failure: CallFailure
        /// Without a delay: a pooled connection had died before the request.
        var isAtOnce = false
        /// What the server asked for.
        var hint: Duration?
        /// The failure, as an observer sees it.
        let outcome: ObservedOutcome
    }
}
