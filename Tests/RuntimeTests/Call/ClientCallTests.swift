import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Single calls: keys, pauses, budget, deadlines, timeouts, cancellation, bodies, errors.
@Suite struct ClientCallTests {
    typealias Step = ScriptedTransport.Step
    static let order: Step = .answer(.json(.created, text: #"{"id":"ord_1"}"#))

    /// One purchase; what came of it, and the transport.
    static func buy(
        _ steps: [Step], time: VirtualTime = VirtualTime(), jitter: Double = 0, retry: RetryPolicy = RetryPolicy(),
        timeouts: CallTimeouts = CallTimeouts(), key: IdempotencyKey? = nil, options: CallOptions = CallOptions(),
        purchase: ShopOrder = ShopOrder(id: "x")
    ) -> (Result<ShopOrder, ShopError>?, ScriptedTransport) {
        let transport = ScriptedTransport(time, steps)
        let client = ShopClient(time, transport, jitter: jitter, retry: retry, timeouts: timeouts)
        let result = time.run {
            await outcome { () async throws(ShopError) in
                try await client.buy(purchase, idempotencyKey: key, options: options)
            }
        }
        return (result, transport)
    }

    // MARK: idempotency key

    @Test func callersKey() {
        let (result, transport) = Self.buy([.answer(.status(.serviceUnavailable)), Self.order], key: "invoice-4711")
        #expect(result?.value?.id == "ord_1")
        #expect(transport.requests.map { $0.headers["Idempotency-Key"] } == ["invoice-4711", "invoice-4711"])
    }

    @Test func invalidKeysAreNotSent() {
        for key in ["", "a b", "tab\t", "ümlaut", String(repeating: "x", count: 256), "line\nbreak"] {
            let (result, transport) = Self.buy([Self.order], key: IdempotencyKey(key))
            guard case .invalidRequest? = result?.error?.failure.kind else {
                Issue.record("\(key.debugDescription) was accepted")
                continue
            }
            #expect(transport.requests.isEmpty)
            #expect(result?.error?.attempts == 0)
            #expect(result?.error?.outcomeUnknown == false)
        }
        #expect(IdempotencyKey(String(repeating: "x", count: 255)).problem == nil)
    }

    @Test func randomKeys() {
        let keys = (0..<1000).map { _ in IdempotencyKey.random().value }
        #expect(Set(keys).count == 1000)
        for key in keys {
            #expect(key.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil, "\(key)")
        }
    }

    // MARK: budget and pause

    @Test func budgetVectors() {
        let policy = RetryPolicy(
            maxRetries: 2, base: .milliseconds(50), cap: .seconds(20), budget: RetryPolicy.Budget(capacity: 500))
        func run(_ steps: [Step], _ policy: RetryPolicy) -> (CallFailure?, budget: Int?, sleeps: [Duration], requests: Int) {
            let time = VirtualTime()
            let transport = ScriptedTransport(time, steps, isImmediate: true)
            let client = ShopClient(time, transport, jitter: 1, retry: policy)
            let result = time.run { await outcome { () async throws(ShopError) in try await client.get("o") } }
            return (result?.error?.failure, client.core.state.origins[ownOrigin].budget?.available, time.sleeps, transport.requests.count)
        }
        let error: Step = .answer(.status(.internalServerError))
        let success: Step = .answer(.json(.ok, text: #"{"id":"o"}"#))

        let recovered = run([error, error, success], policy)
        #expect(recovered.budget == 486)
        #expect(recovered.sleeps == [.milliseconds(50), .milliseconds(100)])

        let exhausted = run([error, error, error], policy)
        #expect(exhausted.budget == 472)
        #expect(exhausted.0?.gaveUp == .attempts)

        var small = policy
        small.budget = RetryPolicy.Budget(capacity: 14)
        let empty = run([error, error], small)
        #expect(empty.budget == 0)
        #expect(empty.0?.gaveUp == .budget)
        #expect(empty.sleeps == [.milliseconds(50)])

        small.budget = RetryPolicy.Budget(capacity: 0)
        let none = run([error], small)
        #expect(none.0?.gaveUp == .budget)
        #expect(none.sleeps.isEmpty)

        var many = policy
        many.maxRetries = 4
        let four = run([error, error, error, error, error], many)
        #expect(four.budget == 444)
        #expect(four.sleeps == [.milliseconds(50), .milliseconds(100), .milliseconds(200), .milliseconds(400)])

        // Two calls of one client: 30 → 16 → 2, and 16 again; the second pays for one repetition and gets that back.
        var shared = policy
        shared.budget = RetryPolicy.Budget(capacity: 30)
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [error, error, success, error, success], isImmediate: true)
        let client = ShopClient(time, transport, jitter: 1, retry: shared)
        for requests in [3, 5] {
            let result = time.run { await outcome { () async throws(ShopError) in try await client.get("o") } }
            #expect(result?.value != nil && transport.requests.count == requests)
            #expect(client.core.state.origins[ownOrigin].budget?.available == 16)
        }

        many.cap = .milliseconds(200)
        #expect(run([error, error, error, error, error], many).sleeps.suffix(2) == [.milliseconds(200), .milliseconds(200)])
    }

    @Test func allCallsPauseTogether() {
        let time = VirtualTime()
        let throttled: Step = .answer(.json(.tooManyRequests, text: "{}", headers: ["Retry-After": "5"]))
        let transport = ScriptedTransport(
            time, [throttled, .answer(.json(.ok, text: #"{"id":"o"}"#))], repeatsLast: true)
        let client = ShopClient(time, transport)
        let successes = time.run {
            _ = await outcome { () async throws(ShopError) in
                try await client.get("first", options: CallOptions(maxRetries: 0))
            }
            return await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<50 {
                    group.addTask { await outcome { () async throws(ShopError) in try await client.get("o") }.value != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        #expect(successes == 50)
        #expect(transport.times.count == 51)
        #expect(transport.times.dropFirst().allSatisfy { $0 >= .seconds(5) })
    }

    @Test func cancelledWaitersLeaveThePause() {
        let time = VirtualTime()
        let throttled: Step = .answer(.json(.tooManyRequests, text: "{}", headers: ["Retry-After": "50"]))
        let transport = ScriptedTransport(time, [throttled], repeatsLast: true)
        let client = ShopClient(time, transport)
        let (error, elapsed) =
            time.run {
                _ = await outcome { () async throws(ShopError) in try await client.get("o", options: CallOptions(maxRetries: 0)) }
                return await withTaskGroup(of: (ShopError?, Duration).self) { group in
                    group.addTask {
                        let result = await outcome { () async throws(ShopError) in try await client.get("o") }
                        return (result.error, time.now())
                    }
                    try? await time.sleep(until: .seconds(1))
                    group.cancelAll()
                    return await group.next() ?? (nil, .zero)
                }
            } ?? (nil, .zero)
        #expect(error?.isCancelled == true)
        #expect(error?.attempts == 0)
        #expect(elapsed == .seconds(1))
    }

    @Test func pauseThatIsTooLongFailsAtOnce() {
        let time = VirtualTime()
        let throttled: Step = .answer(.json(.tooManyRequests, text: #"{"code":"rate_limited"}"#, headers: ["Retry-After": "61"]))
        let transport = ScriptedTransport(time, [throttled], repeatsLast: true)
        let client = ShopClient(time, transport)
        let errors = time.run {
            let first = await outcome { () async throws(ShopError) in try await client.get("o") }
            let second = await outcome { () async throws(ShopError) in try await client.get("o") }
            return [first.error, second.error]
        }
        #expect(transport.requests.count == 1)
        #expect(errors?[0]?.status == 429)
        #expect(errors?[0]?.code == "rate_limited")
        #expect(errors?[0]?.retryAfter == .seconds(61))
        #expect(errors?[0]?.gaveUp == .serverDelay)
        #expect(errors?[1]?.attempts == 0)
        #expect(errors?[1]?.status == 0)
        #expect(errors?[1]?.retryAfter == .seconds(61))
        guard case .rateLimited? = errors?[1]?.failure.kind else {
            Issue.record("\(String(describing: errors))")
            return
        }
    }

    // MARK: hints and deadlines

    @Test func serverHintIsKept() {
        let time = VirtualTime()
        let (result, transport) = Self.buy(
            [.answer(.json(.serviceUnavailable, text: "{}", headers: ["Retry-After": "60"])), Self.order], time: time)
        #expect(result?.value != nil)
        #expect(transport.times == [.zero, .seconds(60)])
    }

    @Test func hintBeyondTheDeadlineIsNotSlept() {
        let time = VirtualTime()
        let (result, transport) = Self.buy(
            [.answer(.json(.serviceUnavailable, text: "{}", headers: ["Retry-After": "10"])), Self.order], time: time,
            options: CallOptions(deadline: .seconds(10)))
        #expect(result?.error?.gaveUp == .deadline)
        #expect(result?.error?.status == 503)
        #expect(transport.requests.count == 1)
        #expect(time.now() == .zero)
    }

    // MARK: timeouts

    @Test func attemptTimeout() {
        let time = VirtualTime()
        let (result, transport) = Self.buy(
            [.hang, .hang, .hang], time: time, options: CallOptions(deadline: .hours(1), attemptTimeout: .milliseconds(400)))
        #expect(transport.times == [.zero, .milliseconds(650), .milliseconds(1550)])
        #expect(result?.error?.outcomeUnknown == true)
        #expect(result?.error?.attempts == 3)
        guard case .timeout(.attempt)? = result?.error?.failure.kind else {
            Issue.record("\(String(describing: result))")
            return
        }
        #expect(time.sleeperCount == 0)
    }

    @Test func callDeadlineCutsTheAttempt() {
        let time = VirtualTime()
        let (result, transport) = Self.buy([.hang, .hang], time: time, options: CallOptions(deadline: .seconds(90)))
        // 60 s, backoff 0.25 s, then the rest of the 90 s.
        #expect(transport.times == [.zero, .seconds(60.25)])
        #expect(time.now() == .seconds(90))
        guard case .timeout(.call)? = result?.error?.failure.kind else {
            Issue.record("\(String(describing: result))")
            return
        }
    }

    @Test func connectTimeoutIsNotSent() {
        let (result, transport) = Self.buy(Array(repeating: .fail(.connectTimeout, .notSent), count: 3))
        #expect(transport.requests.count == 3)
        #expect(result?.error?.outcomeUnknown == false)
        guard case .timeout(.connect)? = result?.error?.failure.kind else {
            Issue.record("\(String(describing: result))")
            return
        }
    }

    @Test func dripAndStall() {
        for ends in [true, false] {
            let time = VirtualTime()
            let chunks = Array(repeating: Array("{".utf8), count: ends ? 100 : 3)
            let (result, _) = Self.buy(
                [.drip(chunks, every: .seconds(1), ends: ends)], time: time,
                options: CallOptions(attemptTimeout: .seconds(5), maxRetries: 0))
            #expect(time.now() == .seconds(5))
            guard case .timeout(.attempt)? = result?.error?.failure.kind else {
                Issue.record("\(String(describing: result))")
                return
            }
        }
    }

    @Test func slowSuccessInTime() {
        let time = VirtualTime()
        let (result, _) = Self.buy([.after(.seconds(59.9), Self.order)], time: time)
        #expect(result?.value?.id == "ord_1")
        #expect(time.sleeperCount == 0)
    }

    @Test func reusedConnectionThatHadDied() {
        let time = VirtualTime()
        let (result, transport) = Self.buy(
            [.fail(.reset, .maybeSent, reused: true), .fail(.closedBeforeResponse, .maybeSent, reused: true), Self.order], time: time)
        #expect(result?.value != nil)
        #expect(transport.times == [.zero, .zero, .milliseconds(500)])
    }

    // MARK: cancellation

    /// The error of a call that is cancelled at a time, and the time at which it returned.
    static func cancelled(
        at instant: Duration, _ steps: [Step], streams: Bool = false
    ) -> (ShopError?, Duration, requests: Int) {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, steps)
        let client = ShopClient(time, transport)
        let result = time.run {
            await withTaskGroup(of: ShopError?.self) { group in
                group.addTask {
                    await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) }.error
                }
                if instant == .zero { group.cancelAll() }
                try? await time.sleep(until: instant)
                group.cancelAll()
                let error = await group.next() ?? nil
                return (error, time.now())
            }
        }
        return (result?.0, result?.1 ?? .zero, transport.requests.count)
    }

    @Test func cancellation() {
        let before = Self.cancelled(at: .zero, [Self.order])
        #expect(before.requests == 0)
        #expect(before.0?.isCancelled == true)
        #expect(before.0?.outcomeUnknown == false)

        let inFlight = Self.cancelled(at: .seconds(3), [.hang])
        #expect(inFlight.0?.isCancelled == true)
        #expect(inFlight.0?.outcomeUnknown == true)
        #expect(inFlight.1 == .seconds(3))
        #expect(inFlight.requests == 1)

        let midBody = Self.cancelled(at: .seconds(3.5), [.drip(Array(repeating: [0x20], count: 100), every: .seconds(1))])
        #expect(midBody.0?.isCancelled == true)
        #expect(midBody.0?.outcomeUnknown == true)
        #expect(midBody.1 == .seconds(3.5))

        let backoff = Self.cancelled(
            at: .seconds(1), [.answer(.json(.serviceUnavailable, text: "{}", headers: ["Retry-After": "8"])), Self.order])
        #expect(backoff.0?.isCancelled == true)
        #expect(backoff.0?.outcomeUnknown == true)
        #expect(backoff.1 == .seconds(1))
        #expect(backoff.requests == 1)

        let throttled = Self.cancelled(
            at: .seconds(1), [.answer(.json(.tooManyRequests, text: "{}", headers: ["Retry-After": "8"])), Self.order])
        #expect(throttled.0?.isCancelled == true)
        #expect(throttled.0?.outcomeUnknown == false)
    }

    // MARK: inputs

    @Test func limitsAreCheckedBeforeAnythingIsSent() {
        let (result, transport) = Self.buy([Self.order], purchase: ShopOrder(id: "invalid"))
        #expect(transport.requests.isEmpty)
        guard case .invalidRequest(let message)? = result?.error?.failure.kind else {
            Issue.record("\(String(describing: result))")
            return
        }
        #expect(message == "id must not be invalid")

        let time = VirtualTime()
        let lenient = ScriptedTransport(time, [Self.order])
        var configuration = testConfiguration(time)
        configuration.validatesRequests = false
        let client = ShopClient(token: "t", transport: lenient, configuration: configuration)
        #expect(time.run { await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "invalid")) } }?.value != nil)
    }

    @Test func pathsThatLeadElsewhereAreNotSent() {
        for id in ["", ".", ".."] {
            let time = VirtualTime()
            let transport = ScriptedTransport(time, [Self.order])
            let client = ShopClient(time, transport)
            let error = time.run { await outcome { () async throws(ShopError) in try await client.get(id) } }?.error
            #expect(transport.requests.isEmpty)
            guard case .invalidRequest? = error?.failure.kind else {
                Issue.record("\(id) was sent")
                continue
            }
        }
    }

    @Test func headersCannotBeSmuggledIn() {
        for value in ["a\r\nX-Evil: 1", "a\nb", "a\u{0}b"] {
            let (result, transport) = Self.buy([Self.order], options: CallOptions(headers: ["X-Note": value]))
            #expect(transport.requests.isEmpty)
            guard case .invalidRequest? = result?.error?.failure.kind else {
                Issue.record("sent")
                continue
            }
        }
    }

    @Test func badBaseURLs() {
        for url in ["", "api.example.com", "ftp://x", "https://", "https://user:pw@x.com", "https://x.com?a=b", "https://x y.com"] {
            let time = VirtualTime()
            let transport = ScriptedTransport(time, [Self.order])
            let client = ShopClient(token: "t", baseURL: url, transport: transport, configuration: testConfiguration(time))
            let error = time.run { await outcome { () async throws(ShopError) in try await client.get("o") } }?.error
            guard case .invalidRequest? = error?.failure.kind else {
                Issue.record("\(url) was accepted")
                continue
            }
            #expect(transport.requests.isEmpty)
        }
        let base = BaseURL("HTTPS://API.Example.com:443/v1/")
        #expect(base.description == "https://api.example.com/v1")
    }
}
