/// The transport of clients that are given none.
nonisolated enum DefaultTransport {
    static func make() -> any HTTPTransport { URLSessionTransport() }
}
