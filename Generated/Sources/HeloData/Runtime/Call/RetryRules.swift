/// The stretch of a call whose time ran out.
nonisolated public enum TimeoutPhase: Sendable, Hashable {
    /// DNS, TCP and TLS: ``CallTimeouts/connect``. The request was not sent.
    case connect
    /// One attempt, head and body: ``CallTimeouts/read`` or ``CallTimeouts/write``.
    case attempt
    /// The wait for the next part of a streamed body: ``CallTimeouts/idle``.
    case idle
    /// The whole call with all attempts and waits: ``CallTimeouts/call``.
    case call
    /// A `waitUntil…` method: its `atMost`.
    case wait
}

/// How one attempt ended.
nonisolated enum AttemptOutcome: Sendable, Hashable {
    case answered(status: Int, code: String?)
    case failed(TransportFailure.Kind, TransportFailure.RequestState, reusedConnection: Bool)
    /// By the client's own timer.
    case timedOut(TimeoutPhase)
    /// By the caller, while the exchange was going on.
    case cancelled(TransportFailure.RequestState)
}

/// What follows from an outcome, before attempts, deadline and budget are counted.
nonisolated enum RetryDecision: Sendable, Hashable {
    case accept
    case retry
    /// Without a delay: a pooled connection had died before this request.
    case retryAtOnce
    /// Again with another token, if there is one.
    case reauthenticate
    case redirect
    case stop
}

/// The rules by which a call is repeated: pure functions, one table.
nonisolated struct RetryRules: Sendable {
    var replay: Replay
    var followsRedirects: Bool
    /// Codes of a 409 that mean "the first request with this key is still being processed".
    var inProgressCodes: [String] = []

    /// - Parameters:
    ///   - attempt: 1 for the first.
    ///   - directive: What the server's own header says about a repetition, if it says something.
    func decision(_ outcome: AttemptOutcome, attempt: Int, directive: Bool? = nil) -> RetryDecision {
        switch outcome {
        case .cancelled, .timedOut(.call), .timedOut(.wait):
            return .stop
        case .timedOut(.connect):
            return .retry
        case .timedOut(.attempt), .timedOut(.idle):
            return replay.isReplayable ? .retry : .stop
        case .failed(let kind, let state, let reused):
            return decision(kind, state, reused: reused)
        case .answered(let status, let code):
            if status / 100 != 2, let directive { return directive && replay.isReplayable ? .retry : .stop }
            return decision(status: status, code: code, attempt: attempt)
        }
    }

    private func decision(
        _ kind: TransportFailure.Kind, _ state: TransportFailure.RequestState, reused: Bool
    ) -> RetryDecision {
        switch kind {
        case .certificate, .unsupportedURL, .illegalHeader, .redirectLoop, .protocolViolation, .bodyTooLarge, .cancelled:
            return .stop
        case .closedBeforeResponse, .reset:
            if state == .notSent { return .retry }
            guard replay.isReplayable else { return .stop }
            return reused ? .retryAtOnce : .retry
        case .dns, .connectRefused, .connectTimeout, .unreachable, .tls, .poolTimeout, .refusedStream, .truncatedBody,
            .timeout, .other:
            return state == .notSent || replay.isReplayable ? .retry : .stop
        }
    }

    private func decision(status: Int, code: String?, attempt: Int) -> RetryDecision {
        switch status {
        case 200..<300: .accept
        case 301, 302, 303, 307, 308: followsRedirects ? .redirect : .stop
        case 401: .reauthenticate
        case 408, 425: replay.isReplayable ? .retry : .stop
        case 409:
            if case .keyed = replay, attempt >= 2, let code, inProgressCodes.contains(code) { .retry } else { .stop }
        case 429: .retry
        case 501, 505, 511: .stop
        case 500..<600: replay.isReplayable ? .retry : .stop
        default: .stop
        }
    }

    /// Whether a write may have happened although this outcome does not say so. Only a 2xx clears it.
    func leavesOutcomeUnknown(_ outcome: AttemptOutcome) -> Bool {
        guard replay.isWrite else { return false }
        switch outcome {
        case .failed(_, let state, _), .cancelled(let state): return state == .maybeSent
        case .timedOut(let phase): return phase != .connect
        case .answered(let status, _):
            switch status {
            case 300..<400, 408, 425: return true
            case 501, 505, 511: return false
            case 500..<600: return true
            default: return false
            }
        }
    }
}
