/// The times that a call and its parts may take. All are kept by the client itself, to the millisecond, whatever the transport does.
nonisolated public struct CallTimeouts: Sendable, Hashable {
    /// DNS, TCP and TLS of one attempt.
    public var connect: Duration
    /// One attempt that only reads (GET, HEAD), head and body.
    public var read: Duration
    /// One attempt of anything else, head and body.
    public var write: Duration
    /// Between two parts of a streamed body.
    public var idle: Duration
    /// The whole call with all attempts and waits; nil for no limit.
    public var call: Duration?

    public init(
        connect: Duration = .seconds(10), read: Duration = .seconds(30), write: Duration = .seconds(60),
        idle: Duration = .seconds(30), call: Duration? = .seconds(120)
    ) {
        self.connect = connect
        self.read = read
        self.write = write
        self.idle = idle
        self.call = call
    }
}

/// Sizes beyond which an answer is refused or cut.
nonisolated public struct CallLimits: Sendable, Hashable {
    /// The longest body of a success, in bytes, when it is not streamed.
    public var responseBytes: Int
    /// How much of an error's body is kept, in bytes.
    public var errorBodyBytes: Int
    /// Redirects of a GET or HEAD that are followed.
    public var redirects: Int
    /// The least that a streamed list or file brings, in bytes for each second of waiting, measured over ``CallTimeouts/idle``; 0 for no limit.
    /// Events and lines come when something happens and are not measured.
    public var streamBytesPerSecond: Int
    /// Empty pages in a row after which a list is taken to be stuck.
    public var emptyPages: Int

    public init(
        responseBytes: Int = 16 << 20, errorBodyBytes: Int = 64 << 10, redirects: Int = 5, streamBytesPerSecond: Int = 16,
        emptyPages: Int = 16
    ) {
        self.responseBytes = responseBytes
        self.errorBodyBytes = errorBodyBytes
        self.redirects = redirects
        self.streamBytesPerSecond = streamBytesPerSecond
        self.emptyPages = emptyPages
    }
}

/// The rhythm of `waitUntil…` methods: a fixed part of the time waited so far, so that a wait of a day costs few requests.
nonisolated public struct WaiterPolicy: Sendable, Hashable {
    /// The pause before the next poll as a part of the time waited so far: 0.10 is a tenth.
    public var fraction: Double
    /// The shortest pause between two polls.
    public var minDelay: Duration
    /// The longest pause between two polls.
    public var maxDelay: Duration
    /// Polls in a row that may fail (after their own repetitions) before the wait fails.
    public var toleratedFailures: Int

    public init(
        fraction: Double = 0.10, minDelay: Duration = .seconds(5), maxDelay: Duration = .seconds(300),
        toleratedFailures: Int = 5
    ) {
        self.fraction = fraction
        self.minDelay = minDelay
        self.maxDelay = maxDelay
        self.toleratedFailures = toleratedFailures
    }
}
