import Testing

@_spi(Generated) @testable import HelodataRuntime

/// `Retry-After` in all its forms, backoff, jitter, and the limits on waiting.
@Suite struct ClientDelayTests {
    /// 2026-10-21T07:28:00Z
    static let moment = 1_792_567_680.0

    static let retryAfter: [(String, Duration?)] = [
        ("8", .seconds(8)), ("0008", .seconds(8)), (" 8 ", .seconds(8)), ("\t8", .seconds(8)), ("1.5", .milliseconds(1500)),
        ("0", .zero), ("120", .seconds(120)), ("-3", nil), ("+3", nil), ("1e3", nil), ("inf", nil), ("nan", nil), ("", nil),
        (" ", nil), ("soon", nil), ("123456789012345678901234567890", nil), ("1.", nil), (".5", nil), ("1.5.5", nil), ("0x10", nil),
        ("8 s", nil), ("8,9", nil),
        ("Wed, 21 Oct 2026 07:28:30 GMT", .seconds(30)), ("Wednesday, 21-Oct-26 07:28:30 GMT", .seconds(30)),
        ("Wed Oct 21 07:28:30 2026", .seconds(30)), ("Sun, 21 Oct 2026 07:28:30 GMT", .seconds(30)),
        ("Zun, 21 Oct 2026 07:28:30 GMT", .seconds(30)), ("Thu, 22 Oct 2026 07:28:00 GMT", .seconds(86_400)),
        ("Wed, 21 Oct 2026 07:27:00 GMT", .zero), ("Wed, 21 Oct 1995 07:28:00 GMT", .zero),
        ("Wed, 21 Okt 2026 07:28:30 GMT", nil), ("Wed, 31 Feb 2026 07:28:30 GMT", nil), ("Wed, 21 Oct 2026 25:28:30 GMT", nil),
        ("Wed, 21 Oct 2026 07:28:30 CET", nil), ("Wed, 21 Oct 100000 07:28:30 GMT", nil), ("21 Oct 2026 07:28:30 GMT", nil),
        ("Wed, 21 Oct 2026", nil), ("Wed, 21 Oct 2026 7:28:30 GMT", nil),
    ]

    @Test func retryAfterForms() {
        for (text, expected) in Self.retryAfter {
            let delay = ServerHint.delay(["Retry-After": text], status: 503, secondsSince1970: Self.moment)
            #expect(delay == expected, "\(text)")
        }
    }

    /// The server's own `Date` is the reference: a wrong clock here does not matter.
    @Test func clockSkew() {
        for skew in [-3600.0, 0, 3600] {
            let fields: HTTPFields = ["Date": "Wed, 21 Oct 2026 07:28:00 GMT", "Retry-After": "Wed, 21 Oct 2026 07:28:30 GMT"]
            #expect(ServerHint.delay(fields, status: 429, secondsSince1970: Self.moment + skew) == .seconds(30))
            let broken: HTTPFields = ["Date": "yesterday", "Retry-After": "Wed, 21 Oct 2026 07:28:30 GMT"]
            #expect(
                ServerHint.delay(broken, status: 429, secondsSince1970: Self.moment + skew) == .seconds(max(0, 30 - skew)))
        }
    }

    @Test func milliseconds() {
        func delay(_ fields: HTTPFields) -> Duration? { ServerHint.delay(fields, status: 503, secondsSince1970: Self.moment) }
        #expect(delay(["retry-after-ms": "250", "Retry-After": "8"]) == .milliseconds(250))
        #expect(delay(["Retry-After-Ms": "0", "Retry-After": "8"]) == .seconds(8))
        #expect(delay(["retry-after-ms": "-1", "Retry-After": "8"]) == .seconds(8))
        #expect(delay(["retry-after-ms": "x"]) == nil)
        #expect(delay(["retry-after-ms": "1.5"]) == .microseconds(1500))
    }

    @Test func rateLimitReset() {
        func delay(_ reset: String, status: Int = 429) -> Duration? {
            ServerHint.delay(["X-RateLimit-Reset": reset], status: status, secondsSince1970: Self.moment)
        }
        #expect(delay("1792567690") == .seconds(11))
        #expect(delay("1792567690000") == .seconds(11))
        #expect(delay("10") == .seconds(11))
        #expect(delay("1792567670") == .zero)
        #expect(delay("10", status: 503) == nil)
        for malformed in ["", "-5", "1e9", "1.5", "99999999999999999999", "later"] { #expect(delay(malformed) == nil) }
        let both: HTTPFields = ["Retry-After": "3", "X-RateLimit-Reset": "10"]
        #expect(ServerHint.delay(both, status: 429, secondsSince1970: Self.moment) == .seconds(3))
    }

    @Test func backoff() {
        let policy = RetryPolicy()
        for (jitter, factor) in [(0.0, 0.5), (0.5, 0.75), (0.999, 0.9995)] {
            for (retry, base) in [(1, 0.5), (2, 1), (3, 2), (4, 4), (5, 8), (6, 8), (100, 8), (1100, 8)] {
                let delay = RetryDelay.backoff(retry: retry, policy: policy, jitter: jitter)
                #expect(delay == .seconds(base) * factor, "\(retry) \(jitter)")
            }
        }
    }

    @Test func decision() {
        let policy = RetryPolicy()
        func before(_ hint: Duration?, atOnce: Bool = false, remaining: Duration? = nil, jitter: Double = 0) -> RetryDelay {
            RetryDelay.before(retry: 1, hint: hint, atOnce: atOnce, remaining: remaining, policy: policy, jitter: { jitter })
        }
        #expect(before(.seconds(60)) == .sleep(.seconds(60)))
        #expect(before(.seconds(60.1)) == .giveUp(.serverDelay))
        #expect(before(.zero) == .sleep(.milliseconds(250)))
        #expect(before(nil) == .sleep(.milliseconds(250)))
        #expect(before(.seconds(-1)) == .sleep(.milliseconds(250)))
        #expect(before(nil, atOnce: true) == .sleep(.zero))
        #expect(before(.seconds(5), jitter: 0.5) == .sleep(.seconds(5.25)))
        #expect(before(.seconds(50), jitter: 0.5) == .sleep(.seconds(50.5)))
        #expect(before(.seconds(5), remaining: .seconds(5)) == .giveUp(.deadline))
        #expect(before(.seconds(5), remaining: .seconds(5.001)) == .sleep(.seconds(5)))
    }

    @Test func budget() async {
        let budget = RetryBudget(RetryPolicy.Budget())
        #expect(budget.take(throttled: false) == 14)
        #expect(budget.available == 486)
        #expect(budget.take(throttled: false) == 14)
        #expect(budget.available == 472)
        budget.reward(lastCost: 14)
        #expect(budget.available == 486)
        budget.reward(lastCost: nil)
        #expect(budget.available == 487)
        #expect(budget.take(throttled: true) == 5)
        for _ in 0..<100 { budget.reward(lastCost: 14) }
        #expect(budget.available == 500)

        let small = RetryBudget(RetryPolicy.Budget(capacity: 14))
        #expect(small.take(throttled: false) == 14)
        #expect(small.take(throttled: false) == nil)
        #expect(small.available == 0)

        let shared = RetryBudget(RetryPolicy.Budget(capacity: 500))
        let violations = await withTaskGroup(of: Int.self) { group in
            for index in 0..<100 {
                group.addTask {
                    var violations = 0
                    for step in 0..<100 {
                        let cost = shared.take(throttled: (index + step) % 3 == 0)
                        if shared.available < 0 || shared.available > 500 { violations += 1 }
                        if step % 2 == 0 { shared.reward(lastCost: cost) }
                    }
                    return violations
                }
            }
            return await group.reduce(0, +)
        }
        #expect(violations == 0)
    }
}
