/// One call from its start to its answer: attempts, waits, and the decision between them. Knows nothing of the types of results.
nonisolated struct CallRun: Sendable {
    let assembly: RequestAssembly
    let rules: RetryRules
    let start: Duration
    let deadline: Duration?
    // `Optional` in full: `?` would let the members be nil first and then copy the whole when it is made.
    private(set) var observed: Optional<ObservedCall>

    var attempts = 0
    var retries = 0
    var redirects = 0
    /// The server may have acted on an attempt. Only a 2xx clears it.
    var outcomeUnknown = false
    /// The same, of the attempts before the last one.
    var earlierOutcomeUnknown = false
    /// What the call would fail with if it stopped here.
    var lastFailure: Optional<CallFailure> = nil
    private var lastCost: Optional<Int> = nil
    private var hasRetriedAtOnce = false
    private var hasReauthenticated = false

    init(_ state: ClientState, _ parts: RequestParts, _ options: CallOptions, key: IdempotencyKey?, streams: Bool) {
        assembly = RequestAssembly(state: state, parts: parts, options: options, key: key, streams: streams)
        rules = RetryRules(
            replay: parts.operation.replay, followsRedirects: parts.operation.method.followsRedirects,
            inProgressCodes: state.configuration.retry.idempotencyInProgressCodes)
        let start = state.configuration.clock.now()
        self.start = start
        deadline = (options.deadline ?? state.configuration.timeouts.call).map { start + $0 }
        if state.configuration.observer == nil {
            observed = nil
        } else {
            observed = ObservedCall(
                id: state.nextCallID(), client: state.name, parts, target: assembly.target())
        }
    }

    var state: ClientState { assembly.state }
    var parts: RequestParts { assembly.parts }
    var options: CallOptions { assembly.options }
    var key: IdempotencyKey? { assembly.key }
    private var policy: RetryPolicy { state.configuration.retry }
    var now: Duration { state.configuration.clock.now() }

    mutating func run() async throws(CallFailure) -> APIResponse {
        if let problem = problem() { throw failure(.invalidRequest(problem)) }
        let credentials: [ClientCredential]
        do {
            credentials = try assembly.credentials()
        } catch {
            throw failure(.invalidRequest(error.message))
        }
        var target = assembly.target()
        var secrets: [String]?
        while true {
            if Task.isCancelled { throw failure(.cancelled) }
            try await waitForPause()
            let current: [String]
            if let secrets { current = secrets } else { current = try await self.secrets(credentials) }
            secrets = nil
            let outcome = try await attempt(target, credentials, current)
            switch outcome.decision {
            case .accept:
                state.budget?.reward(lastCost: lastCost)
                return response(outcome)
            case .stop:
                throw outcome.failure ?? failure(.unexpectedResponse)
            case .redirect:
                target = try redirected(target, outcome)
                observed?.aim(at: target)
            case .reauthenticate:
                secrets = try await otherSecrets(credentials, current, after: outcome)
            case .retry, .retryAtOnce:
                try await pause(outcome)
            }
        }
    }

    /// What is wrong with the call, before anything is sent.
    private func problem() -> String? {
        if let problem = (parts.operation.server ?? state.baseURL).problem { return problem }
        if let problem = parts.problem { return problem }
        if let problem = key?.problem { return problem }
        if state.configuration.validatesRequests, let problem = parts.validationProblem { return problem }
        return nil
    }

    // MARK: waits

    /// Waits while the client as a whole pauses after a 429.
    private mutating func waitForPause() async throws(CallFailure) {
        guard policy.honoursSharedPause else { return }
        while state.pause.isSet {
            let now = self.now
            guard let end = state.pause.end(after: now) else { return }
            let wait = end - now
            if attempts == 0, wait > policy.maxServerDelay { throw failure(.rateLimited) { $0.retryAfter = wait } }
            if let deadline, end >= deadline {
                if let lastFailure { throw lastFailure.with { $0.gaveUp = .deadline } }
                throw failure(.rateLimited) {
                    $0.retryAfter = wait
                    $0.gaveUp = .deadline
                }
            }
            try await sleep(until: end)
        }
    }

    /// The wait before a repetition, or the reason why there is none.
    private mutating func pause(_ outcome: Outcome) async throws(CallFailure) {
        guard let failed = outcome.failure else { throw failure(.unexpectedResponse) }
        let isThrottled = outcome.status == 429
        if retries >= maxRetries {
            if isThrottled, let hint = outcome.hint { extendPause(hint) }
            throw failed.with { $0.gaveUp = .attempts }
        }
        let atOnce = outcome.decision == .retryAtOnce && !hasRetriedAtOnce
        let delay = RetryDelay.before(
            retry: retries + 1, hint: outcome.hint, atOnce: atOnce, remaining: deadline.map { $0 - now }, policy: policy,
            jitter: state.configuration.jitter)
        switch delay {
        case .giveUp(let reason):
            if isThrottled, let hint = outcome.hint { extendPause(hint) }
            throw failed.with {
                $0.gaveUp = reason
                if isThrottled, reason == .serverDelay { $0.kind = .rateLimited }
            }
        case .sleep(let delay):
            if isThrottled, outcome.hint != nil { extendPause(delay) }
            if let budget = state.budget {
                guard let cost = budget.take(throttled: isThrottled) else { throw failed.with { $0.gaveUp = .budget } }
                lastCost = cost
            }
            if outcome.decision == .retryAtOnce { hasRetriedAtOnce = true }
            retries += 1
            if let observed {
                state.configuration.observer?.retryScheduled(observed, attempt: attempts, delay: delay, after: outcome.end)
            }
            if delay > .zero { try await sleep(until: now + delay) }
        }
    }

    private var maxRetries: Int { options.maxRetries ?? policy.maxRetries }

    private func extendPause(_ delay: Duration) {
        if policy.honoursSharedPause { state.pause.extend(to: now + delay) }
    }

    private func sleep(until instant: Duration) async throws(CallFailure) {
        do {
            try await state.configuration.clock.sleep(until: instant)
        } catch {
            throw failure(.cancelled)
        }
    }

    // MARK: credentials and redirects

    /// The secrets that come from outside, in the order of the credentials. They are asked for within the call's deadline.
    private mutating func secrets(_ credentials: [ClientCredential]) async throws(CallFailure) -> [String] {
        if credentials.allSatisfy({ $0.ready != nil }) { return [] }
        let fetch: @Sendable () async -> Result<[String], CredentialProblem> = {
            var secrets: [String] = []
            for credential in credentials {
                do throws(CredentialProblem) {
                    secrets.append(try await credential.secret())
                } catch {
                    return .failure(error)
                }
            }
            return .success(secrets)
        }
        let result: Result<[String], CredentialProblem>?
        var timeIsUp = false
        if let deadline {
            (result, timeIsUp) = await Race.run(until: deadline, state.configuration.clock, fetch)
        } else {
            result = await fetch()
        }
        switch result {
        case .success(let secrets): return secrets
        case .failure(let problem):
            if Task.isCancelled { throw failure(.cancelled) }
            if timeIsUp { throw failure(.timeout(.call)) }
            throw failure(.invalidRequest(problem.message))
        case nil: throw failure(.cancelled)
        }
    }

    /// After a 401: other secrets than the refused ones, once.
    private mutating func otherSecrets(
        _ credentials: [ClientCredential], _ refused: [String], after outcome: Outcome
    ) async throws(CallFailure) -> [String] {
        let failed = outcome.failure ?? failure(.unexpectedResponse)
        if hasReauthenticated || refused.isEmpty { throw failed }
        hasReauthenticated = true
        for (credential, secret) in zip(credentials, refused) { await credential.invalidate(secret) }
        lastFailure = failed
        if Task.isCancelled { throw failure(.cancelled) }
        let secrets: [String]
        do {
            secrets = try await self.secrets(credentials)
        } catch {
            if case .invalidRequest = error.kind { throw failed }
            throw error
        }
        if secrets == refused { throw failed }
        return secrets
    }

    private mutating func redirected(_ target: RequestTarget, _ outcome: Outcome) throws(CallFailure) -> RequestTarget {
        redirects += 1
        guard let location = outcome.headers["Location"],
            let next = target.redirected(location, base: parts.operation.server ?? state.baseURL)
        else { throw outcome.failure ?? failure(.unexpectedResponse) }
        if redirects > state.configuration.limits.redirects {
            throw failure(.transport(TransportFailure(.redirectLoop, .maybeSent)))
        }
        return next
    }
}
