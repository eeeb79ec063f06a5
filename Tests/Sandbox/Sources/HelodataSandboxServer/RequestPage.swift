#if MockServer
import Foundation
import HelodataSandbox

/// A page at `/_page` that shows the requests as they arrive, with their keys, attempts and ends, and the state behind them, and that
/// sets faults by a click. Stands before what answers. Credentials are not kept: of a request's headers only the key and the attempt are.
public actor RequestPage {
    /// What the page shows beside the requests, as JSON.
    public typealias State = @Sendable () async -> Data

    private let title: String
    private let state: State
    private var events: [Event] = []
    private var requests = 0
    private var faults: [WaitingFault] = []

    private struct Event {
        let number: Int
        let data: Data
    }

    private struct WaitingFault: Codable {
        /// In the words of `X-Sandbox-Fault`.
        let fault: String
        /// Only for paths with this text in them; nil for any.
        var path: String?
    }

    public init(title: String, state: @escaping State) {
        self.title = title
        self.state = state
    }

    /// The page's own answers, or that of `answering` with the fault that waits for the request.
    public func answer(_ request: SandboxRequest, _ answering: @Sendable (SandboxRequest) async -> SandboxResponse) async -> SandboxResponse
    {
        let path = request.target.prefix { $0 != "?" }
        if path == "/_page" || path.hasPrefix("/_page/") { return await own(request, path.dropFirst("/_page".count)) }
        // The control endpoints of the sandbox are no requests of a client.
        if path.hasPrefix("/_sandbox") { return await answering(request) }
        requests += 1
        let number = requests
        var request = request
        if Self.header("x-sandbox-fault", request) == nil, let fault = takeFault(for: request) {
            request.headers.append(("X-Sandbox-Fault", fault))
        }
        note([
            "request": number, "time": Date().timeIntervalSince1970, "method": Self.shown(request.method),
            "target": Self.shown(request.target),
            "key": Self.shown(Self.header("idempotency-key", request)), "attempt": Self.shown(Self.header("x-attempt", request)),
            "fault": Self.shown(Self.header("x-sandbox-fault", request)),
            "body": String(decoding: request.body.prefix(2_000), as: UTF8.self),
        ])
        let response = await answering(request)
        note([
            "answer": number, "status": response.status, "accident": response.accident?.rawValue ?? "",
            "body": String(decoding: response.body.prefix(2_000), as: UTF8.self),
        ])
        return response
    }

    /// No event is longer than a screen, whatever a request holds.
    private static func shown(_ text: String?) -> String { String((text ?? "").prefix(2_000)) }

    private static func header(_ name: String, _ request: SandboxRequest) -> String? {
        request.headers.first { $0.name.lowercased() == name }?.value
    }

    private func takeFault(for request: SandboxRequest) -> String? {
        let index = faults.firstIndex { fault in fault.path.map { request.target.contains($0) } ?? true }
        return index.map { faults.remove(at: $0).fault }
    }

    // MARK: events

    private var nextEvent = 1

    private func note(_ members: [String: Any]) {
        guard let data = try? JSONSerialization.data(withJSONObject: members, options: [.sortedKeys]) else { return }
        events.append(Event(number: nextEvent, data: data))
        nextEvent += 1
        if events.count > 1_000 { events.removeFirst(200) }
    }

    /// Events after the last that the page has (HTML Living Standard §9.2, `Last-Event-ID`). The answer ends with what there is, or after
    /// 15 seconds with nothing, and the page asks again: the gate carries answers of known length alone.
    private func events(after last: Int) async -> SandboxResponse {
        for _ in 0..<150 where nextEvent <= last + 1 {
            if Task.isCancelled { break }
            try? await Task.sleep(for: .milliseconds(100))
        }
        var text = Data("retry: 50\n".utf8)
        for event in events where event.number > last {
            text += Data("id: \(event.number)\ndata: ".utf8) + event.data + Data("\n\n".utf8)
        }
        text += Data("\n".utf8)
        return Self.response("text/event-stream", text)
    }

    // MARK: the page's own requests

    private func own(_ request: SandboxRequest, _ path: Substring) async -> SandboxResponse {
        // A page elsewhere that has made its name point here is none of ours.
        let host = Self.header("host", request)?.prefix { $0 != ":" } ?? ""
        guard host == "127.0.0.1" || host == "localhost" else { return Self.refusal(403, "the page is for 127.0.0.1") }
        switch (request.method, path) {
        case ("GET", ""), ("GET", "/"): return Self.response("text/html; charset=utf-8", Data(PageFiles.html.utf8))
        case ("GET", "/page.js"): return Self.response("text/javascript; charset=utf-8", Data(PageFiles.script.utf8))
        case ("GET", "/page.css"): return Self.response("text/css; charset=utf-8", Data(PageFiles.style.utf8))
        case ("GET", "/events"): return await events(after: Self.header("last-event-id", request).flatMap { Int($0) } ?? 0)
        case ("GET", "/state"):
            let members = (try? JSONSerialization.jsonObject(with: await state())) ?? [:]
            return json(["title": title, "state": members, "faults": faults.map { ["fault": $0.fault, "path": $0.path ?? ""] }])
        case ("POST", "/faults"):
            // Forms of other pages cannot send this type without being asked first.
            guard Self.header("content-type", request)?.hasPrefix("application/json") == true,
                let fault = try? JSONDecoder().decode(WaitingFault.self, from: request.body),
                SandboxResponse(200).applying(fault: fault.fault, to: request) != nil
            else { return Self.refusal(400, "a fault is {\"fault\": \"reset-after\", \"path\": \"/orders\"}, in the words of the sandbox") }
            guard faults.count < 100 else { return Self.refusal(409, "100 faults are waiting already") }
            faults.append(fault)
            return SandboxResponse(204)
        case ("DELETE", "/faults"):
            faults = []
            return SandboxResponse(204)
        default: return Self.refusal(404, "the page has no such part")
        }
    }

    private func json(_ value: Any) -> SandboxResponse {
        Self.response("application/json", (try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])) ?? Data("{}".utf8))
    }

    private static func refusal(_ status: Int, _ text: String) -> SandboxResponse {
        SandboxResponse(status, headers: [("Content-Type", "text/plain; charset=utf-8")], body: Data(text.utf8))
    }

    private static func response(_ type: String, _ body: Data) -> SandboxResponse {
        SandboxResponse(
            200,
            headers: [
                ("Content-Type", type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
                // Whatever stands in a request, nothing but the page's own files runs, and nothing is fetched from elsewhere.
                (
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
                ),
            ], body: body)
    }
}
#endif
