/// Why a failure that could have been repeated was not.
nonisolated public enum GaveUp: Sendable, Hashable {
    /// ``RetryPolicy/maxRetries`` repetitions were made.
    case attempts
    /// The next attempt would have begun after the deadline of the call.
    case deadline
    /// The calls to this host had too many failures lately: ``RetryPolicy/Budget``.
    case budget
    /// The server asked for a longer wait than ``RetryPolicy/maxServerDelay``.
    case serverDelay
}
