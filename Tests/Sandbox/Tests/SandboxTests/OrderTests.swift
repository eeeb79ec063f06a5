import Testing

@testable import HelodataSandbox

@Suite struct OrderTests {
    @Test func `traffic is completed at once and costs what the example says`() async throws {
        let bench = try Bench()
        let order = await bench.call("POST", "/orders", Bench.traffic)
        #expect(order.status == 201)
        #expect(order.text.contains(#""total_usd":225.00"#))
        #expect(order.text.contains(#""details":{"gb":50,"price_per_gb":4.50}"#))
        #expect(order.json["status"]?.string == "completed")
        #expect(order.json["created_at"]?.string == "2026-05-28T10:00:00Z")
        #expect(await bench.balance?.double == 9775)
    }

    @Test func `an ISP order is provisioning, knows its batch and has no created_at`() async throws {
        let bench = try Bench()
        let body = #"{"product":"isp","country":"us","city":"newyork","asn":7922,"quantity":20,"months":1,"subuser":"sub_1"}"#
        let order = await bench.call("POST", "/orders", body)
        #expect(order.status == 201)
        #expect(order.text.contains(#""total_usd":120.00"#))
        #expect(order.json["status"]?.string == "provisioning")
        #expect(order.json["created_at"] == nil)
        let details = try #require(order.json["details"])
        #expect(details["expires_at"]?.string == "2026-06-28T10:00:00Z")
        #expect(details["quantity"]?.integer == 20)
        #expect(details["country"]?.string == "us")
        #expect(details["city"]?.string == "newyork")
        #expect(details["asn"]?.integer == 7922)
        let batch = await bench.call("GET", "/isp/batches/\(details["batch_id"]?.string ?? "")")
        #expect(batch.json["subuser"]?.string == "sub_1")
    }

    @Test func `city and asn are left out where the order names none`() async throws {
        let details = await (try Bench()).call("POST", "/orders", Bench.isp()).json["details"]
        #expect(details?["city"] == nil)
        #expect(details?["asn"] == nil)
    }

    @Test(arguments: [(4, 422), (5, 201), (5_000, 201), (5_001, 422)])
    func `an order takes 5 to 5000 IPs`(quantity: Int, status: Int) async throws {
        let answer = await (try Bench(balance: 100_000)).call("POST", "/orders", Bench.isp(quantity))
        #expect(answer.status == status)
        if status == 422 { #expect(answer.code == "quantity_out_of_range") }
    }

    @Test func `a short balance is 409, not 402, and nothing is bought`() async throws {
        let bench = try Bench(balance: 224.99)
        let answer = await bench.call("POST", "/orders", Bench.traffic)
        #expect(answer.status == 409)
        #expect(answer.code == "insufficient_balance")
        #expect(await bench.control("GET", "").json["orders"]?.array?.isEmpty == true)
    }

    @Test func `mobile and ISP need a verified identity, residential does not`() async throws {
        let bench = try Bench()
        await bench.control("PATCH", "/account", #"{"kyc":false}"#)
        #expect(await bench.call("POST", "/orders", Bench.isp()).code == "kyc_required")
        #expect(await bench.call("POST", "/orders", #"{"product":"mobile","gb":1}"#).status == 409)
        #expect(await bench.call("POST", "/orders", Bench.traffic).status == 201)
    }

    @Test func `stock is limited by country, city and ASN`() async throws {
        let bench = try Bench()
        #expect(await bench.call("POST", "/orders", Bench.isp(5, country: "nz")).code == "insufficient_inventory")
        #expect(await bench.call("POST", "/orders", Bench.isp(5, country: "zz")).status == 422)
        for part in [#""city":"london""#, #""asn":3320"#] {
            let body = #"{"product":"isp","country":"us","quantity":5,"months":1,\#(part)}"#
            #expect(await bench.call("POST", "/orders", body).code == "insufficient_inventory")
        }
    }

    @Test func `what is ordered is no longer in stock`() async throws {
        let bench = try Bench()
        _ = await bench.call("POST", "/orders", Bench.isp(30, country: "is"))
        let stock = await bench.call("GET", "/isp/inventory?country=is").json["data"]?.array?.first
        #expect(stock?["available"]?.integer == 10)
        #expect(await bench.call("POST", "/orders", Bench.isp(11, country: "is")).code == "insufficient_inventory")
    }

    @Test func `a year is 10 % cheaper`() async throws {
        let order = await (try Bench()).call("POST", "/orders", Bench.isp(20, months: 12))
        #expect(order.text.contains(#""total_usd":1296.00"#))
    }

    @Test func `auto top-up charges the card and takes about two seconds`() async throws {
        let bench = try Bench(balance: 10)
        let rule = #""auto_topup":{"threshold_usd":100,"amount_usd":500,"daily_cap_usd":800}"#
        await bench.control("PATCH", "/account", "{\"card\":\"accepted\",\(rule)}")
        let order = await bench.call("POST", "/orders", Bench.traffic)
        #expect(order.status == 201)
        #expect(order.response.delay == 2)
        #expect(await bench.balance?.double == 285)
        // Above the threshold nothing is charged.
        #expect(await bench.call("POST", "/orders", Bench.traffic).response.delay == 0)
        // The next charge would be beyond the cap of the day.
        #expect(await bench.call("POST", "/orders", #"{"product":"residential","gb":1}"#).code == "insufficient_balance")
        bench.pass(days: 1)
        #expect(await bench.call("POST", "/orders", #"{"product":"residential","gb":1}"#).status == 201)
    }

    @Test func `a declined card ends in insufficient_balance`() async throws {
        let bench = try Bench(balance: 90)
        let rule = #""auto_topup":{"threshold_usd":100,"amount_usd":500}"#
        await bench.control("PATCH", "/account", "{\"card\":\"declined\",\(rule)}")
        #expect(await bench.call("POST", "/orders", #"{"product":"residential","gb":1}"#).code == "insufficient_balance")
    }

    @Test(arguments: [
        "", "[]", "nonsense", "{}", #"{"product":"tokens"}"#, #"{"product":"residential"}"#, #"{"product":7,"gb":1}"#,
        #"{"product":"residential","gb":0}"#, #"{"product":"residential","gb":"50"}"#, #"{"product":"residential","gb":1.5}"#,
        #"{"product":"isp","country":"US","quantity":5,"months":1}"#, #"{"product":"isp","country":"us","quantity":5}"#,
        #"{"product":"isp","country":"us","quantity":5,"months":0}"#, #"{"product":"isp","country":"us","quantity":null,"months":1}"#,
        #"{"product":"isp","country":"us","asn":"7922","quantity":5,"months":1}"#,
    ])
    func `a malformed order is 400 with the flat envelope`(body: String) async throws {
        let answer = await (try Bench()).call("POST", "/orders", body)
        #expect(answer.status == 400)
        #expect(answer.code == "invalid_request")
        #expect(answer.json["message"]?.string?.isEmpty == false)
        #expect(answer.json["request_id"]?.string?.hasPrefix("req_") == true)
    }

    @Test(arguments: [
        #"{"product":"residential","gb":9000000000000000000}"#,
        #"{"product":"isp","country":"us","quantity":5000,"months":9000000000000000000}"#,
    ])
    func `numbers beyond all money are no trap`(body: String) async throws {
        #expect(await (try Bench()).call("POST", "/orders", body).code == "insufficient_balance")
    }
}

@Suite struct IdempotencyTests {
    @Test func `the same key and body give the same answer and one order`() async throws {
        let bench = try Bench()
        let first = await bench.call("POST", "/orders", Bench.traffic, key: "order-2026-05-28-001")
        let second = await bench.call("POST", "/orders", Bench.traffic, key: "order-2026-05-28-001")
        #expect(second.text == first.text)
        #expect(second.status == 201)
        #expect(first.header("Idempotent-Replayed") == nil)
        #expect(second.header("Idempotent-Replayed") == "true")
        #expect(await bench.control("GET", "").json["orders"]?.array?.count == 1)
    }

    @Test func `another body under the same key is a conflict`() async throws {
        let bench = try Bench()
        _ = await bench.call("POST", "/orders", Bench.traffic, key: "k")
        let answer = await bench.call("POST", "/orders", Bench.isp(), key: "k")
        #expect(answer.status == 409)
        #expect(answer.code == "idempotency_conflict")
    }

    @Test func `a key is forgotten after 24 hours`() async throws {
        let bench = try Bench()
        let first = await bench.call("POST", "/orders", Bench.traffic, key: "k")
        bench.pass(days: 1, seconds: -1)
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: "k").text == first.text)
        bench.pass(seconds: 1)
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: "k").text != first.text)
    }

    @Test func `a refusal is remembered, a malformed request is not`() async throws {
        let bench = try Bench(balance: 1)
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: "k").code == "insufficient_balance")
        await bench.control("PATCH", "/account", #"{"balance_usd":1000}"#)
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: "k").code == "insufficient_balance")
        #expect(await bench.call("POST", "/orders", "{}", key: "m").status == 400)
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: "m").status == 201)
    }

    @Test func `keys of two accounts have nothing to do with each other`() async throws {
        let bench = try Bench()
        let other = await bench.control("POST", "/accounts").json["token"]?.string
        let first = await bench.call("POST", "/orders", Bench.traffic, key: "k")
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: "k", token: other).text != first.text)
    }

    @Test func `a key has up to 255 visible ASCII characters`() async throws {
        let bench = try Bench()
        #expect(await bench.call("POST", "/orders", Bench.traffic, key: String(repeating: "k", count: 255)).status == 201)
        for key in [String(repeating: "k", count: 256), "two words", "schlüssel"] {
            #expect(await bench.call("POST", "/orders", Bench.traffic, key: key).status == 400)
        }
    }

    @Test func `a server without idempotency can be had`() async throws {
        let bench = try Bench()
        await bench.control("PATCH", "/account", #"{"idempotency":false}"#)
        for _ in 0..<2 { _ = await bench.call("POST", "/orders", Bench.traffic, key: "k") }
        #expect(await bench.control("GET", "").json["orders"]?.array?.count == 2)
    }
}
