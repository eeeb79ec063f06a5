/// What all copies of a client share.
nonisolated final class ClientState: Sendable {
    /// What the client is called where it is observed.
    let name: String
    let baseURL: BaseURL
    let credentials: [(scheme: String, credential: ClientCredential)]
    let errorEnvelope: ErrorEnvelope
    let transport: any HTTPTransport
    let configuration: ClientConfiguration
    let origins: OriginStates
    /// Of the requests: the client and the version of its description; nil where the configuration wants none.
    let userAgent: String?
    /// Why no request can have the header for the number of its attempt; nil where it can, or has none.
    let attemptHeaderProblem: String?
    private let lastCall = Lock<UInt64>(0)

    init(
        name: String, version: String, baseURL: BaseURL, credentials: [(scheme: String, credential: ClientCredential)],
        errorEnvelope: ErrorEnvelope,
        transport: any HTTPTransport, configuration: ClientConfiguration
    ) {
        self.name = name
        self.baseURL = baseURL
        self.credentials = credentials
        self.errorEnvelope = errorEnvelope
        self.transport = transport
        self.configuration = configuration
        origins = OriginStates(baseURL, configuration.retry)
        userAgent = configuration.sendsUserAgent ? Self.userAgent(name, version) : nil
        attemptHeaderProblem = configuration.attemptHeader.flatMap { RequestParts.problem(ofExtra: $0, "1") }
    }

    /// `HeloData/1.0.0` (RFC 9110 §10.1.5): what cannot be part of a product's name becomes a hyphen.
    private static func userAgent(_ name: String, _ version: String) -> String {
        func token(_ text: String) -> String {
            String(decoding: text.utf8.map { RequestParts.isToken($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
        }
        let product = name.isEmpty ? "API" : token(name)
        return version.isEmpty ? product : product + "/" + token(version)
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
