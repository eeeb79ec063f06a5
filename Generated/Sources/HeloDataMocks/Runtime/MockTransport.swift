public import HeloData

/// Answers the requests of a client in a test, operation by operation: the transport behind a generated mock.
///
/// It rides under the client, so that retries, idempotency keys, limits and the mapping of errors are those of the program. A request
/// that has no answer is refused with a message that names the operation, and noted in ``problems``.
nonisolated public final class MockTransport: HTTPTransport {
    /// Gives the answer to one request.
    typealias Answering = @Sendable (MockedRequest) async throws -> MockOutcome

    nonisolated private struct State: Sendable {
        var answers: [String: Answering] = [:]
        var requests: [MockedRequest] = []
        var problems: [String] = []
    }

    private let name: String
    private let routes: [MockRoute]
    /// Where the client looks for the message of an error, a path of member names with `/` between them.
    private let messagePath: String
    private let state = MockLock(State())

    /// - Parameters:
    ///   - name: What the mock is called in messages.
    ///   - message: Where the description has the message of an error; empty where it does not say.
    public init(_ name: String, message: String = "", _ routes: [MockRoute]) {
        self.name = name
        self.routes = routes
        messagePath = message
    }

    /// Answers come without waiting.
    public var isImmediate: Bool { true }

    /// What the mock refused, and why, in the order of the requests; empty after a test in which everything had an answer.
    public var problems: [String] { state.withLock { $0.problems } }

    /// All requests, those of one call that was repeated as one, in the order of their first attempts.
    public var requests: [MockedRequest] { state.withLock { $0.requests } }

    /// Forgets requests and problems; the answers stay.
    public func forget() {
        state.withLock { state in
            state.requests = []
            state.problems = []
        }
    }

    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        guard let (route, values) = MockRoute.best(routes, for: request) else {
            return refusal("\(name): no operation is at \(request.method) \(request.path)")
        }
        var mocked = MockedRequest(request, operation: route.name, pathValues: values)
        let answering = state.withLock { state in
            mocked.attempts = note(&state.requests, mocked)
            return state.answers[route.name]
        }
        guard let answering else {
            return refusal("\(name): '\(route.name)' was called and has no answer; set mock.\(route.name)")
        }
        do {
            switch try await answering(mocked) {
            case .response(let response): return response
            case .failure(let failure): throw failure
            case .refused(let reason): return refusal("\(name): '\(route.name)' \(reason)")
            }
        } catch let failure as TransportFailure {
            throw failure
        } catch is CancellationError {
            throw TransportFailure(.cancelled, .maybeSent)
        } catch {
            return refusal("\(name): the answer of '\(route.name)' threw \(error)")
        }
    }

    /// A repetition is the attempt of a call that is there already.
    /// - Returns: the attempts of the call so far.
    private func note(_ requests: inout [MockedRequest], _ request: MockedRequest) -> Int {
        if request.attempts > 1, let index = requests.lastIndex(where: { $0.isRepeated(by: request) }) {
            requests[index].attempts = request.attempts
        } else {
            requests.append(request)
        }
        return request.attempts
    }

    /// 418 is no status of any description (RFC 9110 §15.5.19): the client takes it for an answer that is not described, and repeats nothing.
    private func refusal(_ message: String) -> TransportResponse {
        state.withLock { $0.problems.append(message) }
        return MockFailureBody.response(418, code: "mock_refused", message: message, messagePath: messagePath)
    }

    func setAnswer(_ operation: String, _ answering: Answering?) { state.withLock { $0.answers[operation] = answering } }

    func requests(of operation: String) -> [MockedRequest] { requests.filter { $0.operation == operation } }
}

/// What becomes of one request.
nonisolated enum MockOutcome: Sendable {
    case response(TransportResponse)
    case failure(TransportFailure)
    /// There is no answer; the reason goes on from the operation's name.
    case refused(String)
}

/// The body of an error as clients find its code and message: at the usual places, and where the description says.
nonisolated enum MockFailureBody {
    static func response(_ status: Int, code: String, message: String, messagePath: String) -> TransportResponse {
        var body: JSONValue = [
            "code": .string(code), "message": .string(message), "error": ["code": .string(code), "message": .string(message)],
        ]
        let steps = messagePath.split(separator: "/").map(String.init)
        if let first = steps.first, var object = body.object {
            object[first] = nested(Array(steps.dropFirst()), .string(message), beside: object[first])
            body = .object(object)
        }
        return .json(HTTPStatus(rawValue: status), body)
    }

    private static func nested(_ steps: [String], _ value: JSONValue, beside other: JSONValue?) -> JSONValue {
        guard let first = steps.first else { return value }
        var object = other?.object ?? JSONValue.Object()
        object[first] = nested(Array(steps.dropFirst()), value, beside: object[first])
        return .object(object)
    }
}
