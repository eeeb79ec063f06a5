// The part of every call that does not depend on its types.

nonisolated extension APICore {
    func perform(
        _ parts: RequestParts, _ callOptions: CallOptions, streams: Bool = false
    ) async throws(CallFailure) -> APIResponse {
        var options = callOptions
        if let defaults = self.options { options = callOptions.over(defaults) }
        let key = KeyChoice(parts, callOptions, shared: self.options, state.configuration)
        let response: APIResponse
        if state.configuration.callMiddleware.isEmpty {
            response = try await run(parts, options, key, streams)
        } else {
            let operation = parts.operation
            let call = ClientCall(
                operation: operation.id, method: operation.method, template: operation.template, idempotencyKey: key.key,
                options: options)
            response = try await run(parts, call, key, streams, through: 0)
        }
        capture?.set(response)
        return response
    }

    private func run(
        _ parts: RequestParts, _ call: ClientCall, _ key: KeyChoice, _ streams: Bool, through index: Int
    ) async throws(CallFailure) -> APIResponse {
        let middleware = state.configuration.callMiddleware
        guard index < middleware.count else { return try await run(parts, call.options, key.checked(call.options), streams) }
        return try await middleware[index].call(call) { (call) async throws(CallFailure) -> APIResponse in
            try await run(parts, call, key, streams, through: index + 1)
        }
    }

    private func run(
        _ parts: RequestParts, _ options: CallOptions, _ key: KeyChoice, _ streams: Bool
    ) async throws(CallFailure) -> APIResponse {
        var run = CallRun(state, parts, options, key: key, streams: streams, endingAt: end)
        guard let observed = run.observed, let observer = state.configuration.observer else { return try await run.run() }
        observer.callStarted(observed)
        do {
            let response = try await run.run()
            observer.callEnded(
                observed, attempts: run.attempts, run.outcome(of: response, response.elapsed))
            return response
        } catch {
            observer.callEnded(observed, attempts: run.attempts, ObservedOutcome(error, error.elapsed))
            throw error
        }
    }

    /// Who is told of what an answer holds beyond the description.
    @inline(__always)
    func drift(_ parts: RequestParts, _ response: APIResponse?) -> DriftProbe? {
        let configuration = state.configuration
        guard configuration.driftReport != nil || configuration.strictDates else { return nil }
        return DriftProbe(
            report: configuration.driftReport, operation: parts.operation.id, secrets: response?.secrets,
            isStrict: configuration.strictDates)
    }

    /// The failure of a call whose answer was a success that is not as described.
    func undecodable(_ error: JSONError, _ response: APIResponse, _ parts: RequestParts) -> CallFailure {
        .afterSuccess(
            .decoding(error), of: parts, response, effect: response.provenEffect(parts.acceptedTypes),
            keeping: state.configuration.limits.errorBodyBytes)
    }
}
