import FaultServer
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// Answers, ordinary and odd: what a transport must bring to its client unharmed.
    @Suite struct AnswerTests {
        @Test(arguments: Subject.all) func exchange(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { request in
                [.answer(201, [("X-Id", "7")], "{\"a\":\"\(request.method)\"}")]
            } _: { server in
                for method in [HTTPMethod.get, .post, .put, .patch, .delete] {
                    let outcome = await transport.outcome(.make(method, server.authority))
                    #expect(outcome.answer?.status == 201)
                    #expect(outcome.answer?.text == "{\"a\":\"\(method)\"}")
                    #expect(outcome.answer?.headers["x-id"] == "7")
                }
                #expect(server.requests.count == 5)
            }
        }

        @Test(arguments: Subject.all) func requestArrivesAsItIs(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200)]
            } _: { server in
                let body = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                let target = "/a%2Fb/%2E/ip%3A1/x;y=1/~?q=%5B1%5D&e=&s=a+b%20c&u=%C3%A9"
                let request = TransportRequest(
                    method: .post, scheme: "http", authority: server.authority, target: target,
                    headers: [
                        "Idempotency-Key": "k-1", "authorization": "Bearer t", "Content-Type": "application/json",
                        "X-Empty": "", "X-Two": "1", "x-two": "2", "Cookie": "a=1", "cookie": "b=2", "Accept": "text/csv",
                    ], body: body)
                #expect(await transport.outcome(request).answer?.status == 200)
                let seen = try #require(server.requests.first)
                #expect(seen.target == target)
                #expect(seen.body == body)
                #expect(seen["Idempotency-Key"] == "k-1")
                #expect(seen.values(of: "Authorization") == ["Bearer t"])
                #expect(seen.values(of: "Content-Type") == ["application/json"])
                #expect(seen.values(of: "Content-Length") == ["700000"])
                #expect(seen.values(of: "X-Empty") == [""])
                #expect(seen.values(of: "X-Two").joined(separator: ", ") == "1, 2")
                #expect(seen.values(of: "Cookie").joined(separator: "; ") == "a=1; b=2")
                #expect(seen.values(of: "Accept") == ["text/csv"])
                #expect(seen["Expect"] == nil)
            }
        }

        @Test(arguments: Subject.all) func contentTypeIsNeverInvented(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200)]
            } _: { server in
                _ = await transport.outcome(.make(.post, server.authority))
                _ = await transport.outcome(.make(.post, server.authority, body: "x").with { $0.headers = [:] })
                #expect(server.requests.first?["Content-Type"] == nil)
                #expect(server.requests.first?.body == [])
                #expect(server.requests.last?["Content-Type"] != "application/x-www-form-urlencoded")
                #expect(server.requests.last?.body == [UInt8(ascii: "x")])
            }
        }

        @Test(arguments: Subject.all) func everyStatusIsAnAnswer(_ subject: Subject) async throws {
            let transport = subject.make()
            let statuses = [200, 202, 206, 300, 304, 400, 401, 402, 403, 404, 408, 409, 422, 425, 429, 500, 502, 503, 504, 511, 520, 599]
            try await withServer { request in
                [.answer(Int(request.target.dropFirst()) ?? 0, [], request.target == "/304" ? "" : "text")]
            } _: { server in
                for status in statuses {
                    let outcome = await transport.outcome(.get(server.authority, "/\(status)"))
                    #expect(outcome.answer?.status == status, "\(outcome)")
                    #expect(outcome.answer?.text == (status == 304 ? "" : "text"))
                }
                #expect(server.requests.count == statuses.count)
            }
        }

        @Test(
            arguments: Subject.all,
            [
                "Bearer", "Bearer error=\"x\"", "Bearer realm=\"x\"", "Basic", "Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"n\"", "",
                ",",
            ])
        func challengeIsAnAnswer(_ subject: Subject, _ challenge: String) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(401, [("WWW-Authenticate", challenge)], "{\"code\":\"x\"}")]
            } _: { server in
                for method in [HTTPMethod.get, .post] {
                    let outcome = await transport.outcome(.make(method, server.authority), within: .seconds(3))
                    #expect(outcome.answer?.status == 401, "\(outcome)")
                    #expect(outcome.answer?.text == "{\"code\":\"x\"}")
                }
                #expect(server.requests.count == 2)
            }
        }

        @Test(arguments: Subject.all, [301, 302, 303, 305, 307, 308])
        func redirectIsAnAnswer(_ subject: Subject, _ status: Int) async throws {
            let transport = subject.make()
            for location in ["/elsewhere", "http://localhost:1/", "/orders", "https://127.0.0.1:1/", ""] {
                try await withServer { _ in
                    [.answer(status, [("Location", location)], "moved")]
                } _: { server in
                    for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil), (.put, "{}"), (.delete, nil)] {
                        let outcome = await transport.outcome(.make(method, server.authority, body: body))
                        #expect(outcome.answer?.status == status, "\(outcome)")
                        #expect(outcome.answer?.headers["Location"] ?? "" == location)
                    }
                    #expect(server.requests.count == 5)
                }
            }
        }

        @Test(arguments: Subject.all) func redirectWithoutLocation(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(301, [("X-Id", "7")], "moved")]
            } _: { server in
                let outcome = await transport.outcome(.get(server.authority))
                #expect(outcome.answer?.status == 301)
                #expect(outcome.answer?.headers["X-Id"] == "7")
                #expect(outcome.answer?.text == (subject.limits.contains(.dropsBodyOfAimlessRedirect) ? "" : "moved"))
            }
        }

        /// Heads and bodies that are in order, if unusual. The text is the body that must come out.
        static let odd: [(name: String, actions: [Action], status: Int, text: String)] = [
            ("empty body", [.answer(200, [], "")], 200, ""),
            ("204 with a length", [.text("HTTP/1.1 204 No Content\r\nContent-Length: 10\r\n\r\n"), .close], 204, ""),
            ("304 with a length", [.text("HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n"), .close], 304, ""),
            ("no reason phrase", [.text("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok")], 200, "ok"),
            ("HTTP/1.0", [.text("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"), .close], 200, "ok"),
            ("no length, then the end", [.text("HTTP/1.1 200 OK\r\n\r\nuntil the end"), .close], 200, "until the end"),
            ("chunked", [.head(200, ("Transfer-Encoding", "chunked")), .chunk("ab"), .chunk("c"), .chunk("")], 200, "abc"),
            (
                "chunked with extension and trailer",
                [
                    .head(200, ("Transfer-Encoding", "chunked"), ("Trailer", "X-T")),
                    .text("2;x=y\r\nab\r\n0\r\nX-T: 1\r\n\r\n"),
                ], 200, "ab"
            ),
            (
                "100, then the answer",
                [.text("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")], 200, "ok"
            ),
            (
                "103, then the answer",
                [
                    .text("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), .pause(.milliseconds(20)),
                    .text("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nok"),
                ], 404, "ok"
            ),
            ("head in pieces", [.drip(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8), every: .milliseconds(1))], 200, "ok"),
            ("equal lengths twice", [.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok")], 200, "ok"),
            ("BOM and bad UTF-8", [.answer(200, [], [0xEF, 0xBB, 0xBF, 0xFF, 0x7B])], 200, "\u{FEFF}\u{FFFD}{"),
            (
                "gzip",
                [
                    .answer(
                        200, [("Content-Encoding", "gzip")],
                        [
                            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x86, 0xA6, 0x10, 0x36, 0x05,
                            0, 0, 0,
                        ])
                ], 200, "hello"
            ),
        ]

        @Test(arguments: Subject.all) func oddAnswers(_ subject: Subject) async throws {
            for (name, actions, status, text) in Self.odd {
                if name.contains("trailer"), subject.limits.contains(.diesOfHeaders) { continue }
                if name.contains("twice"), subject.limits.contains(.oneLength) { continue }
                try await withServer { _ in
                    actions
                } _: { server in
                    for method in [HTTPMethod.get, .post] {
                        // Some end their connection without saying so: the next request must not meet it.
                        let outcome = await subject.make().outcome(.make(method, server.authority), within: .seconds(3))
                        #expect(outcome.answer?.status == status, "\(name): \(outcome)")
                        #expect(outcome.answer?.text == text, "\(name)")
                    }
                    #expect(server.requests.count == 2, "\(name)")
                }
            }
        }

        @Test(arguments: Subject.all) func looseHeads(_ subject: Subject) async throws {
            let transport = subject.make()
            let heads: [[UInt8]] = [
                Array("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok".utf8),
                Array("HTTP/1.1 200 OK\r\nX-Name: \u{E9}\r\nContent-Length: 2\r\n\r\nok".unicodeScalars.map { UInt8($0.value) }),
            ]
            for head in heads {
                try await withServer { _ in
                    [.send(head), .close]
                } _: { server in
                    let outcome = await transport.outcome(.get(server.authority), within: .seconds(3))
                    if subject.limits.contains(.strictHeads) {
                        #expect(outcome.kind == .protocolViolation, "\(outcome)")
                        #expect(outcome.requestState == .maybeSent)
                    } else {
                        #expect(outcome.answer?.text == "ok", "\(outcome)")
                    }
                }
            }
        }

        @Test(arguments: Subject.all) func headHasNoBody(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.head(200, ("Content-Length", "1000"))]
            } _: { server in
                for _ in 0..<3 {
                    let outcome = await transport.outcome(.make(.head, server.authority), within: .seconds(3))
                    #expect(outcome.answer?.status == 200, "\(outcome)")
                    #expect(outcome.answer?.body.isEmpty == true)
                }
            }
        }

        @Test(arguments: Subject.all) func headerLines(_ subject: Subject) async throws {
            let transport = subject.make()
            let head =
                "HTTP/1.1 200 OK\r\nX-Two: 1\r\nX-Two: 2\r\nX-Empty:\r\nX-Space:   a b  \r\nSet-Cookie: a=1, x\r\nSet-Cookie: b=2\r\n"
            try await withServer { _ in
                [.text(head + "Content-Length: 2\r\n\r\nok")]
            } _: { server in
                let headers = try #require(await transport.outcome(.get(server.authority)).answer?.headers)
                #expect(headers["X-Empty"] == "")
                #expect(headers["X-Space"] == "a b")
                #expect(headers.values(of: "X-Two").joined(separator: ", ") == "1, 2")
                if !subject.limits.contains(.joinsHeaderLines) {
                    #expect(headers.values(of: "X-Two") == ["1", "2"])
                    #expect(headers.values(of: "Set-Cookie") == ["a=1, x", "b=2"])
                }
            }
        }

        @Test(arguments: Subject.all) func cookiesAndCacheAreNotKept(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200, [("Set-Cookie", "a=1; Path=/"), ("Cache-Control", "max-age=1000"), ("ETag", "\"1\"")])]
            } _: { server in
                for _ in 0..<3 { _ = await transport.outcome(.get(server.authority)) }
                #expect(server.requests.count == 3)
                for request in server.requests {
                    #expect(request["Cookie"] == nil)
                    #expect(request["If-None-Match"] == nil)
                }
            }
        }

        @Test(arguments: Subject.all) func connectionsAreKeptForReads(_ subject: Subject) async throws {
            guard subject.name != Subject.urlSessionWithoutReuse.name else { return }
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200)]
            } _: { server in
                for _ in 0..<20 { #expect(await transport.outcome(.get(server.authority)).answer?.status == 200) }
                #expect(server.connections == 1)
            }
        }

        @Test(arguments: Subject.all) func manyAtOnce(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { request in
                [.pause(.milliseconds(5)), .answer(200, [], request.target)]
            } _: { server in
                await withTaskGroup(of: Bool.self) { group in
                    for number in 0..<200 {
                        group.addTask {
                            let request = TransportRequest.make(number % 3 == 0 ? .post : .get, server.authority)
                                .with { $0.target = "/\(number)" }
                            return await transport.outcome(request).answer?.text == "/\(number)"
                        }
                    }
                    for await isRight in group { #expect(isRight) }
                }
                #expect(server.requests.count == 200)
            }
        }
    }
}
