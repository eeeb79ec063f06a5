import FaultServer
import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// A thousand failures leave no connection, no file and no memory behind.
    @Suite struct HygieneTests {
        @Test(arguments: Subject.all) func thousandFailures(_ subject: Subject) async throws {
            let closed = try closedPort()
            let transport = subject.make()
            try await withServer { request in
                switch request.target {
                case "/ok": [.answer(200)]
                case "/end": [.close]
                case "/reset": [.reset]
                case "/short": [.head(200, ("Content-Length", "10")), .text("a"), .close]
                case "/garbage": [.text("garbage\r\n\r\n"), .close]
                case "/error": [.answer(500, [], String(repeating: "x", count: 5000))]
                default: [.hang]
                }
            } _: { server in
                @Sendable func fail(_ number: Int) async {
                    let targets = ["/end", "/reset", "/short", "/garbage", "/error", "/hang"]
                    let method = [HTTPMethod.get, .post][number / 7 % 2]
                    let body = number / 14 % 2 == 0 ? nil : "{}"
                    guard number % 7 < targets.count else {
                        _ = await transport.outcome(.make(method, "127.0.0.1:\(closed)", body: method == .get ? nil : body))
                        return
                    }
                    let request = TransportRequest.make(method, server.authority, body: method == .get ? nil : body).with {
                        $0.target = targets[number % 7]
                        $0.streamsResponse = number / 28 % 2 == 1
                    }
                    _ = await transport.outcome(request, within: targets[number % 7] == "/hang" ? .milliseconds(3) : .seconds(5))
                }
                // What is made once and kept comes first.
                for number in 0..<60 { await fail(number) }
                _ = await transport.outcome(.get(server.authority, "/ok"))
                let before = openFiles()
                let memory = residentBytes()
                await withTaskGroup(of: Void.self) { group in
                    for worker in 0..<8 {
                        group.addTask {
                            for number in 0..<125 { await fail(worker * 125 + number) }
                        }
                    }
                }
                #expect(await eventually { server.openConnections <= 2 }, "\(server.openConnections)")
                if let before {
                    #expect(await eventually { (openFiles() ?? 0) <= before + 16 }, "\(before), then \(openFiles() ?? 0)")
                }
                if let memory, let now = residentBytes() { #expect(now - memory < 48 << 20, "\((now - memory) >> 20) MiB") }
            }
        }

        private func residentBytes() -> Int? {
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
            return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 4096 }
        }
    }
}
