import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Answers that are read as they come.
@Suite struct ClientStreamTests {
    typealias Step = ScriptedTransport.Step

    static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    struct Seen: Sendable {
        var ids: [String] = []
        var error: ShopError?
        var requests = 0
    }

    static func read(
        _ steps: [Step], events: Bool = false, time: VirtualTime = VirtualTime(), limits: CallLimits = CallLimits()
    ) -> Seen? {
        let transport = ScriptedTransport(time, steps)
        var configuration = testConfiguration(time)
        configuration.limits = limits
        let client = ShopClient(token: "t", transport: transport, configuration: configuration)
        var seen = time.run {
            var seen = Seen()
            do throws(ShopError) {
                if events {
                    for try await event in client.events() { seen.ids.append(event.id) }
                } else {
                    for try await line in client.lines() { seen.ids.append(line.id) }
                }
            } catch {
                seen.error = error
            }
            return seen
        }
        seen?.requests = transport.requests.count
        return seen
    }

    @Test func jsonLines() {
        let whole = "{\"id\":\"a\"}\n\r\n{\"id\":\"b\"}\r\n  \n{\"id\":\"ü\"}"
        for size in [1, 2, 3, 7, 1000] {
            let all = Array(whole.utf8)
            let chunks = stride(from: 0, to: all.count, by: size).map { Array(all[$0..<min($0 + size, all.count)]) }
            let seen = Self.read([.drip(chunks, every: .milliseconds(1))])
            #expect(seen?.ids == ["a", "b", "ü"], "\(size)")
            #expect(seen?.error == nil)
        }
    }

    @Test func events() {
        let whole =
            "\u{FEFF}: comment\nevent: order\nid: 1\ndata: {\"id\":\ndata: \"a\"}\n\nretry: 10\n\ndata:{\"id\":\"b\"}\r\rdata: {\"id\":\"c\"}\r\n\r\ndata: [DONE]\n\ndata: {\"id\":\"no\"}\n\n"
        for size in [1, 2, 5, 1000] {
            let all = Array(whole.utf8)
            let chunks = stride(from: 0, to: all.count, by: size).map { Array(all[$0..<min($0 + size, all.count)]) }
            #expect(Self.read([.drip(chunks, every: .milliseconds(1))], events: true)?.ids == ["a", "b", "c"], "\(size)")
        }
        let cut = Self.read([.drip(Self.bytes(["data: {\"id\":\"a\"}\n\ndata: {\"id\":\"cut\"}\n"]), every: .zero)], events: true)
        #expect(cut?.ids == ["a"])
    }

    @Test func repeatedUntilTheFirstPartOnly() {
        let late = Self.read([
            .fail(.reset, .maybeSent), .answer(.status(.serviceUnavailable)),
            .drip(Self.bytes(["{\"id\":\"a\"}\n"]), every: .seconds(1)),
        ])
        #expect(late?.ids == ["a"] && late?.requests == 3)

        let rest = Lock([Array("{\"id\":\"a\"}\n".utf8)][...])
        let broken = TransportResponse(
            status: 200,
            body: .stream(
                TransportStream { () async throws(TransportFailure) -> [UInt8]? in
                    if let chunk = rest.withLock({ $0.popFirst() }) { return chunk }
                    throw TransportFailure(.reset, .maybeSent)
                }))
        let afterwards = Self.read([.answer(broken), .drip(Self.bytes(["{\"id\":\"b\"}\n"]), every: .zero)])
        #expect(afterwards?.ids == ["a"] && afterwards?.requests == 1)
        guard case .transport(let failure)? = afterwards?.error?.failure.kind, failure.kind == .reset else {
            Issue.record("\(String(describing: afterwards))")
            return
        }
    }

    @Test func idleTimeout() {
        let time = VirtualTime()
        let seen = Self.read([.drip(Self.bytes(["{\"id\":\"a\"}\n"]), every: .seconds(20), ends: false)], time: time)
        #expect(seen?.ids == ["a"])
        #expect(time.now() == .seconds(50))
        guard case .timeout(.idle)? = seen?.error?.failure.kind else {
            Issue.record("\(String(describing: seen))")
            return
        }
        // Longer than any attempt may take, but never silent for long.
        let long = Self.read([.drip(Self.bytes((0..<100).map { "{\"id\":\"\($0)\"}\n" }), every: .seconds(20))])
        #expect(long?.ids.count == 100 && long?.error == nil)
    }

    @Test func truncatedAndUndecodable() {
        let short = Self.read([
            .drip(Self.bytes(["{\"id\":\"a\"}\n", "{\"id\":\"b\"}\n"]), every: .zero, headers: ["Content-Length": "500"])
        ])
        #expect(short?.ids == ["a", "b"])
        guard case .transport(let failure)? = short?.error?.failure.kind, failure.kind == .truncatedBody else {
            Issue.record("\(String(describing: short))")
            return
        }
        let wrong = Self.read([.drip(Self.bytes(["{\"id\":\"a\"}\n", "oops\n"]), every: .zero)])
        #expect(wrong?.ids == ["a"])
        guard case .decoding? = wrong?.error?.failure.kind else {
            Issue.record("\(String(describing: wrong))")
            return
        }
    }

    @Test func endlessLine() {
        let time = VirtualTime()
        for isEvents in [false, true] {
            let chunk = Array((isEvents ? "data: " : "").utf8) + Array(repeating: UInt8(ascii: " "), count: 100)
            let seen = Self.read(
                [.drip(Array(repeating: chunk, count: 100), every: .zero)], events: isEvents, time: time,
                limits: CallLimits(responseBytes: 1000))
            guard case .transport(let failure)? = seen?.error?.failure.kind, failure.kind == .bodyTooLarge else {
                Issue.record("\(String(describing: seen))")
                return
            }
        }
    }

    @Test func endedEarlyGivesTheExchangeUp() {
        let time = VirtualTime()
        let cancelled = Lock(0)
        let endless: Step = .decide { _ in
            .answer(
                TransportResponse(
                    status: 200,
                    body: .stream(
                        TransportStream(next: { () async throws(TransportFailure) -> [UInt8]? in Array("{\"id\":\"a\"}\n".utf8) }) {
                            cancelled.withLock { $0 += 1 }
                        })))
        }
        let transport = ScriptedTransport(time, [endless])
        let client = ShopClient(time, transport)
        let ids: [String]? = time.run {
            var ids: [String] = []
            do throws(ShopError) {
                for try await line in client.lines() {
                    ids.append(line.id)
                    if ids.count == 3 { break }
                }
            } catch {
                ids.append("\(error)")
            }
            return ids
        }
        #expect(ids == ["a", "a", "a"])
        #expect(cancelled.withLock { $0 } >= 1)
    }

    @Test func rows() async throws {
        let operation = APIOperation("rows", .get, "/rows", replay: .safe, accept: "text/csv")
        let text = "id,note\r\na,\"x, y\"\r\nb,\r\n"
        let format = TextRowFormat(header: true, separator: ",")
        let core = APICore(baseURL: "https://x.com", transport: StubTransport { _ in .text(.ok, text, contentType: "text/csv") })
        let request = APIRequest(operation, "/rows", throwing: ShopError.self)
        let rows: [ShopOrder] = try await core.rows(request, CallOptions(), format)
        #expect(rows == [ShopOrder(id: "a", note: "x, y"), ShopOrder(id: "b")])
        let stream: RowStream<ShopOrder, ShopError> = core.rowStream(request, CallOptions(), format)
        var streamed: [ShopOrder] = []
        for try await row in stream { streamed.append(row) }
        #expect(streamed == rows)
    }
}
