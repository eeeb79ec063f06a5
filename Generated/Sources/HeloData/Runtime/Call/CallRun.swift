/// One call from its start to its answer: attempts, waits, and the decision between them. Knows nothing of the types of results.
nonisolated struct CallRun: ~Copyable {
    let assembly: RequestAssembly
    let rules: RetryRules
    let start: Duration
    let deadline: Duration?
    // `Optional` in full: `?` would let the members be nil first and then copy the whole when it is made.
    private(set) var observed: Optional<ObservedCall>
    private let keyProblem: Optional<String>

    var attempts = 0
    var retries = 0
    var redirects = 0
    /// The server may have acted on an attempt. Only a 2xx clears it.
    var outcomeUnknown = false
    /// The same, of the attempts before the last one.
    var earlierOutcomeUnknown = false
    /// What the call would fail with if it stopped here.
    var lastFailure: Optional<CallFailure> = nil
    /// What the call is sent with, once that is known.
    private var credentials: [ClientCredential] = []
    /// What came from outside, once for each time it was asked for.
    private var fetched: [String] = []
    private var lastCost: Optional<Int> = nil
    private var hasRetriedAtOnce = false
    private var hasReauthenticated = false

    /// - Parameter end: The reading of the clock at which the call ends in any case.
    init(
        _ state: ClientState, _ parts: RequestParts, _ options: CallOptions, key: KeyChoice, streams: Bool, endingAt end: Duration?
    ) {
        assembly = RequestAssembly(state: state, parts: parts, options: options, key: key.key, streams: streams)
        keyProblem = key.problem
        rules = RetryRules(
            replay: parts.operation.replay, followsRedirects: parts.operation.method.followsRedirects,
            inProgressCodes: state.configuration.retry.idempotencyInProgressCodes)
        let start = state.configuration.clock.now()
        self.start = start
        // A body that flows may take as long as it moves, unless the caller says otherwise.
        let limit = (options.deadline ?? (parts.upload == nil ? state.configuration.timeouts.call : nil)).map { start + $0.bounded }
        if let end { deadline = min(end, limit ?? end) } else { deadline = limit }
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
    /// What nobody may see.
    var secrets: CallSecrets {
        CallSecrets(
            credentials: credentials, fetched: fetched, clientHeaders: state.configuration.headers, callHeaders: options.headers)
    }
    private var policy: RetryPolicy { state.configuration.retry }
    var now: Duration { state.configuration.clock.now() }

    mutating func run() async throws(CallFailure) -> APIResponse {
        if let problem = problem() { throw failure(.invalidRequest(problem)) }
        do {
            credentials = try assembly.credentials()
        } catch {
            throw failure(.invalidRequest(error.message))
        }
        var target = assembly.target()
        var origin = state.origins[target]
        var next: [String]?
        while true {
            if Task.isCancelled { throw failure(.cancelled) }
            try await waitForPause(origin.pause)
            let current: [String]
            if let fetched = next { current = fetched } else { current = try await fetch(credentials) }
            next = nil
            switch try await attempt(target, credentials, current) {
            case .accept(let response):
                origin.budget?.reward(lastCost: lastCost)
                parts.upload?.finished()
                return response
            case .fail(let failure):
                throw failure
            case .redirect(let other):
                redirects += 1
                if redirects > state.configuration.limits.redirects {
                    throw failure(.transport(TransportFailure(.redirectLoop, .maybeSent)))
                }
                target = other
                origin = state.origins[target]
                if observed != nil {
                    let secrets = secrets
                    observed?.aim(at: target, secrets)
                }
            case .reauthenticate(let failed):
                if let upload = parts.upload, !upload.isAvailable { throw failed }
                next = try await otherSecrets(credentials, current, after: failed)
            case .retry(let repetition):
                // What there is once is not sent twice.
                if let upload = parts.upload, !upload.isAvailable { throw repetition.failure }
                try await pause(before: repetition, origin)
            }
        }
    }

    /// What is wrong with the call, before anything is sent.
    private func problem() -> String? {
        if let problem = assembly.base.problem { return problem }
        if let problem = parts.problem ?? assembly.linkProblem { return problem }
        if let problem = keyProblem { return problem }
        if state.configuration.validatesRequests, let problem = parts.validationProblem { return problem }
        return nil
    }

    // MARK: waits

    /// Waits while all calls to the host pause after a 429. They go on one after the other, each a little after the end.
    private mutating func waitForPause(_ shared: SharedPause) async throws(CallFailure) {
        guard policy.honoursSharedPause else { return }
        while shared.isSet {
            let now = self.now
            guard let pause = shared.pause(at: now) else { return }
            if attempts == 0, pause.named - now > policy.maxServerDelay {
                throw failure(.rateLimited) { $0.retryAfter = pause.named - now }
            }
            if let deadline, pause.end >= deadline {
                if let lastFailure { throw lastFailure.with { $0.gaveUp = .deadline } }
                throw failure(.rateLimited) {
                    $0.retryAfter = pause.named - now
                    $0.gaveUp = .deadline
                }
            }
            let later = pause.end + pause.spread * min(1, max(0, state.configuration.jitter()))
            await shared.wait(until: min(later, deadline ?? later), state.configuration.clock)
            if Task.isCancelled { throw failure(.cancelled) }
        }
    }

    /// The wait before a repetition, or the reason why there is none.
    private mutating func pause(before repetition: borrowing CallStep.Repetition, _ origin: OriginState) async throws(CallFailure) {
        let failed = repetition.failure
        let isThrottled = failed.receivedStatus == 429
        if retries >= maxRetries {
            if isThrottled, let hint = repetition.hint { pause(origin, hint) }
            throw failed.with { $0.gaveUp = .attempts }
        }
        let atOnce = repetition.isAtOnce && !hasRetriedAtOnce
        let delay = RetryDelay.before(
            retry: retries + 1, hint: repetition.hint, atOnce: atOnce, remaining: deadline.map { $0 - now }, policy: policy,
            jitter: state.configuration.jitter)
        switch delay {
        case .giveUp(let reason):
            if isThrottled, let hint = repetition.hint { pause(origin, hint) }
            throw failed.with {
                $0.gaveUp = reason
                if isThrottled, reason == .serverDelay { $0.kind = .rateLimited }
            }
        case .sleep(let delay):
            if isThrottled, repetition.hint != nil { pause(origin, delay) }
            if let budget = origin.budget {
                guard let cost = budget.take(throttled: isThrottled) else { throw failed.with { $0.gaveUp = .budget } }
                lastCost = cost
            }
            if repetition.isAtOnce { hasRetriedAtOnce = true }
            retries += 1
            if let observed {
                state.configuration.observer?.retryScheduled(observed, attempt: attempts, delay: delay, after: repetition.outcome)
            }
            if delay > .zero { try await sleep(until: now + delay) }
        }
    }

    private var maxRetries: Int { options.maxRetries ?? policy.maxRetries }

    private func pause(_ origin: OriginState, _ delay: Duration) {
        if policy.honoursSharedPause { origin.pause.begin(at: now, delay, cap: policy.maxServerDelay) }
    }

    private func sleep(until instant: Duration) async throws(CallFailure) {
        do {
            try await state.configuration.clock.sleep(until: instant)
        } catch {
            throw failure(.cancelled)
        }
    }

    // MARK: credentials

    /// The secrets that come from outside, in the order of the credentials. They are asked for within the call's deadline.
    private mutating func fetch(_ credentials: [ClientCredential]) async throws(CallFailure) -> [String] {
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
            (result, timeIsUp) = await Race.runOrLeave(until: deadline, state.configuration.clock, fetch)
        } else {
            result = await fetch()
        }
        switch result {
        case .success(let fetched):
            self.fetched += fetched
            return fetched
        case .failure(let problem):
            if Task.isCancelled { throw failure(.cancelled) }
            if timeIsUp { throw failure(.timeout(.call)) }
            throw failure(.invalidRequest(problem.message))
        case nil:
            throw failure(timeIsUp && !Task.isCancelled ? .timeout(.call) : .cancelled)
        }
    }

    /// After a 401: other secrets than the refused ones, once.
    private mutating func otherSecrets(
        _ credentials: [ClientCredential], _ refused: [String], after failed: CallFailure
    ) async throws(CallFailure) -> [String] {
        if hasReauthenticated || refused.isEmpty { throw failed }
        hasReauthenticated = true
        for (credential, secret) in zip(credentials, refused) { await credential.invalidate(secret) }
        lastFailure = failed
        if Task.isCancelled { throw failure(.cancelled) }
        let secrets: [String]
        do {
            secrets = try await fetch(credentials)
        } catch {
            if case .invalidRequest = error.kind { throw failed }
            throw error
        }
        if secrets == refused { throw failed }
        return secrets
    }
}
