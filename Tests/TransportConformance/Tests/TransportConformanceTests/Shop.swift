import FaultServer

@testable import HeloData

/// What happens to one request, on its way, at the server, or on the way back.
enum Mishap: CaseIterable, Sendable {
    case none, error500, unavailable503, throttled429, resetBefore, resetAfter, timeoutAfter, truncated, garbage

    /// All scripts of three: shorter ones are those that end in `none`.
    static let scripts: [[Mishap]] = allCases.flatMap { first in
        allCases.flatMap { second in allCases.map { third in [first, second, third] } }
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
        }
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
