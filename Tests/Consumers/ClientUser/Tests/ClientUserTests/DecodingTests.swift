import Foundation
import HeloData
import Testing

/// What the client makes of answers, and that it sends back what it got.
@Suite struct DecodingTests {
    private func order(_ members: String) throws -> Order {
        try Order(jsonData: Data(#"{"id":"ord_1",\#(members)}"#.utf8))
    }

    /// Read, written, and read again: nothing is lost.
    private func expectRoundTrip<Model: JSONModel>(_ json: String, _: Model.Type) throws {
        let model = try Model(jsonData: Data(json.utf8))
        #expect(model.jsonText == json)
        #expect(try Model(jsonData: model.jsonData()) == model)
        // The way of `JSONEncoder` and `JSONDecoder`.
        let coded = try JSONEncoder().encode(model)
        #expect(try JSONDecoder().decode(Model.self, from: coded) == model)
    }

    @Test(arguments: ["225.00", "0.1", "99999999999999999.99", "0", "-4.50", "4.5", "0.00"])
    func moneyIsExact(_ amount: String) throws {
        let json =
            #"{"id":"ord_1","product":"residential","status":"completed","total_usd":\#(amount),"details":{"gb":1,"price_per_gb":\#(amount)}}"#
        let order = try Order(jsonData: Data(json.utf8))
        #expect("\(order.totalUSD)" == amount)
        #expect(order.totalUSD == ExactDecimal(amount))
        #expect(order.jsonText == json)
        #expect(try Order(jsonData: order.jsonData()) == order)
    }

    @Test func moneyAddsUp() throws {
        let tenth = try ExactDecimal("0.1").found()
        #expect(tenth + tenth + tenth == ExactDecimal("0.3"))
        #expect(try ExactDecimal("4.50").found() * 50 == ExactDecimal("225"))
        #expect(ExactDecimal("225.00") == ExactDecimal("225"))
    }

    @Test func anUnknownStatusIsKept() throws {
        let json =
            #"{"id":"ord_1","product":"residential","status":"in_review","total_usd":1.00,"details":{"gb":1,"price_per_gb":1.00}}"#
        let order = try Order(jsonData: Data(json.utf8))
        #expect(order.status == Order.Status(rawValue: "in_review") && order.status != .completed)
        try expectRoundTrip(json, Order.self)
    }

    @Test func anUnknownProductIsKept() throws {
        let order = try order(
            #""product":"datacenter","status":"completed","total_usd":1.00,"details":{"rack":"r7","units":[1,2.50]}"#)
        #expect(order.product.rawValue == "datacenter")
        guard case .other(let details) = order.details else {
            Issue.record("\(order.details)")
            return
        }
        #expect(details["rack"]?.string == "r7")
        #expect(order.jsonText.contains(#""details":{"rack":"r7","units":[1,2.50]}"#))

        let new = try NewOrder(jsonData: Data(#"{"product":"datacenter","racks":2}"#.utf8))
        guard case .other = new else {
            Issue.record("\(new)")
            return
        }
        #expect(new.jsonText == #"{"product":"datacenter","racks":2}"#)
    }

    @Test func missingAndNullMembers() throws {
        let details = #""details":{"gb":1,"price_per_gb":1.00}"#
        let without = try order(#""product":"residential","status":"completed","total_usd":1.00,\#(details)"#)
        #expect(without.createdAt == nil)
        let withNull = try order(
            #""product":"residential","status":"completed","total_usd":1.00,\#(details),"created_at":null"#)
        #expect(withNull == without && !withNull.jsonText.contains("created_at"))
        let with = try order(
            #""product":"residential","status":"completed","total_usd":1.00,\#(details),"created_at":"2026-05-28T10:00:00Z""#)
        #expect(with.createdAt == Date(timeIntervalSince1970: 1_779_962_400))
        #expect(with.jsonText.contains(#""created_at":"2026-05-28T10:00:00Z""#))
        let batch = try Batch(jsonData: Data(#"{"id":"bat_1","status":null,"city":null,"asn":null,"auto_renew":null}"#.utf8))
        #expect(batch == Batch(id: "bat_1"))
    }

    @Test func unknownMembersAreIgnored() throws {
        let order = try order(
            #""extra":{"deep":[1,{"a":null}]},"product":"isp","status":"provisioning","total_usd":120.00,"more":"x","details":{"batch_id":"bat_1","new":true,"quantity":20,"country":"us","expires_at":"2026-06-28T10:00:00Z"}"#
        )
        #expect(order.batchID == "bat_1" && order.totalUSD == 120)
    }

    @Test func membersMayComeInAnyOrder() throws {
        let order = try Order(
            jsonData: Data(
                #" { "details" : { "price_per_gb" : 4.50 , "gb" : 50 } , "total_usd" : 225.00, "status":"completed", "product":"residential", "id":"ord_1" } "#
                    .utf8))
        let price = try ExactDecimal("4.50").found()
        #expect(order.details == .bandwidth(BandwidthDetails(gb: 50, pricePerGB: price)))
    }

    @Test(arguments: [
        (#"{"id":"ord_1"}"#, "$"), (#"{"id":7,"product":"isp","status":"x","total_usd":1,"details":{}}"#, "$.id"),
        (#"{"id":"o","product":"isp","status":"x","total_usd":"a lot","details":{}}"#, "$.total_usd"),
        (
            #"{"id":"o","product":"isp","status":"x","total_usd":1,"details":{"batch_id":"b","quantity":1,"country":"us","expires_at":"2026-02-30T00:00:00Z"}}"#,
            "$.details.expires_at"
        ),
    ])
    func whatIsWrongAndWhere(_ json: String, _ path: String) {
        let error = #expect(throws: JSONError.self) { try Order(jsonData: Data(json.utf8)) }
        #expect(error?.path.hasPrefix(path) == true, "\(error?.path ?? "")")
    }

    @Test func bodiesOfOrders() throws {
        try expectRoundTrip(#"{"product":"residential","gb":50}"#, NewOrder.self)
        try expectRoundTrip(
            #"{"product":"isp","country":"us","city":"newyork","asn":7922,"quantity":20,"months":1,"subuser":"sub_01HX2K3PQ4M5"}"#,
            NewOrder.self)
        #expect(NewOrder.isp(country: "us", quantity: 20, months: 1) == .isp(ISPOrder(country: "us", quantity: 20, months: 1)))
    }

    @Test func secretsAreNotShown() throws {
        let ip = try ProxyEndpoint(jsonData: Data(#"{"ip":"198.51.100.42","port":8000,"user":"helo_a","pass":"Mz4yQv8R"}"#.utf8))
        var dumped = ""
        dump(ip, to: &dumped)
        for text in ["\(ip)", String(reflecting: ip), dumped] { #expect(!text.contains("Mz4yQv8R")) }
        #expect(ip.line == "198.51.100.42:8000:helo_a:Mz4yQv8R")
        #expect(ip.jsonText.contains(#""pass":"Mz4yQv8R""#))
    }
}
