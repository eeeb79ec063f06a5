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
        // So does a list of values; a case that declares nothing of a value is not what it is.
        (#"{"mode":"on"}"#, "large"), (#"{"mode":"half"}"#, "other"), (#"{"x":1}"#, "other"), (#"{"a":1,"x":1}"#, "small"),
        // Members of both: nothing is lost.
        (#"{"a":1,"b":2}"#, "other"), (#"{"kind":"small","a":1,"x":2}"#, "small"),
        // No object at all.
        ("5", "other"), (#"[{"a":1}]"#, "other"),
    ])
    func theCaseThatFitsBest(_ text: String, _ name: String) throws {
        let thing = try Thing(jsonData: Array(text.utf8))
        #expect(thing.name == name)
        if name == "other" || !text.contains("x") { #expect(thing.jsonText == text) }
    }

    @Test func insideOthers() throws {
        let text = #"[{"a":1},{"b":2,"mode":"off"},{"kind":"?","deep":[{"a":1}]}]"#
        let things = try [Thing](jsonData: Array(text.utf8))
        #expect(things.map(\.name) == ["small", "large", "other"])
        #expect(String(decoding: things.jsonData(), as: UTF8.self) == text)
    }

    struct List: JSONModel {
        var list: [Int]?
        static let jsonKeys = JSONKeys("list", required: [0])
        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.object(Self.jsonKeys)
            while try json.nextKey(&object) != nil { list = try json.read([Int].self) }
            guard list != nil else { throw json.missingMember(object) }
        }
        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.optional("list", list)
            json.endObject()
        }
    }
    enum Nest: JSONModel {
        case thing(Thing)
        case holder([String: Thing])
        case list(List)
        case other(JSONValue)
        init(json: inout JSONReader) throws(JSONError) {
            var fit = JSONBestFit<Self>(&json)
            fit.consider(Thing.self, &json) { .thing($0) }
            fit.consider([String: Thing].self, &json) { .holder($0) }
            fit.consider(List.self, &json) { .list($0) }
            self = try fit.take(&json) { .other($0) }
        }
        func write(to json: inout JSONWriter) {
            switch self {
            case .thing(let value): json.value(value)
            case .holder(let value): json.value(value)
            case .list(let value): json.value(value)
            case .other(let value): json.value(value)
            }
        }
    }

    /// A union inside that is of none of its cases speaks against a case, and yet that case declares what the others do not.
    @Test func unionsInsideACase() throws {
        for text in [
            #"{"in":{"a":1,"b":2}}"#, #"{"a":1,"in":{"a":1,"b":2}}"#, #"{"in":{"in":{"a":1}}}"#, #"{"list":[1],"a":1,"b":2}"#,
        ] {
            guard case .other(let value) = try Nest(jsonData: Array(text.utf8)) else {
                Issue.record("\(text) is taken for something else")
                continue
            }
            #expect(value.jsonText == text)
        }
        guard case .holder = try Nest(jsonData: Array(#"{"in":{"a":1}}"#.utf8)) else {
            Issue.record("a dictionary of what fits is one")
            return
        }
    }

    struct Locked: JSONModel {
        let id: Int
        let reason: String?
        static let jsonKeys = JSONKeys("id", "reason", required: [0], nullable: [1])
        init(json: inout JSONReader) throws(JSONError) {
            var id: Int?
            var reason: String?
            var object = try json.object(Self.jsonKeys)
            while let key = try json.nextKey(&object) {
                if key == 0 { id = try json.read(Int.self) } else { reason = try json.read(String.self) }
            }
            guard let id else { throw json.missingMember(object) }
            (self.id, self.reason) = (id, reason)
        }
        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("id", id)
            json.member("reason", reason)
            json.endObject()
        }
    }
    struct Closed: JSONModel {
        let id: Int
        static let jsonKeys = JSONKeys("id", required: [0])
        init(json: inout JSONReader) throws(JSONError) {
            var id: Int?
            var object = try json.object(Self.jsonKeys)
            while try json.nextKey(&object) != nil { id = try json.read(Int.self) }
            guard let id else { throw json.missingMember(object) }
            self.id = id
        }
        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("id", id)
            json.endObject()
        }
    }

    /// What is required may be null, and tells the cases apart by being there.
    @Test(arguments: [
        (#"{"id":1}"#, false), (#"{ "id": 1 }"#, false), (#"{"id":1,"reason":null}"#, true), (#"{"id":1,"reason":"x"}"#, true),
    ])
    func whatIsRequiredThoughNull(_ text: String, _ isLocked: Bool) throws {
        let found = try JSONReader.decode(from: Array(text.utf8)) { (json: inout JSONReader) throws(JSONError) -> Bool? in
            var fit = JSONBestFit<Bool?>(&json)
            fit.consider(Locked.self, &json) { _ in true }
            fit.consider(Closed.self, &json) { _ in false }
            return try fit.take(&json) { _ in nil }
        }
        #expect(found == isLocked)
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
