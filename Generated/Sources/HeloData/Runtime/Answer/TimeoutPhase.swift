/// The stretch of a call whose time ran out.
nonisolated public enum TimeoutPhase: Sendable, Hashable {
    /// DNS, TCP and TLS: ``CallTimeouts/connect``. The request was not sent.
    case connect
    /// One attempt, head and body: ``CallTimeouts/read`` or ``CallTimeouts/write``.
    case attempt
    /// The wait for the next part of a streamed body: ``CallTimeouts/idle``.
    case idle
    /// The whole call with all attempts and waits: ``CallTimeouts/call``.
    case call
    /// A `waitUntil…` method: its `atMost`.
    case wait
}
