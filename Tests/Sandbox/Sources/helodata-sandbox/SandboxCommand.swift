import ArgumentParser
import Foundation
import HelodataSandbox
import HelodataSandboxServer

/// `helodata-sandbox`: a HeloData on loopback.
@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helodata-sandbox",
        abstract: "Answers spec/helodata.yaml on loopback, by the rules of HeloData's documentation.",
        discussion: """
            Everything is in memory and gone at the end, unless --state names a file. Endpoints under /_sandbox set balance,
            verification, inventory, calendar and faults.
            """)

    @Option(help: "Port on 127.0.0.1; 0 for a free one.")
    var port: UInt16 = 8080

    @Option(help: "How much faster the waits go by: with 60, provisioning takes 1 to 5 seconds.")
    var timeScale = 60.0

    @Option(help: "Rate limits: \(Plan.allCases.map(\.rawValue).joined(separator: ", ")).")
    var plan = Plan.pro

    @Option(help: "Balance in US dollars.")
    var balance = 10_000.0

    @Option(help: "The token to accept; made up without one.")
    var token: String?

    @Option(help: "The same seed makes the same ids, tokens and passwords.")
    var seed: UInt64?

    @Option(help: "Keep the state in this JSON file.", completion: .file(extensions: ["json"]))
    var state: String?

    func validate() throws {
        guard timeScale > 0, timeScale.isFinite else { throw ValidationError("--time-scale must be above 0.") }
        guard balance.magnitude < 1e9 else { throw ValidationError("--balance must be below a billion.") }
    }

    func run() async throws {
        var configuration = SandboxConfiguration()
        configuration.timeScale = timeScale
        configuration.plan = plan
        configuration.balance = balance
        configuration.token = token
        if let seed { configuration.seed = seed }
        configuration.stateFile = state.map { URL(fileURLWithPath: $0) }
        let sandbox = try Sandbox(configuration)
        let server = try await SandboxServer.start(sandbox, port: port)
        let lines = """
            HeloData sandbox  \(server.baseURL)
            token             \(sandbox.token)
            control           \(server.controlURL)
            page              \(server.pageURL)

            """
        FileHandle.standardOutput.write(Data(lines.utf8))
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
            source.setEventHandler { Task { await server.stop() } }
            source.resume()
            return source
        }
        defer { signals.forEach { $0.cancel() } }
        try await server.wait()
    }
}

extension Plan: ExpressibleByArgument {}
