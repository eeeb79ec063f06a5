import Testing

@testable import HelodataRuntime

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
        (500, .retryReplayable, true), (501, .stop, false), (502, .retryReplayable, true), (503, .retryReplayable, true),
        (504, .retryReplayable, true), (505, .stop, false), (507, .retryReplayable, true), (511, .stop, false),
        (520, .retryReplayable, true), (521, .retryReplayable, true),
        (522, .retryReplayable, true), (523, .retryReplayable, true), (524, .retryReplayable, true), (529, .retryReplayable, true),
        (599, .retryReplayable, true), (100, .stop, false), (600, .stop, false), (0, .stop, false),
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
                    #expect(rules.decision(outcome, attempt: attempt) == expected, "\(status) \(name) \(attempt)")
                }
                #expect(rules.leavesOutcomeUnknown(outcome) == (unknown && name != "safe"), "\(status) \(name)")
            }
        }
    }

    /// never: whatever happened to the request. always: what the table says by request state.
    static func isPermanent(_ kind: TransportFailure.Kind) -> Bool {
        switch kind {
        case .certificate, .unsupportedURL, .illegalHeader, .redirectLoop, .protocolViolation, .bodyTooLarge, .cancelled: true
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
                        #expect(rules.decision(outcome, attempt: 1) == expected, "\(kind) \(state) \(reused) \(name)")
                        #expect(rules.leavesOutcomeUnknown(outcome) == (state == .maybeSent && name != "safe"))
                    }
                }
            }
            for (phase, decision) in [
                (TimeoutPhase.connect, RetryDecision.retry), (.attempt, name == "unsafe" ? .stop : .retry),
                (.idle, name == "unsafe" ? .stop : .retry), (.call, .stop), (.wait, .stop),
            ] {
                #expect(rules.decision(.timedOut(phase), attempt: 1) == decision, "\(phase) \(name)")
                #expect(rules.leavesOutcomeUnknown(.timedOut(phase)) == (phase != .connect && name != "safe"))
            }
            for state in TransportFailure.RequestState.allCases {
                #expect(rules.decision(.cancelled(state), attempt: 1) == .stop)
                #expect(rules.leavesOutcomeUnknown(.cancelled(state)) == (state == .maybeSent && name != "safe"))
            }
        }
    }

    @Test func keyStillInProgress() {
        for (name, replay, _) in Self.classes {
            let rules = RetryRules(replay: replay, followsRedirects: false, inProgressCodes: ["in_progress"])
            let inProgress = AttemptOutcome.answered(status: 409, code: "in_progress")
            #expect(rules.decision(inProgress, attempt: 1) == .stop)
            #expect(rules.decision(inProgress, attempt: 2) == (name == "keyed" ? .retry : .stop))
            #expect(rules.decision(.answered(status: 409, code: "insufficient_balance"), attempt: 2) == .stop)
            #expect(rules.decision(.answered(status: 409, code: nil), attempt: 2) == .stop)
        }
    }

    @Test func directive() {
        for (name, replay, _) in Self.classes {
            let rules = RetryRules(replay: replay, followsRedirects: false)
            #expect(rules.decision(.answered(status: 503, code: nil), attempt: 1, directive: false) == .stop)
            #expect(
                rules.decision(.answered(status: 409, code: nil), attempt: 1, directive: true)
                    == (name == "unsafe" ? .stop : .retry))
            #expect(rules.decision(.answered(status: 200, code: nil), attempt: 1, directive: false) == .accept)
        }
    }
}
