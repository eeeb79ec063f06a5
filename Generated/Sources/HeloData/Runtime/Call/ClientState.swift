/// What all copies of a client share.
nonisolated final class ClientState: Sendable {
    /// What the client is called where it is observed.
    let name: String
    let baseURL: BaseURL
    let credentials: [(scheme: String, credential: ClientCredential)]
    let errorEnvelope: ErrorEnvelope
    let transport: any HTTPTransport
    let configuration: ClientConfiguration
    let budget: RetryBudget?
    let pause = SharedPause()
    private let lastCall = Lock<UInt64>(0)

    init(
        name: String, baseURL: BaseURL, credentials: [(scheme: String, credential: ClientCredential)], errorEnvelope: ErrorEnvelope,
        transport: any HTTPTransport, configuration: ClientConfiguration
    ) {
        self.name = name
        self.baseURL = baseURL
        self.credentials = credentials
        self.errorEnvelope = errorEnvelope
        self.transport = transport
        self.configuration = configuration
        budget = configuration.retry.budget.map(RetryBudget.init)
    }

    func credential(_ scheme: String) -> ClientCredential? {
        for entry in credentials where entry.scheme == scheme { return entry.credential }
        return nil
    }

    func nextCallID() -> UInt64 {
        lastCall.withLock { last in
            last &+= 1
            return last
        }
    }
}
