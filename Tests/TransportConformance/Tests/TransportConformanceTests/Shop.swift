import FaultServer

@_spi(Generated) @testable import HelodataRuntime

/// What happens to one request, on its way, at the server, or on the way back.
enum Mishap: CaseIterable, Sendable {
    case none, error500, unavailable503, throttled429, resetBefore, resetAfter, timeoutAfter, truncated, garbage
    // The server acted, and something else answers.
    case status600, status999, lostConnection499, page, notJSON, headCut
    /// The first request with the key is still being worked on.
    case inProgress
    // The server did not act and says so.
    case refused409, refused422

    static let first: [Mishap] = [
        .none, .error500, .unavailable503, .throttled429, .resetBefore, .resetAfter, .timeoutAfter, .truncated, .garbage,
    ]

    /// All scripts of three: shorter ones are those that end in `none`.
    static let scripts: [[Mishap]] = first.flatMap { first in
        Self.first.flatMap { second in Self.first.map { third in [first, second, third] } }
    }

    /// Each after each, and then what would settle the question if it could.
    static let secondScripts: [[Mishap]] = allCases.flatMap { first in
        allCases.filter { $0 != .timeoutAfter }.map { [first, $0, .refused409] }
    }

    /// The answer says that nothing was done.
    var isDefinite: Bool {
        switch self {
        case .throttled429, .refused409, .refused422: true
        case .none, .error500, .unavailable503, .resetBefore, .resetAfter, .timeoutAfter, .truncated, .garbage, .status600, .status999,
            .lostConnection499, .page, .notJSON, .headCut, .inProgress:
            false
        }
    }
}

/// Shops on one server, each under a path of its own with a script of its own, keeping the books on what was really done.
final class Shops: Sendable {
    struct Books: Sendable {
        var mishaps: ArraySlice<Mishap>
        /// Key → order.
        var known: [String: String] = [:]
        var done = 0
        var keys: [String] = []
        var bodies: [[UInt8]] = []
    }

    private let shops: Lock<[Books]>
    private let honoursKeys: Bool
    private let hangsUp: Bool

    /// - Parameters:
    ///   - hangsUp: Ends each connection after an answer, without a word: the client meets it dead.
    init(_ scripts: [[Mishap]], honoursKeys: Bool, hangsUp: Bool) {
        shops = Lock(scripts.map { Books(mishaps: $0[...]) })
        self.honoursKeys = honoursKeys
        self.hangsUp = hangsUp
    }

    /// Each key is good for one order.
    var areHonest: Bool { honoursKeys }

    subscript(shop: Int) -> Books { shops.withLock { $0[shop] } }

    static func baseURL(_ shop: Int, _ server: FaultServer) -> String { "http://\(server.authority)/\(shop)" }

    @Sendable func script(_ request: FaultServer.Request) -> [Action] {
        guard let shop = request.target.split(separator: "/").first.flatMap({ Int($0) }) else { return [.answer(404)] }
        let mishap = shops.withLock { shops in
            shops[shop].keys += request.values(of: "Idempotency-Key")
            shops[shop].bodies.append(request.body)
            return shops[shop].mishaps.popFirst() ?? .none
        }
        let end: [Action] = hangsUp ? [.close] : []
        switch mishap {
        case .none: return [.answer(201, [], "{\"id\":\"\(act(shop, request))\"}")] + end
        case .error500: return [.answer(500, [], "{\"code\":\"internal\"}")] + end
        case .unavailable503: return [.answer(503, [("Retry-After", "0.005")], "{\"code\":\"busy\"}")] + end
        case .throttled429: return [.answer(429, [("Retry-After", "0.005")], "{\"code\":\"rate_limited\"}")] + end
        case .resetBefore: return [.reset]
        case .resetAfter:
            _ = act(shop, request)
            return [.reset]
        case .timeoutAfter:
            _ = act(shop, request)
            return [.hang]
        case .truncated:
            _ = act(shop, request)
            return [.head(201, ("Content-Length", "1000")), .text("{\"id\":"), .close]
        case .garbage:
            _ = act(shop, request)
            return [.text("\u{1}\u{2}garbage\r\n\r\n"), .close]
        case .status600: return acted(shop, request, 600) + end
        case .status999: return acted(shop, request, 999) + end
        case .lostConnection499: return acted(shop, request, 499) + end
        case .page:
            _ = act(shop, request)
            return [.answer(200, [("Content-Type", "text/html")], "<h1>Please log in</h1>")] + end
        case .notJSON:
            _ = act(shop, request)
            return [.answer(201, [("Content-Type", "application/json")], "<h1>Please log in</h1>")] + end
        case .headCut:
            _ = act(shop, request)
            return [.text("HTTP/1.1 201 Created\r\nContent-"), .close]
        case .inProgress:
            _ = act(shop, request)
            return [.answer(409, [], "{\"code\":\"idempotency_in_progress\"}")] + end
        case .refused409: return [.answer(409, [], "{\"code\":\"insufficient_balance\"}")] + end
        case .refused422: return [.answer(422, [], "{\"code\":\"quantity_out_of_range\"}")] + end
        }
    }

    private func acted(_ shop: Int, _ request: FaultServer.Request, _ status: Int) -> [Action] {
        _ = act(shop, request)
        return [.answer(status, [], "{\"code\":\"insufficient_balance\"}")]
    }

    /// - Returns: The order's id.
    private func act(_ shop: Int, _ request: FaultServer.Request) -> String {
        shops.withLock { shops in
            let key = request["Idempotency-Key"]
            if honoursKeys, let key, let id = shops[shop].known[key] { return id }
            shops[shop].done += 1
            let id = "ord_\(shops[shop].done)"
            if let key { shops[shop].known[key] = id }
            return id
        }
    }
}
