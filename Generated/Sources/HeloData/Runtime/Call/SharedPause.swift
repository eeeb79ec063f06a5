/// The time until which all calls to one host wait, after a 429 that named one.
nonisolated final class SharedPause: Sendable {
    nonisolated struct Pause: Sendable {
        /// The reading of the clock at which calls go on.
        let end: Duration
        /// What the server named; later than the end where that is capped.
        let named: Duration
        /// The calls go on within so long after the end, not all in one moment.
        let spread: Duration
    }

    nonisolated private struct State {
        var pause: Pause?
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastWaiter = 0
        /// Waiters that were cancelled before they could wait.
        var cancelled: Set<Int> = []
    }

    private let state = Lock(State())

    /// There was a pause, which may be over.
    var isSet: Bool { state.withLock { $0.pause != nil } }

    /// The pause; nil when calls need not wait.
    func pause(at now: Duration) -> Pause? {
        state.withLock { state in
            guard let pause = state.pause else { return nil }
            if pause.end > now { return pause }
            state.pause = nil
            return nil
        }
    }

    /// Never shortens a pause.
    /// - Parameters:
    ///   - delay: What the server asked for.
    ///   - cap: The pause is not longer than this, whatever the server asked for.
    func begin(at now: Duration, _ delay: Duration, cap: Duration) {
        let delay = delay.bounded
        let length = min(delay, max(.zero, cap.bounded))
        let end = now + length
        state.withLock { state in
            if let pause = state.pause, pause.end >= end { return }
            let spread = min(max(length / 10, .milliseconds(200)), length)
            state.pause = Pause(end: end, named: now + delay, spread: spread)
        }
    }

    /// Ends the pause; whoever waits goes on.
    func lift() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            state.pause = nil
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Until the reading `instant`, or until the pause is lifted or the task cancelled.
    func wait(until instant: Duration, _ clock: any ClientClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { do { try await clock.sleep(until: instant) } catch {} }
            group.addTask { await self.lifted() }
            await group.next()
            group.cancelAll()
        }
    }

    private func lifted() async {
        let id = state.withLock { state in
            state.lastWaiter &+= 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isOver = state.withLock { state in
                    if state.cancelled.remove(id) != nil || state.pause == nil { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: id)
                if waiter == nil { state.cancelled.insert(id) }
                return waiter
            }
            waiter?.resume()
        }
        state.withLock { _ = $0.cancelled.remove(id) }
    }
}
