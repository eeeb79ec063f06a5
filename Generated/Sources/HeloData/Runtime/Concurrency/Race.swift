/// Work against the clock.
nonisolated enum Race {
    /// Does the work; when the time is up first, cancels it and still waits for its end. Both results are told: work that
    /// succeeded in the same moment counts. The value is nil when the task was cancelled before the work could begin.
    static func run<Value: Sendable>(
        until instant: Duration, _ clock: any ClientClock, _ work: @escaping @Sendable () async -> Value
    ) async -> (value: Value?, timeIsUp: Bool) {
        if type(of: clock) == SystemClock.self { return await runWithAlarm(at: instant, work) }
        return await runWithTimer(until: instant, clock, work)
    }

    /// By the machine's own clock: every network call goes this way, so it takes one task and no timer of its own.
    private static func runWithAlarm<Value: Sendable>(
        at instant: Duration, _ work: @escaping @Sendable () async -> Value
    ) async -> (value: Value?, timeIsUp: Bool) {
        let task = Task { await work() }
        let alarm = Alarms.shared.set(at: instant) { task.cancel() }
        let value = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        return (value, Alarms.shared.stop(alarm))
    }

    nonisolated private enum Event<Value: Sendable>: Sendable {
        case done(Value)
        case timeUp
        case timerStopped
    }

    /// By a clock that only knows how to sleep.
    private static func runWithTimer<Value: Sendable>(
        until instant: Duration, _ clock: any ClientClock, _ work: @escaping @Sendable () async -> Value
    ) async -> (value: Value?, timeIsUp: Bool) {
        await withTaskGroup(of: Event<Value>.self) { group in
            group.addTask { .done(await work()) }
            group.addTask {
                do {
                    try await clock.sleep(until: instant)
                    return .timeUp
                } catch {
                    return .timerStopped
                }
            }
            var value: Value?
            var timeIsUp = false
            while let event = await group.next() {
                switch event {
                case .done(let result):
                    value = result
                    group.cancelAll()
                case .timeUp:
                    if value == nil { timeIsUp = true }
                    group.cancelAll()
                case .timerStopped: break
                }
            }
            return (value, timeIsUp)
        }
    }
}
