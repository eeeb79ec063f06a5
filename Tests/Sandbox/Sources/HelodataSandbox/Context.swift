import Foundation

/// What an operation knows besides its account: the request, the time, and how fast waits go by.
struct Context {
    let request: SandboxRequest
    let ids: [String]
    /// The calendar's time, which tests can move.
    let now: Date
    let timeScale: Double

    /// The moment a wait of so many seconds ends.
    func after(_ seconds: Double) -> Date { now.addingTimeInterval(seconds / timeScale) }

    /// The body, which must be an object.
    func body() throws(Refusal) -> JSON {
        guard let body = JSON(request.body), body.isObject else { throw .invalid("The body must be a JSON object") }
        return body
    }

    /// A page of a list in the order of creation.
    func page<Item>(_ items: [Item], _ json: (Item) -> JSON) throws(Refusal) -> SandboxResponse {
        var start = 0
        if let cursor = request.parameter("cursor"), !cursor.isEmpty {
            guard cursor.hasPrefix("c"), let position = Int(cursor.dropFirst(), radix: 36), position > 0 else {
                throw .invalid("'cursor' is not one that a page has given")
            }
            start = min(position, items.count)
        }
        var limit = 50
        if let text = request.parameter("limit") {
            guard let number = Int(text), number >= 1 else { throw .invalid("'limit' must be an integer from 1") }
            limit = min(number, 200)
        }
        let end = min(start + limit, items.count)
        let next: JSON = end < items.count ? .string("c" + String(end, radix: 36)) : .null
        return SandboxResponse(200, .record(["data": .array(items[start..<end].map(json)), "next_cursor": next]))
    }
}

extension JSON {
    /// A member that must be there.
    func required<Value>(_ key: String, _ kind: String, _ value: (JSON) -> Value?) throws(Refusal) -> Value {
        guard let member = self[key] else { throw .invalid("'\(key)' is missing") }
        guard let value = value(member) else { throw .invalid("'\(key)' must be \(kind)") }
        return value
    }

    /// A member that may be missing.
    func optional<Value>(_ key: String, _ kind: String, _ value: (JSON) -> Value?) throws(Refusal) -> Value? {
        guard self[key] != nil else { return nil }
        return try required(key, kind, value)
    }
}
