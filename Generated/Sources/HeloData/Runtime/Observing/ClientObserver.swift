/// Told what a client does. All methods are called at the moment of the event, from any thread; they must return at once.
/// What they are told holds no secret.
nonisolated public protocol ClientObserver: Sendable {
    func callStarted(_ call: ObservedCall)
    /// An attempt is about to be sent. What is put into `headers`, which is empty, is sent with it: `traceparent`.
    func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields)
    func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome)
    func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome)
    func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome)
    /// A `waitUntil…` method looks again after `progress.nextPoll`.
    func pollScheduled(_ operation: String, _ progress: WaitProgress)
}

nonisolated extension ClientObserver {
    public func callStarted(_ call: ObservedCall) {}
    public func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) {}
    public func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) {}
    public func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) {}
    public func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) {}
    public func pollScheduled(_ operation: String, _ progress: WaitProgress) {}
}

/// One call, as an observer sees it.
nonisolated public struct ObservedCall: Sendable, Hashable {
    /// The same for all events of one call, different between calls.
    public let id: UInt64
    /// The client's name: `HeloData` of `HeloDataClient`.
    public let client: String
    /// The operation's id in the description.
    public let operation: String
    public let method: HTTPMethod
    /// The path with its parameters unfilled: `/isp/batches/{batch_id}`.
    public let template: String
    /// `https` or `http`.
    public private(set) var scheme: String
    /// Host, with the port where it is not the scheme's own; of the attempt, where a redirect has led elsewhere.
    public private(set) var authority: String
    /// The whole URL of the attempt, with `REDACTED` in place of its query, and the template in place of a path that holds a secret.
    public var url: String { "\(scheme)://\(authority)\(target)" }

    private var target: String
    private let hidesPath: Bool

    /// The host of ``authority``, an IPv6 address without its brackets.
    public var serverAddress: String {
        let host = portMark.map { authority[..<$0] } ?? authority[...]
        return String(host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host)
    }

    /// The port, also where it is the scheme's own.
    public var serverPort: Int {
        portMark.flatMap { Int(authority[authority.index(after: $0)...]) } ?? (scheme == "http" ? 80 : 443)
    }

    /// The colons of `[::1]` are no port's.
    private var portMark: String.Index? {
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else { return nil }
        return colon
    }

    init(id: UInt64, client: String, _ parts: RequestParts, target: RequestTarget) {
        self.id = id
        self.client = client
        operation = parts.operation.id
        method = parts.operation.method
        template = parts.operation.template
        hidesPath = parts.hidesPath
        scheme = ""
        authority = ""
        self.target = ""
        aim(at: target, nil)
    }

    /// Where the next attempt goes. A server chose it, and may have put anything into it.
    mutating func aim(at target: RequestTarget, _ secrets: CallSecrets?) {
        scheme = target.scheme
        authority = target.authority
        let path = Redaction.target(target.target)
        self.target = hidesPath ? template : secrets?.shown.text(path, limit: 1_000) ?? path
        if let secrets { authority = secrets.shown.hidden(authority) }
    }
}

nonisolated extension ObservedCall: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(operation): \(method) \(template)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["id": "\(id)", "call": description, "authority": authority]) }
}

/// How an attempt or a call ended, as an observer sees it. Text of the server is in it without the secrets of the call.
nonisolated public struct ObservedOutcome: Sendable {
    /// nil without an answer.
    public let status: Int?
    /// The status of an error as text, or `timeout`, `dns`, `connection_refused`, `connection_reset`, `tls`, `decoding` and so on;
    /// nil for a success and for a cancellation by the caller.
    public let errorType: String?
    public let isCancelled: Bool
    public let requestID: String?
    public let rateLimit: RateLimitStatus?
    /// Of the attempt, or of the call.
    public let duration: Duration
}

nonisolated extension ObservedOutcome {
    /// Of a call that nobody looks at.
    static let unobserved: ObservedOutcome = ObservedOutcome(
        status: nil, errorType: nil, isCancelled: false, requestID: nil, rateLimit: nil, duration: .zero)

    init(_ failure: CallFailure, _ duration: Duration) {
        status = failure.receivedStatus == 0 ? nil : failure.receivedStatus
        errorType = failure.kind.errorType(status: failure.receivedStatus)
        if case .cancelled = failure.kind { isCancelled = true } else { isCancelled = false }
        requestID = failure.requestID
        rateLimit = failure.rateLimit
        self.duration = duration
    }
}

nonisolated extension CallFailure.Kind {
    /// The name of the failure in logs, metrics and traces (OpenTelemetry's `error.type`).
    func errorType(status: Int) -> String? {
        switch self {
        case .api, .unexpectedResponse: status == 0 ? "unexpected_response" : "\(status)"
        case .decoding: "decoding"
        case .timeout: "timeout"
        case .rateLimited: "rate_limited"
        case .cancelled: nil
        case .invalidRequest: "invalid_request"
        case .pagination: "pagination"
        case .endedInState: "wait_ended"
        case .file: "file"
        case .transport(let failure):
            switch failure.kind {
            case .dns: "dns"
            case .connectRefused: "connection_refused"
            case .connectTimeout, .poolTimeout, .timeout: "timeout"
            case .unreachable: "unreachable"
            case .tls, .certificate: "tls"
            case .refusedStream: "refused_stream"
            case .closedBeforeResponse, .reset: "connection_reset"
            case .truncatedBody: "truncated_body"
            case .bodyTooLarge: "body_too_large"
            case .protocolViolation: "protocol"
            case .unsupportedURL, .illegalHeader: "invalid_request"
            case .redirectLoop: "redirect"
            case .requestBody: "request_body"
            case .cancelled: "transport_cancelled"
            case .other: "transport"
            }
        }
    }
}
