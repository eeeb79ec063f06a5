// The part of every call that does not depend on its types.

nonisolated extension APICore {
    func perform(
        _ parts: RequestParts, _ callOptions: CallOptions, streams: Bool = false
    ) async throws(CallFailure) -> APIResponse {
        var options = callOptions
        if let defaults = self.options { options = callOptions.over(defaults) }
        let key = idempotencyKey(parts)
        let response: APIResponse
        if state.configuration.callMiddleware.isEmpty {
            response = try await run(parts, options, key, streams)
        } else {
            let operation = parts.operation
            let call = ClientCall(
                operation: operation.id, method: operation.method, template: operation.template, idempotencyKey: key,
                options: options)
            response = try await run(parts, call, streams, through: 0)
        }
        capture?.set(response)
        return response
    }

    /// One key for all attempts, made before the first.
    private func idempotencyKey(_ parts: RequestParts) -> IdempotencyKey? {
        switch parts.operation.replay {
        case .keyed: parts.idempotencyKey ?? state.configuration.idempotencyKeys()
        case .safe, .idempotent, .unsafe: nil
        }
    }

    private func run(
        _ parts: RequestParts, _ call: ClientCall, _ streams: Bool, through index: Int
    ) async throws(CallFailure) -> APIResponse {
        let middleware = state.configuration.callMiddleware
        guard index < middleware.count else { return try await run(parts, call.options, call.idempotencyKey, streams) }
        return try await middleware[index].call(call) { (call) async throws(CallFailure) -> APIResponse in
            try await run(parts, call, streams, through: index + 1)
        }
    }

    private func run(
        _ parts: RequestParts, _ options: CallOptions, _ key: IdempotencyKey?, _ streams: Bool
    ) async throws(CallFailure) -> APIResponse {
        var run = CallRun(state, parts, options, key: key, streams: streams)
        guard let observed = run.observed, let observer = state.configuration.observer else { return try await run.run() }
        observer.callStarted(observed)
        do {
            let response = try await run.run()
            observer.callEnded(
                observed, attempts: run.attempts, run.end(response.headers, status: response.status, response.elapsed))
            return response
        } catch {
            observer.callEnded(observed, attempts: run.attempts, ObservedEnd(error, error.elapsed))
            throw error
        }
    }

    /// Who is told of what an answer holds beyond the description.
    @inline(__always)
    func drift(_ parts: RequestParts) -> DriftProbe? {
        guard let report = state.configuration.driftReport else { return nil }
        return DriftProbe(report: report, operation: parts.operation.id)
    }

    /// The failure of a call whose answer was a success that is not as described.
    func undecodable(_ error: JSONError, _ response: APIResponse, _ parts: RequestParts) -> CallFailure {
        var details = CallFailure.Details(kind: .decoding(error), operation: parts.operation.id)
        details.method = parts.operation.method
        details.isWrite = parts.operation.replay.isWrite
        details.effectConfirmed = details.isWrite
        details.receivedStatus = response.status
        details.headers = Redaction.allowed(response.headers)
        details.requestID = response.requestID
        details.attempts = response.attempts
        details.idempotencyKey = response.idempotencyKey
        details.body = Array(response.body.prefix(state.configuration.limits.errorBodyBytes))
        details.rateLimit = response.rateLimit
        details.elapsed = response.elapsed
        return CallFailure(details)
    }
}
