/// Stands around each attempt: sees the complete request, with credentials, and the answer; may change both.
nonisolated public protocol AttemptMiddleware: Sendable {
    /// - Parameters:
    ///   - request: With everything that is sent.
    ///   - operation: Its id in the description.
    ///   - attempt: 1 for the first.
    ///   - next: Sends the request.
    /// - Returns: The answer, of `next` or another.
    func send(
        _ request: TransportRequest, operation: String, attempt: Int,
        next: @Sendable (TransportRequest) async throws(TransportFailure) -> TransportResponse
    ) async throws(TransportFailure) -> TransportResponse
}

/// Stands around whole calls: all attempts and waits happen inside `next`.
nonisolated public protocol CallMiddleware: Sendable {
    func call(
        _ call: ClientCall, next: @Sendable (ClientCall) async throws(CallFailure) -> APIResponse
    ) async throws(CallFailure) -> APIResponse
}

/// One call, as a ``CallMiddleware`` sees it.
nonisolated public struct ClientCall: Sendable {
    /// The operation's id in the description.
    public let operation: String
    public let method: HTTPMethod
    /// The path with its parameters unfilled.
    public let template: String
    /// Made before the middleware is called; the same for all attempts.
    public let idempotencyKey: IdempotencyKey?
    /// Of this call; headers may be added.
    public var options: CallOptions
}
