/// The timers of all calls that live by the machine's own clock. There is one sleep for the earliest of them, which is kept when its
/// alarm is stopped: a sleep for each would stay in the system until its time, also when the call took a millisecond.
nonisolated final class Alarms: Sendable {
    static let shared = Alarms()

    nonisolated private struct Alarm {
        let instant: Duration
        /// nil once it was called.
        var action: (@Sendable () -> Void)?
    }

    nonisolated private struct State {
        /// nil: free. An alarm keeps its place until it is stopped.
        var places: [Alarm?] = []
        var free: [Int] = []
        /// When the sleeper wakes up.
        var wakeUp: Duration?
        var sleeper: Task<Void, Never>?
    }

    private let clock = SystemClock()
    private let state = Lock(State())

    /// Calls the action at the reading `instant` of ``SystemClock``, unless it is stopped before.
    /// - Returns: What ``stop(_:)`` takes; to be stopped once.
    func set(at instant: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        state.withLock { state in
            let alarm = Alarm(instant: instant, action: action)
            if state.wakeUp.map({ instant < $0 }) ?? true { sleep(until: instant, &state) }
            if let place = state.free.popLast() {
                state.places[place] = alarm
                return place
            }
            state.places.append(alarm)
            return state.places.count - 1
        }
    }

    /// Whether the action had been called before.
    func stop(_ place: Int) -> Bool {
        state.withLock { state in
            let hasRung = state.places[place]?.action == nil
            state.places[place] = nil
            state.free.append(place)
            return hasRung
        }
    }

    private func sleep(until instant: Duration, _ state: inout State) {
        state.sleeper?.cancel()
        state.wakeUp = instant
        state.sleeper = Task.detached { [self] in
            do {
                try await clock.sleep(until: instant)
            } catch {
                return
            }
            ring(at: instant)
        }
    }

    /// Calls the actions whose time has come, the earliest first; the next sleep is until the earliest of the others.
    private func ring(at instant: Duration) {
        let actions = state.withLock { state -> [@Sendable () -> Void] in
            guard state.wakeUp == instant else { return [] }
            let now = clock.now()
            var due: [(instant: Duration, action: @Sendable () -> Void)] = []
            var next: Duration?
            for place in state.places.indices {
                guard let alarm = state.places[place], let action = alarm.action else { continue }
                if alarm.instant <= now {
                    due.append((alarm.instant, action))
                    state.places[place]?.action = nil
                } else {
                    next = min(alarm.instant, next ?? alarm.instant)
                }
            }
            state.wakeUp = nil
            state.sleeper = nil
            if let next { sleep(until: next, &state) }
            return due.sorted { $0.instant < $1.instant }.map(\.action)
        }
        for action in actions { action() }
    }
}
