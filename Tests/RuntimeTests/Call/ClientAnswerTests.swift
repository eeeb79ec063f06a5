import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Bodies as they come, errors as servers write them, and what can be known of an answer.
@Suite struct ClientAnswerTests {
    typealias Step = ScriptedTransport.Step

    static func get(
        _ response: TransportResponse, limits: CallLimits = CallLimits()
    ) -> Result<ShopOrder, ShopError>? {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [.answer(response)])
        var configuration = testConfiguration(time, retry: RetryPolicy(maxRetries: 0))
        configuration.limits = limits
        let client = ShopClient(token: "t", transport: transport, configuration: configuration)
        return time.run { await outcome { () async throws(ShopError) in try await client.get("o") } }
    }

    static func stream(_ chunks: [[UInt8]], status: Int = 200, headers: HTTPFields = [:], failing: Bool = false) -> TransportResponse {
        let rest = Lock(chunks[...])
        return TransportResponse(
            status: status, headers: headers,
            body: .stream(
                TransportStream { () async throws(TransportFailure) -> [UInt8]? in
                    if let chunk = rest.withLock({ $0.popFirst() }) { return chunk }
                    if failing { throw TransportFailure(.reset, .maybeSent) }
                    return nil
                }))
    }

    static func bytes(_ text: String, status: Int = 200, headers: HTTPFields = [:]) -> TransportResponse {
        TransportResponse(status: status, headers: headers, body: .bytes(Array(text.utf8)))
    }

    // MARK: successes that are none

    @Test func bodies() {
        #expect(Self.get(Self.bytes("\u{FEFF} {\"id\":\"a\",\"more\":[1]} \n"))?.value?.id == "a")
        #expect(Self.get(Self.stream([Array("{\"id\":".utf8), Array("\"a\"}".utf8)]))?.value?.id == "a")
        for text in ["", "  \n", "<html>", "{\"id\":1}", "{\"id\":\"a\"", "{}", "null", "{\"id\":\"a\"}x"] {
            guard let error = Self.get(Self.bytes(text))?.error, case .decoding(let reason) = error.failure.kind else {
                Issue.record("\(text) was accepted")
                continue
            }
            #expect(error.status == 0)
            #expect(error.failure.receivedStatus == 200)
            #expect(String(decoding: error.rawBody, as: UTF8.self) == text)
            #expect(error.failure.decodingPath == reason.path)
            #expect(error.failure.decodingOffset == reason.offset)
        }
        let invalid = TransportResponse(status: 200, body: .bytes(Array("{\"id\":\"".utf8) + [0xFF] + Array("\"}".utf8)))
        guard case .decoding? = Self.get(invalid)?.error?.failure.kind else {
            Issue.record("invalid UTF-8 was accepted")
            return
        }
    }

    @Test func announcedLength() {
        let body = #"{"id":"a"}"#
        #expect(Self.get(Self.bytes(body, headers: ["Content-Length": "10"]))?.value != nil)
        #expect(Self.get(Self.bytes(body, headers: ["Content-Length": "99", "Content-Encoding": "gzip"]))?.value != nil)
        #expect(Self.get(Self.bytes(body, headers: ["Content-Length": "what"]))?.value != nil)
        let short = Array(body.utf8)
        for response in [
            Self.bytes(body, headers: ["Content-Length": "11"]), Self.bytes(body, headers: ["Content-Length": "9"]),
            Self.stream([short], headers: ["content-length": "11"]),
        ] {
            guard case .transport(let failure)? = Self.get(response)?.error?.failure.kind, failure.kind == .truncatedBody else {
                Issue.record("a wrong length was not noticed")
                continue
            }
        }
    }

    @Test func tooLarge() {
        let limits = CallLimits(responseBytes: 100, errorBodyBytes: 10)
        let large = "{\"id\":\"" + String(repeating: "x", count: 100) + "\"}"
        for response in [Self.bytes(large), Self.stream([Array(large.utf8)]), Self.stream(large.utf8.map { [$0] })] {
            guard case .transport(let failure)? = Self.get(response, limits: limits)?.error?.failure.kind, failure.kind == .bodyTooLarge
            else {
                Issue.record("a large body was accepted")
                continue
            }
        }
        for response in [
            Self.bytes(large, status: 404), Self.stream([Array(large.utf8)], status: 404),
            Self.stream(large.utf8.map { [$0] }, status: 404),
        ] {
            let error = Self.get(response, limits: limits)?.error
            #expect(error?.status == 404)
            #expect(error?.rawBody.count == 10)
        }
    }

    @Test func largeAnswerToAWrite() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [.answer(Self.bytes(String(repeating: " ", count: 200), status: 201))])
        var configuration = testConfiguration(time)
        configuration.limits.responseBytes = 100
        let client = ShopClient(token: "t", transport: transport, configuration: configuration)
        let error = time.run { await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) } }?.error
        #expect(error?.effectConfirmed == true)
        #expect(error?.outcomeUnknown == false)
        #expect(error?.status == 0)
        #expect(transport.requests.count == 1)
    }

    // MARK: errors

    @Test func envelopes() {
        func failure(_ body: String, headers: HTTPFields = [:]) -> CallFailure? {
            Self.get(Self.bytes(body, status: 409, headers: headers))?.error?.failure
        }
        let full = failure(#"{"code":"never_seen","message":"no","request_id":"req_1","extra":{"a":[1]}}"#)
        #expect(full?.code == "never_seen" && full?.message == "no" && full?.requestID == "req_1" && full?.status == 409)
        guard case .api? = full?.kind else {
            Issue.record("not an error of the API")
            return
        }
        #expect(failure(#"{"code":42}"#)?.code == "42")
        #expect(failure(#"{"code":{"x":1}}"#)?.code == nil)
        #expect(failure(#"{"code":"c"}"#, headers: ["X-Request-ID": "header"])?.requestID == "header")
        #expect(failure(#"{}"#)?.code == nil)
        for body in ["", "<html>Bad Gateway</html>", "[1]", "null", "{", "\"text\""] {
            let failed = failure(body)
            #expect(failed?.status == 409 && failed?.code == nil)
            #expect(failed.map { String(decoding: $0.rawBody, as: UTF8.self) } == body)
            guard case .unexpectedResponse? = failed?.kind else {
                Issue.record("\(body) is no error of the API")
                continue
            }
        }
    }

    @Test func nestedAndUsualEnvelopes() {
        let nested = ErrorEnvelope(code: "error/code", message: "error/text", requestID: "meta/id")
        let read = nested.read(Array(#"{"error":{"code":"c","text":"t"},"meta":{"id":7}}"#.utf8))
        #expect(read?.code == "c" && read?.message == "t" && read?.requestID == "7")
        let usual = ErrorEnvelope()
        #expect(usual.read(Array(#"{"error":{"code":"c","message":"m"}}"#.utf8))?.code == "c")
        #expect(usual.read(Array(#"{"type":"about:blank","title":"t"}"#.utf8))?.message == "t")
    }

    @Test func brokenErrorBodyKeepsItsStatus() {
        let error = Self.get(Self.stream([Array(#"{"code":"#.utf8)], status: 403, failing: true))?.error
        #expect(error?.status == 403)
        #expect(error?.outcomeUnknown == false)
    }

    @Test func catchShapes() async {
        let stub = StubTransport { _ in .json(.conflict, text: #"{"code":"insufficient_balance","message":"low","needed":"4.50"}"#) }
        let client = ShopClient(token: .test, transport: stub)
        do {
            _ = try await client.buy(ShopOrder(id: "x"), idempotencyKey: "k")
            Issue.record("no error")
        } catch .insufficientBalance(let problem) {
            #expect(problem.message == "low")
            #expect(problem.code == "insufficient_balance")
            #expect(problem.object?["needed"] == "4.50")
        } catch {
            Issue.record("\(error)")
        }
        do {
            _ = try await client.buy(ShopOrder(id: "x"))
        } catch ShopError.insufficientBalance {
            #expect(stub.requests.count == 2)
        } catch {
            Issue.record("\(error)")
        }
        do {
            _ = try await client.buy(ShopOrder(id: "x"), idempotencyKey: "k")
            _ = try await client.waitUntilReady("x")
        } catch let error as any APIError {
            #expect(error.code == "insufficient_balance")
            #expect(error.idempotencyKey == "k")
            #expect(error.attempts == 1)
            #expect(error.recoverySuggestion?.contains("new idempotency key") == true)
            #expect(error.localizedDescription.contains("409"))
        } catch {
            Issue.record("\(error)")
        }
        #expect(MemoryLayout<ShopError>.size <= 9)
        #expect(MemoryLayout<WaitError<ShopOrder>>.size == MemoryLayout<Int>.size)
    }

    // MARK: what is known of an answer

    @Test func responses() async throws {
        let stub = StubTransport { _ in
            .json(
                .created, ShopOrder(id: "o"),
                headers: [
                    "X-Request-Id": "req_9", "X-RateLimit-Limit": "600", "X-RateLimit-Remaining": "582",
                    "X-RateLimit-Reset": "1717029600", "Idempotent-Replayed": "true", "Set-Cookie": "a=1",
                ])
        }
        let client = ShopClient(token: .test, transport: stub)
        let (order, response) = try await client.withResponse { try await $0.buy(ShopOrder(id: "x"), idempotencyKey: "key") }
        #expect(order.id == "o")
        #expect(response.status == 201)
        #expect(response.requestID == "req_9")
        #expect(response.isReplay)
        #expect(response.idempotencyKey == "key")
        #expect(response.attempts == 1)
        #expect(response.rateLimit == RateLimitStatus(limit: 600, remaining: 582, reset: Date(timeIntervalSince1970: 1_717_029_600)))
        #expect(response.rawBody == Data(#"{"id":"o"}"#.utf8))
        #expect(response.headers["set-cookie"] == "a=1")
        do {
            _ = try await client.withResponse { (client: ShopClient) async throws(ShopError) -> ShopOrder in
                try await client.buy(ShopOrder(id: "invalid"))
            }
            Issue.record("no error")
        } catch {
            let typed: ShopError = error
            #expect(typed.status == 0)
        }
    }

    @MainActor @Test func responseOnTheMainActor() async throws {
        var local = 0
        let client = ShopClient(token: .test, transport: StubTransport { _ in .json(.ok, ShopOrder(id: "o")) })
        let (order, response) = try await client.withResponse { client in
            local += 1
            return try await client.get("x")
        }
        #expect(order.id == "o" && response.status == 200 && local == 1)
        var ids: [String] = []
        for try await line in client.lines() { ids.append(line.id) }
        #expect(ids == ["o"])
    }

    @Test func optionsOfAClient() async throws {
        let stub = StubTransport { _ in .json(.ok, ShopOrder(id: "o")) }
        let client = ShopClient(token: .test, transport: stub).with(CallOptions(maxRetries: 0, headers: ["X-A": "1", "X-B": "1"]))
        _ = try await client.get("x", options: CallOptions(headers: ["X-B": "2"]))
        #expect(stub.requests.first?.headers["X-A"] == "1")
        #expect(stub.requests.first?.headers["X-B"] == "2")
    }

    @Test func severalKindsOfSuccess() async throws {
        let operation = APIOperation("t", .get, "/t", replay: .safe)
        let answers: [TransportResponse] = [
            .json(.ok, ShopOrder(id: "o")), .text(.ok, "plain"), .status(.noContent), .text(.ok, "a,b", contentType: "TEXT/csv; x=y"),
        ]
        let core = APICore(baseURL: "https://x.com", transport: StubTransport(answers))
        for expected in ["json o", "text plain", "none", "csv a,b"] {
            let request = APIRequest(operation, "/t", throwing: ShopError.self)
            let seen: String = try await core.choose(request, CallOptions()) {
                (body: ReceivedBody) throws(JSONError) -> String in
                if body.status == 204 { return "none" }
                if body.isType("application/json") { return "json " + (try body.json(ShopOrder.self)).id }
                if body.isType("text/csv") { return "csv " + body.text }
                if body.isType("text/*") { return "text " + body.text }
                throw body.unexpected
            }
            #expect(seen == expected)
        }
    }

    @Test func typedAsNothingTextBytes() async throws {
        let operation = APIOperation("t", .get, "/t", replay: .safe)
        let request = APIRequest(operation, "/t", throwing: ShopError.self)
        let core = APICore(
            baseURL: "https://x.com",
            transport: StubTransport([
                .status(.noContent), .json(.ok, ShopOrder(id: "o")), .text(.ok, "\u{FEFF}text"), .text(.ok, "\u{FEFF}"),
                .text(.ok, "whatever"),
            ]))
        let none: ShopOrder? = try await core.jsonIfPresent(request, CallOptions())
        #expect(none == nil)
        let some: ShopOrder? = try await core.jsonIfPresent(request, CallOptions())
        #expect(some?.id == "o")
        #expect(try await core.text(request, CallOptions()) == "text")
        #expect(try await core.bytes(request, CallOptions()) == Data([0xEF, 0xBB, 0xBF]))
        try await core.empty(request, CallOptions())
    }
}
