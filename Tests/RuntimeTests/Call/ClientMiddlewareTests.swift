import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What stands around calls and attempts, and who is told of them.
@Suite struct ClientMiddlewareTests {
    struct Tag: AttemptMiddleware {
        let name: String
        let log: Lock<[String]>
        func send(
            _ request: TransportRequest, operation: String, attempt: Int,
            next: @Sendable (TransportRequest) async throws(TransportFailure) -> TransportResponse
        ) async throws(TransportFailure) -> TransportResponse {
            var request = request
            request.headers.append("X-Tag", "\(name)\(attempt)")
            log.withLock { $0.append("\(name) \(operation) \(attempt)") }
            return try await next(request)
        }
    }

    struct Around: CallMiddleware {
        let name: String
        let log: Lock<[String]>
        func call(
            _ call: ClientCall, next: @Sendable (ClientCall) async throws(CallFailure) -> APIResponse
        ) async throws(CallFailure) -> APIResponse {
            var call = call
            call.options.headers["X-Call"] = name
            log.withLock { $0.append("\(name) begins \(call.operation) \(call.idempotencyKey?.value ?? "-")") }
            let response = try await next(call)
            log.withLock { $0.append("\(name) ends \(response.status)") }
            return response
        }
    }

    final class Recorder: ClientObserver, Sendable {
        let events = Lock<[String]>([])
        func note(_ event: String) { events.withLock { $0.append(event) } }
        func callStarted(_ call: ObservedCall) { note("call \(call.operation) \(call.method) \(call.template) \(call.authority)") }
        func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) {
            headers["traceparent"] = "trace-\(attempt)"
            note("attempt \(attempt)")
        }
        func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) {
            note("ended \(attempt) \(end.status.map { "\($0)" } ?? "-") \(end.errorType ?? "-") \(end.duration)")
        }
        func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) {
            note("retry after \(delay)")
        }
        func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) {
            note("done \(attempts) \(end.status.map { "\($0)" } ?? "-") \(end.errorType ?? "-") \(end.isCancelled)")
        }
    }

    @Test func order() {
        let time = VirtualTime()
        let log = Lock<[String]>([])
        let transport = ScriptedTransport(
            time, [.answer(.status(.serviceUnavailable)), .answer(.json(.created, text: #"{"id":"o"}"#))])
        var configuration = testConfiguration(time)
        configuration.attemptMiddleware = [Tag(name: "a", log: log), Tag(name: "b", log: log)]
        configuration.callMiddleware = [Around(name: "outer", log: log), Around(name: "inner", log: log)]
        let client = ShopClient(token: "t", transport: transport, configuration: configuration)
        let result = time.run {
            await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x"), idempotencyKey: "k") }
        }
        #expect(result?.value?.id == "o")
        #expect(
            log.withLock { $0 } == [
                "outer begins buy k", "inner begins buy k", "a buy 1", "b buy 1", "a buy 2", "b buy 2", "inner ends 201",
                "outer ends 201",
            ])
        #expect(transport.requests.map { $0.headers.values(of: "X-Tag") } == [["a1", "b1"], ["a2", "b2"]])
        #expect(transport.requests.first?.headers["X-Call"] == "inner")
    }

    @Test func events() {
        let time = VirtualTime()
        let recorder = Recorder()
        let transport = ScriptedTransport(
            time,
            [
                .after(.seconds(1), .answer(.status(.serviceUnavailable))), .fail(.connectRefused, .notSent),
                .after(.seconds(2), .answer(.json(.created, text: #"{"id":"o"}"#))),
            ])
        var configuration = testConfiguration(time)
        configuration.observer = recorder
        let client = ShopClient(token: "t", transport: transport, configuration: configuration)
        _ = time.run { await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) } }
        #expect(
            recorder.events.withLock { $0 } == [
                "call buy POST /orders api.example.com", "attempt 1", "ended 1 503 503 1.0 seconds", "retry after 0.25 seconds",
                "attempt 2", "ended 2 - connection_refused 0.0 seconds", "retry after 0.5 seconds", "attempt 3",
                "ended 3 201 - 2.0 seconds", "done 3 201 - false",
            ])
        #expect(transport.requests.map { $0.headers["traceparent"] } == ["trace-1", "trace-2", "trace-3"])
    }

    @Test func headersOfClientAndCall() async throws {
        let stub = StubTransport { _ in .json(.ok, ShopOrder(id: "o")) }
        var configuration = ClientConfiguration()
        configuration.headers = ["User-Agent": "App/1", "Accept": "ignored", "X-C": "1"]
        let client = ShopClient(token: .test, transport: stub, configuration: configuration)
        _ = try await client.get("x", options: CallOptions(headers: ["x-c": "2", "Authorization": "Mine"]))
        let headers = stub.requests.first?.headers
        #expect(headers?["user-agent"] == "App/1")
        #expect(headers?.values(of: "Accept") == ["application/json"])
        #expect(headers?.values(of: "X-C") == ["2"])
        #expect(headers?.values(of: "Authorization") == ["Mine"])
    }

    /// Operations on a server of their own go there whatever the client's address is, unless the configuration says otherwise.
    @Test func serversOfOperations() {
        for (servers, expected) in [
            ([:] as [BaseURL: BaseURL], "https://files.example.com/v2/f"),
            (["https://files.example.com/v2": "http://127.0.0.1:8080"], "http://127.0.0.1:8080/f"),
            (["https://FILES.example.com:443/v2/": "http://127.0.0.1:8080/"], "http://127.0.0.1:8080/f"),
            (["https://files.example.com": "http://127.0.0.1:8080"], "https://files.example.com/v2/f"),
            (["https://api.example.com/v1": "http://127.0.0.1:8080"], "https://files.example.com/v2/f"),
        ] {
            let time = VirtualTime()
            let transport = ScriptedTransport(time, [.answer(.json(.ok, text: "1"))])
            var configuration = ClientConfiguration()
            configuration.servers = servers
            configuration.clock = time
            let client = ShopClient(token: "t", transport: transport, configuration: configuration)
            let operation = APIOperation("f", .get, "/f", replay: .safe, server: "https://files.example.com/v2")
            let value = time.run {
                try? await client.core.json(APIRequest(operation, "/f", throwing: ShopError.self), CallOptions()) as Int
            }
            #expect(value == 1)
            #expect(transport.requests.map { "\($0.scheme)://\($0.authority)\($0.target)" } == [expected])
        }
    }

    @Test func serverOfACall() {
        let operation = APIOperation("o", .get, "/{id}", replay: .safe)
        for (scheme, authority, address, port) in [
            ("https", "api.example.com", "api.example.com", 443), ("http", "localhost", "localhost", 80),
            ("http", "localhost:8080", "localhost", 8080), ("https", "[::1]", "::1", 443), ("https", "[::1]:81", "::1", 81),
        ] {
            let target = RequestTarget(scheme: scheme, authority: authority, target: "/a?key=secret")
            let call = ObservedCall(id: 1, client: "Shop", RequestParts(operation: operation, path: "/a"), target: target)
            #expect(call.url == "\(scheme)://\(authority)/a?REDACTED")
            let hidden = RequestParts(operation: operation, path: "/\(SecretString("s e"))")
            #expect(hidden.path == "/s%20e")
            #expect(ObservedCall(id: 1, client: "Shop", hidden, target: target).url == "\(scheme)://\(authority)/{id}")
            #expect(call.serverAddress == address && call.serverPort == port)
        }
    }
}
