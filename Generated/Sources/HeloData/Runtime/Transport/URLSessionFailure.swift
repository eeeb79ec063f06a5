/// Turns the errors of URLSession into ``TransportFailure``. A pure function, so that its table can be tested.
///
/// The code alone does not do. On Linux, libcurl's own codes are folded to −1, and a connection refused on one address of the
/// host (`::1`, say) turns whatever fails later on the next address into −1004, although the request was sent. libcurl's
/// sentence and what was seen of the exchange decide.
nonisolated enum URLSessionFailure {
    /// What the exchange has shown before it failed.
    nonisolated enum Evidence: Sendable, Hashable, CaseIterable {
        /// The answer had begun.
        case answered
        /// A part of the request has left.
        case sent
        /// Nothing that the application could act on has left.
        case notSent
        case none
    }

    /// - Parameters:
    ///   - code: Of `NSURLErrorDomain`.
    ///   - text: The localized description; read on Linux, where it is libcurl's.
    ///   - isCurl: Whether the error comes from libcurl.
    static func classify(
        code: Int, text: String, isCurl: Bool, evidence: Evidence
    ) -> (kind: TransportFailure.Kind, requestState: TransportFailure.RequestState) {
        var kind = (isCurl ? curlKind(text) : nil) ?? self.kind(code: code, isCurl: isCurl)
        var isEarly = precedesRequest(kind)
        if isCurl, connectSentences.contains(where: text.contains) {
            // All addresses of the host were tried.
            isEarly = true
            kind = code == -1004 ? .connectRefused : code == -1001 ? .connectTimeout : .unreachable
        }
        switch evidence {
        case .answered: return (kind.withinBody, .maybeSent)
        case .sent: return (kind, .maybeSent)
        case .notSent: return (kind, .notSent)
        case .none: return (kind, isEarly ? .notSent : .maybeSent)
        }
    }

    /// Kinds that can only come up before the request is written.
    private static func precedesRequest(_ kind: TransportFailure.Kind) -> Bool {
        switch kind {
        case .dns, .connectRefused, .connectTimeout, .tls, .certificate, .unsupportedURL, .illegalHeader, .poolTimeout,
            .refusedStream:
            true
        case .unreachable, .closedBeforeResponse, .reset, .truncatedBody, .timeout, .bodyTooLarge, .protocolViolation,
            .redirectLoop, .requestBody, .cancelled, .other:
            false
        }
    }

    private static func kind(code: Int, isCurl: Bool) -> TransportFailure.Kind {
        switch code {
        case -999: .cancelled
        case -1001: .timeout
        case -1003, -1006: .dns
        // Without libcurl's sentence nothing says that the refused connection was the last.
        case -1004: isCurl ? .other : .connectRefused
        case -1005: .reset
        case -1009, -1018, -1019, -1020: .unreachable
        case -1007, -1010: .redirectLoop
        // Schemes are checked beforehand: what libcurl does not support then is the answer's protocol.
        case -1002: isCurl ? .protocolViolation : .unsupportedURL
        case -1000, -1022: .unsupportedURL
        case -1011: isCurl ? .closedBeforeResponse : .protocolViolation
        case -1015, -1016, -1017: .protocolViolation
        case -1200: .tls
        case -1206 ... -1201: .certificate
        default: .other
        }
    }

    private static func curlKind(_ text: String) -> TransportFailure.Kind? {
        curlSentences.first { text.contains($0.part) }?.kind
    }

    private static let connectSentences: [String] = ["Failed to connect", "Couldn't connect", "Could not connect"]

    /// Parts of libcurl's sentences, 7.5 to 8.x. The first that is found counts: particular before general.
    private static let curlSentences: [(part: String, kind: TransportFailure.Kind)] = [
        ("resolve host", .dns), ("resolving host", .dns),

        ("certificate problem", .certificate), ("peer certificate", .certificate),
        ("certificate verify failed", .certificate), ("no alternative certificate", .certificate),
        ("does not match target host", .certificate), ("certificate verification failed", .certificate),
        ("certificate subject name", .certificate),
        ("SSL_read", .reset), ("SSL_write", .reset), ("Recv failure", .reset), ("Send failure", .reset),
        ("SSL_connect", .tls), ("SSL connect error", .tls), ("TLS connect error", .tls), ("SSL routines", .tls),
        ("handshake", .tls),

        ("Connection timed out", .connectTimeout), ("Connection timeout", .connectTimeout),
        ("connection timeout", .connectTimeout), ("Resolving timed out", .connectTimeout),
        ("No route to host", .unreachable), ("Network is unreachable", .unreachable),

        ("Empty reply", .closedBeforeResponse), ("Server returned nothing", .closedBeforeResponse),
        ("transfer closed", .truncatedBody), ("partial file", .truncatedBody), ("end of response", .truncatedBody),
        ("Connection reset", .reset), ("receiving data from the peer", .reset), ("sending data to the peer", .reset),
        ("closed cleanly", .reset), ("Stream error", .reset), ("HTTP2 framing", .reset), ("HTTP/2 framing", .reset),

        ("HTTP/0.9", .protocolViolation), ("Weird server reply", .protocolViolation),
        ("status line", .protocolViolation), ("Unsupported HTTP", .protocolViolation),
        ("Unsupported protocol", .protocolViolation), ("chunk", .protocolViolation),
        ("Content-Length", .protocolViolation), ("Content or Transfer-Encoding", .protocolViolation),
        ("content unencoding", .protocolViolation), ("content encoding", .protocolViolation),
        ("header", .protocolViolation), ("Header", .protocolViolation), ("writing", .protocolViolation),

        ("timed out", .timeout), ("Timeout was reached", .timeout),
    ]
}

nonisolated extension TransportFailure.Kind {
    /// The kind of a failure that came after the head of the answer: what is left to break is the body.
    var withinBody: Self {
        switch self {
        case .reset, .timeout, .bodyTooLarge, .protocolViolation, .requestBody, .cancelled, .redirectLoop: self
        case .dns, .connectRefused, .connectTimeout, .unreachable, .tls, .certificate, .poolTimeout, .refusedStream,
            .closedBeforeResponse, .truncatedBody, .unsupportedURL, .illegalHeader, .other:
            .truncatedBody
        }
    }
}
