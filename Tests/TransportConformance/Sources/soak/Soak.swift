import FaultServer
import Foundation
import HeloData
import Synchronization

/// Many calls at once for a while over one transport: `soak AsyncHTTPClient 60 200` makes 200 for 60 seconds. Most are answered; some
/// are refused (401, 429, 503), cut off or cancelled. Prints what the process holds, and ends with 1 where that grew.
@main enum Soak {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "serve" { try serve() }
        guard arguments.count == 3, let transport = transport(arguments.first ?? ""),
            let seconds = arguments.dropFirst().first.flatMap({ Int($0) }),
            let width = arguments.last.flatMap({ Int($0) })
        else {
            print("soak URLSession|AsyncHTTPClient SECONDS CALLS")
            exit(2)
        }
        let (server, authority) = try startServer()
        defer { server.terminate() }
        var configuration = ClientConfiguration()
        configuration.retry.base = .milliseconds(2)
        configuration.retry.cap = .milliseconds(20)
        configuration.timeouts.read = .seconds(5)
        configuration.timeouts.write = .seconds(5)
        let tokens = Atomic(0)
        let client = HeloDataClient(
            token: .provider { "token \(tokens.add(1, ordering: .relaxed).newValue)" }, baseURL: "http://\(authority)",
            transport: transport, configuration: configuration)
        let counts = Counts()
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<width {
                group.addTask { await work(worker, client, counts, until: end) }
            }
            group.addTask {
                for step in 0...10 {
                    // The first is after what is made once and kept.
                    try? await Task.sleep(for: .seconds(Double(seconds) * (step == 0 ? 0.2 : 0.08)))
                    await counts.take()
                }
            }
        }
        print(await counts.text)
        server.terminate()
        exit(await counts.grew ? 1 : 0)
    }

    /// In a process of its own: the server remembers each request.
    private static func startServer() throws -> (process: Process, authority: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["serve"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        return (process, line.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Until somebody ends the process.
    private static func serve() throws -> Never {
        let server = try FaultServer { request in answer(request.ordinal) }
        FileHandle.standardOutput.write(Data((server.authority + "\n").utf8))
        while server.port > 0 { sleep(3600) }
        exit(0)
    }

    private static func transport(_ name: String) -> (any HTTPTransport)? {
        switch name {
        case "URLSession": return URLSessionTransport()
        #if AsyncHTTPClient
        case "AsyncHTTPClient": return AsyncHTTPClientTransport()
        #endif
        default: return nil
        }
    }

    private static func answer(_ ordinal: Int) -> [Action] {
        switch ordinal % 40 {
        case 7: [.answer(401, [], #"{"code":"unauthorized","message":"Again"}"#)]
        case 13: [.answer(503)]
        case 19: [.close]
        case 23: [.head(200, ("Content-Length", "100")), .text("{"), .close]
        case 29: [.pause(.milliseconds(50)), .answer(200, [], #"{"id":"bat_1"}"#)]
        case 31 where ordinal % 400 == 31: [.hang]
        default: [.answer(200, [], #"{"id":"bat_1"}"#)]
        }
    }

    private static func work(_ worker: Int, _ client: HeloDataClient, _ counts: Counts, until end: ContinuousClock.Instant) async {
        var number = worker
        while ContinuousClock.now < end {
            number &+= 1
            let isRead = number % 3 != 0
            let call = Task {
                if isRead { _ = try await client.batches.get("bat_1") } else { _ = try await client.orders.create(.residential(gb: 1)) }
            }
            if number % 11 == 0 {
                try? await Task.sleep(for: .milliseconds(number % 7))
                call.cancel()
            }
            switch await call.result {
            case .success: await counts.count(true)
            case .failure: await counts.count(false)
            }
        }
    }
}

/// Calls by their end, and what the process held now and then. An actor: the thread sanitizer does not see what a `Mutex` guards.
actor Counts {
    private var answered = 0
    private var failed = 0
    private var held: [(kibibytes: Int, files: Int)] = []

    func count(_ hasAnswer: Bool) { if hasAnswer { answered += 1 } else { failed += 1 } }

    func take() {
        let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
        held.append((pages * 4, files))
    }

    /// Whether the last half holds more than the first by a fifth and 16 MiB, or by 100 files.
    var grew: Bool {
        guard let first = held.first, let last = held.last, held.count > 3 else { return true }
        return last.kibibytes > first.kibibytes + max(first.kibibytes / 5, 16 << 10) || last.files > first.files + 100
    }

    var text: String {
        let lines = held.map { "\($0.kibibytes >> 10) MiB, \($0.files) files" }
        return lines.joined(separator: "\n") + "\n\(answered) calls answered, \(failed) failed or cancelled"
    }
}
