// One attempt of a call, and what its end means.

nonisolated extension CallRun {
    mutating func attempt(
        _ target: RequestTarget, _ credentials: [ClientCredential], _ secrets: [String]
    ) async throws(CallFailure) -> CallStep {
        var request: TransportRequest
        do {
            request = try assembly.request(to: target, credentials, secrets, attempt: attempts + 1)
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
            assembly.add(added, to: &request)
        }
        let (outcome, timeIsUp) = await exchange(request, until: limit)
        let isCancelled = Task.isCancelled
        earlierOutcomeUnknown = outcomeUnknown
        switch outcome {
        case .answered(let answer) where answer.isSuccess:
            return succeeded(answer, since: began)
        case .answered(let answer):
            return refused(answer, target, since: began)
        case .broken(let answer, let failure):
            return unanswered(failure, head: answer, isCancelled: isCancelled, timeIsUp: timeIsUp ? phase : nil, since: began)
        case .failed(let failure):
            return unanswered(failure, head: nil, isCancelled: isCancelled, timeIsUp: timeIsUp ? phase : nil, since: began)
        }
    }

    /// When the attempt has to be over, and what it is called when it is not.
    private func timeLimit(from now: Duration) -> (Duration?, TimeoutPhase) {
        let timeouts = state.configuration.timeouts
        let own = options.attemptTimeout ?? (parts.operation.replay == .safe ? timeouts.read : timeouts.write)
        let limit = now + own.bounded
        if let deadline, deadline <= limit { return (deadline, .call) }
        return (limit, .attempt)
    }

    /// Changes nothing; `mutating` spares the copy that a task would hold while it waits.
    private mutating func exchange(
        _ request: TransportRequest, until limit: Duration?
    ) async -> (ExchangeOutcome, timeIsUp: Bool) {
        let exchange = Exchange(state: state, operation: parts.operation.id, attempt: attempts, key: assembly.keyField)
        guard let limit, !state.transport.isImmediate else { return (await exchange.outcome(request), false) }
        if let upload = parts.upload {
            let own = options.attemptTimeout ?? state.configuration.timeouts.write
            let (outcome, timeIsUp) = await Race.runWhileMoving(
                atRest: own.bounded, until: deadline, state.configuration.clock, moves: { upload.moves }
            ) { await exchange.outcome(request) }
            return (outcome ?? .failed(TransportFailure(.cancelled, .notSent)), timeIsUp)
        }
        let (outcome, timeIsUp) = await Race.run(until: limit, state.configuration.clock) { await exchange.outcome(request) }
        // The group ends with the work's result only; without one the task was cancelled before it could begin.
        return (outcome ?? .failed(TransportFailure(.cancelled, .notSent)), timeIsUp)
    }

    // MARK: what the end means

    private mutating func succeeded(_ answer: ReceivedAnswer, since began: Duration) -> CallStep {
        // A page that a proxy puts in place of the answer says nothing about the operation.
        let response = response(answer)
        if response.isForeignPage(parts.acceptedTypes) {
            if rules.replay.isWrite { outcomeUnknown = true }
            let failure = failure(.unexpectedResponse, after: answer)
            _ = ended(failure, since: began)
            return .fail(failure)
        }
        outcomeUnknown = false
        lastFailure = nil
        if let observed {
            state.configuration.observer?.attemptEnded(observed, attempt: attempts, outcome(of: response, now - began))
        }
        return .accept(response)
    }

    private mutating func refused(_ answer: ReceivedAnswer, _ target: RequestTarget, since began: Duration) -> CallStep {
        let envelope = state.errorEnvelope.read(answer.body)
        let outcome = AttemptOutcome.answered(status: answer.status, code: envelope?.code)
        if rules.leavesOutcomeUnknown(outcome) { outcomeUnknown = true }
        let hint = ServerHint.delay(
            answer.headers, status: answer.status, secondsSince1970: state.configuration.clock.secondsSince1970())
        let failure = failure(envelope == nil ? .unexpectedResponse : .api, after: answer, envelope, retryAfter: hint)
        let ended = ended(failure, since: began)
        switch rules.decision(outcome, directive: directive(answer.headers)) {
        case .accept, .stop: return .fail(failure)
        case .reauthenticate: return .reauthenticate(failure)
        case .redirect:
            let other = answer.headers["Location"].flatMap { target.redirected($0, base: assembly.base) }
            return other.map { .redirect($0) } ?? .fail(failure)
        case .retry, .retryAtOnce:
            return .retry(CallStep.Repetition(failure: failure, hint: hint, outcome: ended))
        }
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

    /// - Parameter head: Of a success whose body broke.
    private mutating func unanswered(
        _ transport: TransportFailure, head: ReceivedAnswer?, isCancelled: Bool, timeIsUp phase: TimeoutPhase?, since began: Duration
    ) -> CallStep {
        let outcome: AttemptOutcome
        let kind: CallFailure.Kind
        if isCancelled {
            outcome = .cancelled(head == nil ? transport.requestState : .maybeSent)
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
        // A success of the described type that is more than is wanted is a success.
        let isConfirmed =
            transport.kind == .bodyTooLarge && !isCancelled && phase == nil
            && head.map { response($0).isOfType(parts.acceptedTypes) } == true
        if isConfirmed {
            outcomeUnknown = false
        } else if rules.leavesOutcomeUnknown(outcome) {
            outcomeUnknown = true
        }
        let failure = failure(kind, after: head) {
            if isConfirmed, rules.replay.isWrite { $0.effect = .confirmed }
        }
        let ended = ended(failure, since: began)
        switch rules.decision(outcome) {
        case .accept, .stop, .redirect, .reauthenticate: return .fail(failure)
        case .retry: return .retry(CallStep.Repetition(failure: failure, outcome: ended))
        case .retryAtOnce: return .retry(CallStep.Repetition(failure: failure, isAtOnce: true, outcome: ended))
        }
    }

    /// Keeps the failure and tells the observer.
    private mutating func ended(_ failure: CallFailure, since began: Duration) -> ObservedOutcome {
        lastFailure = failure
        guard let observed else { return .unobserved }
        let outcome = ObservedOutcome(failure, now - began)
        state.configuration.observer?.attemptEnded(observed, attempt: attempts, outcome)
        return outcome
    }
}
