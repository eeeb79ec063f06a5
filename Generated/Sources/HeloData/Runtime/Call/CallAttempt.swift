// One attempt of a call, and what its end means.

nonisolated extension CallRun {
    /// How an attempt ended and what follows from it.
    nonisolated struct Outcome: Sendable {
        var decision: RetryDecision
        /// 0 without an answer.
        var status = 0
        var headers = HTTPFields()
        var body: [UInt8] = []
        var stream: TransportStream?
        /// What the server asked for.
        var hint: Duration?
        /// What the call fails with if it stops here; nil for a success.
        var failure: CallFailure?
        var end: ObservedEnd
    }

    mutating func attempt(
        _ target: RequestTarget, _ credentials: [ClientCredential], _ secrets: [String]
    ) async throws(CallFailure) -> Outcome {
        var request: TransportRequest
        do {
            request = try assembly.request(to: target, credentials, secrets)
        } catch {
            throw failure(.invalidRequest(error.message))
        }
        let began = now
        let (limit, phase) = timeLimit(from: began)
        if let limit, limit <= began {
            if let lastFailure { throw lastFailure.with { $0.gaveUp = .deadline } }
            throw failure(.timeout(.call))
        }
        if Task.isCancelled { throw failure(.cancelled) }
        attempts += 1
        if let observed {
            var added = HTTPFields()
            state.configuration.observer?.attemptStarted(observed, attempt: attempts, headers: &added)
            for field in added { request.headers[field.name] = field.value }
        }
        let (result, timeIsUp) = await exchange(request, until: limit)
        let isCancelled = Task.isCancelled
        earlierOutcomeUnknown = outcomeUnknown
        let outcome: Outcome
        switch result {
        case .success(let answer):
            outcome = answered(answer, since: began)
        case .failure(let failed):
            outcome = unanswered(failed, isCancelled: isCancelled, timeIsUp: timeIsUp ? phase : nil, since: began)
        }
        lastFailure = outcome.failure
        if let observed { state.configuration.observer?.attemptEnded(observed, attempt: attempts, outcome.end) }
        return outcome
    }

    /// When the attempt has to be over, and what it is called when it is not.
    private func timeLimit(from now: Duration) -> (Duration?, TimeoutPhase) {
        let timeouts = state.configuration.timeouts
        let limit = now + (options.attemptTimeout ?? (parts.operation.replay == .safe ? timeouts.read : timeouts.write))
        if let deadline, deadline <= limit { return (deadline, .call) }
        return (limit, .attempt)
    }

    /// Changes nothing; `mutating` spares the copy that a task would hold while it waits.
    private mutating func exchange(
        _ request: TransportRequest, until limit: Duration?
    ) async -> (Result<Exchange.Answer, Exchange.Failed>, timeIsUp: Bool) {
        let exchange = Exchange(state: state, operation: parts.operation.id, attempt: attempts)
        guard let limit, !state.transport.isImmediate else { return (await exchange.answer(request), false) }
        let (result, timeIsUp) = await Race.run(until: limit, state.configuration.clock) { await exchange.answer(request) }
        // The group ends with the work's result only; without one the task was cancelled before it could begin.
        return (result ?? .failure(Exchange.Failed(failure: TransportFailure(.cancelled, .notSent), status: 0)), timeIsUp)
    }

    private mutating func answered(_ answer: Exchange.Answer, since began: Duration) -> Outcome {
        if answer.status / 100 == 2 {
            outcomeUnknown = false
            return Outcome(
                decision: .accept, status: answer.status, headers: answer.headers, body: answer.body, stream: answer.stream,
                end: end(answer.headers, status: answer.status, now - began))
        }
        let duration = now - began
        let envelope = state.errorEnvelope.read(answer.body)
        let outcome = AttemptOutcome.answered(status: answer.status, code: envelope?.code)
        let hint = ServerHint.delay(
            answer.headers, status: answer.status, secondsSince1970: state.configuration.clock.secondsSince1970())
        if rules.leavesOutcomeUnknown(outcome) { outcomeUnknown = true }
        let failure = failure(envelope == nil ? .unexpectedResponse : .api) {
            $0.receivedStatus = answer.status
            $0.headers = Redaction.allowed(answer.headers)
            $0.code = envelope?.code
            $0.message = envelope?.message
            $0.requestID = envelope?.requestID ?? APIResponse(answer.headers).requestID
            $0.retryAfter = hint
            $0.body = answer.body
            $0.rateLimit = RateLimitStatus(answer.headers)
        }
        return Outcome(
            decision: rules.decision(outcome, attempt: attempts, directive: directive(answer.headers)),
            status: answer.status, headers: answer.headers, hint: hint, failure: failure,
            end: end(failure, duration))
    }

    /// What the server's own header says about a repetition.
    private func directive(_ headers: HTTPFields) -> Bool? {
        guard let name = state.configuration.retry.directiveHeader else { return nil }
        return switch headers[name]?.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    private mutating func unanswered(
        _ failed: Exchange.Failed, isCancelled: Bool, timeIsUp phase: TimeoutPhase?, since began: Duration
    ) -> Outcome {
        let transport = failed.failure
        let outcome: AttemptOutcome
        let kind: CallFailure.Kind
        if isCancelled {
            outcome = .cancelled(transport.requestState)
            kind = .cancelled
        } else if let phase {
            outcome = .timedOut(phase)
            kind = .timeout(phase)
        } else {
            outcome = .failed(transport.kind, transport.requestState, reusedConnection: transport.connectionReused == true)
            switch transport.kind {
            case .connectTimeout: kind = .timeout(.connect)
            case .timeout: kind = .timeout(.attempt)
            default: kind = .transport(transport)
            }
        }
        // The head of a success says that it was one, even when its body is more than is wanted.
        let isAccepted = failed.status / 100 == 2 && transport.kind == .bodyTooLarge && !isCancelled && phase == nil
        if isAccepted {
            outcomeUnknown = false
        } else if rules.leavesOutcomeUnknown(outcome) {
            outcomeUnknown = true
        }
        let failure = failure(kind) {
            if isAccepted {
                $0.receivedStatus = failed.status
                $0.effectConfirmed = rules.replay.isWrite
            }
        }
        return Outcome(
            decision: rules.decision(outcome, attempt: attempts), failure: failure, end: end(failure, now - began))
    }

    // MARK: results

    func response(_ outcome: Outcome) -> APIResponse {
        var response = APIResponse(outcome.headers)
        response.status = outcome.status
        response.body = outcome.body
        response.stream = outcome.stream
        response.attempts = attempts
        response.elapsed = now - start
        response.idempotencyKey = key
        return response
    }

    /// A failure with what is known of the call so far.
    func failure(_ kind: CallFailure.Kind, _ fill: (inout CallFailure.Details) -> Void = { _ in }) -> CallFailure {
        var details = CallFailure.Details(kind: kind, operation: parts.operation.id)
        details.method = parts.operation.method
        details.isWrite = rules.replay.isWrite
        details.attempts = attempts
        details.idempotencyKey = key
        details.outcomeUnknown = outcomeUnknown
        details.previousAttemptsAmbiguous = earlierOutcomeUnknown
        details.elapsed = now - start
        details.driftReport = state.configuration.driftReport
        fill(&details)
        return CallFailure(details)
    }

    func end(_ headers: HTTPFields, status: Int, _ duration: @autoclosure () -> Duration) -> ObservedEnd {
        guard observed != nil else { return .nobodyLooks }
        let response = APIResponse(headers)
        return ObservedEnd(
            status: status, errorType: nil, isCancelled: false, requestID: response.requestID, rateLimit: response.rateLimit,
            duration: duration())
    }

    func end(_ failure: CallFailure, _ duration: Duration) -> ObservedEnd {
        guard observed != nil else { return .nobodyLooks }
        return ObservedEnd(failure, duration)
    }
}

nonisolated extension ObservedEnd {
    fileprivate static let nobodyLooks: ObservedEnd = ObservedEnd(
        status: nil, errorType: nil, isCancelled: false, requestID: nil, rateLimit: nil, duration: .zero)

    init(_ failure: CallFailure, _ duration: Duration) {
        status = failure.receivedStatus == 0 ? nil : failure.receivedStatus
        errorType = failure.kind.errorType(status: failure.receivedStatus)
        if case .cancelled = failure.kind { isCancelled = true } else { isCancelled = false }
        requestID = failure.requestID
        rateLimit = failure.rateLimit
        self.duration = duration
    }
}

nonisolated extension APIResponse {
    fileprivate init(_ headers: HTTPFields) {
        self.init()
        self.headers = headers
    }
}
