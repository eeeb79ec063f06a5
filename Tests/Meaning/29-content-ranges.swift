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
        let c = ProbeClient(transport: probe(.noContent))
        let x = UploadBody.data("x".utf8)
        await show("a image/* binary") { try await c.a.replace(x) }
        await show("b image/* no schema") { try await c.b.replace(x) }
        await show("c */* no schema") { try await c.c.replace(["k": 1]) }
        await show("d */* binary") { try await c.d.replace(.data("x".utf8)) }
        await show("g video/mp4") { try await c.g.replace(x) }
        await show("h text/*") { try await c.h.replace("x") }
        let d = ProbeClient(transport: probe(.ok, "PNG", type: "image/png"))
        await show("i") { try await d.i.read() }
        await show("j") { try await d.j.read() }
        await show("l") { try await d.l.read() }
        await show("m */* binary") { try await d.m.read() }
        await show("n application/* binary") { try await d.n.read() }
        await show("o */* string") { try await d.o.read() }
        await show("p */* object") { try await d.p.read() }
        await show("q json binary") { try await d.q.read() }
    }
}
