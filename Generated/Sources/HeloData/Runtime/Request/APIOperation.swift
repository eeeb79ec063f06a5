/// What is known of an operation before it is called: one constant per operation of the description.
nonisolated final class APIOperation: Sendable {
    let id: String
    let method: HTTPMethod
    let template: String
    let replay: Replay
    /// Alternatives of credentials that must come together; empty for an open operation, `[]` among them where credentials are optional.
    let security: [[String]]
    /// A base URL of its own.
    let server: OperationServer?
    /// Media types of the expected answers; empty where there is nothing to accept.
    let accept: String

    init(
        _ id: String, _ method: HTTPMethod, _ template: String, replay: Replay = .unsafe, security: [[String]] = [],
        server: OperationServer? = nil, accept: String = "application/json"
    ) {
        self.id = id
        self.method = method
        self.template = template
        self.replay = replay
        self.security = security
        self.server = server
        self.accept = accept
    }
}
