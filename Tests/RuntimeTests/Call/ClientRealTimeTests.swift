import Testing

@_spi(Generated) @testable import HelodataRuntime

/// The same rules with the machine's own clock and many threads.
@Suite struct ClientRealTimeTests {
    static func client(
        timeouts: CallTimeouts = CallTimeouts(), _ answer: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) -> ShopClient {
        ShopClient(
            token: .test, transport: StubTransport(answer),
            configuration: ClientConfiguration(retry: RetryPolicy(base: .milliseconds(1), budget: nil), timeouts: timeouts))
    }

    static func hang() async throws -> TransportResponse {
        try await Task.sleep(for: .seconds(3600))
        return .status(.ok)
    }

    @Test func subSecondTimeout() async {
        let client = Self.client { _ in try await Self.hang() }
        let start = ContinuousClock.now
        do {
            _ = try await client.get("x", options: CallOptions(attemptTimeout: .milliseconds(40), maxRetries: 0))
            Issue.record("no error")
        } catch {
            guard case .timeout(.attempt) = error.failure.kind else {
                Issue.record("\(error)")
                return
            }
        }
        let elapsed = start.duration(to: .now)
        // No upper bound: a busy machine is slow, and without the timeout the call would take an hour.
        #expect(elapsed >= .milliseconds(40))
    }

    /// The deadline counts, whatever the one who knows the token does.
    @Test func aProviderThatHeedsNothing() async {
        let gate = Lock<CheckedContinuation<Void, Never>?>(nil)
        let client = ShopClient(
            token: .provider {
                await withCheckedContinuation { continuation in gate.withLock { $0 = continuation } }
                return "late"
            }, transport: StubTransport { _ in .status(.ok) })
        do {
            _ = try await client.buy(ShopOrder(id: "x"), options: CallOptions(deadline: .milliseconds(50)))
            Issue.record("no error")
        } catch {
            guard case .timeout(.call) = error.failure.kind, !error.outcomeUnknown, error.attempts == 0 else {
                Issue.record("\(error)")
                return
            }
        }
        let cancelled = Task { await outcome { () async throws(ShopError) in try await client.get("x") } }
        cancelled.cancel()
        #expect(await cancelled.value.error?.isCancelled == true)
        gate.withLock { $0 }?.resume()
    }

    @Test func alarmsRingInTheirOrder() async {
        let alarms = Alarms()
        let (rung, mark) = AsyncStream.makeStream(of: Int.self)
        let now = SystemClock().now()
        let long = alarms.set(at: now + .seconds(3600)) { mark.yield(3600) }
        let numbers = [80, 20, 50, 20].map { delay in alarms.set(at: now + .milliseconds(delay)) { mark.yield(delay) } }
        #expect(alarms.stop(numbers[2]) == false)
        var order: [Int] = []
        for await delay in rung {
            order.append(delay)
            if order.count == 3 { break }
        }
        #expect(order == [20, 20, 80])
        #expect(SystemClock().now() - now >= .milliseconds(80))
        #expect([numbers[0], numbers[1], numbers[3]].map(alarms.stop) == [true, true, true])
        #expect(alarms.stop(long) == false)
        // The places of those that were stopped are taken again.
        let next = alarms.set(at: now) { mark.yield(0) }
        #expect((numbers + [long]).contains(next))
        for await delay in rung {
            #expect(delay == 0)
            break
        }
        #expect(alarms.stop(next))
    }

    @Test func eachCallHasItsOwnTimeout() async {
        let client = Self.client { request in
            if request.target.hasSuffix("slow") { return try await Self.hang() }
            try await Task.sleep(for: .milliseconds(60))
            return .json(.ok, ShopOrder(id: "x"))
        }
        async let slow = outcome { () async throws(ShopError) in
            try await client.get("slow", options: CallOptions(attemptTimeout: .milliseconds(30), maxRetries: 0))
        }
        async let quick = outcome { () async throws(ShopError) in try await client.get("quick") }
        guard case .timeout(.attempt) = await slow.error?.failure.kind else {
            Issue.record("no timeout")
            return
        }
        #expect(await quick.value?.id == "x")
    }

    @Test func cancelReturnsAtOnce() async {
        let client = Self.client { _ in try await Self.hang() }
        let task = Task { await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) } }
        try? await Task.sleep(for: .milliseconds(20))
        task.cancel()
        let error = await task.value.error
        #expect(error?.isCancelled == true)
        #expect(error?.outcomeUnknown == true)
    }

    @Test func thousandFailedAttemptsLeaveNothingBehind() async {
        weak var transport: StubTransport?
        weak var state: ClientState?
        do {
            let stub = StubTransport { request in
                if request.target.hasSuffix("3") { throw TransportFailure(.reset, .maybeSent) }
                return .status(.internalServerError)
            }
            let client = ShopClient(
                token: .test, transport: stub,
                configuration: ClientConfiguration(retry: RetryPolicy(base: .microseconds(10), budget: nil)))
            transport = stub
            state = client.core.state
            let attempts = await withTaskGroup(of: Int.self) { group in
                for index in 0..<400 {
                    group.addTask {
                        await outcome { () async throws(ShopError) in try await client.get("\(index)") }.error?.attempts ?? 0
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(attempts == 1200)
            #expect(stub.requests.count == 1200)
        }
        #expect(transport == nil)
        #expect(state == nil)
    }

    @Test func stubsAreEasyToWrite() async throws {
        let order = ShopOrder(id: "o")
        let client = ShopClient(token: .test, transport: StubTransport { request in .json(.created, order) })
        #expect(try await client.buy(order).id == "o")

        let branching = StubTransport { request in
            if request.method == .get { return .json(.ok, order) }
            guard request.path == "/v1/orders" else { throw TransportFailure(.connectRefused, .notSent) }
            return .json(409, text: #"{"code":"insufficient_balance"}"#)
        }
        let another = ShopClient(token: .test, transport: branching)
        #expect(try await another.get("x") == order)
        do {
            _ = try await another.buy(order)
        } catch ShopError.insufficientBalance {
            #expect(branching.requests.count == 2)
        }
        let listed = ShopClient(token: .test, transport: StubTransport([.json(.ok, order)]))
        #expect(try await listed.get("x") == order)
    }
}
