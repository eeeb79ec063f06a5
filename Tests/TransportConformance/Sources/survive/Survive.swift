import FaultServer
import Foundation
import HeloData

/// One misfortune over one transport, in a process of its own, since some end it: `survive URLSession "end within the head"`.
/// Prints what came of it.
@main enum Survive {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let transport = transport(arguments.first ?? ""), let name = arguments.dropFirst().first,
            let misfortune = Misfortune.all.first(where: { $0.name == name })
        else {
            print("survive \(["URLSession", "AsyncHTTPClient"]) \(Misfortune.all.map(\.name))")
            exit(2)
        }
        print(try await misfortune.run(over: transport))
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
}

/// Something that a server, or the way to it, does.
struct Misfortune: Sendable {
    let name: String
    var actions: [Action] = []
    var run: (@Sendable (any HTTPTransport, FaultServer) async throws -> String)?

    func run(over transport: any HTTPTransport) async throws -> String {
        let actions = actions
        let server = try FaultServer { _ in actions }
        defer { server.stop() }
        if let run { return try await run(transport, server) }
        return await Self.outcome(transport, server.authority)
    }

    static let all: [Misfortune] = [
        Misfortune(name: "end within the head", actions: [.text("HTTP/1.1 200 OK\r\nContent-"), .close]),
        Misfortune(name: "reset within the head", actions: [.text("HTTP/1.1 200 OK\r\nContent-"), .pause(.milliseconds(50)), .reset]),
        Misfortune(
            name: "trailers",
            actions: [.head(200, ("Transfer-Encoding", "chunked")), .chunk("abc"), .text("0\r\nX-Trailer: 1\r\n\r\n"), .close]),
        Misfortune(name: "absurd length", actions: [.head(200, ("Content-Length", "9223372036854775806")), .text("abc"), .close]),
        Misfortune(name: "length beyond 64 bits", actions: [.head(200, ("Content-Length", "99999999999999999999")), .text("abc"), .close]),
        Misfortune(
            name: "header that is not UTF-8",
            actions: [.send(Array("HTTP/1.1 200 OK\r\nX-A: ".utf8) + [0xFF] + Array("\r\nContent-Length: 2\r\n\r\n{}".utf8)), .close]),
        Misfortune(name: "status 999", actions: [.answer(999)]),
        Misfortune(name: "IPv6 literal", run: { transport, _ in await outcome(transport, "[::1]:9") }),
        Misfortune(
            name: "waiting",
            actions: [.hang],
            run: { transport, server in
                let began = processorTime()
                let task = Task { await outcome(transport, server.authority) }
                try await Task.sleep(for: .seconds(3))
                task.cancel()
                _ = await task.value
                return processorTime() - began < 1 ? "at rest" : "a busy core"
            }),
        Misfortune(
            name: "cancellations", actions: [.pause(.milliseconds(5)), .answer(200)],
            run: { transport, server in
                for _ in 0..<20 {
                    await withTaskGroup(of: Void.self) { group in
                        for _ in 0..<20 { group.addTask { _ = await outcome(transport, server.authority) } }
                        try? await Task.sleep(for: .milliseconds(4))
                        group.cancelAll()
                    }
                }
                return await outcome(transport, server.authority)
            }),
    ]

    private static func outcome(_ transport: any HTTPTransport, _ authority: String) async -> String {
        do {
            let response = try await transport.send(
                TransportRequest(
                    method: .post, scheme: "http", authority: authority, target: "/orders", headers: ["Content-Type": "application/json"],
                    body: Array("{}".utf8)))
            guard case .stream(let stream) = response.body else { return "\(response.status)" }
            while try await stream.next() != nil {}
            return "\(response.status)"
        } catch {
            return "\(error)"
        }
    }

    /// Of this process, in seconds.
    private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
