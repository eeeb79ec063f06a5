import FaultServer
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// Each way to get no answer, as the kind and the request state that the client decides by; and what reached the server.
    @Suite struct FailureTests {
        struct Fault: Sendable {
            var name: String
            var reception: FaultServer.Reception = .read
            var actions: [Action] = []
            var kinds: Set<TransportFailure.Kind>
            /// Whether the head of the answer comes through.
            var hasHead = false
            /// Requests that the server reads.
            var received = 1
            /// What a transport must be able to do to survive it.
            var without: Subject.Limit?
        }

        static let length: Action = .head(200, ("Content-Length", "1000"))
        static let chunked: Action = .head(200, ("Transfer-Encoding", "chunked"))

        static let faults: [Fault] = [
            Fault(name: "end before reading", reception: .close, kinds: [.closedBeforeResponse, .reset], received: 0),
            Fault(
                name: "reset before reading", reception: .reset, kinds: [.reset, .closedBeforeResponse, .unreachable],
                received: 0),
            Fault(name: "end before the head", actions: [.close], kinds: [.closedBeforeResponse]),
            Fault(name: "reset before the head", actions: [.reset], kinds: [.reset]),
            Fault(
                name: "end within the head", actions: [.text("HTTP/1.1 200 OK\r\nContent-"), .close],
                kinds: [.closedBeforeResponse, .reset, .protocolViolation], without: .diesOfHeaders),
            Fault(
                name: "end within the status line", actions: [.text("HTTP/1.1 2"), .close],
                kinds: [.closedBeforeResponse, .reset, .protocolViolation]),
            Fault(name: "end within the length", actions: [length, .text("abc"), .close], kinds: [.truncatedBody], hasHead: true),
            Fault(
                name: "end after the head", actions: [length, .pause(.milliseconds(20)), .close], kinds: [.truncatedBody], hasHead: true),
            Fault(
                name: "reset within the length", actions: [length, .text("abc"), .pause(.milliseconds(20)), .reset],
                kinds: [.reset], hasHead: true),
            Fault(name: "end within the chunks", actions: [chunked, .chunk("abc"), .close], kinds: [.truncatedBody], hasHead: true),
            Fault(
                name: "end within a chunk", actions: [chunked, .text("10\r\nabc"), .close], kinds: [.truncatedBody], hasHead: true),
            Fault(
                name: "reset within the chunks", actions: [chunked, .chunk("abc"), .pause(.milliseconds(20)), .reset],
                kinds: [.reset], hasHead: true),
            Fault(
                name: "chunks without size", actions: [chunked, .text("zz\r\nabc\r\n"), .close], kinds: [.protocolViolation],
                hasHead: true),
            Fault(name: "not HTTP", actions: [.text("SSH-2.0-OpenSSH_9.6\r\n\r\n"), .close], kinds: [.protocolViolation]),
            Fault(name: "not HTTP, binary", actions: [.send([0x15, 3, 1, 0, 2, 2, 40]), .close], kinds: [.protocolViolation]),
            Fault(
                name: "a bad status", actions: [.text("HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\nok"), .close],
                kinds: [.protocolViolation]),
            Fault(
                name: "different lengths",
                actions: [.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!"), .close],
                kinds: [.protocolViolation]),
            Fault(
                name: "not gzip", actions: [.answer(200, [("Content-Encoding", "gzip")], "no, not at all"), .close],
                kinds: [.protocolViolation], hasHead: true),
        ]

        @Test(arguments: Subject.all, faults.indices)
        func fault(_ subject: Subject, _ index: Int) async throws {
            let fault = Self.faults[index]
            if let limit = fault.without, subject.limits.contains(limit) { return }
            let transport = subject.make()
            for (method, body) in [(HTTPMethod.get, nil), (.post, "{\"a\":1}"), (.post, nil), (.put, "{}"), (.delete, nil)] {
                try await withServer(receiving: fault.reception) { _ in
                    fault.actions
                } _: { server in
                    let outcome = await transport.outcome(.make(method, server.authority, body: body), within: .seconds(3))
                    #expect(outcome.kind.map(fault.kinds.contains) == true, "\(fault.name), \(method): \(outcome)")
                    // A reset can be faster than the connection's set-up; then it is known that nothing was sent.
                    let state: TransportFailure.RequestState = outcome.kind == .unreachable ? .notSent : .maybeSent
                    #expect(outcome.requestState == state, "\(fault.name), \(method): \(outcome)")
                    if case .failure(_, _, let status) = outcome {
                        #expect(status == (fault.hasHead ? 200 : 0), "\(fault.name), \(method)")
                    }
                    #expect(server.requests.count == fault.received, "\(fault.name), \(method)")
                    #expect(server.connections == 1, "\(fault.name), \(method)")
                }
            }
        }

        @Test(arguments: Subject.all) func refused(_ subject: Subject) async throws {
            let transport = subject.make()
            let port = try closedPort()
            for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                for host in ["127.0.0.1", "localhost"] {
                    let start = ContinuousClock.now
                    let outcome = await transport.outcome(.make(method, "\(host):\(port)", body: body))
                    #expect(outcome.kind == .connectRefused, "\(outcome)")
                    #expect(outcome.requestState == .notSent)
                    #expect(start.duration(to: .now) < .seconds(1))
                }
            }
        }

        /// Where `localhost` is two addresses and the server listens on the second, the first is refused. What is lost after that was
        /// sent all the same: libcurl goes on talking of the refused connection.
        @Test(arguments: Subject.all) func lostBehindARefusedAddress(_ subject: Subject) async throws {
            let transport = subject.make()
            for fault in [[Action.close], [.reset], [Self.length, .text("abc"), .close]] {
                for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                    try await withServer { _ in
                        fault
                    } _: { server in
                        let outcome = await transport.outcome(.make(method, "localhost:\(server.port)", body: body))
                        #expect([.closedBeforeResponse, .reset, .truncatedBody].contains(outcome.kind), "\(outcome)")
                        #expect(outcome.requestState == .maybeSent, "\(outcome)")
                        #expect(server.requests.count == 1)
                    }
                }
            }
        }

        @Test(arguments: Subject.all) func noSuchHost(_ subject: Subject) async throws {
            let transport = subject.make()
            for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                let outcome = await transport.outcome(.make(method, "no-such-host.invalid", body: body))
                #expect(outcome.kind == .dns, "\(outcome)")
                #expect(outcome.requestState == .notSent)
            }
        }

        @Test(arguments: Subject.all) func noAnswerToTheConnection(_ subject: Subject) async throws {
            let port = try DeafPort()
            var requests = [TransportRequest.make(.post, port.authority, body: "{}")]
            let isVague = subject.limits.contains(.vagueConnectTimeout)
            if !isVague {
                requests += [.make(.get, port.authority), .make(.post, port.authority)]
            }
            for request in requests {
                let start = ContinuousClock.now
                let outcome = await subject.make().outcome(request.with { $0.connectTimeout = .milliseconds(300) })
                #expect(outcome.kind == .connectTimeout, "\(outcome)")
                #expect(outcome.requestState == (isVague ? .maybeSent : .notSent))
                let time = start.duration(to: .now)
                #expect(time > .milliseconds(250) && time < .seconds(20), "\(time)")
            }
        }

        @Test(arguments: Subject.all) func notTLS(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer(receiving: .close) { _ in
                []
            } _: { server in
                for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                    let outcome = await transport.outcome(
                        .make(method, server.authority, body: body).with { $0.scheme = "https" }, within: .seconds(3))
                    #expect([.tls, .reset, .closedBeforeResponse].contains(outcome.kind), "\(outcome)")
                }
                #expect(server.requests.count == 0)
            }
        }

        /// Whatever cannot be sent is told before anything is.
        @Test(arguments: Subject.all) func refusedBeforehand(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200)]
            } _: { server in
                let good = TransportRequest.get(server.authority)
                let headers: [HTTPFields] = [
                    ["X y": "1"], ["": "1"], ["X:": "1"], ["X\r\nY": "1"], ["X": "1\r\nY: 2"], ["X": "1\n"], ["X": "\u{0}"], ["É": "1"],
                ]
                for headers in headers {
                    let outcome = await transport.outcome(good.with { $0.headers = headers })
                    #expect(outcome.kind == .illegalHeader, "\(outcome)")
                    #expect(outcome.requestState == .notSent)
                }
                let changes: [@Sendable (inout TransportRequest) -> Void] = [
                    { $0.scheme = "ftp" }, { $0.scheme = "" }, { $0.authority = "" }, { $0.authority = ":80" }, { $0.target = "" },
                    { $0.target = "orders" }, { $0.target = "/a b" }, { $0.target = "/\r\nX: 1" }, { $0.target = "/é" },
                    { $0.method = HTTPMethod(rawValue: "GET /x HTTP/1.1\r\nX: 1\r\n") }, { $0.method = HTTPMethod(rawValue: "") },
                    { $0.authority = "a b" },
                ]
                for change in changes {
                    let outcome = await transport.outcome(good.with { change(&$0) })
                    #expect(outcome.kind == .unsupportedURL, "\(outcome)")
                    #expect(outcome.requestState == .notSent)
                }
                #expect(server.connections == 0)
            }
        }

        @Test(arguments: Subject.all) func bodyOnGet(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200)]
            } _: { server in
                let outcome = await transport.outcome(.make(.get, server.authority, body: "{}"))
                if subject.limits.contains(.noBodyOnGet) {
                    #expect(outcome.requestState == .notSent)
                    #expect(server.connections == 0)
                } else {
                    #expect(outcome.answer?.status == 200)
                    #expect(server.requests.first?.body == Array("{}".utf8))
                }
            }
        }
    }
}
