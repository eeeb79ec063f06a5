/// Everything about a client that is not its address, its credentials or its transport. The defaults suit most programs.
nonisolated public struct ClientConfiguration: Sendable {
    /// What is sent again after a failure, how often, and when.
    public var retry: RetryPolicy
    /// How long a call and its parts may take.
    public var timeouts: CallTimeouts
    /// Sizes beyond which an answer is refused or cut.
    public var limits: CallLimits
    /// How often `waitUntil…` methods look.
    public var waiter: WaiterPolicy
    /// Added to every request; a header of the same name that an operation sets wins.
    public var headers: HTTPFields
    /// Requests name the client and the version of its description in `User-Agent`. True unless changed.
    public var sendsUserAgent: Bool
    /// The header in which each request says which attempt of its call it is, from 1; nil for none.
    public var attemptHeader: String?
    /// Where to send the operations that the description puts on servers of their own, by the address that it gives: to a
    /// sandbox, say. The client's own address does not move them.
    public var servers: [BaseURL: BaseURL]
    /// Inputs are checked against the limits of the description before anything is sent. True unless changed.
    public var validatesRequests: Bool
    /// Makes the idempotency keys of calls that bring none: one per call.
    public var idempotencyKeys: @Sendable () -> IdempotencyKey
    /// Told of calls, attempts, repetitions and polls.
    public var observer: (any ClientObserver)?
    /// Collects what answers hold beyond the description; nil unless set.
    public var driftReport: DriftReport?
    /// Refuses dates and times in answers that are not written as RFC 3339 says. Unless set, one without an offset is in UTC.
    public var strictDates = false
    /// Around whole calls, the first is outermost.
    public var callMiddleware: [any CallMiddleware]
    /// Around each attempt, the first is outermost.
    public var attemptMiddleware: [any AttemptMiddleware]
    /// Measures time and sleeps. Tests take one of their own.
    public var clock: any ClientClock
    /// Spreads the pauses before repetitions: random numbers of 0 ..< 1.
    public var jitter: @Sendable () -> Double

    public init(
        retry: RetryPolicy = RetryPolicy(), timeouts: CallTimeouts = CallTimeouts(), limits: CallLimits = CallLimits(),
        waiter: WaiterPolicy = WaiterPolicy(), headers: HTTPFields = HTTPFields(), sendsUserAgent: Bool = true,
        attemptHeader: String? = "X-Attempt",
        servers: [BaseURL: BaseURL] = [:], validatesRequests: Bool = true,
        idempotencyKeys: @escaping @Sendable () -> IdempotencyKey = { IdempotencyKey.random() },
        observer: (any ClientObserver)? = nil, driftReport: DriftReport? = nil,
        callMiddleware: [any CallMiddleware] = [], attemptMiddleware: [any AttemptMiddleware] = [], clock: any ClientClock = SystemClock(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.retry = retry
        self.timeouts = timeouts
        self.limits = limits
        self.waiter = waiter
        self.headers = headers
        self.sendsUserAgent = sendsUserAgent
        self.attemptHeader = attemptHeader
        self.servers = servers
        self.validatesRequests = validatesRequests
        self.idempotencyKeys = idempotencyKeys
        self.observer = observer
        self.driftReport = driftReport
        self.callMiddleware = callMiddleware
        self.attemptMiddleware = attemptMiddleware
        self.clock = clock
        self.jitter = jitter
    }
}

nonisolated extension ClientConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "ClientConfiguration(retry: \(retry), timeouts: \(timeouts), limits: \(limits))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror {
        Mirror(self, children: ["retry": retry, "timeouts": timeouts, "limits": limits, "headers": headers])
    }
}

/// What is different for one call. What is nil is as the client is configured.
nonisolated public struct CallOptions: Sendable {
    /// For the whole call with all attempts and waits.
    public var deadline: Duration?
    /// For one attempt.
    public var attemptTimeout: Duration?
    /// Repetitions after the first attempt; 0 for none.
    public var maxRetries: Int?
    /// Set on the request in place of what stands there under the same name.
    public var headers: HTTPFields

    public init(
        deadline: Duration? = nil, attemptTimeout: Duration? = nil, maxRetries: Int? = nil,
        headers: HTTPFields = HTTPFields()
    ) {
        self.deadline = deadline
        self.attemptTimeout = attemptTimeout
        self.maxRetries = maxRetries
        self.headers = headers
    }

    /// These options, and where they say nothing, the others.
    func over(_ others: CallOptions) -> CallOptions {
        var merged = others
        if let deadline { merged.deadline = deadline }
        if let attemptTimeout { merged.attemptTimeout = attemptTimeout }
        if let maxRetries { merged.maxRetries = maxRetries }
        for field in headers { merged.headers[field.name] = field.value }
        return merged
    }
}
