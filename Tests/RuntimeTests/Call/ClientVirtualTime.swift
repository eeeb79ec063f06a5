import Foundation

@_spi(Generated) @testable import HelodataRuntime

/// Time that passes only when nothing else can happen: all tasks run on one thread, one after the other; when none is left to
/// run, the clock jumps to the next sleeper. Tests of hours take milliseconds and come out the same every time.
final class VirtualTime: ClientClock, Sendable {
    struct Deadlock: Error {}

    private struct Sleeper {
        let id: Int
        let end: Duration
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var now: Duration = .zero
        var jobs: [UnownedJob] = []
        var sleepers: [Sleeper] = []
        var cancelled: Set<Int> = []
        var lastID = 0
        var sleeps: [Duration] = []
    }

    private let state = Lock(State())
    /// Seconds since 1970 at the reading zero.
    let epoch: Double

    init(epoch: Double = 1_780_000_000) { self.epoch = epoch }

    // MARK: the clock

    func now() -> Duration { state.withLock { $0.now } }

    func secondsSince1970() -> Double {
        let parts = now().components
        return epoch + Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }

    func sleep(until instant: Duration) async throws(CancellationError) {
        let id = state.withLock { state in
            state.lastID += 1
            state.sleeps.append(instant - state.now)
            return state.lastID
        }
        let wasCancelled = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
                let result: Bool? = state.withLock { state in
                    if state.cancelled.contains(id) { return true }
                    if instant <= state.now { return false }
                    state.sleepers.append(Sleeper(id: id, end: instant, continuation: continuation))
                    return nil
                }
                if let result { continuation.resume(returning: result) }
            }
        } onCancel: {
            let sleeper: Sleeper? = state.withLock { state in
                state.cancelled.insert(id)
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else { return nil }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(returning: true)
        }
        if wasCancelled { throw CancellationError() }
    }

    /// All sleeps so far, in the order in which they began.
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    // MARK: running

    /// Runs the body with all its child tasks to its end.
    func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
        guard #available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *) else { return nil }
        let result = Lock<Value?>(nil)
        let executor = SerialExecutor(time: self)
        let task = Task(executorPreference: executor) {
            let value = await body()
            result.withLock { $0 = value }
        }
        defer { task.cancel() }
        var idle = 0
        while true {
            if let job = state.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) {
                job.runSynchronously(on: executor.asUnownedTaskExecutor())
                idle = 0
                continue
            }
            if let value = result.withLock({ $0 }) { return value }
            if advance() { continue }
            // Something outside of virtual time is on its way, or nothing is: then this is a deadlock.
            idle += 1
            if idle > 2000 { return nil }
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    /// To the next sleeper; false when nobody sleeps.
    private func advance() -> Bool {
        let sleeper: Sleeper? = state.withLock { state in
            guard let index = state.sleepers.indices.min(by: { state.sleepers[$0].end < state.sleepers[$1].end }) else {
                return nil
            }
            let sleeper = state.sleepers.remove(at: index)
            state.now = max(state.now, sleeper.end)
            return sleeper
        }
        sleeper?.continuation.resume(returning: false)
        return sleeper != nil
    }

    @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
    private final class SerialExecutor: TaskExecutor {
        let time: VirtualTime
        init(time: VirtualTime) { self.time = time }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            time.state.withLock { $0.jobs.append(job) }
        }
    }
}
