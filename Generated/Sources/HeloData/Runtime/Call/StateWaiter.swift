#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a `waitUntil…` method waits for: one constant per waiter of the description.
nonisolated struct StateWaiter: Sendable {
    let operation: String
    let success: [String]
    let failure: [String]
    /// How long a 404 means "not there yet".
    let notFoundGrace: Duration

    init(_ operation: String, success: [String], failure: [String] = [], notFoundGrace: Duration = .seconds(60)) {
        self.operation = operation
        self.success = success
        self.failure = failure
        self.notFoundGrace = notFoundGrace
    }

    nonisolated enum Verdict: Sendable, Hashable { case success, failure, goOn }

    /// A state that is not listed: wait on.
    func verdict(_ state: String) -> Verdict {
        if success.contains(state) { return .success }
        return failure.contains(state) ? .failure : .goOn
    }
}

/// The rhythm of a wait: pure functions.
nonisolated enum WaitRhythm {
    /// The pause before the next look, and whether that is the last one.
    static func pause(
        elapsed: Duration, atMost: Duration, hint: Duration?, policy: WaiterPolicy, jitter: Double
    ) -> (delay: Duration, isLast: Bool) {
        let share = max(.zero, elapsed.bounded) * min(1, max(0, policy.fraction))
        var delay = min(max(share, policy.minDelay), policy.maxDelay).bounded * (0.9 + jitter * 0.2)
        if let hint { delay = max(delay, hint) }
        if elapsed + delay >= atMost { return (max(.zero, atMost - elapsed), true) }
        return (delay, false)
    }
}

nonisolated extension APICore {
    /// Looks again and again until the resource has one of the wished states.
    ///
    /// A look has the usual repetitions, and ends with the time that is left (the last one, which begins when the time is over, within a second); beyond those, ``WaiterPolicy/toleratedFailures`` failures in a row that may pass (no
    /// answer, 5xx, 429) are waited over. Cancelling ends the wait and leaves the resource alone.
    /// - Parameters:
    ///   - since: When the wait began, for a wait that goes on after a restart.
    ///   - onUpdate: Told before each pause.
    ///   - poll: One look, with the core that it is given.
    func wait<Value: Sendable, Failure: APIError>(
        _ waiter: StateWaiter, atMost: Duration, since: Date? = nil,
        onUpdate: (@Sendable (WaitProgress) async -> Void)? = nil,
        _ poll: @Sendable (APICore) async throws(Failure) -> Value, state: @Sendable (Value) -> String
    ) async throws(WaitError<Value>) -> Value {
        var run = WaitRun(waiter, self, atMost: atMost, since: since)
        while true {
            let progress = try await run.pause(Value.self, onUpdate)
            let capture = ResponseCapture()
            var core = self
            core.capture = capture
            core.end = min(run.endOfLook, self.end ?? run.endOfLook)
            let value: Value
            do {
                value = try await poll(core)
            } catch {
                if let failure = run.tolerates(error.failure) { throw .failed(failure) }
                if run.isLast || run.isOver { throw .timedOut(run.progress(progress.nextPoll)) }
                continue
            }
            run.look(at: capture.response)
            if let end = run.judge(value, state(value)) { return try end.get() }
            if run.isLast || run.isOver { throw .timedOut(run.progress(progress.nextPoll)) }
        }
    }
}
