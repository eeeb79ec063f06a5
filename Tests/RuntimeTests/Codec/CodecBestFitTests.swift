import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Unions whose cases nothing tells apart but how well a value fits.
@Suite struct CodecBestFitTests {
    struct Small: JSONModel {
        var kind: String?
        var a: Int?
        static let jsonKeys = JSONKeys("kind", "a")
        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.object(Self.jsonKeys)
            while let key = try json.nextKey(&object) {
                switch key {
                case 0: kind = try json.read(constant: "small")
                default: a = try json.read(Int.self)
                }
            }
        }
        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.optional("kind", kind)
            json.optional("a", a)
            json.endObject()
        }
    }
    struct Large: JSONModel {
        var kind: String?
        var b: Int?
        var mode: Mode?
        static let jsonKeys = JSONKeys("kind", "b", "mode")
        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.object(Self.jsonKeys)
            while let key = try json.nextKey(&object) {
                switch key {
                case 0: kind = try json.read(constant: "large")
                case 1: b = try json.read(Int.self)
                default: mode = try json.read(Mode.self)
                }
            }
        }
        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.optional("kind", kind)
            json.optional("b", b)
            json.optional("mode", mode)
            json.endObject()
        }
    }
    struct Mode: OpenEnum {
        let rawValue: String
        static let knownValues = [Mode(rawValue: "on"), Mode(rawValue: "off")]
    }
    enum Thing: JSONModel {
        case small(Small)
        case large(Large)
        case other(JSONValue)
        init(json: inout JSONReader) throws(JSONError) {
            var fit = JSONBestFit<Self>(&json)
            fit.consider(Small.self, &json) { .small($0) }
            fit.consider(Large.self, &json) { .large($0) }
            self = try fit.take(&json) { .other($0) }
        }
        func write(to json: inout JSONWriter) {
            switch self {
            case .small(let value): json.value(value)
            case .large(let value): json.value(value)
            case .other(let value): json.value(value)
            }
        }
        var name: String {
            switch self {
            case .small: "small"
            case .large: "large"
            case .other: "other"
            }
        }
    }

    @Test(arguments: [
        (#"{"a":1}"#, "small"), (#"{"b":1}"#, "large"), (#"{}"#, "small"),
        // A constant decides where it is there.
        (#"{"kind":"large"}"#, "large"), (#"{"kind":"huge"}"#, "other"),
        // So does a list of values.
        (#"{"mode":"on"}"#, "large"), (#"{"mode":"half"}"#, "small"),
        // Members of both: nothing is lost.
        (#"{"a":1,"b":2}"#, "other"), (#"{"kind":"small","a":1,"x":2}"#, "small"),
        // No object at all.
        ("5", "other"), (#"[{"a":1}]"#, "other"),
    ])
    func theCaseThatFitsBest(_ text: String, _ name: String) throws {
        let thing = try Thing(jsonData: Array(text.utf8))
        #expect(thing.name == name)
        if !text.contains("x"), !text.contains("half") { #expect(thing.jsonText == text) }
    }

    @Test func insideOthers() throws {
        let text = #"[{"a":1},{"b":2,"mode":"off"},{"kind":"?","deep":[{"a":1}]}]"#
        let things = try [Thing](jsonData: Array(text.utf8))
        #expect(things.map(\.name) == ["small", "large", "other"])
        #expect(String(decoding: things.jsonData(), as: UTF8.self) == text)
    }

    @Test func whatIsBrokenIsNoValue() {
        for text in [#"{"a":1"#, #"{"a":}"#, "", "{"] {
            #expect(throws: JSONError.self) { try Thing(jsonData: Array(text.utf8)) }
        }
    }

    @Test func driftOfTheCaseThatCounts() throws {
        let report = DriftReport()
        let probe = DriftProbe(report: report, operation: "op")
        _ = try JSONReader.decode(Thing.self, from: Array(#"{"kind":"small","x":1}"#.utf8), drift: probe)
        #expect(report.entries.map(\.description) == ["op: $.x is not described"])
    }
}
