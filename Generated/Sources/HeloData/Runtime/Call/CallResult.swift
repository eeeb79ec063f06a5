// What a call ends with.

nonisolated extension CallRun {
    func response(_ answer: ReceivedAnswer) -> APIResponse {
        var response = APIResponse()
        response.status = answer.status
        response.headers = answer.headers
        response.body = answer.body
        response.stream = answer.stream
        response.attempts = attempts
        response.elapsed = now - start
        response.idempotencyKey = key
        response.secrets = secrets
        return response
    }

    /// A failure with what is known of the call so far.
    func failure(_ kind: CallFailure.Kind, _ fill: (inout CallFailure.Details) -> Void = { _ in }) -> CallFailure {
        var details = CallFailure.Details(kind, of: parts.operation)
        details.attempts = attempts
        details.idempotencyKey = key
        details.effect = outcomeUnknown ? .unknown : .none
        details.previousAttemptsAmbiguous = earlierOutcomeUnknown
        details.elapsed = now - start
        details.driftReport = state.configuration.driftReport
        details.secrets = secrets
        fill(&details)
        return CallFailure(details)
    }

    /// A failure with what the answer says, if one came.
    func failure(
        _ kind: CallFailure.Kind, after answer: ReceivedAnswer?,
        _ envelope: (code: String?, message: String?, requestID: String?)? = nil, retryAfter: Duration? = nil,
        _ fill: (inout CallFailure.Details) -> Void = { _ in }
    ) -> CallFailure {
        failure(kind) {
            if let answer {
                let shown = secrets.shown
                let requestID = envelope?.requestID ?? APIResponse(status: answer.status, headers: answer.headers).requestID
                $0.receivedStatus = answer.status
                $0.headers = Redaction.allowed(answer.headers, shown)
                $0.code = envelope?.code.map { shown.text($0) }
                $0.message = envelope?.message.map { shown.text($0, limit: 1_000) }
                $0.requestID = requestID.map { shown.text($0, limit: 100) }
                $0.retryAfter = retryAfter
                $0.body = Array(answer.body.prefix(max(0, state.configuration.limits.errorBodyBytes)))
                $0.rateLimit = RateLimitStatus(answer.headers)
            }
            fill(&$0)
        }
    }

    /// The success, as an observer sees it.
    func outcome(of response: APIResponse, _ duration: Duration) -> ObservedOutcome {
        ObservedOutcome(
            status: response.status, errorType: nil, isCancelled: false,
            requestID: response.requestID.map { response.shown.text($0, limit: 100) }, rateLimit: response.rateLimit,
            duration: duration)
    }
}
