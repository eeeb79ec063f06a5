/// Why an exchange brought no answer, and whether the server may have acted on the request.
nonisolated public struct TransportFailure: Error, Sendable {
    /// What went wrong.
    nonisolated public enum Kind: Sendable, Hashable, CaseIterable {
        /// The host name has no address.
        case dns
        /// Nobody accepts connections there.
        case connectRefused
        /// No connection within ``TransportRequest/connectTimeout``.
        case connectTimeout
        /// No route to the host, or no network.
        case unreachable
        /// The TLS handshake failed for a reason that may pass.
        case tls
        /// The certificate or its host name is not accepted. Never retried.
        case certificate
        /// No connection of the pool became free in time.
        case poolTimeout
        /// The server refused the stream before it was processed (HTTP/2 `REFUSED_STREAM`, GOAWAY above the stream).
        case refusedStream
        /// The connection ended in order, before the answer began.
        case closedBeforeResponse
        /// The connection broke.
        case reset
        /// The body ended before its announced end.
        case truncatedBody
        /// The transport's own timer fired.
        case timeout
        /// The answer is larger than ``TransportRequest/responseLimit``. Never retried.
        case bodyTooLarge
        /// The answer is not HTTP. Never retried.
        case protocolViolation
        /// The scheme or the URL is not supported. Never retried.
        case unsupportedURL
        /// A header name or value cannot be sent. Never retried.
        case illegalHeader
        /// The redirects do not end, or lead where they must not. Never retried.
        case redirectLoop
        /// The request's body cannot be read, or is not as long as was said. Never retried.
        case requestBody
        /// The task was cancelled.
        case cancelled
        /// Anything else.
        case other
    }

    /// Whether a byte of the request can have reached the application.
    nonisolated public enum RequestState: Sendable, Hashable, CaseIterable {
        /// The server cannot have seen the request.
        case notSent
        /// The server may have acted on the request. When in doubt, this.
        case maybeSent
    }

    /// What went wrong.
    public var kind: Kind
    /// Decides whether the request may be sent again.
    public var requestState: RequestState
    /// The connection had carried an earlier exchange; nil when the transport cannot tell.
    public var connectionReused: Bool?
    /// The error of the networking library. Not shown in descriptions: it may quote the URL.
    public var underlying: (any Error)?

    public init(
        _ kind: Kind, _ requestState: RequestState, connectionReused: Bool? = nil, underlying: (any Error)? = nil
    ) {
        self.kind = kind
        self.requestState = requestState
        self.connectionReused = connectionReused
        self.underlying = underlying
    }
}

nonisolated extension TransportFailure: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(kind) (\(requestState))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["kind": kind, "requestState": requestState]) }
}
