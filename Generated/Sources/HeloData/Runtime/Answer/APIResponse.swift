#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The answer to a call, beside the value that it brought.
nonisolated public struct APIResponse: Sendable {
    /// 0 where there was no call.
    public internal(set) var status: Int = 0
    /// All of them, as they came. Some may hold secrets; descriptions leave those out.
    public internal(set) var headers = HTTPFields()
    /// The body as it came; empty where it was read as a stream.
    var body: [UInt8] = []
    /// Exchanges with the server.
    public internal(set) var attempts = 0
    /// From the call to its answer.
    public internal(set) var elapsed: Duration = .zero
    /// The key that the call was sent with.
    public internal(set) var idempotencyKey: IdempotencyKey?
    /// The rest of the body, where it is read as it comes; the first part is `body`.
    var stream: TransportStream?
    /// What the server may repeat and nobody may see.
    var secrets: CallSecrets?

    public init(
        status: Int = 0, headers: HTTPFields = HTTPFields(), rawBody: Data = Data(), attempts: Int = 0,
        elapsed: Duration = .zero, idempotencyKey: IdempotencyKey? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = Array(rawBody)
        self.attempts = attempts
        self.elapsed = elapsed
        self.idempotencyKey = idempotencyKey
    }

    init() {}

    /// No body, or white space.
    var isBlank: Bool { body.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
    /// The body as it came. It may hold secrets.
    public var rawBody: Data { Data(body) }
    /// The server's name for the request.
    ///
    /// The header `X-Request-Id`, `Request-Id`, or the first other one whose name ends in `-Request-Id`.
    public var requestID: String? {
        headers["X-Request-Id"] ?? headers["Request-Id"] ?? headers.first { Redaction.isRequestID($0.name) }?.value
    }
    var shown: ShownText { secrets?.shown ?? ShownText() }
    /// The server answered with the result of an earlier request with the same key.
    public var isReplay: Bool { headers["Idempotent-Replayed"]?.lowercased() == "true" }
    /// What the answer said about the limit on calls.
    public var rateLimit: RateLimitStatus? { RateLimitStatus(headers) }
    /// The target of the `Link` header with the relation `next` (RFC 8288).
    public var nextLink: String? { LinkHeader.target(of: "next", in: headers) }
}

nonisolated extension APIResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Status, request id and attempts; no header that could be secret, no body.
    public var description: String {
        var text = "\(status), \(body.count) bytes, \(attempts == 1 ? "1 attempt" : "\(attempts) attempts")"
        if let requestID { text += ", request \(shown.text(requestID, limit: 100))" }
        return text
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
