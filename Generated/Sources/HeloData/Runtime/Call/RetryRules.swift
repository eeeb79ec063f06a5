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

    /// - Parameter directive: What the server's own header says about a repetition, if it says something.
    func decision(_ outcome: AttemptOutcome, directive: Bool? = nil) -> RetryDecision {
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
            let decision = decision(status: status, code: code)
            switch (decision, directive) {
            case (.accept, _), (_, nil): return decision
            case (_, false?): return .stop
            // It only adds: a wait that the server named, other credentials and a redirect stay what they are.
            case (.stop, true?): return replay.isReplayable ? .retry : .stop
            case (_, true?): return decision
            }
        }
    }

    private func decision(
        _ kind: TransportFailure.Kind, _ state: TransportFailure.RequestState, reused: Bool
    ) -> RetryDecision {
        switch kind {
        case .certificate, .unsupportedURL, .illegalHeader, .redirectLoop, .protocolViolation, .bodyTooLarge, .requestBody, .cancelled:
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

    private func decision(status: Int, code: String?) -> RetryDecision {
        switch status {
        case 200..<300: .accept
        case 301, 302, 303, 307, 308: followsRedirects ? .redirect : .stop
        case 401: .reauthenticate
        case 408, 425: replay.isReplayable ? .retry : .stop
        case 409: isKeyed && isInProgress(code) ? .retry : .stop
        case 429: .retry
        case 501, 505, 511: .stop
        case 500..<600: replay.isReplayable ? .retry : .stop
        default: .stop
        }
    }

    /// The first request with this key, of whatever process, is still being worked on: the same key again brings its result.
    private func isInProgress(_ code: String?) -> Bool { code.map(inProgressCodes.contains) ?? false }

    private var isKeyed: Bool { if case .keyed = replay { true } else { false } }

    /// Whether a write may have happened although this outcome does not say so. Only a 2xx clears it.
    ///
    /// Of the answers only an error of the client's own, 4xx, says that nothing was done. Not among those are 408 and 425, which are about
    /// an attempt (RFC 9110 §15.5.9, RFC 8470 §5.2), and 444, 460 and 499, with which proxies say that a connection was lost.
    func leavesOutcomeUnknown(_ outcome: AttemptOutcome) -> Bool {
        guard replay.isWrite else { return false }
        switch outcome {
        case .failed(_, let state, _), .cancelled(let state): return state == .maybeSent
        case .timedOut(let phase): return phase != .connect
        case .answered(let status, let code):
            switch status {
            case 200..<300: return false
            case 408, 425, 444, 460, 499: return true
            case 409: return isInProgress(code)
            case 400..<500: return false
            default: return true
            }
        }
    }
}
