import HeloData
import HelodataSandbox
import HelodataSandboxServer
import Testing

/// Buying from the sandbox with each transport that the traits of this package build, as a user of the client does.
@Suite struct PurchaseTests {
    #if AsyncHTTPClient
    static let transports: [(name: String, transport: any HTTPTransport)] = [
        ("URLSession", URLSessionTransport()), ("AsyncHTTPClient", AsyncHTTPClientTransport()),
    ]
    #else
    static let transports: [(name: String, transport: any HTTPTransport)] = [("URLSession", URLSessionTransport())]
    #endif

    @Test(arguments: transports.indices, [[], ["reset-after"], ["503 retry-after=0", "close"]])
    func buy(_ index: Int, _ faults: [String]) async throws {
        let (name, transport) = Self.transports[index]
        var sandbox = SandboxConfiguration()
        sandbox.timeScale = 1_000
        sandbox.plan = .enterprise
        let server = try await SandboxServer.start(try Sandbox(sandbox))
        let script: JSONValue = ["script": .array(faults.map { .string($0) }), "path": "/orders"]
        _ = await server.sandbox.handle(SandboxRequest("POST", "/_sandbox/faults", body: script.jsonData()))
        let helo = HeloDataClient(
            token: ClientCredential(server.sandbox.token), baseURL: server.baseURL, transport: transport,
            configuration: ClientConfiguration(
                retry: RetryPolicy(base: .milliseconds(5)), waiter: WaiterPolicy(minDelay: .milliseconds(20))))

        let (order, response) = try await helo.withResponse { try await $0.orders.create(.isp(country: "us", quantity: 5, months: 1)) }
        #expect(response.attempts == faults.count + 1, "\(name)")
        let id = try #require(order.batchID)
        let batch = try await helo.batches.waitUntilReady(id)
        #expect(batch.quantity == 5)
        var lines: [String] = []
        for try await proxy in helo.batches.ipsPlain(id) { lines.append(proxy.line) }
        let ips = try await helo.batches.ips(id)
        #expect(lines == ips.map(\.line) && lines.count == 5)
        try await helo.batches.refresh(id)
        try await helo.batches.release(id)

        // One order, in the books of the server.
        let books = await server.sandbox.handle(SandboxRequest("GET", "/_sandbox"))
        #expect(try JSONValue(jsonData: books.body)["orders"]?.array?.count == 1)
        await server.stop()
    }
}
