import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#endif

/// Another program, run to its end, and what it took.
struct Command {
    /// With all that it started itself.
    struct Usage {
        /// User and system time in seconds.
        let processor: Double
        /// Resident memory of the largest process, in bytes.
        let memory: Int
        let output: String
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Standard output and error together; throws where the program fails.
    @discardableResult
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Usage {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("benchmark-\(getpid()).log").path
        defer { unlink(log) }
        var variables = ProcessInfo.processInfo.environment
        for (name, value) in environment { variables[name] = value }

        var actions = Actions()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let words = arguments.map { strdup($0) } + [nil]
        let lines = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + lines { free(text) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, arguments[0], &actions, nil, words, lines) == 0 else {
            throw Failure(description: "\(arguments[0]) cannot be started")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}

        let output = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
        guard status == 0 else {
            throw Failure(description: "\(arguments.joined(separator: " ")) failed:\n\(output.suffix(4000))")
        }
        #if canImport(Darwin)
        let memory = Int(usage.ru_maxrss)
        #else
        let memory = Int(usage.ru_maxrss) * 1024
        #endif
        return Usage(processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), memory: memory, output: output)
    }

    /// The run that took the least time, of a number of them.
    static func best(of runs: Int, _ arguments: [String]) throws -> Usage {
        var best = try run(arguments)
        for _ in 1..<runs {
            let usage = try run(arguments)
            if usage.processor < best.processor { best = usage }
        }
        return best
    }

    static func exists(_ program: String) -> Bool { (try? run(["which", program])) != nil }

    #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    #else
    private typealias Actions = posix_spawn_file_actions_t
    #endif

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
