/// What all calls of a client to one host share.
nonisolated final class OriginState: Sendable {
    let scheme: String
    let authority: String
    let budget: RetryBudget?
    let pause = SharedPause()

    init(scheme: String, authority: String, _ policy: RetryPolicy) {
        self.scheme = scheme
        self.authority = authority
        budget = policy.budget.map(RetryBudget.init)
    }
}

/// The hosts that a client has called.
nonisolated final class OriginStates: Sendable {
    /// Beyond so many, those that are not the client's own are forgotten: redirects may lead anywhere.
    private static let limit = 64

    private let own: OriginState
    private let others = Lock<[String: OriginState]>([:])
    private let policy: RetryPolicy

    init(_ base: BaseURL, _ policy: RetryPolicy) {
        own = OriginState(scheme: base.scheme, authority: base.authority, policy)
        self.policy = policy
    }

    subscript(target: RequestTarget) -> OriginState {
        if target.authority == own.authority, target.scheme == own.scheme { return own }
        return others.withLock { others in
            let name = target.scheme + "://" + target.authority
            if let origin = others[name] { return origin }
            if others.count >= Self.limit { others.removeAll() }
            let origin = OriginState(scheme: target.scheme, authority: target.authority, policy)
            others[name] = origin
            return origin
        }
    }

    func liftPauses() {
        own.pause.lift()
        for origin in others.withLock({ Array($0.values) }) { origin.pause.lift() }
    }
}
