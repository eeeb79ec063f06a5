import FaultServer
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// A cancelled task gets its answer at once, whatever the exchange is waiting for, and nothing stays behind.
    @Suite struct CancellationTests {
        static let silences: [(name: String, actions: [Action])] = [
            ("before the head", [.hang]),
            ("within the head", [.text("HTTP/1.1 200 OK\r\nX: "), .hang]),
            ("before the body", [.head(200, ("Content-Length", "1000")), .hang]),
            ("within the body", [.head(200, ("Content-Length", "1000")), .text("abc"), .hang]),
            ("within the chunks", [.head(200, ("Transfer-Encoding", "chunked")), .chunk("abc"), .hang]),
            ("a drip", [.head(200, ("Content-Length", "1000")), .drip([UInt8](repeating: 97, count: 1000), every: .milliseconds(20))]),
        ]

        /// Also how the client ends an attempt whose time is up: fractions of a second count.
        @Test(arguments: Subject.all, [false, true])
        func cancelInSilence(_ subject: Subject, _ streams: Bool) async throws {
            let transport = subject.make()
            for (name, actions) in Self.silences {
                for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                    try await withServer { _ in
                        actions
                    } _: { server in
                        let request = TransportRequest.make(method, server.authority, body: body).with { $0.streamsResponse = streams }
                        let start = ContinuousClock.now
                        let outcome = await transport.outcome(request, within: .milliseconds(100))
                        let time = start.duration(to: .now)
                        #expect(outcome.kind == .cancelled, "\(name): \(outcome)")
                        #expect(outcome.requestState == .maybeSent)
                        #expect(time > .milliseconds(95) && time < .seconds(10), "\(name), \(method): \(time)")
                        #expect(server.requests.count <= 1)
                        #expect(await eventually { server.openConnections == 0 }, "\(name), \(method)")
                    }
                }
            }
        }

        @Test(arguments: Subject.all) func cancelWhileConnecting(_ subject: Subject) async throws {
            let transport = subject.make()
            let port = try DeafPort()
            for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                let start = ContinuousClock.now
                let outcome = await transport.outcome(.make(method, port.authority, body: body), within: .milliseconds(100))
                #expect(outcome.kind == .cancelled, "\(outcome)")
                #expect(start.duration(to: .now) < .seconds(10))
            }
        }

        @Test(arguments: Subject.all) func cancelBeforehand(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200)]
            } _: { server in
                let task = Task {
                    try? await Task.sleep(for: .seconds(10))
                    return await transport.outcome(.make(.post, server.authority, body: "{}"))
                }
                task.cancel()
                let outcome = await task.value
                #expect(outcome.kind == .cancelled)
                #expect(outcome.requestState == .notSent)
                #expect(server.connections == 0)
            }
        }

        /// Cancellations at all moments of many exchanges at once: nothing crashes, nothing hangs, nothing is taken for a failure.
        @Test(arguments: Subject.all) func cancelAtAnyMoment(_ subject: Subject) async throws {
            let transport = subject.make()
            let body = String(repeating: "x", count: 100_000)
            try await withServer { request in
                [.pause(.milliseconds(request.ordinal % 7)), .answer(200, [], body)]
            } _: { server in
                for round in 0..<20 {
                    await withTaskGroup(of: Outcome.self) { group in
                        for number in 0..<30 {
                            group.addTask {
                                let request = TransportRequest.make(
                                    number % 2 == 0 ? .get : .post, server.authority, body: number % 4 == 3 ? "{}" : nil
                                )
                                .with { $0.streamsResponse = number % 5 == 0 }
                                return await transport.outcome(request, within: .microseconds((round * 30 + number) * 37 % 20_000))
                            }
                        }
                        for await outcome in group {
                            #expect(outcome.kind == .cancelled || outcome.answer?.body.count == body.utf8.count, "\(outcome)")
                        }
                    }
                }
                #expect(await transport.outcome(.get(server.authority)).answer?.status == 200)
            }
        }

        @Test(arguments: Subject.all) func transportMayBeLetGoFirst(_ subject: Subject) async throws {
            try await withServer { _ in
                [.pause(.milliseconds(50)), .answer(200, [], "late")]
            } _: { server in
                for method in [HTTPMethod.get, .post] {
                    let outcome = await subject.make().outcome(.make(method, server.authority))
                    #expect(outcome.answer?.text == "late", "\(outcome)")
                }
                #expect(await eventually { server.openConnections == 0 })
            }
        }
    }
}
