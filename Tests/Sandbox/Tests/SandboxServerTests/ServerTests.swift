import Foundation
import HelodataSandbox
import HelodataSandboxServer
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite struct ServerTests {
    private func status(_ server: SandboxServer, token: String? = nil) async throws -> Int? {
        let url = try #require(URL(string: server.baseURL + "/isp/batches"))
        var request = URLRequest(url: url, timeoutInterval: 10)
        request.setValue("Bearer \(token ?? server.sandbox.token)", forHTTPHeaderField: "Authorization")
        let (_, response) = try await URLSession(configuration: .ephemeral).data(for: request)
        return (response as? HTTPURLResponse)?.statusCode
    }

    @Test func `a test starts as many sandboxes as it likes`() async throws {
        let first = try await SandboxServer.start(Sandbox())
        let second = try await SandboxServer.start(Sandbox())
        #expect(first.port != second.port)
        #expect(try await status(first) == 200)
        #expect(try await status(second) == 200)
        #expect(try await status(second, token: first.sandbox.token) == 401)
        await first.stop()
        await second.stop()
    }

    @Test func `a stopped sandbox frees its port`() async throws {
        let sandbox = try Sandbox()
        let first = try await SandboxServer.start(sandbox)
        #expect(try await status(first) == 200)
        await first.stop()
        await #expect(throws: (any Error).self) { try await status(first) }
        let second = try await SandboxServer.start(sandbox, port: first.port)
        #expect(try await status(second) == 200)
        await second.stop()
    }

    @Test func `a port in use is an error`() async throws {
        let server = try await SandboxServer.start(Sandbox())
        await #expect(throws: (any Error).self) { try await SandboxServer.start(Sandbox(), port: server.port) }
        await server.stop()
    }
}
