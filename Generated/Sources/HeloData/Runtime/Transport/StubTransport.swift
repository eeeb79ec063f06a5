#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Answers requests from a closure, for tests that need no server.
///
///     let stub = StubTransport { request in .json(.created, order) }
///     let helo = HeloDataClient(token: .test, transport: stub)
///     …
///     #expect(stub.requests.count == 1)
nonisolated public final class StubTransport: HTTPTransport {
    private let answer: @Sendable (TransportRequest) async throws -> TransportResponse
    private let seen = Lock<[TransportRequest]>([])

    /// - Parameter answer: Throws a ``TransportFailure`` for a request that gets no answer; of another error it is taken that the
    ///   request may have been sent.
    public init(_ answer: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.answer = answer
    }

    /// Each answer once, in this order; a request beyond them is refused.
    public convenience init(_ answers: [TransportResponse]) {
        let rest = Lock<ArraySlice<TransportResponse>>(answers[...])
        self.init { (_: TransportRequest) async throws -> TransportResponse in
            guard let answer = rest.withLock({ $0.popFirst() }) else { throw TransportFailure(.connectRefused, .notSent) }
            return answer
        }
    }

    /// What was sent, in the order of sending.
    public var requests: [TransportRequest] { seen.withLock { $0 } }

    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        seen.withLock { $0.append(request) }
        do {
            return try await answer(request)
        } catch let failure as TransportFailure {
            throw failure
        } catch is CancellationError {
            throw TransportFailure(.cancelled, .maybeSent)
        } catch {
            throw TransportFailure(.other, .maybeSent, underlying: error)
        }
    }
}

nonisolated extension TransportResponse {
    /// `.json(.created, order)`
    public static func json(_ status: HTTPStatus, _ value: some JSONModel, headers: HTTPFields = HTTPFields()) -> Self {
        .bytes(status, Array(value.jsonData()), contentType: "application/json", headers: headers)
    }

    /// JSON as it stands: `.json(.conflict, text: #"{"code": "insufficient_balance"}"#)`
    public static func json(_ status: HTTPStatus, text: String, headers: HTTPFields = HTTPFields()) -> Self {
        .bytes(status, Array(text.utf8), contentType: "application/json", headers: headers)
    }

    /// `.text(.ok, "198.51.100.42:8000:user:pass\n")`
    public static func text(
        _ status: HTTPStatus, _ text: String, contentType: String = "text/plain; charset=utf-8",
        headers: HTTPFields = HTTPFields()
    ) -> Self {
        .bytes(status, Array(text.utf8), contentType: contentType, headers: headers)
    }

    /// Without a body.
    public static func status(_ status: HTTPStatus, headers: HTTPFields = HTTPFields()) -> Self {
        TransportResponse(status: status.rawValue, headers: headers)
    }

    private static func bytes(_ status: HTTPStatus, _ bytes: [UInt8], contentType: String, headers: HTTPFields) -> Self {
        var headers = headers
        if headers["Content-Type"] == nil { headers.append("Content-Type", contentType) }
        return TransportResponse(status: status.rawValue, headers: headers, body: .bytes(bytes))
    }
}
