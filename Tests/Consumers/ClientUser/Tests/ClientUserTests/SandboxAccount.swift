import Foundation
import HeloData
import HelodataSandbox
import HelodataSandboxServer

/// A sandbox on a free port of loopback, until the tests end. Provisioning takes a tenth of a second.
struct SandboxAccount {
    let server: SandboxServer

    static func open(plan: Plan = .enterprise) async throws -> SandboxAccount {
        var configuration = SandboxConfiguration()
        configuration.timeScale = 1_000
        configuration.plan = plan
        return SandboxAccount(server: try await SandboxServer.start(try Sandbox(configuration)))
    }

    /// A client over real sockets, with the transport that needs nothing.
    func client(_ change: (inout ClientConfiguration) -> Void = { _ in }) -> HeloDataClient {
        var configuration = ClientConfiguration()
        configuration.waiter.minDelay = .milliseconds(50)
        configuration.retry.base = .milliseconds(10)
        change(&configuration)
        return HeloDataClient(
            token: ClientCredential(server.sandbox.token), baseURL: server.baseURL, configuration: configuration)
    }

    /// Sets the scene by the sandbox's own endpoints.
    @discardableResult
    func control(_ method: String, _ path: String, _ body: String = "") async throws -> JSONValue {
        let response = await server.sandbox.handle(
            SandboxRequest(method, "/_sandbox" + path, body: Data(body.utf8)))
        guard (200...299).contains(response.status) else { throw Refused(text: String(decoding: response.body, as: UTF8.self)) }
        return response.body.isEmpty ? .null : try JSONValue(jsonData: response.body)
    }

    struct Refused: Error { let text: String }

    /// The requests that reached the server with this method, and in their path this text.
    func requests(_ method: String, _ path: String) async throws -> [JSONValue] {
        let entries = try await control("GET", "/requests")["data"]?.array ?? []
        return entries.filter { $0["method"]?.string == method && $0["target"]?.string?.contains(path) == true }
    }

    /// How many orders the account has.
    func orderCount() async throws -> Int { try await control("GET", "")["orders"]?.array?.count ?? 0 }

    /// A batch that is ready.
    func batch(_ helo: HeloDataClient, quantity: Int = 5) async throws -> Batch {
        let order = try await helo.orders.create(.isp(country: "us", quantity: quantity, months: 1))
        return try await helo.batches.waitUntilReady(try order.batchID.found())
    }
}

extension Optional {
    struct Missing: Error {}

    func found() throws -> Wrapped {
        guard let self else { throw Missing() }
        return self
    }
}
