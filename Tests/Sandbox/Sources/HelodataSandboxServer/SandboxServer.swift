#if MockServer
import HelodataSandbox

/// A sandbox behind HTTP on 127.0.0.1.
public struct SandboxServer: Sendable {
    public let sandbox: Sandbox
    private let server: LoopbackServer

    public var port: UInt16 { server.port }
    /// What a client takes as its base URL.
    public var baseURL: String { "http://127.0.0.1:\(port)/v1" }
    /// Where the control endpoints are.
    public var controlURL: String { "http://127.0.0.1:\(port)/_sandbox" }

    /// A page for people: requests as they arrive, the state, faults by a click.
    public var pageURL: String { "http://127.0.0.1:\(port)/_page" }

    /// Starts to serve.
    /// - Parameter port: 0 for a free one.
    /// - Throws: what the socket throws, for instance for a port in use.
    public static func start(_ sandbox: Sandbox, port: UInt16 = 0) async throws -> SandboxServer {
        let page = RequestPage(title: "HeloData sandbox") { await sandbox.handle(SandboxRequest("GET", "/_sandbox")).body }
        let server = try await LoopbackServer.start(port: port) { request in
            await page.answer(request) { await sandbox.handle($0) }
        }
        return SandboxServer(sandbox: sandbox, server: server)
    }

    /// Returns when the server has stopped, and throws what it failed with.
    public func wait() async throws { try await server.wait() }

    /// Breaks what is left of connections and frees the port.
    public func stop() async { await server.stop() }
}
#endif
