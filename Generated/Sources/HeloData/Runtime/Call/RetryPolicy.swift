/// When and how often a failed attempt is repeated.
nonisolated public struct RetryPolicy: Sendable, Hashable {
    /// A limit on repetitions over all calls of a client.
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
    /// nil for no limit over calls.
    public var budget: Budget?
    /// After a 429 that names a time, all calls of the client wait for it.
    public var honoursSharedPause: Bool
    /// Codes of a 409 that mean "the first request with this idempotency key is still being processed".
    public var idempotencyInProgressCodes: [String]
    /// A header by which the server says `true` or `false` about a repetition, such as `x-should-retry`.
    public var directiveHeader: String?

    public init(
        maxRetries: Int = 2, base: Duration = .milliseconds(500), cap: Duration = .seconds(8),
        maxServerDelay: Duration = .seconds(60), budget: Budget? = Budget(), honoursSharedPause: Bool = true,
        idempotencyInProgressCodes: [String] = [], directiveHeader: String? = nil
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
