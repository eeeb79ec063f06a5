/// Tokens that repetitions cost and successes bring back, so that a client does not multiply the load of a server in trouble.
nonisolated final class RetryBudget: Sendable {
    private let rules: RetryPolicy.Budget
    private let tokens: Lock<Int>

    init(_ rules: RetryPolicy.Budget) {
        self.rules = rules
        tokens = Lock(rules.capacity)
    }

    /// The cost that was taken; nil when there is not enough left.
    func take(throttled: Bool) -> Int? {
        let cost = throttled ? rules.throttleCost : rules.cost
        return tokens.withLock { tokens in
            guard tokens >= cost else { return nil }
            tokens -= cost
            return cost
        }
    }

    /// After a success: the cost of the call's last repetition comes back, or one token where there was none.
    func reward(lastCost: Int?) {
        tokens.withLock { tokens in
            tokens = min(rules.capacity, tokens + (lastCost ?? 1))
        }
    }

    var available: Int { tokens.withLock { $0 } }
}
