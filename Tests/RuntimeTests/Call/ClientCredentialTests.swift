import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Tokens: where they go, when they are asked for, and where they never go.
@Suite struct ClientCredentialTests {
    typealias Step = ScriptedTransport.Step
    static let success: Step = .answer(.json(.ok, text: #"{"id":"o"}"#))
    static let refused: Step = .answer(.json(.unauthorized, text: #"{"code":"expired"}"#))

    /// Hands out tokens in turn, the last one again and again.
    final class Tokens: Sendable {
        let state: Lock<(rest: [String], asked: Int, refused: [String])>
        init(_ tokens: [String]) { state = Lock((tokens, 0, [])) }

        var credential: ClientCredential {
            .provider(
                invalidate: { refused in self.state.withLock { $0.refused.append(refused) } },
                {
                    self.state.withLock { state in
                        state.asked += 1
                        return state.rest.count > 1 ? state.rest.removeFirst() : state.rest[0]
                    }
                })
        }
    }

    static func get(_ steps: [Step], token: ClientCredential) -> (Result<ShopOrder, ShopError>?, [String?]) {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, steps)
        let client = ShopClient(time, transport, token: token)
        let result = time.run { await outcome { () async throws(ShopError) in try await client.get("o") } }
        return (result, transport.requests.map { $0.headers["Authorization"] })
    }

    @Test func askedForEachAttempt() {
        let tokens = Tokens(["a", "b"])
        let (result, sent) = Self.get([.answer(.status(.serviceUnavailable)), Self.success], token: tokens.credential)
        #expect(result?.value != nil)
        #expect(sent == ["Bearer a", "Bearer b"])
    }

    @Test func oneResendWithAnotherToken() {
        let tokens = Tokens(["old", "new"])
        let (result, sent) = Self.get([Self.refused, Self.success], token: tokens.credential)
        #expect(result?.value != nil)
        #expect(sent == ["Bearer old", "Bearer new"])
        #expect(tokens.state.withLock { $0.refused } == ["old"])

        let again = Tokens(["a", "b", "c"])
        let (twice, both) = Self.get([Self.refused, Self.refused, Self.success], token: again.credential)
        #expect(twice?.error?.status == 401)
        #expect(both == ["Bearer a", "Bearer b"])
        guard case .unauthorized(let response)? = twice?.error else {
            Issue.record("\(String(describing: twice))")
            return
        }
        #expect(response.code == "expired")
    }

    @Test func theResendIsNoRetry() {
        let tokens = Tokens(["old", "new"])
        let busy: Step = .answer(.status(.serviceUnavailable))
        let (result, sent) = Self.get([Self.refused, busy, busy, Self.success], token: tokens.credential)
        #expect(result?.value != nil)
        #expect(sent.count == 4)
    }

    @Test func noResendWithTheSameToken() {
        let (fixed, one) = Self.get([Self.refused, Self.success], token: "token")
        #expect(fixed?.error?.status == 401)
        #expect(one.count == 1)
        let (provided, same) = Self.get([Self.refused, Self.success], token: Tokens(["same"]).credential)
        #expect(provided?.error?.status == 401)
        #expect(same.count == 1)
    }

    @Test func providerFails() {
        struct Broken: Error { let secret = "sentinel-secret" }
        let (result, sent) = Self.get([Self.success], token: .provider { throw Broken() })
        #expect(sent.isEmpty)
        guard case .invalidRequest(let reason)? = result?.error?.failure.kind else {
            Issue.record("\(String(describing: result))")
            return
        }
        #expect(!reason.contains("sentinel-secret"))
    }

    @Test func environment() {
        let (missing, sent) = Self.get([Self.success], token: .environment("HELODATA_TEST_NO_SUCH_VARIABLE"))
        #expect(sent.isEmpty)
        guard case .invalidRequest(let reason)? = missing?.error?.failure.kind else {
            Issue.record("\(String(describing: missing))")
            return
        }
        #expect(reason.contains("HELODATA_TEST_NO_SUCH_VARIABLE"))
        let (found, path) = Self.get([Self.success], token: .environment("PATH"))
        #expect(found?.value != nil)
        #expect(path.first??.hasPrefix("Bearer ") == true)
    }

    @Test func slowProviderEndsAtTheDeadline() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [Self.success])
        let client = ShopClient(
            time, transport,
            token: .provider {
                try await time.sleep(until: .hours(5))
                return "late"
            })
        let error = time.run {
            await outcome { () async throws(ShopError) in try await client.get("o", options: CallOptions(deadline: .seconds(3))) }
        }?.error
        #expect(time.now() == .seconds(3))
        #expect(transport.requests.isEmpty)
        guard case .timeout(.call)? = error?.failure.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    // MARK: places and alternatives

    static func request(_ security: [[String]], _ credentials: KeyValuePairs<String, ClientCredential?>) -> Result<
        TransportRequest?, ShopError
    >? {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [success])
        let core = APICore(
            baseURL: "https://api.example.com", credentials: credentials, transport: transport,
            configuration: testConfiguration(time))
        let operation = APIOperation("t", .get, "/t", replay: .safe, security: security)
        return time.run {
            await outcome { () async throws(ShopError) in
                var request = APIRequest(operation, "/t", throwing: ShopError.self)
                request.query("a", 1)
                request.cookie("c", 2)
                try await core.empty(request, CallOptions())
                return transport.requests.first
            }
        }
    }

    @Test func placements() {
        let all: KeyValuePairs<String, ClientCredential?> = [
            "bearer": ClientCredential("t").placed(.bearer), "basic": .basic(username: "u", password: "p:w").placed(.basic),
            "header": ClientCredential("k1").placed(.header("X-Key")), "query": ClientCredential("k 2").placed(.query("key")),
            "cookie": ClientCredential("k;3").placed(.cookie("sid")), "none": nil,
        ]
        #expect(Self.request([["bearer"]], all)?.value??.headers["Authorization"] == "Bearer t")
        #expect(Self.request([["basic"]], all)?.value??.headers["Authorization"] == "Basic dTpwOnc=")
        let both = Self.request([["header", "query", "cookie"]], all)?.value ?? nil
        #expect(both?.headers["X-Key"] == "k1")
        #expect(both?.target == "/t?a=1&key=k%202")
        #expect(both?.headers["Cookie"] == "c=2; sid=k%3B3")
        #expect(both?.headers["Authorization"] == nil)
        // The first alternative that the client has all of.
        #expect(Self.request([["none"], ["header", "none"], ["query"]], all)?.value??.target == "/t?a=1&key=k%202")
        #expect(Self.request([[], ["header"]], all)?.value??.headers["X-Key"] == "k1")
        #expect(Self.request([["none"], []], all)?.value??.headers["Authorization"] == nil)
        #expect(Self.request([], all)?.value??.headers["Authorization"] == nil)
        guard case .invalidRequest(let reason)? = Self.request([["none"], ["header", "other"]], all)?.error?.failure.kind else {
            Issue.record("sent without a credential")
            return
        }
        #expect(reason.contains("none, or header and other"))
    }

    // MARK: redirects

    static func follow(_ locations: [String], status: Int = 302, base: String = "https://api.example.com/v1") -> (
        Result<ShopOrder, ShopError>?, [TransportRequest]
    ) {
        let time = VirtualTime()
        let transport = ScriptedTransport(
            time, locations.map { .answer(TransportResponse(status: status, headers: ["Location": $0])) } + [success])
        let client = ShopClient(token: "secret", baseURL: base, transport: transport, configuration: testConfiguration(time))
        let result = time.run {
            await outcome { () async throws(ShopError) in
                try await client.get("o", options: CallOptions(headers: ["X-Private": "secret", "Cookie": "secret"]))
            }
        }
        return (result, transport.requests)
    }

    @Test func followedWithinTheOrigin() {
        for (location, target) in [
            ("/v2/orders/o?x=1#f", "/v2/orders/o?x=1"), ("other", "/v1/orders/other"), ("?a=b", "/v1/orders/o?a=b"),
            ("https://API.example.com:443/x/", "/x/"), ("//api.example.com/y", "/y"), ("https://api.example.com", "/"),
        ] {
            let (result, requests) = Self.follow([location])
            #expect(result?.value != nil)
            #expect(requests.last?.target == target, "\(location)")
            #expect(requests.last?.headers["Authorization"] == "Bearer secret")
        }
    }

    @Test func nothingGoesToAnotherOrigin() {
        for location in [
            "https://evil.example.com/x", "//evil.example.com/x", "https://api.example.com:8443/x", "https://api.example.com.evil.com/",
        ] {
            let (result, requests) = Self.follow([location, "https://api.example.com/v1/back"])
            #expect(result?.value != nil)
            #expect(requests.count == 3)
            for request in requests.dropFirst() {
                #expect(!request.headers.contains { $0.value.contains("secret") }, "\(location)")
                #expect(!request.target.contains("secret"))
            }
        }
    }

    @Test func neverToHTTPAndNeverForever() {
        let (down, requests) = Self.follow(["http://api.example.com/v1/orders/o"])
        #expect(down?.error?.status == 302)
        #expect(requests.count == 1)
        let (loop, six) = Self.follow(Array(repeating: "/v1/orders/o", count: 10))
        #expect(six.count == 6)
        guard case .transport(let failure)? = loop?.error?.failure.kind, failure.kind == .redirectLoop else {
            Issue.record("\(String(describing: loop))")
            return
        }
        let (up, both) = Self.follow(["https://api.example.com/v1/orders/o"], base: "http://api.example.com/v1")
        #expect(up?.value != nil)
        #expect(both.last?.headers["Authorization"] == nil)
        for location in ["", "ftp://x/y", "javascript:alert(1)", "https://user:pw@api.example.com/", "h ttp://x"] {
            let (result, one) = Self.follow([location])
            #expect(result?.error?.status == 302 && one.count == 1, "\(location)")
        }
    }

    @Test func writesAreNotRedirected() {
        for status in [301, 302, 303, 307, 308] {
            let time = VirtualTime()
            let transport = ScriptedTransport(
                time, [.answer(TransportResponse(status: status, headers: ["Location": "/v1/elsewhere"]))], repeatsLast: true)
            let client = ShopClient(time, transport)
            let errors = time.run {
                [
                    await outcome { () async throws(ShopError) in try await client.buy(ShopOrder(id: "x")) }.error,
                    await outcome { () async throws(ShopError) in try await client.renew("x") }.error,
                    await outcome { () async throws(ShopError) in try await client.cancel("x") }.error,
                ]
            }
            #expect(transport.requests.count == 3)
            #expect(errors?.allSatisfy { $0?.status == status && $0?.outcomeUnknown == true } == true)
        }
    }
}
