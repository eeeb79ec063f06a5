import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecValueTests {
    @Test func keepsOrderAndDigits() throws {
        let text = #"{"z":1.50,"a":[1,-0,1e2,0.1,{"b":null}],"m":{"y":true,"x":"é\n"},"":[]}"#
        let value = try JSONValue(jsonData: text.utf8)
        #expect(value.jsonText == text)
        #expect(value.description == text)
        #expect(value["z"]?.decimal?.description == "1.50")
        #expect(value["a"]?[4]?["b"]?.isNull == true)
        #expect(value["a"]?[2]?.int == 100)
        #expect(value["m"]?["y"]?.bool == true)
        #expect(value["m"]?["x"]?.string == "é\n")
        #expect(value["z"]?.double == 1.5)
        #expect(value[""]?.array == [])
        #expect(value["nothing"] == nil && value[0] == nil && value["a"]?[-1] == nil && value["a"]?[5] == nil)
        #expect(value.object?.map(\.name) == ["z", "a", "m", ""])
    }

    @Test func literals() {
        let value: JSONValue = ["a": 1, "b": [1.5, "x", true, nil], "c": [:]]
        #expect(value.jsonText == #"{"a":1,"b":[1.5,"x",true,null],"c":{}}"#)
        let infinite = JSONValue(floatLiteral: .infinity)
        #expect(infinite == .null)
    }

    @Test func equality() throws {
        func value(_ text: String) throws -> JSONValue { try JSONValue(jsonData: text.utf8) }
        for (left, right) in [
            ("1", "1.0"), ("100", "1e2"), ("0", "-0.00"), ("1.50", "15e-1"), ("1e1000", "10e999"), (#"{"a":1,"b":2}"#, #"{"b":2.0,"a":1}"#),
        ] {
            #expect(try value(left) == value(right))
            #expect(try value(left).hashValue == value(right).hashValue)
        }
        for (left, right) in [
            ("1", "\"1\""), ("1", "-1"), ("1", "10"), ("1e5", "1e6"), ("null", "false"), ("[1,2]", "[2,1]"),
            (#"{"a":1}"#, #"{"a":1,"b":2}"#), ("1e99999999999999999999", "1e-99999999999999999999"),
        ] {
            #expect(try value(left) != value(right))
        }
    }

    @Test func members() throws {
        var object = JSONValue.Object([("a", 1), ("b", 2), ("a", 3)])
        #expect(object.jsonText == #"{"a":3,"b":2}"#)
        object["c"] = 4
        object["b"] = nil
        object["a"] = 5
        object["nothing"] = nil
        #expect(object.jsonText == #"{"a":5,"c":4}"#)
        #expect(object.count == 2 && object[1].name == "c" && !object.isEmpty)
        let many = (0..<100).map { ("k\($0 % 50)", JSONValue.number(JSONNumber($0))) }
        let folded = JSONValue.Object(many)
        #expect(folded.count == 50 && folded["k49"] == 99 && folded[0].name == "k0")
        #expect(try JSONValue(jsonData: #"{"a":1,"a":2}"#.utf8) == ["a": 2])
    }

    @Test func numbers() {
        #expect(JSONNumber(5).text == "5")
        #expect(JSONNumber(2.50)?.text == "2.5")
        #expect(JSONNumber(.infinity) == nil && JSONNumber(.nan) == nil)
        #expect(ExactDecimal("4.50").map { JSONNumber($0).text } == "4.50")
        #expect(JSONNumber.read("1e400")?.double == .infinity)
        #expect(JSONNumber.read("1e400")?.int == nil && JSONNumber.read("1.5")?.int == nil)
        #expect(JSONNumber.read("1e400")?.jsonText == "1e400")
        #expect(JSONNumber.read("\"1\"") == nil)
    }

    @Test func boxes() {
        var box = Boxed([1, 2])
        let copy = box
        box.value.append(3)
        #expect(box.value == [1, 2, 3] && copy.value == [1, 2])
        box.value = [4]
        #expect(box.value == [4] && copy != box && Set([box, copy, copy]).count == 2)
        #expect("\(box)" == "[4]" && String(reflecting: box) == "[4]")

        var optional = BoxedIfPresent<[Int]>(nil)
        #expect(optional.value == nil && "\(optional)" == "nil")
        let none = optional
        optional.value = [1]
        let one = optional
        optional.value?.append(2)
        #expect(optional.value == [1, 2] && one.value == [1] && none.value == nil)
        optional.value = nil
        #expect(optional == none)
        #expect(MemoryLayout<BoxedIfPresent<Order>>.size == MemoryLayout<Int>.size)
    }

    @Test func boxedModels() {
        var first = Order(id: "a", status: .completed, totalUSD: 1, details: Details(gb: 1))
        let second = first
        first.details.gb = 2
        #expect(second.details.gb == 1 && first.details.gb == 2 && first != second)
        #expect(Set([first, second]).count == 2)
    }
}
