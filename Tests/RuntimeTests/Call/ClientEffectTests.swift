import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What an answer says about the effect of a call: status and body of a single attempt, row by row.
@Suite struct ClientEffectTests {
    struct Row: CustomStringConvertible {
        let status: Int
        var type: String? = "application/json"
        let body: String
        /// nil: the call succeeds.
        let effect: CallFailure.Effect?
        var isOperation = true

        var description: String { "\(status) \(type ?? "no type") \(body.prefix(20))" }
    }

    static let problem = #"{"code":"insufficient_balance","message":"no"}"#
    static let page = "<html>log in</html>"

    static let rows: [Row] =
        // Success as described, and successes that are not.
        [
            Row(status: 201, body: #"{"id":"o1"}"#, effect: nil),
            Row(status: 200, type: nil, body: #"{"id":"o1"}"#, effect: nil),
            Row(status: 299, type: "application/vnd.shop+json", body: #"{"id":"o1"}"#, effect: nil),
            Row(status: 201, body: #"{"surprise":1}"#, effect: .confirmed),
            Row(status: 201, body: "[]", effect: .confirmed),
            Row(status: 201, type: nil, body: #"{"surprise":1}"#, effect: .confirmed),
            Row(status: 201, type: "application/vnd.shop+json; charset=utf-8", body: "{}", effect: .confirmed),
            Row(status: 200, type: "text/html", body: page, effect: .unknown),
            Row(status: 201, type: "TEXT/HTML; charset=utf-8", body: page, effect: .unknown),
            Row(status: 200, type: "application/xhtml+xml", body: page, effect: .unknown),
            Row(status: 200, type: "text/html", body: "{}", effect: .unknown),
            Row(status: 200, type: "text/plain", body: "ok", effect: .unknown),
            Row(status: 200, type: nil, body: page, effect: .unknown),
            Row(status: 201, body: page, effect: .unknown), Row(status: 201, body: "", effect: .unknown),
            Row(status: 201, body: #"{"id":"o1""#, effect: .unknown), Row(status: 204, type: nil, body: "", effect: .unknown),
        ]
        // Errors that say that nothing was done, and those that say nothing of the kind.
        + (400..<500).map { status in
            Row(status: status, body: problem, effect: [408, 425, 444, 460, 499].contains(status) ? .unknown : CallFailure.Effect.none)
        }
        + [
            0, 100, 101, 102, 103, 150, 199, 300, 301, 302, 303, 304, 307, 308, 399, 500, 501, 502, 503, 504, 505, 507, 511, 520, 524, 529,
            599, 600, 601, 700, 799, 900, 999, 1000,
        ].map { Row(status: $0, body: problem, effect: .unknown) }

    static func fail(_ row: Row, keyed: Bool) -> Result<ShopOrder, ShopError>? {
        let time = VirtualTime()
        var headers: HTTPFields = [:]
        headers["Content-Type"] = row.type
        let answer = TransportResponse(status: row.status, headers: headers, body: .bytes(Array(row.body.utf8)))
        let client = ShopClient(time, ScriptedTransport(time, [.answer(answer)], repeatsLast: true), retry: RetryPolicy(maxRetries: 0))
        return time.run {
            await outcome { () async throws(ShopError) in
                keyed ? try await client.buy(ShopOrder(id: "x")) : try await client.renew("o1")
            }
        }
    }

    @Test func statusesAndBodies() {
        for row in Self.rows {
            for keyed in [true, false] {
                let result = Self.fail(row, keyed: keyed)
                #expect(result?.error?.failure.effect == row.effect, "\(row)")
                #expect((result?.value != nil) == (row.effect == nil), "\(row)")
                guard let error = result?.error else { continue }
                #expect(error.failure.receivedStatus == row.status, "\(row)")
                #expect(error.outcomeUnknown == (row.effect == .unknown) && error.effectConfirmed == (row.effect == .confirmed))
                if case .outcomeUnknown = error {
                    #expect(row.effect == .unknown, "\(row)")
                } else {
                    #expect(row.effect != .unknown, "\(row)")
                }
                #expect(Self.adviceIsTrue(error.failure, keyed: keyed), "\(row): \(error.failure.recoverySuggestion ?? "")")
            }
        }
    }

    /// The advice says what is true in the case, and only that.
    static func adviceIsTrue(_ failure: CallFailure, keyed: Bool) -> Bool {
        let advice = failure.recoverySuggestion ?? ""
        switch failure.effect {
        case .unknown:
            return advice.contains("not known") && advice.contains("same idempotency key") == keyed && !advice.contains("Nothing was")
                && !advice.contains("new idempotency key")
        case .confirmed: return advice.contains("took effect") && advice.contains("Do not call it again") && !advice.contains("not known")
        case .none: return !advice.contains("not known") && !advice.contains("took effect")
        }
    }

    /// A success whose body breaks keeps its status; without the whole body it is not known what was done.
    @Test func brokenSuccess() {
        for chunks in [[], [Array("{\"id\":".utf8)]] {
            let time = VirtualTime()
            let transport = ScriptedTransport(
                time,
                [.drip(status: 201, chunks, every: .seconds(1), headers: ["Content-Length": "100", "Content-Type": "application/json"])],
                repeatsLast: true)
            let client = ShopClient(time, transport)
            let error = time.run { await outcome { () async throws(ShopError) in try await client.renew("o1") } }?.error
            #expect(error?.failure.receivedStatus == 201)
            #expect(error?.status == 0)
            #expect(error?.outcomeUnknown == true)
            #expect(error?.description.contains("201") == true)
            #expect(transport.requests.count == 1)
        }
    }

    /// An operation without a described body takes any success, but for the page of a proxy.
    @Test func noBodyDescribed() {
        func cancel(_ type: String?, _ body: String) -> ShopError? {
            let time = VirtualTime()
            var headers: HTTPFields = [:]
            headers["Content-Type"] = type
            let answer = TransportResponse(status: 200, headers: headers, body: .bytes(Array(body.utf8)))
            let client = ShopClient(time, ScriptedTransport(time, [.answer(answer)], repeatsLast: true))
            return time.run { await outcome { () async throws(ShopError) in try await client.cancel("o1") } }?.error
        }
        #expect(cancel(nil, "") == nil)
        #expect(cancel("text/plain", "ok") == nil)
        #expect(cancel("application/json", "{}") == nil)
        guard case .outcomeUnknown(let failure)? = cancel("text/html", Self.page) else {
            Issue.record("the page of a proxy counts as a success")
            return
        }
        #expect(failure.receivedStatus == 200)
        #expect(failure.recoverySuggestion?.contains("same input") == true)
    }
}
