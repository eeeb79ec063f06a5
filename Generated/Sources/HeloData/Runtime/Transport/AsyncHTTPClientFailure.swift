#if AsyncHTTPClient
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Bionic)
import Bionic
#endif

/// Turns the errors of AsyncHTTPClient and SwiftNIO into ``TransportFailure``.
nonisolated enum AsyncHTTPClientFailure {
    typealias Meaning = (kind: TransportFailure.Kind, requestState: TransportFailure.RequestState)

    /// - Parameter isAnswered: The head of the answer had come: whatever happens then, the request was sent.
    static func failure(_ error: any Error, isAnswered: Bool) -> TransportFailure {
        let meaning = meaning(error)
        return isAnswered
            ? TransportFailure(meaning.kind.withinBody, .maybeSent, underlying: error)
            : TransportFailure(meaning.kind, meaning.requestState, underlying: error)
    }

    static func meaning(_ error: any Error) -> Meaning {
        switch error {
        case is CancellationError: (.cancelled, .maybeSent)
        // Of the request's own body, which is begun when the head has left.
        case let error as TransportFailure: (error.kind, .maybeSent)
        case let error as AsyncHTTPClient.HTTPClientError: meaning(error)
        case let error as NIOPosix.NIOConnectionError: meaning(error)
        case let error as NIOCore.IOError: meaning(error)
        case let error as NIOCore.ChannelError: meaning(error)
        case is NIOCore.SocketAddressError: (.dns, .notSent)
        case NIOHTTP1.HTTPParserError.invalidEOFState: (.closedBeforeResponse, .maybeSent)
        case is NIOHTTP1.HTTPParserError: (.protocolViolation, .maybeSent)
        default: meaning(ofText: "\(String(reflecting: type(of: error))) \(error)")
        }
    }

    private static func meaning(_ error: AsyncHTTPClient.HTTPClientError) -> Meaning {
        switch error {
        case .cancelled: (.cancelled, .maybeSent)
        case .remoteConnectionClosed: (.closedBeforeResponse, .maybeSent)
        case .connectTimeout: (.connectTimeout, .notSent)
        case .getConnectionFromPoolTimeout: (.poolTimeout, .notSent)
        case .tlsHandshakeTimeout: (.connectTimeout, .notSent)
        case .socksHandshakeTimeout, .httpProxyHandshakeTimeout, .invalidProxyResponse, .proxyAuthenticationRequired:
            (.unreachable, .notSent)
        case .deadlineExceeded, .readTimeout, .writeTimeout: (.timeout, .maybeSent)
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath: (.unsupportedURL, .notSent)
        case .alreadyShutdown: (.other, .notSent)
        case .uncleanShutdown: (.reset, .maybeSent)
        case .redirectLimitReached, .redirectCycleDetected: (.redirectLoop, .maybeSent)
        default: meaning(ofCode: error.shortDescription)
        }
    }

    /// Codes that carry a value cannot be matched; their short descriptions do not.
    private static func meaning(ofCode text: String) -> Meaning {
        switch text {
        case "Unsupported scheme": (.unsupportedURL, .notSent)
        case "Invalid header field names", "Invalid header field values": (.illegalHeader, .notSent)
        case "Server offered unsupported application protocol": (.tls, .notSent)
        default: (.other, .maybeSent)
        }
    }

    /// All addresses of the host were tried: the connection was never there.
    private static func meaning(_ error: NIOPosix.NIOConnectionError) -> Meaning {
        guard let last = error.connectionErrors.last else { return (.dns, .notSent) }
        let kind = meaning(last.error).kind
        return (kind == .other || kind == .reset ? .unreachable : kind, .notSent)
    }

    private static func meaning(_ error: NIOCore.IOError) -> Meaning {
        let isConnecting = error.description.hasPrefix("connect")
        switch error.errnoCode {
        case ECONNREFUSED: return (.connectRefused, .notSent)
        case ETIMEDOUT: return isConnecting ? (.connectTimeout, .notSent) : (.timeout, .maybeSent)
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL: return (.unreachable, isConnecting ? .notSent : .maybeSent)
        case ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN: return isConnecting ? (.unreachable, .notSent) : (.reset, .maybeSent)
        default: return (.other, isConnecting ? .notSent : .maybeSent)
        }
    }

    private static func meaning(_ error: NIOCore.ChannelError) -> Meaning {
        if case .connectTimeout = error { return (.connectTimeout, .notSent) }
        return (.reset, .maybeSent)
    }

    /// Errors of modules that are not imported here: TLS, compression, HTTP/2.
    private static func meaning(ofText text: String) -> Meaning {
        for (part, meaning) in texts where text.contains(part) { return meaning }
        return (.other, .maybeSent)
    }

    private static let texts: [(part: String, meaning: Meaning)] = [
        ("CERTIFICATE_VERIFY_FAILED", (.certificate, .notSent)), ("failedToValidateHostname", (.certificate, .notSent)),
        ("unableToValidateCertificate", (.certificate, .notSent)), ("noCertificateToValidate", (.certificate, .notSent)),
        ("serverHostnameImpossibleToMatch", (.certificate, .notSent)),
        ("handshakeFailed", (.tls, .notSent)), ("DecompressionError limit", (.bodyTooLarge, .maybeSent)),
        ("DecompressionError truncatedData", (.truncatedBody, .maybeSent)),
        ("DecompressionError", (.protocolViolation, .maybeSent)),
        ("refusedStream", (.refusedStream, .notSent)), ("uncleanShutdown", (.reset, .maybeSent)),
        ("NIOHTTP2", (.reset, .maybeSent)), ("NIOSSL", (.reset, .maybeSent)),
    ]
}

nonisolated extension NIOCore.TimeAmount {
    /// At least a nanosecond: none would mean no limit.
    init(limit: Duration) {
        let (seconds, attoseconds) = limit.components
        let (product, isOver) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        self = .nanoseconds(isOver ? .max / 2 : max(1, product + attoseconds / 1_000_000_000))
    }
}
#endif
