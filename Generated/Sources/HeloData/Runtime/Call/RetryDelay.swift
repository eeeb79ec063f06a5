/// The wait before a repetition: pure functions of the policy, the server's hint and the jitter.
nonisolated enum RetryDelay: Sendable, Hashable {
    case sleep(Duration)
    case giveUp(GaveUp)

    /// - Parameters:
    ///   - retry: 1 for the first repetition.
    ///   - hint: What the server asked for.
    ///   - remaining: The time left until the deadline; nil without one.
    ///   - jitter: Of 0 ..< 1.
    static func before(
        retry: Int, hint: Duration?, atOnce: Bool, remaining: Duration?, policy: RetryPolicy, jitter: () -> Double
    ) -> RetryDelay {
        let delay: Duration
        if let hint, hint > .zero {
            if hint > policy.maxServerDelay { return .giveUp(.serverDelay) }
            delay = hint + spread(hint, jitter: jitter())
        } else if atOnce {
            delay = .zero
        } else {
            delay = backoff(retry: retry, policy: policy, jitter: jitter())
        }
        if let remaining, delay >= remaining { return .giveUp(.deadline) }
        return .sleep(delay)
    }

    /// base · 2^(retry − 1), at most cap, times 0.5 ..< 1.
    static func backoff(retry: Int, policy: RetryPolicy, jitter: Double) -> Duration {
        var delay = policy.base.bounded
        var doublings = 1
        while doublings < retry, delay < policy.cap {
            delay = delay * 2
            doublings += 1
        }
        return min(delay, policy.cap.bounded) * (0.5 + jitter / 2)
    }

    /// Upwards only, so that nobody comes before the time that the server named: at most a tenth, at most a second.
    static func spread(_ hint: Duration, jitter: Double) -> Duration {
        min(.seconds(1), hint / 10) * jitter
    }
}
