public import HeloData

/// What a mock does with one attempt of a call.
nonisolated public struct MockAnswer<Success: Sendable, Failure: APIError>: Sendable {
    nonisolated enum Kind: Sendable {
        case success(Success)
        case response(TransportResponse)
        case failure(TransportFailure)
        /// The answer of a success, broken off in the middle.
        case cut(Success)
    }
    let kind: Kind
    /// Added to the answer.
    let headers: HTTPFields

    init(_ kind: Kind, headers: HTTPFields = HTTPFields()) {
        self.kind = kind
        self.headers = headers
    }

    /// The server does it and says so.
    public static func success(_ value: Success, headers: HTTPFields = HTTPFields()) -> Self { Self(.success(value), headers: headers) }

    /// The server answers with an error.
    public static func failure(_ failure: MockFailure<Failure>, headers: HTTPFields = HTTPFields()) -> Self {
        Self(.response(failure.response), headers: headers)
    }

    /// The server does not answer. What the client then knows depends on how far the request came: after `sent` the outcome of a call that has an
    /// effect is unknown.
    public static func unreachable(after reach: MockReach) -> Self { Self(.failure(reach.failure)) }

    /// The transport fails in another way.
    public static func transport(_ failure: TransportFailure) -> Self { Self(.failure(failure)) }

    /// A success whose answer breaks off within its body: it took effect, and nobody can read it.
    public static func cutOff(_ value: Success) -> Self { Self(.cut(value)) }

    /// Any answer, for what no server of the API says: a page of a proxy, a body that is not as described.
    public static func response(_ response: TransportResponse) -> Self { Self(.response(response)) }
}

nonisolated extension MockAnswer where Success == Void {
    /// The server does it and says so.
    public static var success: Self { .success(()) }
}

/// How far a request came that gets no answer.
nonisolated public enum MockReach: Sendable, Hashable {
    /// The host has no address.
    case nothing
    /// Nobody accepts the connection.
    case connecting
    /// All of it was sent, and the connection was reset.
    case sent
    /// All of it was sent, and nothing came until the time was over.
    case waiting

    var failure: TransportFailure {
        switch self {
        case .nothing: TransportFailure(.dns, .notSent)
        case .connecting: TransportFailure(.connectRefused, .notSent)
        case .sent: TransportFailure(.reset, .maybeSent)
        case .waiting: TransportFailure(.timeout, .maybeSent)
        }
    }
}

/// An error as the server answers it. Each documented error of an operation is a function of its own: `.insufficientBalance()`.
///
/// Generated functions stand in extensions of it, where the parameter's name hides a model of the same name.
nonisolated public struct MockFailure<MockedErrorType: APIError>: Sendable {
    let response: TransportResponse

    /// - Parameters:
    ///   - status: 100 to 599.
    ///   - headers: Such as `Retry-After`.
    public init(_ status: Int, _ body: some JSONModel, headers: HTTPFields = HTTPFields()) {
        response = .json(HTTPStatus(rawValue: status), body, headers: headers)
    }

    /// A status that the description may not know, with any body.
    public static func status(_ status: Int, _ body: JSONValue = ["message": "made up by a test"], headers: HTTPFields = HTTPFields())
        -> Self
    {
        Self(status, body, headers: headers)
    }
}
