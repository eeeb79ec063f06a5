import Foundation
func probe(_ status: HTTPStatus = .noContent, _ text: String? = nil, type: String? = nil, headers: HTTPFields = HTTPFields())
    -> StubTransport
{
    StubTransport { (r: TransportRequest) async throws -> TransportResponse in
        print(">", r.method.rawValue, r.target)
        for h in r.headers where !["user-agent", "idempotency-key"].contains(h.name.lowercased()) { print("    \(h.name): \(h.value)") }
        if let b = r.body { print("    |", String(decoding: b, as: UTF8.self)) }
        guard let text else { return .status(status, headers: headers) }
        if let type { return .text(status, text, contentType: type, headers: headers) }
        return .json(status, text: text, headers: headers)
    }
}
@MainActor func show(_ name: String, _ run: @MainActor () async throws -> Any) async {
    do { print("\(name):", try await run()) } catch { print("\(name): ERROR", String(describing: error).prefix(400)) }
}
@main struct Main {
    static func main() async {
        let c = ProbeClient(transport: probe(.ok, "PNGDATA", type: "image/png"))
        await show("avatar") { try await c.avatar.replace(.data("x".utf8)) }
        await show("avatar png") {
            try await c.avatar.replace(.data("x".utf8), options: CallOptions(headers: ["Content-Type": "image/png"]))
        }
        await show("any") { try await c.any.replace(.data("x".utf8)) }
        await show("one") { try await c.one.replace(.data("x".utf8)) }
        await show("text") { try await c.text.replace("é") }
    }
}
