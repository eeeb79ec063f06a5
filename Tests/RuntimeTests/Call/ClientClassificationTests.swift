import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Each status, failure and class of operation against the table, row by row.
@Suite struct ClientClassificationTests {
    static let classes: [(name: String, replay: Replay, follows: Bool)] = [
        ("safe", .safe, true), ("idempotent", .idempotent, false), ("keyed", .keyed("Idempotency-Key"), false),
        ("unsafe", .unsafe, false),
    ]

    /// What happens to a status: replayable classes, unsafe class, and whether the outcome of a write is then unknown.
    enum Row: String {
        case accept, stop, retryAlways, retryReplayable, reauthenticate, redirect
    }

    static let statuses: [(Int, Row, unknown: Bool)] = [
        (200, .accept, false), (201, .accept, false), (202, .accept, false), (204, .accept, false), (206, .accept, false),
        (301, .redirect, true), (302, .redirect, true), (303, .redirect, true), (304, .stop, true), (300, .stop, true),
        (305, .stop, true), (307, .redirect, true), (308, .redirect, true),
        (400, .stop, false), (401, .reauthenticate, false), (402, .stop, false), (403, .stop, false), (404, .stop, false),
        (405, .stop, false), (406, .stop, false), (408, .retryReplayable, true), (409, .stop, false), (410, .stop, false),
        (411, .stop, false), (412, .stop, false), (413, .stop, false), (414, .stop, false), (415, .stop, false),
        (418, .stop, false), (422, .stop, false), (423, .stop, false), (424, .stop, false), (425, .retryReplayable, true),
        (426, .stop, false), (428, .stop, false), (429, .retryAlways, false), (431, .stop, false), (451, .stop, false),
        (500, .retryReplayable, true), (501, .stop, true), (502, .retryReplayable, true), (503, .retryReplayable, true),
        (504, .retryReplayable, true), (505, .stop, true), (507, .retryReplayable, true), (511, .stop, true),
        (520, .retryReplayable, true), (521, .retryReplayable, true),
        (522, .retryReplayable, true), (523, .retryReplayable, true), (524, .retryReplayable, true), (529, .retryReplayable, true),
        (599, .retryReplayable, true), (444, .stop, true), (460, .stop, true), (499, .stop, true), (100, .stop, true), (199, .stop, true),
        (600, .stop, true),
        (799, .stop, true), (999, .stop, true), (0, .stop, true),
    ]

    @Test func statusRows() {
        for (name, replay, follows) in Self.classes {
            let rules = RetryRules(replay: replay, followsRedirects: follows)
            for (status, row, unknown) in Self.statuses {
                let expected: RetryDecision =
                    switch row {
                    case .accept: .accept
                    case .stop: .stop
                    case .retryAlways: .retry
                    case .retryReplayable: name == "unsafe" ? .stop : .retry
                    case .reauthenticate: .reauthenticate
                    case .redirect: name == "safe" ? .redirect : .stop
                    }
                let outcome = AttemptOutcome.answered(status: status, code: nil)
                for attempt in 1...3 {
                    #expect(rules.decision(outcome) == expected, "\(status) \(name) \(attempt)")
                }
                #expect(rules.leavesOutcomeUnknown(outcome) == (unknown && name != "safe"), "\(status) \(name)")
            }
        }
    }

    /// never: whatever happened to the request. always: what the table says by request state.
    static func isPermanent(_ kind: TransportFailure.Kind) -> Bool {
        switch kind {
        case .certificate, .unsupportedURL, .illegalHeader, .redirectLoop, .protocolViolation, .bodyTooLarge, .requestBody, .cancelled:
            true
        case .dns, .connectRefused, .connectTimeout, .unreachable, .tls, .poolTimeout, .refusedStream,
            .closedBeforeResponse, .reset, .truncatedBody, .timeout, .other:
            false
        }
    }

    @Test func failureRows() {
        for (name, replay, follows) in Self.classes {
            let rules = RetryRules(replay: replay, followsRedirects: follows)
            for kind in TransportFailure.Kind.allCases {
                for state in TransportFailure.RequestState.allCases {
                    for reused in [false, true] {
                        let outcome = AttemptOutcome.failed(kind, state, reusedConnection: reused)
                        let expected: RetryDecision
                        if Self.isPermanent(kind) {
                            expected = .stop
                        } else if state == .notSent {
                            expected = .retry
                        } else if name == "unsafe" {
                            expected = .stop
                        } else {
                            expected = reused && (kind == .reset || kind == .closedBeforeResponse) ? .retryAtOnce : .retry
                        }
                        #expect(rules.decision(outcome) == expected, "\(kind) \(state) \(reused) \(name)")
                        #expect(rules.leavesOutcomeUnknown(outcome) == (state == .maybeSent && name != "safe"))
                    }
                }
            }
            for (phase, decision) in [
                (TimeoutPhase.connect, RetryDecision.retry), (.attempt, name == "unsafe" ? .stop : .retry),
                (.idle, name == "unsafe" ? .stop : .retry), (.call, .stop), (.wait, .stop),
            ] {
                #expect(rules.decision(.timedOut(phase)) == decision, "\(phase) \(name)")
                #expect(rules.leavesOutcomeUnknown(.timedOut(phase)) == (phase != .connect && name != "safe"))
            }
            for state in TransportFailure.RequestState.allCases {
                #expect(rules.decision(.cancelled(state)) == .stop)
                #expect(rules.leavesOutcomeUnknown(.cancelled(state)) == (state == .maybeSent && name != "safe"))
            }
        }
    }

    /// On the first attempt too: the request before it may be another process's with the same key.
    @Test func keyStillInProgress() {
        for (name, replay, _) in Self.classes {
            let rules = RetryRules(replay: replay, followsRedirects: false, inProgressCodes: ["in_progress"])
            let inProgress = AttemptOutcome.answered(status: 409, code: "in_progress")
            #expect(rules.decision(inProgress) == (name == "keyed" ? .retry : .stop))
            #expect(rules.leavesOutcomeUnknown(inProgress) == (name != "safe"))
            for code in ["insufficient_balance", nil] {
                #expect(rules.decision(.answered(status: 409, code: code)) == .stop)
                #expect(!rules.leavesOutcomeUnknown(.answered(status: 409, code: code)))
            }
        }
    }

    /// `false` forbids; `true` adds, and leaves what there is.
    @Test func directive() {
        for (name, replay, _) in Self.classes {
            let rules = RetryRules(replay: replay, followsRedirects: name == "safe")
            func decision(_ status: Int, _ directive: Bool) -> RetryDecision {
                rules.decision(.answered(status: status, code: nil), directive: directive)
            }
            #expect(decision(503, false) == .stop)
            #expect(decision(409, true) == (name == "unsafe" ? .stop : .retry))
            #expect(decision(200, false) == .accept)
            #expect(decision(429, true) == .retry)
            #expect(decision(401, true) == .reauthenticate)
            #expect(decision(307, true) == (name == "safe" ? .redirect : name == "unsafe" ? .stop : .retry))
        }
    }
}
