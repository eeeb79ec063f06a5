/// Sends one HTTP request and brings its answer: all that a client needs from a networking library.
///
/// A transport does not follow redirects, does not retry and, apart from ``TransportRequest/connectTimeout``, does not time out:
/// the client does all three. It reacts to the cancellation of its task at once, with ``TransportFailure/Kind/cancelled``.
/// A failure says whether the request may have reached the server; when in doubt, ``TransportFailure/RequestState/maybeSent``.
nonisolated public protocol HTTPTransport: Sendable {
    /// One exchange. Any status is an answer; only the lack of an answer is a failure.
    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse

    /// Answers come without waiting for anything, so that no timer is needed around an attempt. False unless implemented.
    var isImmediate: Bool { get }

    /// Takes every ``TransportContent``, with flat memory. False unless implemented: the client then reads files and streams into memory
    /// first, up to ``CallLimits/responseBytes``.
    var takesFlowingBodies: Bool { get }
}

nonisolated extension HTTPTransport {
    public var isImmediate: Bool { false }
    public var takesFlowingBodies: Bool { false }
}

/// One HTTP request, complete with credentials.
nonisolated public struct TransportRequest: Sendable {
    /// GET, POST and so on.
    public var method: HTTPMethod
    /// `https` or `http`.
    public var scheme: String
    /// Host, with the port where it is not the scheme's own.
    public var authority: String
    /// Path and query, percent-encoded: `/v1/orders?limit=10`.
    public var target: String
    /// All that are sent, except those of the connection, such as `Host` and `Content-Length`.
    public var headers: HTTPFields
    /// What it carries.
    public var content: TransportContent
    /// The whole body, where it is in memory; nil where there is none, and where ``content`` is a file or a stream.
    public var body: [UInt8]? {
        get { if case .bytes(let bytes) = content { bytes } else { nil } }
        set { content = newValue.map { .bytes($0) } ?? .none }
    }
    /// Is told how many bytes of ``content`` have left so far. A transport that cannot tell leaves it alone.
    public var onSent: (@Sendable (Int) -> Void)?
    /// For DNS, TCP and TLS together. Over it: ``TransportFailure/Kind/connectTimeout``, not sent.
    public var connectTimeout: Duration
    /// The longest body, in bytes, that is accepted when the transport buffers it.
    public var responseLimit: Int
    /// The body is read as it arrives: answer with ``TransportBody/stream(_:)`` as soon as the head is there.
    public var streamsResponse: Bool
    /// Must not go over a connection that was kept from an earlier exchange: the server may have given that one up, and this request
    /// cannot be sent again when it is lost.
    public var needsFreshConnection: Bool
    /// Shown in place of the target, where that holds a secret.
    var shownTarget: String?

    public init(
        method: HTTPMethod, scheme: String, authority: String, target: String, headers: HTTPFields = HTTPFields(),
        body: [UInt8]? = nil, connectTimeout: Duration = .seconds(10), responseLimit: Int = 16 << 20,
        streamsResponse: Bool = false, needsFreshConnection: Bool = false
    ) {
        self.method = method
        self.scheme = scheme
        self.authority = authority
        self.target = target
        self.headers = headers
        self.content = body.map { .bytes($0) } ?? .none
        self.connectTimeout = connectTimeout
        self.responseLimit = responseLimit
        self.streamsResponse = streamsResponse
        self.needsFreshConnection = needsFreshConnection
    }

    /// The complete URL. It may hold a key in its query: not for logs.
    public var url: String { "\(scheme)://\(authority)\(target)" }

    /// The path, without the query.
    public var path: String {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
        return String(target[..<mark])
    }

    /// The query as it stands, without its `?`; nil where there is none.
    public var query: String? {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        return String(target[target.utf8.index(after: mark)...])
    }
}

/// The answer to one request. The body may still be on its way.
nonisolated public struct TransportResponse: Sendable {
    /// 100…599.
    public var status: Int
    /// All that came, in their order.
    public var headers: HTTPFields
    /// Complete, or still on its way.
    public var body: TransportBody
    /// The connection had carried an earlier exchange; nil when the transport cannot tell.
    public var connectionReused: Bool?

    public init(
        status: Int, headers: HTTPFields = HTTPFields(), body: TransportBody = .bytes([]), connectionReused: Bool? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.connectionReused = connectionReused
    }
}

/// The body of an answer.
nonisolated public enum TransportBody: Sendable {
    /// All of it.
    case bytes([UInt8])
    /// Chunks as they arrive.
    case stream(TransportStream)
}

/// A body that arrives in chunks. One reader, one pass.
nonisolated public final class TransportStream: Sendable {
    private let pull: @Sendable () async throws(TransportFailure) -> [UInt8]?
    private let stop: @Sendable () -> Void

    /// - Parameters:
    ///   - next: The next chunk; nil at the end. A body cut short is a failure, ``TransportFailure/Kind/truncatedBody``.
    ///   - cancel: The reader wants no more: the exchange can be given up. Also called when the stream is let go.
    public init(
        next: @escaping @Sendable () async throws(TransportFailure) -> [UInt8]?,
        cancel: @escaping @Sendable () -> Void = {}
    ) {
        pull = next
        stop = cancel
    }

    deinit { stop() }

    /// The next chunk; nil at the end.
    public func next() async throws(TransportFailure) -> [UInt8]? { try await pull() }

    /// Gives up the rest. May be called more than once.
    public func cancel() { stop() }
}

nonisolated extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method and URL without query; no header that could hold a secret, no body.
    public var description: String { "\(method) \(scheme)://\(authority)\(shownTarget ?? Redaction.target(target)) \(headers)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror {
        Mirror(self, children: ["request": description, "content": content])
    }
}

nonisolated extension TransportResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Status and the headers that cannot hold a secret; no body.
    public var description: String { "\(status) \(headers)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}

nonisolated extension TransportBody: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How much it is; not what.
    public var description: String {
        switch self {
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .stream: "stream"
        }
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["body": description]) }
}
