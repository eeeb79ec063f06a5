import Testing

@testable import HelodataSandbox

@Suite struct ListTests {
    @Test func `the three formats carry the same IPs`() async throws {
        let bench = try Bench()
        let batch = await bench.batch(5)
        let json = await bench.ips(batch)
        let plain = await bench.call("GET", "/isp/batches/\(batch)/ips?format=plain")
        let csv = await bench.call("GET", "/isp/batches/\(batch)/ips?format=csv")
        #expect(json.count == 5)
        #expect(plain.header("Content-Type") == "text/plain; charset=utf-8")
        #expect(csv.header("Content-Type") == "text/csv")
        let lines = json.map { "\($0["ip"]?.string ?? ""):8000:\($0["user"]?.string ?? ""):\($0["pass"]?.string ?? "")" }
        #expect(plain.text == lines.joined(separator: "\n") + "\n")
        #expect(csv.text.hasPrefix("ip,port,user,pass,country,city,asn\n198.18.0.1,8000,helo_"))
        #expect(csv.text.contains(",US,New York,7922\n"))
    }

    @Test func `the country is upper case and the city a display name`() async throws {
        let bench = try Bench()
        let ip = await bench.ips(await bench.batch(5))[0]
        #expect(ip["country"]?.string == "US")
        #expect(ip["city"]?.string == "New York")
        #expect(ip["user"]?.string?.hasPrefix("helo_") == true)
    }

    @Test func `a comma in a city is quoted in CSV`() async throws {
        let bench = try Bench()
        let body = #"{"product":"isp","country":"us","city":"washington","quantity":5,"months":1}"#
        let batch = await bench.call("POST", "/orders", body).json["details"]?["batch_id"]?.string ?? ""
        bench.pass(seconds: 300)
        #expect(await bench.call("GET", "/isp/batches/\(batch)/ips?format=csv").text.contains(#","Washington, D.C.",7922"#))
    }

    @Test func `plain is the default`() async throws {
        let bench = try Bench()
        let batch = await bench.batch(5)
        let plain = await bench.call("GET", "/isp/batches/\(batch)/ips?format=plain")
        #expect(await bench.call("GET", "/isp/batches/\(batch)/ips").text == plain.text)
        #expect(await bench.call("GET", "/isp/batches/\(batch)/ips?format=xml").status == 400)
    }

    @Test func `the lists are empty while the batch is provisioned`() async throws {
        let bench = try Bench()
        let batch = await bench.call("POST", "/orders", Bench.isp()).json["details"]?["batch_id"]?.string ?? ""
        #expect(await bench.call("GET", "/isp/batches/\(batch)/ips?format=plain").text == "")
        #expect(await bench.call("GET", "/isp/batches/\(batch)/ips?format=csv").text == "ip,port,user,pass,country,city,asn\n")
        #expect(await bench.call("GET", "/isp/batches/\(batch)/ips?format=json").text == "[]")
    }

    @Test func `5,000 IPs are all different`() async throws {
        let bench = try Bench(balance: 100_000)
        let ips = await bench.ips(await bench.batch(5_000))
        #expect(Set(ips.compactMap { $0["ip"]?.string }).count == 5_000)
        #expect(Set(ips.compactMap { $0["id"]?.string }).count == 5_000)
    }

    @Test func `IPs are IPv6 on request`() async throws {
        let bench = try Bench()
        await bench.control("PATCH", "/account", #"{"ipv6":true}"#)
        #expect(await bench.ips(await bench.batch(5))[0]["ip"]?.string == "2001:db8::0:1")
    }

    @Test func `the inventory is filtered by country, city and ASN`() async throws {
        let bench = try Bench()
        func asns(_ query: String) async -> [Int] {
            await bench.call("GET", "/isp/inventory\(query)").json["data"]?.array?.compactMap { $0["asn"]?.integer } ?? []
        }
        #expect(await asns("").count == 6)
        #expect(await asns("?country=us") == [7922, 20115])
        #expect(await asns("?country=us&asn=7922") == [7922])
        #expect(await asns("?city=london") == [2856])
        #expect(await asns("?country=zz").isEmpty)
        #expect(await bench.call("GET", "/isp/inventory?asn=x").status == 400)
        #expect(await bench.call("GET", "/isp/inventory?asn=7922").text.contains(#""price_per_ip":6.00"#))
    }
}

@Suite struct WhitelistTests {
    @Test func `an entry takes effect within a minute`() async throws {
        let bench = try Bench()
        let path = "/isp/batches/\(await bench.batch())/whitelist"
        let entry = await bench.call("POST", path, #"{"ip":"203.0.113.5","label":"prod-eu-west-1"}"#)
        #expect(entry.status == 200)
        #expect(entry.json["id"]?.string?.hasPrefix("wl_") == true)
        #expect(entry.json["label"]?.string == "prod-eu-west-1")
        #expect(entry.json["active"]?.bool == false)
        bench.pass(seconds: 60)
        let list = await bench.call("GET", path).json
        #expect(list["data"]?.array?.first?["active"]?.bool == true)
        #expect(list["next_cursor"] == .null)
    }

    @Test func `the label is optional`() async throws {
        let bench = try Bench()
        let entry = await bench.call("POST", "/isp/batches/\(await bench.batch())/whitelist", #"{"ip":"203.0.113.5"}"#)
        #expect(entry.status == 200)
        #expect(entry.json["label"] == nil)
    }

    @Test(arguments: [
        "203.0.113.5", "203.0.113.0/24", "203.0.113.7/32", "2001:db8:0:0:0:0:0:1", "2001:db8::1", "::1", "2001:db8::/64",
        "2001:db8::1/128",
    ])
    func `addresses and narrow prefixes are taken`(source: String) { #expect(WhitelistSource.isValid(source)) }

    @Test(arguments: [
        "", "203.0.113", "203.0.113.256", "203.0.113.05", "203.0.113.0/23", "203.0.113.0/33", "203.0.113.0/", "host.example",
        "2001:db8::/63", "2001:db8::/129", "2001:db8", "2001:::1", "1::2::3", "2001:db8:0:0:0:0:0:0:1", "2001:db8::12345",
        "203.0.113.0/24/24", "203.0.113.5 ",
    ])
    func `anything else is 422`(source: String) async throws {
        let bench = try Bench()
        let answer = await bench.call("POST", "/isp/batches/\(await bench.batch())/whitelist", #"{"ip":"\#(source)"}"#)
        #expect(answer.status == 422)
    }

    @Test func `a batch holds 50 entries, and a prefix counts as one`() async throws {
        let bench = try Bench()
        let path = "/isp/batches/\(await bench.batch())/whitelist"
        for number in 0..<50 {
            #expect(await bench.call("POST", path, #"{"ip":"203.0.113.0/\#(24 + number % 8)"}"#).status == 200)
        }
        let full = await bench.call("POST", path, #"{"ip":"203.0.113.5"}"#)
        #expect(full.status == 409)
        let id = await bench.call("GET", path).json["data"]?.array?[7]["id"]?.string ?? ""
        #expect(await bench.call("DELETE", "\(path)/\(id)").status == 204)
        #expect(await bench.call("DELETE", "\(path)/\(id)").status == 404)
        #expect(await bench.call("POST", path, #"{"ip":"203.0.113.5"}"#).status == 200)
    }
}
