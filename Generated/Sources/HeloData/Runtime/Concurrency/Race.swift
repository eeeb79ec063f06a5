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

    /// The same for work that may not heed its cancellation and whose late end says nothing: when the time is up, or the task is cancelled, it
    /// is left to itself and the value is nil.
    static func runOrLeave<Value: Sendable>(
        until instant: Duration, _ clock: any ClientClock, _ work: @escaping @Sendable () async -> Value
    ) async -> (value: Value?, timeIsUp: Bool) {
        // The clock of a test has all tasks in its hands.
        guard type(of: clock) == SystemClock.self else { return await runWithTimer(until: instant, clock, work) }
        let result = FirstResult<(value: Value?, timeIsUp: Bool)>()
        let task = Task { result.set((await work(), false)) }
        let alarm = Alarms.shared.set(at: instant) {
            result.set((nil, true))
            task.cancel()
        }
        let first = await withTaskCancellationHandler {
            await result.value
        } onCancel: {
            result.set((nil, false))
            task.cancel()
        }
        _ = Alarms.shared.stop(alarm)
        return first
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

    /// Does the work for as long as it moves: the time is up when `moves` has been the same for so long, or at the instant.
    static func runWhileMoving<Value: Sendable>(
        atRest longest: Duration, until instant: Duration?, _ clock: any ClientClock, moves: @escaping @Sendable () -> Int,
        _ work: @escaping @Sendable () async -> Value
    ) async -> (value: Value?, timeIsUp: Bool) {
        await withTaskGroup(of: Event<Value>.self) { group in
            group.addTask { .done(await work()) }
            group.addTask {
                do {
                    while true {
                        let (before, now) = (moves(), clock.now())
                        let end = min(now + longest, instant ?? .longest)
                        try await clock.sleep(until: end)
                        if moves() == before || clock.now() >= instant ?? .longest { return .timeUp }
                    }
                } catch {
                    return .timerStopped
                }
            }
            return await first(of: &group)
        }
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
            return await first(of: &group)
        }
    }

    private static func first<Value>(of group: inout TaskGroup<Event<Value>>) async -> (value: Value?, timeIsUp: Bool) {
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

/// What comes first of several that may come. For one who waits.
nonisolated private final class FirstResult<Value: Sendable>: Sendable {
    nonisolated private enum State: Sendable {
        case empty
        case awaited(CheckedContinuation<Value, Never>)
        case set(Value)
    }

    private let state = Lock(State.empty)

    func set(_ value: Value) {
        let waiter: CheckedContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .empty:
                state = .set(value)
                return nil
            case .awaited(let waiter):
                state = .set(value)
                return waiter
            case .set: return nil
            }
        }
        waiter?.resume(returning: value)
    }

    var value: Value {
        get async {
            await withCheckedContinuation { continuation in
                let value: Value? = state.withLock { state in
                    if case .set(let value) = state { return value }
                    state = .awaited(continuation)
                    return nil
                }
                if let value { continuation.resume(returning: value) }
            }
        }
    }
}
