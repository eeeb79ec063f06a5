import Testing

@_spi(Generated) @testable import HelodataRuntime

/// The pause after a 429: by host, capped, left one after the other, and lifted by hand.
@Suite struct ClientPauseTests {
    typealias Step = ScriptedTransport.Step

    static func throttled(_ retryAfter: String) -> Step {
        .answer(.json(.tooManyRequests, text: #"{"code":"rate_limited"}"#, headers: ["Retry-After": retryAfter]))
    }

    static let ok: Step = .answer(.json(.ok, text: #"{"id":"o1"}"#))

    static func client(_ time: VirtualTime, _ steps: [Step], jitter: @escaping @Sendable () -> Double = { 0 }) -> (
        ShopClient, ScriptedTransport
    ) {
        let transport = ScriptedTransport(time, steps, repeatsLast: true)
        var configuration = testConfiguration(time)
        configuration.jitter = jitter
        return (ShopClient(token: "secret-token", transport: transport, configuration: configuration), transport)
    }

    /// A time beyond all sense neither switches the client off for ever nor touches other hosts.
    @Test func anAbsurdTimeEndsAtTheCap() {
        for text in ["1000000000000000", "999999999999999", "86400", "Fri, 31 Dec 9999 23:59:59 GMT"] {
            let time = VirtualTime()
            let (client, transport) = Self.client(time, [Self.throttled(text), Self.ok])
            let first = time.run { await outcome { () async throws(ShopError) in try await client.get("1") } }?.error
            #expect(first?.failure.gaveUp == .serverDelay && first?.attempts == 1)
            let second = time.run { await outcome { () async throws(ShopError) in try await client.get("1") } }?.error
            guard case .rateLimited? = second?.failure.kind else {
                Issue.record("\(String(describing: second))")
                continue
            }
            #expect(second?.attempts == 0 && time.now() == .zero)
            let third = time.run {
                do { try await time.sleep(until: .seconds(60)) } catch {}
                return await outcome { () async throws(ShopError) in try await client.get("1") }
            }
            #expect(third?.value != nil, "\(text)")
            #expect(transport.requests.count == 2)
        }
    }

    @Test func otherHostsGoOn() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [Self.throttled("1000"), Self.ok], repeatsLast: true)
        let states = OriginStates("https://api.example.com/v1", RetryPolicy())
        states[ownOrigin].pause.begin(at: .zero, .seconds(1000), cap: .seconds(60))
        for other in [("https", "other.example.com"), ("http", "api.example.com"), ("https", "api.example.com:8443")] {
            let state = states[RequestTarget(scheme: other.0, authority: other.1, target: "/")]
            #expect(!state.pause.isSet)
            #expect(state.budget !== states[ownOrigin].budget)
        }
        #expect(states[RequestTarget(scheme: "https", authority: "api.example.com", target: "/x")] === states[ownOrigin])
        _ = transport
    }

    /// All that wait come back one after the other, not in one moment.
    @Test func sixtyCallsSpread() {
        let time = VirtualTime()
        let numbers = Lock(0)
        let (client, transport) = Self.client(time, [Self.throttled("1"), Self.ok]) {
            numbers.withLock { number in
                number = (number + 7) % 60
                return Double(number) / 60
            }
        }
        let first = time.run { await outcome { () async throws(ShopError) in try await client.get("1") } }
        #expect(first?.value != nil)
        // The pause of a 429 that was the last attempt's.
        client.core.state.origins[ownOrigin].pause.begin(at: time.now(), .seconds(1), cap: .seconds(60))
        let began = time.now()
        let done = time.run {
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<60 {
                    group.addTask { await outcome { () async throws(ShopError) in try await client.get("1") }.value != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        #expect(done == 60)
        let times = transport.times.suffix(60).map { $0 - began }.sorted()
        #expect(times[0] >= .seconds(1))
        #expect(times[59] - times[0] >= .milliseconds(100) && times[59] <= .seconds(1.25))
        #expect(Set(times).count > 30)
    }

    @Test func liftedByHand() {
        let time = VirtualTime()
        let (client, transport) = Self.client(time, [Self.ok])
        client.core.state.origins[ownOrigin].pause.begin(at: .zero, .seconds(50), cap: .seconds(60))
        let result = time.run {
            async let call = outcome { () async throws(ShopError) in try await client.get("1") }
            do { try await time.sleep(until: .seconds(3)) } catch {}
            client.liftPause()
            return await call
        }
        #expect(result?.value != nil)
        #expect(transport.times == [.seconds(3)])
        client.core.state.origins[ownOrigin].pause.begin(at: time.now(), .seconds(1000), cap: .seconds(60))
        client.liftPause()
        #expect(!client.core.state.origins[ownOrigin].pause.isSet)
    }

    @Test func cancelledWhileWaiting() {
        let time = VirtualTime()
        let (client, transport) = Self.client(time, [Self.ok])
        client.core.state.origins[ownOrigin].pause.begin(at: .zero, .seconds(50), cap: .seconds(60))
        let result = time.run {
            await withTaskGroup(of: Result<ShopOrder, ShopError>.self) { group in
                group.addTask { await outcome { () async throws(ShopError) in try await client.get("1") } }
                group.addTask {
                    do { try await time.sleep(until: .seconds(1)) } catch {}
                    return .success(ShopOrder(id: "late"))
                }
                _ = await group.next()
                group.cancelAll()
                return await group.next()
            }
        }
        #expect(result??.error?.isCancelled == true)
        #expect(transport.requests.isEmpty && time.now() == .seconds(1))
    }

    /// Numbers that are out of all proportion stop nothing.
    @Test func endlessTimes() {
        let time = VirtualTime()
        let endless = Duration.seconds(Int64.max)
        let timeouts = CallTimeouts(connect: endless, read: endless, write: endless, idle: endless, call: endless)
        let retry = RetryPolicy(maxRetries: 1, base: endless, cap: endless, maxServerDelay: endless)
        let transport = ScriptedTransport(time, [Self.throttled("999999999999999"), Self.ok], repeatsLast: true)
        var configuration = testConfiguration(time, retry: retry, timeouts: timeouts)
        configuration.limits = CallLimits(responseBytes: .max, errorBodyBytes: .max)
        let client = ShopClient(token: "secret-token", transport: transport, configuration: configuration)
        let options = CallOptions(deadline: endless, attemptTimeout: endless)
        let error = time.run { await outcome { () async throws(ShopError) in try await client.get("1", options: options) } }?.error
        #expect(error?.failure.gaveUp == .deadline)
        #expect(Duration.minutes(.max) > .hours(1) && Duration.hours(.min) < .zero)

        let huge = TransportResponse(
            status: 200, headers: ["Content-Length": "\(Int.max)"],
            body: .stream(TransportStream { () async throws(TransportFailure) -> [UInt8]? in nil }))
        let broken = ShopClient(time, ScriptedTransport(time, [.answer(huge)]), retry: RetryPolicy(maxRetries: 0))
        let failed = time.run { await outcome { () async throws(ShopError) in try await broken.get("1") } }?.error
        guard case .transport(let failure)? = failed?.failure.kind else {
            Issue.record("\(String(describing: failed))")
            return
        }
        #expect(failure.kind == .truncatedBody)
    }
}
