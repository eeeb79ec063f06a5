import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Structures and unions of a description are compared and hashed by what they write.
@Suite struct CodecEqualityTests {
    struct Sample: JSONComposite {
        var text: String?
        var count: Int?
        var price: ExactDecimal?
        var ratio: Double?
        var date: Date?
        var value: JSONValue?
        var tags: [String: Int]?
        var part: [Sample]?

        init(
            text: String? = nil, count: Int? = nil, price: ExactDecimal? = nil, ratio: Double? = nil, date: Date? = nil,
            value: JSONValue? = nil, tags: [String: Int]? = nil, part: [Sample]? = nil
        ) {
            self.text = text
            self.count = count
            self.price = price
            self.ratio = ratio
            self.date = date
            self.value = value
            self.tags = tags
            self.part = part
        }

        init(json: inout JSONReader) throws(JSONError) {
            self.init()
            try json.skip()
        }

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.optional("text", text)
            json.optional("count", count)
            if let price { json.quotingDecimals { $0.member("price", price) } }
            json.optional("ratio", ratio)
            json.optional("date", date)
            json.optional("value", value)
            json.optional("tags", tags)
            json.optional("part", part)
            json.endObject()
        }
    }

    /// Pairs that are equal by the rules of their members, whatever they look like.
    static let equal: [(Sample, Sample)] = [
        (Sample(), Sample()),
        (Sample(text: "a", count: 1), Sample(text: "a", count: 1)),
        (Sample(price: ExactDecimal(literal: "4.50")), Sample(price: ExactDecimal(literal: "4.5"))),
        (Sample(price: ExactDecimal(literal: "-0.00")), Sample(price: .zero)),
        (Sample(ratio: 0), Sample(ratio: -0.0)),
        (Sample(ratio: .nan), Sample(ratio: .nan)),
        (Sample(value: ["a": 1, "b": [true, nil]]), Sample(value: ["b": [true, nil], "a": 1])),
        (Sample(value: number("1.0")), Sample(value: number("10e-1"))),
        (Sample(value: number("-0")), Sample(value: number("0"))),
        (Sample(tags: ["a": 1, "b": 2, "c": 3]), Sample(tags: ["c": 3, "b": 2, "a": 1])),
        (Sample(text: long), Sample(text: String(long.reversed().reversed()))),
        (Sample(part: [Sample(price: 1)]), Sample(part: [Sample(price: ExactDecimal(literal: "1.0"))])),
    ]

    static let different: [(Sample, Sample)] = [
        (Sample(text: "a"), Sample(text: "b")),
        (Sample(text: ""), Sample()),
        (Sample(text: "a\",\"count\":1"), Sample(text: "a", count: 1)),
        (Sample(count: 1), Sample(count: -1)),
        (Sample(price: ExactDecimal(literal: "0.1")), Sample(price: ExactDecimal(literal: "0.10000000000000000000000000001"))),
        (Sample(ratio: 0.1), Sample(ratio: 0.1.nextUp)),
        (Sample(ratio: .infinity), Sample(ratio: -.infinity)),
        (Sample(ratio: .nan), Sample(ratio: .infinity)),
        (Sample(date: Date(timeIntervalSinceReferenceDate: 1e9)), Sample(date: Date(timeIntervalSinceReferenceDate: 1e9.nextUp))),
        (Sample(date: Date(timeIntervalSinceReferenceDate: 1e300)), Sample(date: Date(timeIntervalSinceReferenceDate: 1e301))),
        (Sample(value: [1, 2]), Sample(value: [2, 1])),
        (Sample(value: number("1e400")), Sample(value: number("1e401"))),
        (Sample(value: ["a": nil]), Sample(value: [:])),
        (Sample(tags: [:]), Sample()),
        (Sample(part: []), Sample(part: [Sample()])),
    ]

    /// Too long to stand in the value itself.
    private static var long: String { String(repeating: "a long text ", count: 100) }

    private static func number(_ text: String) -> JSONValue? { try? JSONValue(jsonData: text.utf8) }

    @Test func equalValuesAreEqualAndHashAlike() {
        for (one, other) in Self.equal {
            #expect(one == other)
            #expect(one.hashValue == other.hashValue)
        }
    }

    @Test func differentValuesAreDifferent() {
        for (one, other) in Self.different {
            #expect(one != other)
            #expect(Set([one, other, one]).count == 2)
        }
    }

    /// Two types that say the same, by code of their own.
    enum Either: JSONComposite {
        case one(Sample)
        case text(String)

        init(json: inout JSONReader) throws(JSONError) {
            try json.skip()
            self = .text("")
        }

        func write(to json: inout JSONWriter) {
            switch self {
            case .one(let sample): sample.write(to: &json)
            case .text(let text):
                json.beginObject()
                json.optional("text", Optional(text))
                json.endObject()
            }
        }
    }

    @Test func casesThatSayTheSameAreEqual() {
        #expect(Either.one(Sample(text: "a")) == .text("a"))
        #expect(Either.one(Sample(text: "a")).hashValue == Either.text("a").hashValue)
        #expect(Either.one(Sample(text: "a")) != .text("b"))
        #expect(Either.one(Sample(text: "a", count: 1)) != .text("a"))
    }

    /// What is compared is not what is sent.
    @Test func writingIsAsBefore() {
        let sample = Sample(price: ExactDecimal(literal: "4.50"), ratio: -0.0, date: Date(timeIntervalSinceReferenceDate: 0))
        #expect(sample.jsonText == #"{"price":"4.50","ratio":-0,"date":"2001-01-01T00:00:00Z"}"#)
    }
}
