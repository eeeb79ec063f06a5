/// The transport of clients that are given none.
nonisolated enum DefaultTransport {
    static func make() -> any HTTPTransport { NoTransport() }
}

/// Stands where there is no networking.
nonisolated struct NoTransport: HTTPTransport {
    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        throw TransportFailure(.unreachable, .notSent)
    }
}
