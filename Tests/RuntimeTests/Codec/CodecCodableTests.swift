import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Other encoders and decoders see what the codec writes.
@Suite struct CodecCodableTests {
    struct Envelope<Content: Codable & Equatable>: Codable, Equatable {
        var content: Content
        var list: [Content]
        var named: [String: Content]
    }

    private func roundTrip<T: JSONModel>(_ value: T) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .millisecondsSince1970
        let data = try encoder.encode(value)
        #expect(try JSONValue(jsonData: data) == JSONValue(jsonData: value.jsonData()))
        #expect(try JSONDecoder().decode(T.self, from: data) == value)
        #expect(try JSONDecoder().decode(T.self, from: value.jsonData()) == value)
        let envelope = Envelope(content: value, list: [value, value], named: ["a": value])
        #expect(try JSONDecoder().decode(Envelope<T>.self, from: encoder.encode(envelope)) == envelope)
    }

    @Test func models() throws {
        try roundTrip(
            Order(
                id: "ord_1", status: .completed, totalUSD: try #require(ExactDecimal("225.00")), details: Details(gb: 0.1, tags: ["é\n"]),
                createdAt: Date(timeIntervalSince1970: 1_779_962_400.5)))
        try roundTrip(ProxyIP(ip: "1.2.3.4", port: 8000, user: "u", pass: "p", country: "US", asn: .max))
        try roundTrip(
            Tree(name: "a", next: Tree(name: "b"), children: [Tree(name: "c")], others: ["x": [1, 2.5, nil, true, "s", [:], []]]))
        try roundTrip(Patch(label: .null, note: nil, limit: 0))
        try roundTrip(Purchase.details(Details(gb: 1e300)))
    }

    @Test func values() throws {
        try roundTrip(Order.Status(rawValue: "later"))
        for text in ["0", "-1", "4.50", "99999999999999999.99", "0.1", "1e38", "12345678901234567890.123456789"] {
            try roundTrip(try #require(ExactDecimal(text)))
        }
        try roundTrip(try #require(CalendarDate("2024-02-29")))
        try roundTrip(ISO8601Duration("P1Y2M"))
        try roundTrip(SecretString("hush"))
        try roundTrip(FilePart(Data([0, 1, 255])))
        for text in [
            "[1,1.5,18446744073709551615,9223372036854775807,-9223372036854775808,0.30000000000000004,5e-324,1e300,123456789.123456789]"
        ] {
            try roundTrip(try JSONValue(jsonData: text.utf8))
        }
    }

    @Test func exactNumbers() throws {
        let text = #"{"a":99999999999999999.99,"b":225.00,"c":18446744073709551615}"#
        let decoded = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(decoded["a"]?.decimal == ExactDecimal("99999999999999999.99"))
        #expect(decoded["b"]?.decimal == 225)
        #expect(decoded["c"]?.number?.uint64 == .max)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(decoded), as: UTF8.self) == #"{"a":99999999999999999.99,"b":225,"c":18446744073709551615}"#)
    }

    @Test func propertyLists() throws {
        let order = Order(
            id: "ord_1", status: .completed, totalUSD: try #require(ExactDecimal("4.5")), details: Details(gb: 0.25),
            createdAt: Date(timeIntervalSince1970: 1_779_962_400))
        let data = try PropertyListEncoder().encode(order)
        #expect(try PropertyListDecoder().decode(Order.self, from: data) == order)
    }

    @Test func errors() throws {
        let text = #"{"content":{"id":"SENTINEL"},"list":[],"named":{}}"#
        do {
            _ = try JSONDecoder().decode(Envelope<Order>.self, from: Data(text.utf8))
            Issue.record("read")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.codingPath.map(\.stringValue) == ["content"])
            #expect(context.debugDescription == #"required member "status" is missing at $.status"#)
            #expect((context.underlyingError as? JSONError)?.kind == .missingMember)
            #expect(!"\(context)".contains("SENTINEL"))
        }
    }
}
