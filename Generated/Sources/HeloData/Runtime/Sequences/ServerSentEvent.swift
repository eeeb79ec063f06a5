/// What the type of an event describes.
nonisolated enum EventContent: Sendable, Hashable {
    /// The text of `data`.
    case data
    /// The whole event (OpenAPI 3.2 §4.14.4): an object with `event`, `data`, `id` and `retry`.
    case event
    /// The same, with `data` as the JSON that its text holds.
    case eventOfJSON
}

/// One event of a `text/event-stream`.
nonisolated struct ServerSentEvent: Sendable, Equatable {
    var data: [UInt8] = []
    var event: [UInt8]?
    var id: [UInt8]?
    /// Milliseconds.
    var retry: Int?

    func json(_ content: EventContent) -> [UInt8] {
        if content == .data { return data }
        var members: [(String, JSONValue)] = []
        if let event { members.append(("event", .string(String(decoding: event, as: UTF8.self)))) }
        members.append(("data", value(content)))
        if let id { members.append(("id", .string(String(decoding: id, as: UTF8.self)))) }
        if let retry { members.append(("retry", .number(JSONNumber(retry)))) }
        return Array(JSONValue.object(JSONValue.Object(members)).jsonData())
    }

    private func value(_ content: EventContent) -> JSONValue {
        let text = JSONValue.string(String(decoding: data, as: UTF8.self))
        guard content == .eventOfJSON else { return text }
        return (try? JSONReader.decode(JSONValue.self, from: data)) ?? text
    }
}

/// Collects the lines of one event (HTML Living Standard §9.2.6).
nonisolated struct EventParser {
    private var event = ServerSentEvent()
    private var hasData = false

    /// The length of the unfinished event.
    var count: Int { event.data.count }

    /// The event that an empty line ends; nil in the middle of one, and for one without data.
    mutating func push(_ line: [UInt8]) -> ServerSentEvent? {
        if line.isEmpty {
            defer {
                event = ServerSentEvent()
                hasData = false
            }
            return event.data.isEmpty ? nil : event
        }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == 0x20 { value = value.dropFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "data":
            if hasData { event.data.append(0x0A) }
            event.data += value
            hasData = true
        case "event": event.event = Array(value)
        case "id": if !value.contains(0) { event.id = Array(value) }
        case "retry":
            if !value.isEmpty, value.allSatisfy({ 0x30...0x39 ~= $0 }) { event.retry = Int(String(decoding: value, as: UTF8.self)) }
        default: break
        }
        return nil
    }
}
