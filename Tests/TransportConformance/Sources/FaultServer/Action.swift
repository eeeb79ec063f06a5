import Foundation

/// One step of a script.
public enum Action: Sendable {
    /// These bytes, in one piece.
    case send([UInt8])
    /// These bytes one by one, with a pause after each.
    case drip([UInt8], every: Duration)
    /// The same bytes many times, as fast as the peer takes them.
    case flood([UInt8], times: Int)
    case pause(Duration)
    /// Until the gate is opened.
    case wait(Gate)
    case open(Gate)
    /// Silence, until the peer goes away or the server stops.
    case hang
    /// RST.
    case reset
    /// FIN.
    case close
}

extension Action {
    /// A complete answer with a `Content-Length`.
    public static func answer(_ status: Int, _ headers: [(String, String)] = [], _ body: String = "{}") -> Action {
        answer(status, headers, Array(body.utf8))
    }

    public static func answer(_ status: Int, _ headers: [(String, String)], _ body: [UInt8]) -> Action {
        .send(head(status, headers + [("Content-Length", "\(body.count)")]) + body)
    }

    /// A head only: what follows is for the next steps.
    public static func head(_ status: Int, _ headers: (String, String)...) -> Action { .send(head(status, headers)) }

    public static func headers(_ status: Int, _ headers: [(String, String)]) -> Action { .send(head(status, headers)) }

    /// Text as it stands.
    public static func text(_ text: String) -> Action { .send(Array(text.utf8)) }

    /// One chunk of a chunked body.
    public static func chunk(_ text: String) -> Action {
        .send(Array((String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n").utf8))
    }

    private static func head(_ status: Int, _ headers: [(String, String)]) -> [UInt8] {
        var text = "HTTP/1.1 \(status) Scripted\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        return Array((text + "\r\n").utf8)
    }
}

/// A door that a script waits at until the test opens it, or the other way round.
public final class Gate: Sendable {
    private let condition = NSCondition()
    private nonisolated(unsafe) var opened = false

    public init() {}

    public var isOpen: Bool { condition.withLock { opened } }

    public func open() {
        condition.withLock {
            opened = true
            condition.broadcast()
        }
    }

    /// - Returns: Whether the gate is open by the end of the time.
    func wait(atMost seconds: Double) -> Bool {
        condition.withLock {
            let end = Date(timeIntervalSinceNow: seconds)
            while !opened, condition.wait(until: end) {}
            return opened
        }
    }
}
