import Foundation
import Testing

@testable import HelodataSandbox

@Suite struct AuthorizationTests {
    @Test func `without a valid token the answer is 401`() async throws {
        let bench = try Bench()
        for token in ["", "hel_live_nobody"] {
            let answer = await bench.call("GET", "/isp/batches", token: token)
            #expect(answer.status == 401)
            #expect(answer.code == "unauthorized")
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test func `a token has the form of HeloData's`() throws {
        let token = try Bench().token
        #expect(token.hasPrefix("hel_test_"))
        #expect(token.count == 9 + 64)
    }

    @Test func `a rotated token works for 24 hours more, a revoked one not at all`() async throws {
        let bench = try Bench()
        let new = await bench.control("POST", "/tokens/rotate").json["token"]?.string
        bench.pass(days: 1, seconds: -1)
        #expect(await bench.call("GET", "/isp/batches").status == 200)
        bench.pass(seconds: 1)
        #expect(await bench.call("GET", "/isp/batches").status == 401)
        #expect(await bench.call("GET", "/isp/batches", token: new).status == 200)
        await bench.control("DELETE", "/tokens", token: new)
        #expect(await bench.call("GET", "/isp/batches", token: new).status == 401)
    }

    @Test(arguments: Endpoint.allCases)
    func `each operation needs its scope`(operation: Endpoint) async throws {
        let bench = try Bench()
        let (method, path, body) = Self.example(of: operation)
        for scope in ["read", "orders:write", "whitelists:write", "*"] {
            let token = await bench.control("POST", "/tokens", "{\"scopes\":[\"\(scope)\"]}").json["token"]?.string
            let status = await bench.call(method, path, body, token: token).status
            #expect((status == 403) == (scope != "*" && scope != operation.scope), "\(scope)")
        }
    }

    private static func example(of operation: Endpoint) -> (String, String, String?) {
        switch operation {
        case .createOrder: ("POST", "/orders", Bench.traffic)
        case .listInventory: ("GET", "/isp/inventory", nil)
        case .listBatches: ("GET", "/isp/batches", nil)
        case .getBatch: ("GET", "/isp/batches/b", nil)
        case .releaseBatch: ("DELETE", "/isp/batches/b", nil)
        case .listBatchIPs: ("GET", "/isp/batches/b/ips", nil)
        case .refreshBatch: ("POST", "/isp/batches/b/refresh", nil)
        case .renewBatch: ("POST", "/isp/batches/b/renew", #"{"months":1}"#)
        case .rotateBatchPassword: ("POST", "/isp/batches/b/rotate-password", nil)
        case .listWhitelist: ("GET", "/isp/batches/b/whitelist", nil)
        case .addWhitelistEntry: ("POST", "/isp/batches/b/whitelist", #"{"ip":"203.0.113.5"}"#)
        case .removeWhitelistEntry: ("DELETE", "/isp/batches/b/whitelist/w", nil)
        case .replaceIP: ("POST", "/isp/ips/i/replace", "{}")
        }
    }

    @Test func `what is not there is 404, what is not possible 405`() async throws {
        let bench = try Bench()
        for path in ["/isp/batches/bat_none", "/nowhere", "/orders/ord_1", "/isp/batches//ips", "/isp/batches/a%2Fb"] {
            let answer = await bench.call("GET", path)
            #expect(answer.status == 404, "\(path)")
            #expect(answer.code == "not_found")
        }
        let answer = await bench.call("PUT", "/isp/batches/b")
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, DELETE")
    }

    @Test func `accounts do not see each other`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let other = await bench.control("POST", "/accounts", #"{"balance_usd":7}"#).json["token"]?.string
        #expect(await bench.call("GET", "/isp/batches/\(batch)", token: other).status == 404)
        #expect(await bench.control("GET", "", token: other).json["balance_usd"]?.double == 7)
    }
}

@Suite struct RateLimitTests {
    @Test func `answers carry limit, remaining and reset`() async throws {
        let bench = try Bench(plan: .pro)
        let answer = await bench.call("GET", "/isp/batches")
        #expect(answer.header("X-RateLimit-Limit") == "600")
        #expect(answer.header("X-RateLimit-Remaining") == "599")
        #expect(answer.header("X-RateLimit-Reset") == "1779962460")
        #expect(answer.header("Retry-After") == nil)
        // Refusals too.
        #expect(await bench.call("GET", "/isp/batches/none").header("X-RateLimit-Remaining") == "598")
    }

    @Test(arguments: [(Plan.trial, 30), (.starter, 60), (.pro, 600), (.business, 1_200)])
    func `each plan has its burst`(plan: Plan, limit: Int) async throws {
        let bench = try Bench(plan: plan)
        for _ in 0..<limit { #expect(await bench.call("GET", "/isp/batches").status == 200) }
        bench.pass(seconds: 52)
        let answer = await bench.call("GET", "/isp/batches")
        #expect(answer.status == 429)
        #expect(answer.code == "rate_limited")
        #expect(answer.header("Retry-After") == "8")
        #expect(answer.header("X-RateLimit-Remaining") == "0")
        bench.pass(seconds: 8)
        #expect(await bench.call("GET", "/isp/batches").status == 200)
    }

    @Test func `trial ends at 1,000 requests a day`() async throws {
        let bench = try Bench(plan: .trial)
        for number in 0..<1_000 {
            if number > 0, number % 30 == 0 { bench.pass(seconds: 60) }
            #expect(await bench.call("GET", "/isp/batches").status == 200)
        }
        bench.pass(seconds: 60)
        let answer = await bench.call("GET", "/isp/batches")
        #expect(answer.status == 429)
        #expect(answer.header("Retry-After") == "\(86_400 - 34 * 60)")
    }

    @Test func `a limited call is not carried out`() async throws {
        let bench = try Bench(plan: .trial)
        for _ in 0..<30 { _ = await bench.call("GET", "/isp/batches") }
        #expect(await bench.call("POST", "/orders", Bench.traffic).status == 429)
        #expect(await bench.control("GET", "").json["orders"]?.array?.isEmpty == true)
    }
}

@Suite struct FaultTests {
    @Test func `a script is taken step by step`() async throws {
        let bench = try Bench()
        let script = ["500", "503 retry-after=2", "429 retry-after=Soon", "reset", "reset-after", "ok", "html"]
        let body = #"{"script":["\#(script.joined(separator: "\",\""))"],"method":"POST","path":"/orders"}"#
        await bench.control("POST", "/faults", body)
        // Other requests pass by.
        #expect(await bench.call("GET", "/isp/batches").status == 200)
        func order() async -> Answer { await bench.call("POST", "/orders", Bench.traffic, key: "k") }
        #expect(await order().status == 500)
        #expect(await order().header("Retry-After") == "2")
        #expect(await order().code == "rate_limited")
        #expect(await order().response.accident == .reset)
        #expect(await bench.control("GET", "").json["orders"]?.array?.isEmpty == true)
        let lost = await order()
        #expect(lost.response.accident == .reset)
        let replay = await order()
        #expect(replay.status == 201)
        #expect(replay.header("Idempotent-Replayed") == "true")
        #expect(await order().text.contains("Bad Gateway"))
        #expect(await order().status == 201)
        let seen = await bench.control("GET", "/requests").json["data"]?.array ?? []
        #expect(seen.map { $0["status"]?.integer } == [200, 500, 503, 429, 204, 201, 201, 502, 201])
        #expect(seen.map { $0["processed"]?.bool } == [true, false, false, false, false, true, true, false, true])
        #expect(seen.dropFirst().allSatisfy { $0["idempotency_key"]?.string == "k" && $0["body"]?.string == Bench.traffic })
        await bench.control("DELETE", "/requests")
        #expect(await bench.control("GET", "/requests").json["data"]?.array?.isEmpty == true)
    }

    @Test func `a header asks for a fault of its own request`() async throws {
        let bench = try Bench()
        #expect(await bench.call("GET", "/isp/batches", fault: "truncate delay=1.5").response.delay == 1.5)
        #expect(await bench.call("POST", "/orders", Bench.traffic, fault: "500 after").status == 500)
        #expect(await bench.control("GET", "").json["orders"]?.array?.count == 1)
        #expect(await bench.call("GET", "/isp/batches", fault: "earthquake").status == 400)
    }

    @Test(arguments: SandboxResponse.Accident.allCases)
    func `every accident has a word`(accident: SandboxResponse.Accident) {
        #expect(Fault(accident.rawValue)?.kind == .accident(accident))
    }

    @Test(arguments: ["", "99", "1000", "reset sometimes", "ok delay=-1", "ok delay=x", "retry-after=1"])
    func `other words are refused`(text: String) { #expect(Fault(text) == nil) }
}

@Suite struct StateTests {
    @Test func `the state outlives the sandbox in a file`() async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: url) }
        let first = try Bench(stateFile: url)
        let batch = await first.batch()
        let key = await first.call("POST", "/orders", Bench.traffic, key: "k")
        let second = try Bench(stateFile: url)
        second.pass(seconds: 300)
        #expect(await second.ips(batch).count == 20)
        #expect(await second.ips(batch) == first.ips(batch))
        #expect(await second.call("POST", "/orders", Bench.traffic, key: "k").text == key.text)
        #expect(await second.call("GET", "/isp/batches", token: first.token).status == 200)
    }

    @Test func `a broken state file is an error, not a new start`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data("{".utf8).write(to: url)
        #expect(throws: (any Error).self) { try Bench(stateFile: url) }
    }

    @Test func `the same seed gives the same ids`() async throws {
        let first = try Bench()
        let second = try Bench()
        #expect(first.token == second.token)
        #expect(await first.call("POST", "/orders", Bench.isp()).text == second.call("POST", "/orders", Bench.isp()).text)
    }

    @Test func `the calendar moves forward on request`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        await bench.control("POST", "/clock", #"{"days":31}"#)
        #expect(await bench.call("GET", "/isp/batches/\(batch)").json["status"]?.string == "grace")
        #expect(await bench.control("POST", "/clock", #"{"days":-1}"#).status == 400)
        // Rate limits and the Date header stay with the clock.
        #expect(await bench.call("GET", "/isp/batches").header("Date") == "Thu, 28 May 2026 10:05:00 GMT")
    }

    @Test func `inventory can be set`() async throws {
        let bench = try Bench()
        let stock = #"{"country":"fr","asn":3215,"available":6,"price_per_ip":9.99,"cities":[{"slug":"paris","name":"Paris"}]}"#
        await bench.control("PATCH", "/account", "{\"inventory\":[\(stock)]}")
        let order = await bench.call("POST", "/orders", Bench.isp(5, country: "fr"))
        #expect(order.text.contains(#""total_usd":49.95"#))
        #expect(await bench.call("POST", "/orders", Bench.isp(5, country: "us")).status == 422)
    }

    @Test(arguments: [
        ("POST", "/accounts", #"{"plan":"gold"}"#), ("PATCH", "/account", #"{"balance_usd":"much"}"#),
        ("PATCH", "/account", #"{"inventory":[{}]}"#), ("POST", "/faults", #"{"script":["quake"]}"#), ("POST", "/faults", "{}"),
        ("PATCH", "/account", "[]"), ("PATCH", "/account", #"{"auto_topup":{}}"#),
    ])
    func `bad controls are 400`(method: String, path: String, body: String) async throws {
        #expect(await (try Bench()).control(method, path, body).status == 400)
    }
}
