import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What can happen to one request of a write, on its way, at the server, or on the way back.
enum Fault: CaseIterable, Sendable {
    case ok, error500, unavailable503, throttled429, resetBefore, resetAfter, timeoutAfter, truncated, garbage
    // The server acted, and something else answers.
    case status600, status999, final1xx, page, notJSON, lostConnection499
    /// The head of the answer breaks off.
    case headCut
    /// The first request with the key is still being worked on.
    case inProgress
    // The server did not act and says so.
    case refused409, refused422

    /// What each script of three is made of.
    static let first: [Fault] = [
        .ok, .error500, .unavailable503, .throttled429, .resetBefore, .resetAfter, .timeoutAfter, .truncated, .garbage,
    ]

    /// The answer says that nothing was done.
    var isDefinite: Bool {
        switch self {
        case .throttled429, .refused409, .refused422: true
        case .ok, .error500, .unavailable503, .resetBefore, .resetAfter, .timeoutAfter, .truncated, .garbage, .status600, .status999,
            .final1xx, .page, .notJSON, .lostConnection499, .headCut, .inProgress:
            false
        }
    }
}

/// A server in memory that takes orders, knows idempotency keys or ignores them, and plays a fault for each request.
final class OrderServer: HTTPTransport, Sendable {
    struct State {
        var faults: ArraySlice<Fault>
        /// Key → id of the order.
        var known: [String: String] = [:]
        var orders = 0
        var requests: [TransportRequest] = []
        /// Requests that reached the server, or may have from the client's view.
        var maybeSent = 0
    }

    private let state: Lock<State>
    private let honoursKeys: Bool
    private let time: VirtualTime

    init(_ time: VirtualTime, _ faults: [Fault], honoursKeys: Bool) {
        state = Lock(State(faults: faults[...]))
        self.honoursKeys = honoursKeys
        self.time = time
    }

    var orders: Int { state.withLock { $0.orders } }
    var requests: [TransportRequest] { state.withLock { $0.requests } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let fault: Fault = state.withLock { state in
            state.requests.append(request)
            return state.faults.popFirst() ?? .ok
        }
        switch fault {
        case .ok: return process(request)
        case .error500: return .json(.internalServerError, text: #"{"code":"internal","message":"broken"}"#)
        case .unavailable503: return .json(.serviceUnavailable, text: #"{"code":"busy"}"#, headers: ["Retry-After": "2"])
        case .throttled429: return .json(.tooManyRequests, text: #"{"code":"rate_limited"}"#, headers: ["Retry-After": "2"])
        case .resetBefore: throw TransportFailure(.reset, .maybeSent)
        case .resetAfter:
            _ = process(request)
            throw TransportFailure(.reset, .maybeSent)
        case .timeoutAfter:
            _ = process(request)
            do { try await time.sleep(until: .hours(1_000_000)) } catch {}
            throw TransportFailure(.cancelled, .maybeSent)
        case .truncated:
            _ = process(request)
            return TransportResponse(status: 201, headers: ["Content-Length": "1000"], body: .bytes(Array("{\"id\":".utf8)))
        case .garbage:
            _ = process(request)
            throw TransportFailure(.protocolViolation, .maybeSent)
        case .status600: return acted(request, 600)
        case .status999: return acted(request, 999)
        case .final1xx: return acted(request, 103)
        case .lostConnection499: return acted(request, 499)
        case .page:
            _ = process(request)
            return .text(.ok, "<html>Please log in</html>", contentType: "text/html")
        case .notJSON:
            _ = process(request)
            return .text(.created, "<html>Please log in</html>", contentType: "application/json")
        case .headCut:
            _ = process(request)
            throw TransportFailure(.closedBeforeResponse, .maybeSent)
        case .inProgress:
            _ = process(request)
            return .json(.conflict, text: #"{"code":"idempotency_in_progress"}"#)
        case .refused409: return .json(.conflict, text: #"{"code":"insufficient_balance"}"#)
        case .refused422: return .json(.unprocessableContent, text: #"{"code":"quantity_out_of_range"}"#)
        }
    }

    private func acted(_ request: TransportRequest, _ status: Int) -> TransportResponse {
        _ = process(request)
        return .json(HTTPStatus(rawValue: status), text: #"{"code":"insufficient_balance"}"#)
    }

    private func process(_ request: TransportRequest) -> TransportResponse {
        let id: String = state.withLock { state in
            if honoursKeys, let key = request.headers["Idempotency-Key"], let id = state.known[key] { return id }
            state.orders += 1
            let id = "ord_\(state.orders)"
            if let key = request.headers["Idempotency-Key"] { state.known[key] = id }
            return id
        }
        return .json(.created, text: "{\"id\":\"\(id)\"}")
    }
}

@Suite struct ClientMoneyTests {
    /// All scripts of up to three faults: shorter ones are those that end in `ok`.
    static var scripts: [[Fault]] {
        Fault.first.flatMap { first in Fault.first.flatMap { second in Fault.first.map { third in [first, second, third] } } }
    }

    /// Each fault, then each, then one that would settle the question if it could.
    static var secondScripts: [[Fault]] {
        Fault.allCases.flatMap { first in
            Fault.allCases.flatMap { second in [Fault.ok, .refused409].map { third in [first, second, third] } }
        }
    }

    /// No business case while the outcome is unknown, and none called unknown when all answers were definite.
    @Test func businessCasesAreDefinite() {
        for script in Self.secondScripts {
            for isKeyed in [true, false] {
                let time = VirtualTime()
                let server = OrderServer(time, script, honoursKeys: isKeyed)
                let client = ShopClient(time, server)
                let result = time.run {
                    await outcome { () async throws(ShopError) in
                        if isKeyed { return try await client.buy(ShopOrder(id: "x")) }
                        return try await client.renew("o1")
                    }
                }
                guard let result else {
                    Issue.record("\(script) did not end")
                    continue
                }
                #expect(server.orders <= 1, "\(script)")
                guard let error = result.error else {
                    #expect(server.orders == 1, "\(script)")
                    continue
                }
                let isDefinite = script.prefix(server.requests.count).allSatisfy(\.isDefinite)
                switch error {
                case .outcomeUnknown(let failure):
                    #expect(!isDefinite, "\(script)")
                    #expect(failure.outcomeUnknown && !failure.effectConfirmed)
                case .insufficientBalance, .unauthorized, .undocumented, .failed:
                    #expect(isDefinite, "\(script): \(error)")
                    #expect(server.orders == 0, "\(script): \(error)")
                    #expect(!error.outcomeUnknown)
                }
            }
        }
    }

    @Test func everyScriptOfThreeFaults() {
        var keys: Set<String> = []
        for honoursKeys in [true, false] {
            for script in Self.scripts {
                let time = VirtualTime()
                let server = OrderServer(time, script, honoursKeys: honoursKeys)
                let client = ShopClient(time, server)
                guard let result = time.run({ await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) } })
                else {
                    Issue.record("\(script) did not end")
                    continue
                }
                let requests = server.requests
                let orders = server.orders
                #expect(requests.count <= 3)
                #expect(Set(requests.map { $0.headers["Idempotency-Key"] }).count == 1, "\(script)")
                #expect(Set(requests.map(\.body)).count == 1, "\(script)")
                if let key = requests.first?.headers["Idempotency-Key"] { #expect(keys.insert(key).inserted) }
                if honoursKeys { #expect(orders <= 1, "\(script)") }
                switch result {
                case .success:
                    if honoursKeys { #expect(orders == 1, "\(script)") } else { #expect(orders >= 1, "\(script)") }
                case .failure(let error):
                    if !error.outcomeUnknown { #expect(orders == 0, "\(script): \(error)") }
                    #expect(error.idempotencyKey?.value == requests.first?.headers["Idempotency-Key"])
                    #expect(error.attempts == requests.count)
                }
            }
        }
        #expect(keys.count == 2 * 729)
    }

    /// The same faults on an operation that must not be repeated.
    @Test func unsafeOperations() {
        for script in Self.scripts {
            let time = VirtualTime()
            let server = OrderServer(time, script, honoursKeys: false)
            let client = ShopClient(time, server)
            guard let result = time.run({ await outcome { () async throws(ShopError) in try await client.renew("o1") } }) else {
                Issue.record("\(script) did not end")
                continue
            }
            // A 429 was not executed; everything else is the end.
            let throttles = script.prefix { $0 == .throttled429 }.count
            #expect(server.requests.count == min(3, throttles + 1), "\(script)")
            #expect(server.orders <= 1)
            #expect(server.requests.allSatisfy { $0.headers["Idempotency-Key"] == nil })
            switch result {
            case .success: #expect(server.orders == 1)
            case .failure(let error):
                let last = throttles < 3 ? script[throttles] : .throttled429
                #expect(error.outcomeUnknown == (last != .throttled429), "\(script)")
                if !error.outcomeUnknown { #expect(server.orders == 0) }
            }
        }
    }

    /// A definite answer after an attempt whose outcome is unknown does not make it known.
    @Test func unknownIsSticky() {
        for status in [400, 401, 402, 403, 404, 409, 422, 429] {
            let time = VirtualTime()
            let transport = ScriptedTransport(
                time,
                [
                    .fail(.reset, .maybeSent),
                    .answer(.json(HTTPStatus(rawValue: status), text: #"{"code":"insufficient_balance"}"#)),
                    .answer(.json(HTTPStatus(rawValue: status), text: #"{"code":"insufficient_balance"}"#)),
                ])
            let client = ShopClient(time, transport)
            let error = time.run { await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) } }?.error
            #expect(error?.outcomeUnknown == true, "\(status)")
            #expect(error?.failure.previousAttemptsAmbiguous == true, "\(status)")
            #expect(error?.status == status)
            #expect(error?.code == "insufficient_balance")
            guard case .outcomeUnknown? = error else {
                Issue.record("\(status) is a business case: \(String(describing: error))")
                continue
            }
            #expect(error?.failure.recoverySuggestion?.contains("same idempotency key") == true)
        }
    }

    @Test func onlyASuccessClearsIt() {
        let time = VirtualTime()
        let transport = ScriptedTransport(
            time, [.answer(.status(.internalServerError)), .answer(.json(.created, text: #"{"surprise":true}"#))])
        let client = ShopClient(time, transport)
        let error = time.run { await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) } }?.error
        #expect(error?.outcomeUnknown == false)
        #expect(error?.effectConfirmed == true)
        #expect(error?.status == 0)
        #expect(error?.failure.receivedStatus == 201)
        guard case .failed = error else {
            Issue.record("a success that cannot be read is .failed, not \(String(describing: error))")
            return
        }
    }

    @Test func deletedByAnEarlierAttempt() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [.fail(.reset, .maybeSent), .answer(.json(.notFound, text: #"{"code":"gone"}"#))])
        let client = ShopClient(time, transport)
        let error = time.run { await outcome { () async throws(ShopError) in try await client.cancel("o1") } }?.error
        #expect(error?.status == 404)
        #expect(error?.failure.previousAttemptsAmbiguous == true)
    }
}
