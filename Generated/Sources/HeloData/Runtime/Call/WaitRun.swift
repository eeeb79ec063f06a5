#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One wait from its start to its end.
nonisolated struct WaitRun: ~Copyable {
    private let waiter: StateWaiter
    private let configuration: ClientConfiguration
    private let start: Duration
    private let atMost: Duration
    private var state = ""
    private var polls = 0
    private var failuresInARow = 0
    /// What the last answer asked for.
    private var hint: Duration?
    /// Hides what nobody may see of the states that are told.
    private var shown = ShownText()
    /// No look follows the next one.
    private(set) var isLast = false

    init(_ waiter: StateWaiter, _ core: APICore, atMost: Duration, since: Date?) {
        self.waiter = waiter
        self.atMost = max(.zero, atMost.bounded)
        configuration = core.state.configuration
        var start = configuration.clock.now()
        if let since {
            let passed = configuration.clock.secondsSince1970() - since.timeIntervalSince1970
            start -= .seconds(passed.isFinite ? min(max(passed, 0), 1e9) : 0)
        }
        self.start = start
    }

    /// There is no time left to look again.
    var isOver: Bool { configuration.clock.now() >= start + atMost }

    /// The reading of the clock at which the look that begins now ends. The last one begins when the time is over, and after a restart long
    /// after that: it gets a moment, so that it can say what has become of the resource.
    var endOfLook: Duration {
        let moment = min(.seconds(1), max(.milliseconds(250), atMost / 4))
        return isLast ? configuration.clock.now() + moment : start + atMost
    }

    private var elapsed: Duration { configuration.clock.now() - start }

    func progress(_ nextPoll: Duration) -> WaitProgress {
        WaitProgress(state: state, elapsed: elapsed, nextPoll: nextPoll, polls: polls)
    }

    /// Tells about the pause and waits for its end.
    mutating func pause<Value>(
        _: Value.Type, _ onUpdate: (@Sendable (WaitProgress) async -> Void)?
    ) async throws(WaitError<Value>) -> WaitProgress {
        let now = configuration.clock.now()
        let (delay, isLast) = WaitRhythm.pause(
            elapsed: now - start, atMost: atMost, hint: hint, policy: configuration.waiter, jitter: configuration.jitter())
        self.isLast = isLast
        let progress = progress(delay)
        configuration.observer?.pollScheduled(waiter.operation, progress)
        await onUpdate?(progress)
        do {
            try await configuration.clock.sleep(until: now + delay)
        } catch {
            throw .failed(cancelled)
        }
        if Task.isCancelled { throw .failed(cancelled) }
        polls += 1
        return progress
    }

    /// The end of the wait, if the state is one.
    mutating func judge<Value>(_ value: Value, _ state: String) -> Result<Value, WaitError<Value>>? {
        self.state = shown.hidden(state)
        failuresInARow = 0
        return switch waiter.verdict(state) {
        case .success: .success(value)
        case .failure: .failure(.reached(state: self.state, value))
        case .goOn: nil
        }
    }

    mutating func look(at response: APIResponse) {
        shown = response.shown
        hint = ServerHint.delay(
            response.headers, status: response.status, secondsSince1970: configuration.clock.secondsSince1970())
    }

    /// nil when the wait goes on in spite of the failure.
    mutating func tolerates(_ failure: CallFailure) -> CallFailure? {
        hint = failure.retryAfter
        switch failure.kind {
        case .timeout where isOver: return nil
        case .transport, .timeout, .rateLimited: break
        case .api, .unexpectedResponse:
            if failure.status == 404, elapsed <= waiter.notFoundGrace { return nil }
            guard failure.status >= 500 || failure.status == 429 else { return failure }
        case .decoding, .cancelled, .invalidRequest, .pagination, .endedInState, .file: return failure
        }
        failuresInARow += 1
        return failuresInARow > configuration.waiter.toleratedFailures ? failure : nil
    }

    private var cancelled: CallFailure {
        var details = CallFailure.Details(kind: .cancelled, operation: waiter.operation)
        details.elapsed = elapsed
        return CallFailure(details)
    }
}
