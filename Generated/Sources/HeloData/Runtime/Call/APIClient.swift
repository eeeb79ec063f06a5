/// A generated client. Copies are cheap and share connections, the retry budget and the pause after a 429.
nonisolated public protocol APIClient: Sendable {
    var core: APICore { get }
    init(core: APICore)
}

nonisolated extension APIClient {
    /// A client whose calls have these options, under their own.
    public func with(_ options: CallOptions) -> Self {
        var core = core
        core.options = core.options.map { options.over($0) } ?? options
        return Self(core: core)
    }

    /// Ends the pauses that a 429 began, for all copies of this client: calls that wait go on.
    public func liftPause() { core.state.origins.liftPauses() }

    /// The result of a call together with its status, headers, request id and so on.
    ///
    ///     let (order, response) = try await helo.withResponse { try await $0.orders.create(newOrder) }
    ///
    /// When the closure makes several calls, the last answer is returned; when it makes none, one with the status 0.
    public func withResponse<Value, Failure: Error>(
        isolation: isolated (any Actor)? = #isolation, _ body: (Self) async throws(Failure) -> Value
    ) async throws(Failure) -> (value: Value, response: APIResponse) {
        let capture = ResponseCapture()
        var core = core
        core.capture = capture
        let value = try await body(Self(core: core))
        return (value, capture.response)
    }
}

/// Keeps the answer of the last call.
nonisolated final class ResponseCapture: Sendable {
    private let last = Lock<APIResponse>(APIResponse())

    func set(_ response: APIResponse) {
        var response = response
        response.stream = nil
        last.withLock { $0 = response }
    }

    var response: APIResponse { last.withLock { $0 } }
}

/// A core is shown without its credentials.
nonisolated extension APICore: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "APICore(\(state.baseURL))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["baseURL": state.baseURL.description]) }
}
