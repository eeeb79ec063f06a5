import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What a request says of itself, what may not be set on it, and where it may go.
@Suite struct ClientRequestTests {
    typealias Step = ScriptedTransport.Step

    static let ok: Step = .answer(.json(.ok, text: #"{"id":"o1"}"#))

    static func get(
        _ options: CallOptions = CallOptions(), token: ClientCredential = "secret-token", _ steps: [Step] = [ok],
        _ configure: (inout ClientConfiguration) -> Void = { _ in }
    ) -> (error: ShopError?, requests: [TransportRequest]) {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, steps, repeatsLast: true)
        var configuration = testConfiguration(time)
        configure(&configuration)
        let core = APICore(
            client: "Helo Data", version: "1.0 beta", baseURL: "https://api.example.com/v1",
            credentials: ["bearerAuth": token.placed(.bearer)], transport: transport, configuration: configuration)
        let client = ShopClient(core: core)
        let error = time.run { await outcome { () async throws(ShopError) in try await client.get("1", options: options) } }?.error
        return (error, transport.requests)
    }

    @Test func whoSendsItAndWhichAttemptItIs() {
        let failing: [Step] = [.answer(.status(.serviceUnavailable)), .fail(.reset, .maybeSent), Self.ok]
        let told = Self.get(failing).requests
        #expect(told.map { $0.headers["X-Attempt"] } == ["1", "2", "3"])
        #expect(told.allSatisfy { $0.headers["User-Agent"] == "Helo-Data/1.0-beta" })
        let silent = Self.get(failing) {
            $0.sendsUserAgent = false
            $0.attemptHeader = nil
        }.requests
        #expect(silent.count == 3 && silent.allSatisfy { $0.headers["User-Agent"] == nil && $0.headers["X-Attempt"] == nil })
        let own = Self.get(CallOptions(headers: ["user-agent": "mine"])) { $0.headers = ["User-Agent": "ours"] }.requests
        #expect(own.map { $0.headers.values(of: "User-Agent") } == [["mine"]])
    }

    static func get(
        _ steps: [Step], _ configure: (inout ClientConfiguration) -> Void = { _ in }
    ) -> (error: ShopError?, requests: [TransportRequest]) { get(CallOptions(), token: "secret-token", steps, configure) }

    @Test func headersOfTheConnection() {
        for name in ["Content-Length", "transfer-encoding", "HOST", "Trailer", "Upgrade", "TE", "Keep-Alive", "Expect", "Proxy-Connection"]
        {
            for (error, requests) in [
                Self.get(CallOptions(headers: [name: "1"])), Self.get(CallOptions()) { $0.headers = [name: "1"] },
            ] {
                guard case .invalidRequest? = error?.failure.kind else {
                    Issue.record("\(name): \(String(describing: error))")
                    continue
                }
                #expect(requests.isEmpty)
            }
        }
        #expect(Self.get(CallOptions(headers: ["Connection": "X-Secret"])).requests.isEmpty)
        #expect(Self.get(CallOptions(headers: ["Connection": "close"])).requests.count == 1)
    }

    @Test func emptyCredentials() {
        let empty: [ClientCredential] = ["", "  ", .provider { "" }, .provider { " \t" }, .basic(username: "", password: "")]
        for credential in empty.dropLast() {
            let (error, requests) = Self.get(CallOptions(), token: credential)
            #expect(requests.isEmpty && error?.description.contains("credential is empty") == true, "\(credential)")
        }
        #expect(ClientCredential.basic(username: "", password: "").problem != nil)
        #expect(ClientCredential.basic(username: "u", password: "").problem == nil)
    }

    /// One base for where a call goes, what is checked, and what a redirect is trusted by.
    @Test func serversAreTheOrigin() {
        let operation = APIOperation(
            "elsewhere", .get, "/x", replay: .safe, security: [["bearerAuth"]], server: "https://production.example/v1")
        func call(to servers: [BaseURL: BaseURL], location: String) -> (error: ShopError?, requests: [TransportRequest]) {
            let time = VirtualTime()
            let transport = ScriptedTransport(time, [.answer(.status(307, headers: ["Location": location])), Self.ok])
            var configuration = testConfiguration(time)
            configuration.servers = servers
            let client = ShopClient(token: "secret-token", transport: transport, configuration: configuration)
            let error = time.run {
                await outcome { () async throws(ShopError) -> ShopOrder in
                    try await client.core.json(APIRequest(operation, "/x", throwing: ShopError.self), CallOptions())
                }
            }?.error
            return (error, transport.requests)
        }
        let sandbox: [BaseURL: BaseURL] = ["https://production.example/v1": "https://sandbox.example/v1"]
        let away = call(to: sandbox, location: "https://production.example/v1/y").requests
        #expect(away.map(\.authority) == ["sandbox.example", "production.example"])
        #expect(away.map { $0.headers["Authorization"] != nil } == [true, false])
        let home = call(to: sandbox, location: "https://sandbox.example/v1/y").requests
        #expect(home.map { $0.headers["Authorization"] != nil } == [true, true])
        let broken = call(to: ["https://production.example/v1": "nonsense"], location: "/y")
        #expect(broken.requests.isEmpty && broken.error?.description.contains("base URL") == true)
    }

    /// What cannot be sent again does not go over a connection that the server may have given up.
    @Test func freshConnections() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [.answer(.json(.created, text: #"{"id":"o1"}"#))], repeatsLast: true)
        let client = ShopClient(time, transport)
        _ = time.run {
            _ = await outcome { () async throws(ShopError) in try await client.get("1") }
            _ = await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) }
            _ = await outcome { () async throws(ShopError) in try await client.renew("1") }
        }
        #expect(transport.requests.map(\.needsFreshConnection) == [false, false, true])
    }

    /// A list that comes a byte at a time is given up; events may be as slow as they like.
    @Test func throughput() {
        func lines(_ interval: Duration, bytes: Int) -> (count: Int, error: CallFailure?) {
            let time = VirtualTime()
            let part = [[UInt8]](repeating: Array(repeating: UInt8(ascii: "a"), count: bytes), count: 20)
            let client = ShopClient(time, ScriptedTransport(time, [.drip(part, every: interval)]))
            let operation = APIOperation("list", .get, "/list", replay: .safe, accept: "text/plain")
            let result = time.run { () -> (Int, CallFailure?) in
                let request = APIRequest(operation, "/list", throwing: ShopError.self)
                let body = BodyStream(StreamedCall(client.core, request.parts, CallOptions()), isSteady: true)
                var count = 0
                do throws(CallFailure) {
                    while try await body.next(isolation: nil) != nil { count += 1 }
                    return (count, nil)
                } catch {
                    return (count, error)
                }
            }
            return (result?.0 ?? 0, result?.1)
        }
        let slow = lines(.seconds(20), bytes: 1)
        guard case .timeout(.idle)? = slow.error?.kind else {
            Issue.record("\(slow)")
            return
        }
        #expect(slow.count < 5)
        #expect(lines(.seconds(20), bytes: 1000).error == nil)
        #expect(lines(.milliseconds(100), bytes: 2).error == nil)
    }
}
