/// Work against the clock.
nonisolated enum Race {
    nonisolated private enum Event<Value: Sendable>: Sendable {
        case done(Value)
        case timeUp
        case timerStopped
    }

    /// Does the work; when the time is up first, cancels it and still waits for its end. Both results are told: work that
    /// succeeded in the same moment counts.
    static func run<Value: Sendable>(
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
