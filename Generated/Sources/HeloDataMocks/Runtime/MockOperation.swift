public import HeloData

/// One operation of a mock: what it answers, and how it was called.
///
///     mock.orders.create = [.failure(.insufficientBalance()), .success(.sample())]     // in turn; then it refuses
///     mock.orders.create = .unreachable(after: .sent)                                 // each time
///     mock.batches.get { call in .success(.sample(id: call.batchID)) }                // by the call
///
/// Each attempt of a call takes one answer.
nonisolated public struct MockOperation<Call: MockedCall, Success: Sendable, Failure: APIError>: Sendable, ExpressibleByArrayLiteral {
    public typealias Answer = MockAnswer<Success, Failure>

    nonisolated private enum Answers: Sendable {
        case none
        case inTurn([Answer])
        case always(Answer)
        case byCall(@Sendable (Call) async throws -> Answer)
    }
    private let answers: Answers
    /// Of the mock that this operation was taken from.
    private let place: Place?

    nonisolated private struct Place: Sendable {
        let transport: MockTransport
        let operation: String
        let reply: MockReply<Success>
    }

    private init(_ answers: Answers, _ place: Place? = nil) {
        self.answers = answers
        self.place = place
    }

    /// An operation of a mock.
    public init(_ transport: MockTransport, _ operation: String, _ reply: MockReply<Success>) {
        self.init(.none, Place(transport: transport, operation: operation, reply: reply))
    }

    /// Answers in turn. What comes after the last one is refused.
    public init(arrayLiteral answers: Answer...) { self.init(.inTurn(answers)) }

    /// Answers in turn. What comes after the last one is refused.
    public init(_ answers: some Sequence<Answer>) { self.init(.inTurn(Array(answers))) }

    /// Each attempt is answered like this.
    public static func always(_ answer: Answer) -> Self { Self(.always(answer)) }

    /// Each attempt succeeds like this.
    public static func success(_ value: Success, headers: HTTPFields = HTTPFields()) -> Self { .always(.success(value, headers: headers)) }

    /// Each attempt is answered with this error.
    public static func failure(_ failure: MockFailure<Failure>, headers: HTTPFields = HTTPFields()) -> Self {
        .always(.failure(failure, headers: headers))
    }

    /// No attempt is answered.
    public static func unreachable(after reach: MockReach) -> Self { .always(.unreachable(after: reach)) }

    /// Every attempt is answered as the closure says, which sees the call.
    public func callAsFunction(_ answer: @escaping @Sendable (Call) async throws -> Answer) {
        guard let place else { return }
        Self(.byCall(answer)).answer(in: place)
    }

    /// The calls that came, those that were repeated once; without those whose arguments could not be read, which are refused.
    public var calls: [Call] {
        guard let place else { return [] }
        return place.transport.requests(of: place.operation).compactMap { try? Call($0) }
    }

    /// Makes another one's answers those of this operation.
    public func take(_ other: Self) {
        guard let place else { return }
        other.answer(in: place)
    }

    private func answer(in place: Place) {
        let reply = place.reply
        switch answers {
        case .none: place.transport.setAnswer(place.operation, nil)
        case .always(let answer): place.transport.setAnswer(place.operation) { try Self.outcome($0, reply) { _ in answer } }
        case .inTurn(let answers):
            let count = answers.count
            let rest = MockLock(answers[...])
            place.transport.setAnswer(place.operation) { request in
                _ = try Call(request)
                guard let answer = rest.withLock({ $0.popFirst() }) else {
                    return .refused("has no answer left: it was given \(count)")
                }
                return answer.outcome(reply)
            }
        case .byCall(let answer):
            place.transport.setAnswer(place.operation) { request in try await answer(try Call(request)).outcome(reply) }
        }
    }

    private static func outcome(_ request: MockedRequest, _ reply: MockReply<Success>, _ answer: (Call) -> Answer) throws -> MockOutcome {
        answer(try Call(request)).outcome(reply)
    }
}

nonisolated extension MockOperation where Success == Void {
    /// Each attempt succeeds.
    public static var success: Self { .success(()) }
}

nonisolated extension MockAnswer {
    func outcome(_ reply: MockReply<Success>) -> MockOutcome {
        switch kind {
        case .success(let value): return .response(adding(to: reply.response(value)))
        case .response(let response): return .response(adding(to: response))
        case .failure(let failure): return .failure(failure)
        case .cut(let value):
            var response = reply.response(value)
            let bytes: [UInt8] = if case .bytes(let bytes) = response.body { Array(bytes.prefix(bytes.count / 2)) } else { [] }
            let rest = MockLock<[UInt8]?>(bytes)
            response.body = .stream(
                TransportStream(next: { () async throws(TransportFailure) -> [UInt8]? in
                    let chunk = rest.withLock { rest in
                        defer { rest = nil }
                        return rest
                    }
                    guard let chunk else { throw TransportFailure(.truncatedBody, .maybeSent) }
                    return chunk
                }))
            return .response(response)
        }
    }

    private func adding(to response: TransportResponse) -> TransportResponse {
        var response = response
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}
