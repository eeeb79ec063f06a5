import FaultServer
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// Kept connections that are dead, or die under a request. What counts is what the server received.
    @Suite struct StaleConnectionTests {
        static let requests: [(method: HTTPMethod, body: String?)] = [
            (.get, nil), (.head, nil), (.options, nil), (.post, "{\"a\":1}"), (.post, nil), (.put, "{}"), (.put, nil),
            (.patch, "{}"), (.delete, nil),
        ]

        /// The server reads the request on a connection that has carried others and hangs up without an answer.
        @Test(arguments: Subject.all, [Action.close, .reset])
        func deathUnderARequest(_ subject: Subject, _ death: Action) async throws {
            for (method, body) in Self.requests {
                let transport = subject.make()
                try await withServer { request in
                    request.target == "/prime" ? [.answer(200)] : [death]
                } _: { server in
                    await prime(transport, server, connections: 1)
                    let outcome = await transport.outcome(.make(method, server.authority, body: body), within: .seconds(3))
                    #expect([.reset, .closedBeforeResponse].contains(outcome.kind), "\(method): \(outcome)")
                    #expect(outcome.requestState == .maybeSent)
                    expectOne(server, method, subject)
                }
            }
        }

        /// All of several kept connections die, each under the request that it is tried with.
        @Test(arguments: Subject.all) func deathOfAWholePool(_ subject: Subject) async throws {
            for (method, body) in Self.requests {
                let transport = subject.make()
                try await withServer { request in
                    request.target == "/prime" ? [.pause(.milliseconds(30)), .answer(200)] : [.close]
                } _: { server in
                    await prime(transport, server, connections: 6)
                    let outcome = await transport.outcome(.make(method, server.authority, body: body), within: .seconds(3))
                    #expect(outcome.requestState == .maybeSent, "\(method): \(outcome)")
                    expectOne(server, method, subject)
                }
            }
        }

        /// The server hangs up between two requests, and the client has had time to see it.
        @Test(arguments: Subject.all) func deathWhileIdle(_ subject: Subject) async throws {
            for (method, body) in Self.requests {
                let transport = subject.make()
                try await withServer { request in
                    request.target == "/prime" ? [.answer(200), .close] : [.answer(200, [], "")]
                } _: { server in
                    await prime(transport, server, connections: 1)
                    try await Task.sleep(for: .milliseconds(50))
                    let outcome = await transport.outcome(.make(method, server.authority, body: body), within: .seconds(3))
                    #expect(outcome.answer?.status == 200, "\(method): \(outcome)")
                    #expect(server.requests.filter { $0.target == "/orders" }.count == 1)
                }
            }
        }

        /// Bytes after the announced end belong to no answer.
        @Test(arguments: Subject.all) func leftoverOfAnAnswer(_ subject: Subject) async throws {
            let transport = subject.make()
            let stray = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"
            try await withServer { _ in
                [.text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright" + stray)]
            } _: { server in
                for method in [HTTPMethod.get, .post, .get, .get, .post] {
                    let outcome = await transport.outcome(.make(method, server.authority), within: .seconds(3))
                    if let text = outcome.answer?.text { #expect(text == "right") }
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }

        private func prime(_ transport: any HTTPTransport, _ server: FaultServer, connections: Int) async {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<connections {
                    group.addTask {
                        let outcome = await transport.outcome(.get(server.authority, "/prime"))
                        #expect(outcome.answer?.status == 200, "\(outcome)")
                    }
                }
            }
        }

        private func expectOne(_ server: FaultServer, _ method: HTTPMethod, _ subject: Subject) {
            let count = server.requests.filter { $0.target == "/orders" }.count
            if subject.limits.contains(.resendsReads), [.get, .head, .options].contains(method) {
                #expect(count >= 1)
            } else {
                #expect(count == 1, "\(method)")
            }
        }
    }
}

extension Action: CustomTestStringConvertible {
    public var testDescription: String {
        if case .close = self { "end" } else { "reset" }
    }
}
