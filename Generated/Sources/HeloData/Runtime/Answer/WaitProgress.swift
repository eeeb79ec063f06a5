/// How far a `waitUntil…` method is, told before each pause.
nonisolated public struct WaitProgress: Sendable, Hashable {
    /// The last state that was seen; empty before the first answer, or while the server does not know the resource yet.
    public let state: String
    /// Since the start of the wait; since `since`, where it was given.
    public let elapsed: Duration
    /// The time until the next look.
    public let nextPoll: Duration
    /// Looks so far.
    public let polls: Int
}
