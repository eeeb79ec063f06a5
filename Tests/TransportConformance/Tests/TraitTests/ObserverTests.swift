#if Observers
import HeloData
import InMemoryLogging
import InMemoryTracing
import Logging
import Metrics
import MetricsTestKit
import Testing
import Tracing

/// What the adapters of swift-log, swift-metrics and swift-distributed-tracing say of a call: names, levels, attributes, all of them.
@Suite(.serialized) struct ObserverTests {
    static let metrics: TestMetrics = {
        let metrics = TestMetrics()
        MetricsSystem.bootstrap(metrics)
        return metrics
    }()
    static let tracer: InMemoryTracer = {
        let tracer = InMemoryTracer()
        InstrumentationSystem.bootstrap(tracer)
        return tracer
    }()

    static let secret = "SENTINEL-4711"
    static let batch = "bat_1"

    /// One call with everything that looks on, and what it leaves.
    struct Scene {
        let log = InMemoryLogHandler()
        let stub: StubTransport
        let client: HeloDataClient

        init(
            baseURL: String = "https://api.example.com/v1", observer: MetricsObserver = MetricsObserver(),
            _ answers: @escaping @Sendable (Int) async throws -> TransportResponse
        ) {
            metrics.reset()
            tracer.clearAll(includingActive: true)
            let count = Count()
            stub = StubTransport { _ in try await answers(await count.next()) }
            var log = log
            log.logLevel = .trace
            var configuration = ClientConfiguration(
                retry: RetryPolicy(base: .milliseconds(1), cap: .milliseconds(1)),
                observer: ObserverGroup(LoggingObserver(Logger(label: "test") { _ in log }), observer, TracingObserver()))
            configuration.headers["X-Config"] = secret
            client = HeloDataClient(
                token: ClientCredential(secret), baseURL: baseURL, transport: stub, configuration: configuration)
        }

        /// Message, level and metadata of each line; durations, which differ, are left out.
        var lines: [String] {
            log.entries.map { entry in
                var metadata = entry.metadata
                for name in ["duration", "retry.delay", "elapsed", "next_poll"] where metadata[name] != nil { metadata[name] = "…" }
                let pairs = metadata.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
                return "\(entry.level) \(entry.message) \(pairs)"
            }
        }

        func timers(_ label: String) -> [String] {
            metrics.timers(label: label).filter { !$0.values.isEmpty }.map { timer in
                "\(timer.values.count)× \(ObserverTests.text(timer.dimensions)) \(timer.displayUnit == .seconds ? "seconds" : "-")"
            }.sorted()
        }

        var spans: [String] {
            tracer.finishedSpans.map { span in
                var attributes: [String] = []
                span.attributes.forEach { name, value in attributes.append("\(name)=\(ObserverTests.text(value))") }
                return "\(span.kind) \(span.operationName) [\(attributes.sorted().joined(separator: " "))] "
                    + (span.status.map { "\($0.code)" } ?? "unset")
            }
        }
    }

    actor Count {
        private var count = 0
        func next() -> Int {
            count += 1
            return count
        }
    }

    static func text(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\($0.0)=\($0.1)" }.sorted().joined(separator: " ")
    }

    static func text(_ value: SpanAttribute) -> String {
        switch value {
        case .int32(let number): "\(number)"
        case .int64(let number): "\(number)"
        case .string(let text): text
        default: "\(value)"
        }
    }

    static let call =
        "call.id=1 client=HeloData http.request.method=DELETE operation=releaseBatch server.address=api.example.com server.port=443"
    static let template = "url.template=/isp/batches/{batch_id}"
    static let target = "http.request.method=DELETE server.address=api.example.com server.port=443"

    @Test func success() async throws {
        let scene = Scene { _ in .status(.noContent, headers: ["X-Request-Id": "req_1", "X-RateLimit-Remaining": "29"]) }
        try await scene.client.batches.release(Self.batch)
        let start = "call.id=1 client=HeloData"
        let end = "http.request.method=DELETE http.response.status_code=204 operation=releaseBatch request_id=req_1"
        let place = "server.address=api.example.com server.port=443 \(Self.template)"
        #expect(
            scene.lines == [
                "debug call \(Self.call) \(Self.template)",
                "debug attempt \(Self.call) \(Self.template)",
                "debug attempt ended \(start) duration=… \(end) \(place)",
                "debug call ended attempts=1 \(start) duration=… \(end) \(place)",
            ])
        let answered = "http.request.method=DELETE http.response.status_code=204"
        let server = "server.address=api.example.com server.port=443"
        #expect(scene.timers("http.client.request.duration") == ["1× \(answered) \(server) seconds"])
        #expect(scene.timers("helodata.client.operation.duration") == ["1× \(answered) operation=releaseBatch \(server) seconds"])
        #expect(Self.metrics.counters(label: "helodata.client.retries").isEmpty)
        let gauge = try #require(Self.metrics.recorders(label: "helodata.client.rate_limit.remaining").first)
        #expect(gauge.values == [29] && Self.text(gauge.dimensions) == "server.address=api.example.com")
        #expect(
            scene.spans == [
                "client DELETE /isp/batches/{batch_id} [http.request.method=DELETE http.response.status_code=204 \(server)"
                    + " url.full=https://api.example.com/v1/isp/batches/bat_1 \(Self.template)] unset",
                "internal HeloData.releaseBatch [http.response.status_code=204] unset",
            ])
        try expectTree(scene)
    }

    @Test func retry() async throws {
        let scene = Scene { number in
            number == 1 ? .status(.serviceUnavailable, headers: ["X-Secret": Self.secret]) : .status(.noContent)
        }
        try await scene.client.batches.release(Self.batch)
        #expect(
            scene.log.entries.map { "\($0.level) \($0.message)" } == [
                "debug call", "debug attempt", "debug attempt ended", "info retry", "debug attempt", "debug attempt ended",
                "debug call ended",
            ])
        #expect(
            scene.lines[3]
                == "info retry call.id=1 client=HeloData duration=… error.type=503 http.request.method=DELETE http.request.resend_count=1"
                + " http.response.status_code=503 operation=releaseBatch retry.delay=… server.address=api.example.com server.port=443"
                + " \(Self.template)")
        #expect(scene.lines[1].contains("resend_count") == false)
        #expect(scene.lines[4].contains("http.request.resend_count=1"))
        #expect(
            scene.timers("http.client.request.duration")
                == [
                    "1× http.request.method=DELETE http.response.status_code=204 server.address=api.example.com server.port=443 seconds",
                    "1× error.type=503 http.request.method=DELETE http.response.status_code=503 server.address=api.example.com"
                        + " server.port=443 seconds",
                ].sorted())
        let retries = try #require(Self.metrics.counters(label: "helodata.client.retries").first)
        #expect(retries.values == [1] && Self.text(retries.dimensions) == "operation=releaseBatch")
        #expect(
            scene.spans.map { $0.replacing("server.address=api.example.com server.port=443 ", with: "") } == [
                "client DELETE /isp/batches/{batch_id} [error.type=503 http.request.method=DELETE http.response.status_code=503"
                    + " url.full=https://api.example.com/v1/isp/batches/bat_1 \(Self.template)] error",
                "client DELETE /isp/batches/{batch_id} [http.request.method=DELETE http.request.resend_count=1"
                    + " http.response.status_code=204 url.full=https://api.example.com/v1/isp/batches/bat_1 \(Self.template)] unset",
                "internal HeloData.releaseBatch [http.response.status_code=204] unset",
            ])
        try expectTree(scene)
    }

    @Test func refusal() async throws {
        let scene = Scene(baseURL: "http://[::1]:8080") { _ in
            .json(.conflict, text: #"{"code": "insufficient_balance", "message": "\#(Self.secret)", "request_id": "req_9"}"#)
        }
        await #expect(throws: CreateOrderError.self) {
            try await scene.client.orders.create(.residential(gb: 5), idempotencyKey: "key-1")
        }
        let refused = "error.type=409 http.request.method=POST http.response.status_code=409"
        let server = "server.address=::1 server.port=8080"
        #expect(
            scene.lines.last == "debug call ended attempts=1 call.id=1 client=HeloData duration=… \(refused) operation=createOrder"
                + " request_id=req_9 \(server) url.template=/orders")
        #expect(scene.timers("http.client.request.duration") == ["1× \(refused) \(server) seconds"])
        #expect(
            scene.spans == [
                "client POST /orders [\(refused) \(server) url.full=http://[::1]:8080/orders url.template=/orders] error",
                "internal HeloData.createOrder [error.type=409 http.response.status_code=409] error",
            ])
    }

    @Test(arguments: [
        (TransportFailure.Kind.dns, "dns"), (.connectRefused, "connection_refused"), (.reset, "connection_reset"), (.tls, "tls"),
        (.connectTimeout, "timeout"),
    ])
    func failure(_ kind: TransportFailure.Kind, _ name: String) async throws {
        let scene = Scene(observer: MetricsObserver(prefix: "shop", includesTemplate: true)) { _ in
            throw TransportFailure(kind, .maybeSent)
        }
        await #expect(throws: RefreshBatchError.self) { try await scene.client.batches.refresh(Self.batch) }
        let place = "server.address=api.example.com server.port=443 url.template=/isp/batches/{batch_id}/refresh"
        #expect(
            scene.timers("http.client.request.duration").first?.hasSuffix("× error.type=\(name) http.request.method=POST \(place) seconds")
                == true)
        #expect(
            scene.timers("shop.operation.duration") == [
                "1× error.type=\(name) http.request.method=POST operation=refreshBatch \(place) seconds"
            ])
        #expect(scene.spans.last == "internal HeloData.refreshBatch [error.type=\(name)] error")
        #expect(scene.lines.last?.contains("error.type=\(name) ") == true)
    }

    @Test func anAnswerThatCannotBeRead() async throws {
        let scene = Scene { _ in .json(.created, text: "{}") }
        await #expect(throws: CreateOrderError.self) { try await scene.client.orders.create(.residential(gb: 5)) }
        #expect(scene.spans.first?.hasSuffix("unset") == true)
    }

    /// Nobody failed: no error type, no status.
    @Test func cancellation() async throws {
        let scene = Scene { _ in
            try await Task.sleep(for: .seconds(60))
            return .status(.noContent)
        }
        let task = Task { try await scene.client.batches.release(Self.batch) }
        while scene.stub.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: ReleaseBatchError.self) { try await task.value }
        #expect(!scene.lines.joined().contains("error.type"))
        #expect(scene.log.entries.last?.message == "call ended")
        #expect(scene.timers("http.client.request.duration") == ["1× \(Self.target) seconds"])
        #expect(scene.spans.last == "internal HeloData.releaseBatch [] unset")
        #expect(scene.spans.count == 2)
        try expectTree(scene)
    }

    @Test func polls() async throws {
        let scene = Scene { number in
            .json(
                .ok,
                text:
                    #"{"id":"bat_1","object":"batch","status":"\#(number == 1 ? "provisioning" : "active")","product":"isp","country":"us","quantity":1}"#
            )
        }
        let client = scene.client
        _ = try? await client.batches.waitUntilReady(Self.batch, atMost: .milliseconds(50))
        let polls = scene.lines.filter { $0.hasPrefix("debug poll ") }
        #expect(polls.first?.contains("operation=getBatch") == true, "\(scene.lines)")
    }

    /// Token, header and password of this test are in none of it, the caller's secrets neither.
    @Test func secretsAreNowhere() async throws {
        let scene = Scene { number in
            if number == 1 { throw TransportFailure(.reset, .maybeSent, underlying: Leak()) }
            return .json(
                .forbidden, text: #"{"code":"no","message":"x","password":"\#(Self.secret)"}"#, headers: ["Set-Cookie": Self.secret])
        }
        let options = CallOptions(headers: ["X-Own": Self.secret])
        do {
            for try await _ in scene.client.batches.list(cursor: Self.secret, options: options) {}
        } catch {
            #expect(error.status == 403)
        }
        _ = try? await scene.client.orders.create(.residential(gb: 5), idempotencyKey: IdempotencyKey(Self.secret), options: options)
        _ = try? await scene.client.batches.rotatePassword(Self.batch, options: options)
        #expect(scene.stub.requests.contains { $0.headers.contains { $0.value.contains(Self.secret) } })
        #expect(scene.log.entries.count >= 12 && scene.spans.count >= 6)
        var everything = scene.lines + scene.spans
        for entry in scene.log.entries { everything.append("\(entry)") }
        for span in Self.tracer.finishedSpans { everything.append("\(span.attributes) \(span.events) \(span.errors) \(span.links)") }
        for timer in Self.metrics.timers { everything.append("\(timer.label) \(timer.dimensions)") }
        for counter in Self.metrics.counters { everything.append("\(counter.label) \(counter.dimensions)") }
        for recorder in Self.metrics.recorders { everything.append("\(recorder.label) \(recorder.dimensions)") }
        for text in everything { #expect(!text.contains(Self.secret), "\(text)") }
    }

    struct Leak: Error { let url = ObserverTests.secret }

    /// Attempts inside their call, nothing left open, and the context of each attempt on its request.
    private func expectTree(_ scene: Scene) throws {
        #expect(Self.tracer.activeSpans.isEmpty)
        let spans = Self.tracer.finishedSpans
        let call = try #require(spans.last)
        let attempts = spans.dropLast()
        #expect(call.kind == .internal && attempts.allSatisfy { $0.kind == .client })
        #expect(attempts.allSatisfy { $0.parentSpanID == call.spanID && $0.traceID == call.traceID })
        #expect(scene.stub.requests.map { $0.headers[InMemoryTracer.spanIDKey] } == attempts.map { Optional($0.spanID) })
    }
}
#endif
