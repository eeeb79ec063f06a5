import Testing

@testable import HelodataSandbox

@Suite struct BatchTests {
    private func status(_ bench: Bench, _ batch: String) async -> String? {
        await bench.call("GET", "/isp/batches/\(batch)").json["status"]?.string
    }

    private func order(_ bench: Bench, _ body: String) async -> String {
        await bench.call("POST", "/orders", body).json["details"]?["batch_id"]?.string ?? ""
    }

    @Test(arguments: [5, 20, 240, 5_000])
    func `tier-1 countries are provisioned in 1 to 5 minutes`(quantity: Int) async throws {
        let bench = try Bench(balance: 100_000)
        let batch = await order(bench, Bench.isp(quantity))
        bench.pass(seconds: 60)
        #expect(await status(bench, batch) == "provisioning")
        bench.pass(seconds: 240)
        #expect(await status(bench, batch) == "active")
    }

    @Test func `long-tail countries take hours, up to 24`() async throws {
        let bench = try Bench()
        let batch = await order(bench, Bench.isp(5, country: "is"))
        bench.pass(seconds: 6 * 3_600 - 1)
        #expect(await status(bench, batch) == "provisioning")
        bench.pass(seconds: 18 * 3_600 + 1)
        #expect(await status(bench, batch) == "active")
    }

    @Test func `a batch expires into 7 days of grace, and then for good`() async throws {
        let bench = try Bench()
        let batch = await order(bench, Bench.isp())
        bench.pass(days: 31, seconds: -1)
        #expect(await status(bench, batch) == "active")
        bench.pass(seconds: 1)
        #expect(await status(bench, batch) == "grace")
        #expect(await bench.ips(batch).isEmpty)
        bench.pass(days: 7, seconds: -1)
        #expect(await status(bench, batch) == "grace")
        bench.pass(seconds: 1)
        #expect(await status(bench, batch) == "expired")
        #expect(await bench.call("POST", "/isp/batches/\(batch)/renew", #"{"months":1}"#).status == 404)
    }

    @Test func `a renewal keeps IPs and password and moves the expiry`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let before = await bench.ips(batch)
        let answer = await bench.call("POST", "/isp/batches/\(batch)/renew", #"{"months":2}"#)
        #expect(answer.status == 200)
        #expect(answer.json["expires_at"]?.string == "2026-08-28T10:00:00Z")
        #expect(answer.text.contains(#""total_usd":240.00"#))
        #expect(await bench.ips(batch) == before)
        #expect(await bench.balance?.double == 9640)
    }

    @Test func `a renewal in grace brings the same IPs back within a minute`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let before = await bench.ips(batch)
        bench.pass(days: 33)
        #expect(await status(bench, batch) == "grace")
        #expect(await bench.call("POST", "/isp/batches/\(batch)/renew", #"{"months":1}"#).status == 200)
        #expect(await status(bench, batch) == "provisioning")
        bench.pass(seconds: 60)
        #expect(await status(bench, batch) == "active")
        #expect(await bench.ips(batch) == before)
    }

    @Test func `a renewal takes from the balance first, then from the card`() async throws {
        let bench = try Bench(balance: 150)
        let batch = await bench.batch()
        #expect(await bench.call("POST", "/isp/batches/\(batch)/renew", #"{"months":1}"#).code == "insufficient_balance")
        await bench.control("PATCH", "/account", #"{"card":"accepted"}"#)
        #expect(await bench.call("POST", "/isp/batches/\(batch)/renew", #"{"months":1}"#).status == 200)
        #expect(await bench.balance?.double == 0)
    }

    @Test(arguments: ["{}", #"{"months":0}"#, #"{"months":"1"}"#, ""])
    func `a renewal needs months`(body: String) async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        #expect(await bench.call("POST", "/isp/batches/\(batch)/renew", body).status == 400)
    }

    @Test func `a refresh replaces every IP, once per billing period`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let before = Set(await bench.ips(batch).compactMap { $0["ip"]?.string })
        #expect(await bench.call("POST", "/isp/batches/\(batch)/refresh").status == 200)
        #expect(await status(bench, batch) == "provisioning")
        #expect(await bench.call("POST", "/isp/batches/\(batch)/refresh").code == "refresh_already_used")
        bench.pass(seconds: 300)
        let after = Set(await bench.ips(batch).compactMap { $0["ip"]?.string })
        #expect(after.count == 20)
        #expect(after.isDisjoint(with: before))
        let again = await bench.call("POST", "/isp/batches/\(batch)/refresh")
        #expect(again.status == 409)
        #expect(again.code == "refresh_already_used")
        _ = await bench.call("POST", "/isp/batches/\(batch)/renew", #"{"months":1}"#)
        bench.pass(days: 31)
        #expect(await bench.call("POST", "/isp/batches/\(batch)/refresh").status == 200)
    }

    @Test func `a new password is the answer and in the list, the IPs stay`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let before = await bench.ips(batch)
        let password = await bench.call("POST", "/isp/batches/\(batch)/rotate-password").json["password"]?.string
        let after = await bench.ips(batch)
        #expect(password != before[0]["pass"]?.string)
        #expect(after.allSatisfy { $0["pass"]?.string == password })
        #expect(after.map { $0["ip"] } == before.map { $0["ip"] })
    }

    @Test func `a released batch is gone, without a refund`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let released = await bench.call("DELETE", "/isp/batches/\(batch)")
        #expect(released.status == 204)
        #expect(released.response.body.isEmpty)
        #expect(await bench.balance?.double == 9880)
        #expect(await bench.call("GET", "/isp/batches/\(batch)").status == 404)
        #expect(await bench.call("DELETE", "/isp/batches/\(batch)").status == 404)
        #expect(await bench.call("GET", "/isp/batches").json["data"]?.array?.isEmpty == true)
    }

    @Test func `pages follow the cursor to null`() async throws {
        let bench = try Bench()
        var ids: [String] = []
        for _ in 0..<5 { ids.append(await bench.batch(5)) }
        var seen: [String] = []
        var query = "?limit=2"
        var pages = 0
        while pages < 9 {
            let page = await bench.call("GET", "/isp/batches\(query)").json
            seen += page["data"]?.array?.compactMap { $0["id"]?.string } ?? []
            pages += 1
            guard let next = page["next_cursor"]?.string else { break }
            query = "?limit=2&cursor=\(next)"
        }
        #expect(seen == ids)
        #expect(pages == 3)
    }

    @Test(arguments: ["limit=0", "limit=-1", "limit=x", "limit=", "cursor=x", "cursor=c0"])
    func `bad paging is 400`(query: String) async throws {
        #expect(await (try Bench()).call("GET", "/isp/batches?\(query)").status == 400)
    }

    @Test func `a test can put a batch into any state`() async throws {
        let bench = try Bench()
        let batch = await order(bench, Bench.isp(5, country: "is"))
        await bench.control("PATCH", "/batches/\(batch)", #"{"ready":true}"#)
        #expect(await status(bench, batch) == "active")
        #expect(await bench.ips(batch).count == 5)
        await bench.control("PATCH", "/batches/\(batch)", #"{"status":"hibernating"}"#)
        #expect(await status(bench, batch) == "hibernating")
        await bench.control("PATCH", "/batches/\(batch)", #"{"status":null}"#)
        #expect(await status(bench, batch) == "active")
    }
}

@Suite struct ReplacementTests {
    private func replace(_ bench: Bench, _ batch: String) async -> Answer {
        let id = await bench.ips(batch).last?["id"]?.string ?? ""
        let answer = await bench.call("POST", "/isp/ips/\(id)/replace", #"{"reason":"target-blocked"}"#)
        bench.pass(seconds: 300)
        return answer
    }

    @Test func `the old IP goes at once, the new one comes in 1 to 5 minutes`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        let old = try #require(await bench.ips(batch).first?["id"]?.string)
        let answer = await bench.call("POST", "/isp/ips/\(old)/replace", "{}")
        #expect(answer.status == 200)
        #expect(answer.json["replaced_ip_id"]?.string == old)
        bench.pass(seconds: 59)
        #expect(await bench.ips(batch).count == 19)
        bench.pass(seconds: 241)
        let ids = await bench.ips(batch).compactMap { $0["id"]?.string }
        #expect(ids.count == 20)
        #expect(!ids.contains(old))
        #expect(ids.contains(answer.json["id"]?.string ?? "?"))
        #expect(await bench.call("POST", "/isp/ips/\(old)/replace", "{}").status == 404)
    }

    @Test func `replacements are free for 14 days, any number`() async throws {
        let bench = try Bench()
        let batch = await bench.batch()
        for _ in 0..<30 { #expect(await replace(bench, batch).status == 200) }
        #expect(await bench.balance?.double == 9880)
    }

    @Test func `afterwards 10 % of the batch per period are free, more is charged`() async throws {
        let bench = try Bench()
        let batch = await bench.batch(20, months: 3)
        let start = await bench.balance
        bench.pass(days: 14)
        for _ in 0..<2 { #expect(await replace(bench, batch).status == 200) }
        #expect(await bench.balance == start)
        #expect(await replace(bench, batch).status == 200)
        #expect(await bench.balance?.double == (start?.double ?? 0) - 6)
        bench.pass(days: 31)
        #expect(await replace(bench, batch).status == 200)
        #expect(await bench.balance?.double == (start?.double ?? 0) - 6)
    }

    @Test func `beyond the quota an empty balance refuses, and the IP stays`() async throws {
        let bench = try Bench()
        let batch = await bench.batch(5)
        bench.pass(days: 14)
        await bench.control("PATCH", "/account", #"{"balance_usd":0}"#)
        #expect(await replace(bench, batch).code == "insufficient_balance")
        #expect(await bench.ips(batch).count == 5)
    }

    @Test func `a refresh uses up the free replacements of the first 14 days`() async throws {
        let bench = try Bench()
        let batch = await bench.batch(10)
        _ = await bench.call("POST", "/isp/batches/\(batch)/refresh")
        bench.pass(seconds: 300)
        let start = await bench.balance
        #expect(await replace(bench, batch).status == 200)
        #expect(await bench.balance == start)
        #expect(await replace(bench, batch).status == 200)
        #expect(await bench.balance?.double == (start?.double ?? 0) - 6)
    }

    @Test(arguments: [(#"{"reason":"target-blocked"}"#, 200), ("{}", 200), (#"{"reason":7}"#, 400), ("", 400)])
    func `the reason is an optional string`(body: String, status: Int) async throws {
        let bench = try Bench()
        let id = await bench.ips(await bench.batch())[0]["id"]?.string ?? ""
        #expect(await bench.call("POST", "/isp/ips/\(id)/replace", body).status == status)
    }
}
