/// When and how often a failed attempt is repeated.
nonisolated public struct RetryPolicy: Sendable, Hashable {
    /// A limit on repetitions over all calls of a client to one host.
    nonisolated public struct Budget: Sendable, Hashable {
        /// Tokens at the start, and at most.
        public var capacity: Int
        /// Of a repetition after a failure.
        public var cost: Int
        /// Of a repetition after a 429.
        public var throttleCost: Int

        public init(capacity: Int = 500, cost: Int = 14, throttleCost: Int = 5) {
            self.capacity = capacity
            self.cost = cost
            self.throttleCost = throttleCost
        }
    }

    /// Repetitions after the first attempt; 0 for none.
    public var maxRetries: Int
    /// The first backoff, before jitter; doubled with each repetition.
    public var base: Duration
    /// The longest backoff, before jitter.
    public var cap: Duration
    /// The longest `Retry-After` that is waited for; over it the failure is thrown at once, with ``CallFailure/retryAfter``.
    public var maxServerDelay: Duration
    /// For each host; nil for no limit over calls.
    public var budget: Budget?
    /// After a 429 that names a time, all calls of the client to that host wait for it, at most ``maxServerDelay``, and go on one after the
    /// other. ``APIClient/liftPause()`` ends the wait.
    public var honoursSharedPause: Bool
    /// Codes of a 409 that mean "the first request with this idempotency key is still being processed": it is asked again with the same key,
    /// and until it has answered the outcome is unknown.
    public var idempotencyInProgressCodes: [String]
    /// A header by which the server says `true` or `false` about a repetition, such as `x-should-retry`. `false` forbids it; `true` allows one
    /// where the status alone would not, and the operation can be repeated.
    public var directiveHeader: String?

    /// What servers call it that document a code for it.
    public static var commonInProgressCodes: [String] {
        ["idempotency_in_progress", "idempotency_key_in_use", "idempotency_request_in_progress", "request_in_progress"]
    }

    public init(
        maxRetries: Int = 2, base: Duration = .milliseconds(500), cap: Duration = .seconds(8),
        maxServerDelay: Duration = .seconds(60), budget: Budget? = Budget(), honoursSharedPause: Bool = true,
        idempotencyInProgressCodes: [String] = Self.commonInProgressCodes, directiveHeader: String? = nil
    ) {
        self.maxRetries = maxRetries
        self.base = base
        self.cap = cap
        self.maxServerDelay = maxServerDelay
        self.budget = budget
        self.honoursSharedPause = honoursSharedPause
        self.idempotencyInProgressCodes = idempotencyInProgressCodes
        self.directiveHeader = directiveHeader
    }
}
