import CAllocations
import CExecutor
import Dispatch
import Foundation

/// `calls SCENARIO COUNT` does the work on one thread, for a profiler that counts instructions, and prints allocations and
/// seconds per time. `calls SCENARIO COUNT threads` leaves it to Swift's own threads.
@main
enum Calls {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2, let scenario = Scenario(rawValue: arguments[1]), let count = Int(arguments[2]), count > 0
        else {
            let names = Scenario.allCases.map(\.rawValue).joined(separator: "|")
            FileHandle.standardError.write(Data("usage: calls (\(names)) COUNT [threads]\n".utf8))
            exit(2)
        }
        let work: @Sendable () async throws -> Void = {
            // What is made once, by the runtime and by Foundation, is not counted.
            let first = try await scenario.run(1)
            let measured = try await scenario.run(count)
            print("allocations \(allocations_are_counted() == 1 ? "\(measured.allocations)" : "unknown")")
            print("bytes \(measured.bytes)")
            print("seconds \(measured.seconds)")
            print("first-seconds \(first.seconds)")
            printPeakMemory()
        }
        try arguments.count == 2 ? onThisThread(work) : onThreads(work)
    }

    private final class Outcome: @unchecked Sendable {
        var result: Result<Void, any Error>?
    }

    nonisolated private static func onThisThread(_ work: @escaping @Sendable () async throws -> Void) throws {
        executor_install()
        let outcome = Outcome()
        Task.detached {
            do { outcome.result = .success(try await work()) } catch { outcome.result = .failure(error) }
        }
        while outcome.result == nil, executor_run_job() == 1 {}
        try outcome.result?.get()
    }

    nonisolated private static func onThreads(_ work: @escaping @Sendable () async throws -> Void) throws {
        let outcome = Outcome()
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            do { outcome.result = .success(try await work()) } catch { outcome.result = .failure(error) }
            isDone.signal()
        }
        isDone.wait()
        try outcome.result?.get()
    }

    nonisolated private static func printPeakMemory() {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return }
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            print("peak-kilobytes \(line.filter(\.isNumber))")
        }
    }
}

/// Per time of a scenario.
struct Measured {
    let allocations: Double
    let bytes: Double
    let seconds: Double

    static func measure(_ count: Int, _ body: () async throws -> Void) async throws -> Measured {
        let before = allocations_now()
        let start = ContinuousClock.now
        for _ in 0..<count { try await body() }
        let elapsed = start.duration(to: .now) / .seconds(1)
        let after = allocations_now()
        return Measured(
            allocations: Double(after.count - before.count) / Double(count),
            bytes: Double(after.bytes - before.bytes) / Double(count), seconds: elapsed / Double(count))
    }
}
