import Testing

@testable import HelodataRuntime

/// What can happen to one request of a write, on its way, at the server, or on the way back.
enum Fault: CaseIterable, Sendable {
    case ok, error500, unavailable503, throttled429, resetBefore, resetAfter, timeoutAfter, truncated, garbage
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
        }
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
        Fault.allCases.flatMap { first in
            Fault.allCases.flatMap { second in Fault.allCases.map { third in [first, second, third] } }
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
            #expect(error?.failure.recoverySuggestion?.contains("same idempotency key") == true)
        }
    }

    @Test func onlyASuccessClearsIt() {
        let time = VirtualTime()
        let transport = ScriptedTransport(
            time, [.answer(.status(.internalServerError)), .answer(.json(.created, text: "not json"))])
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
