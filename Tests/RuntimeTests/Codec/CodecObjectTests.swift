import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecObjectTests {
    let order = Order(
        id: "ord_1", status: .completed, totalUSD: ExactDecimal(units: 22500, scale: 2),
        details: Details(gb: 50, tags: ["a", "b"]), createdAt: Date(timeIntervalSince1970: 1_779_962_400))

    @Test func writesAndReads() throws {
        let text =
            #"{"object":"order","id":"ord_1","status":"completed","total_usd":225.00,"details":{"gb":50,"tags":["a","b"]},"created_at":"2026-05-28T10:00:00Z"}"#
        #expect(order.jsonText == text)
        #expect(try Order(jsonData: text.utf8) == order)
        #expect(try Order(jsonData: order.jsonData()) == order)
        #expect(try Order(jsonData: Array(text.utf8)[...]) == order)
        #expect(try Order(jsonData: AnySequence(text.utf8)) == order)
        #expect(try Order(jsonData: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == order)
    }

    @Test(arguments: [
        // White space wherever it may be, other orders, unknown members, escapes in names.
        " {\n\t\"id\" : \"ord_1\" , \"status\" : \"completed\",\r\n \"total_usd\" : 225.00 , \"details\" : { \"gb\" : 50 , \"tags\" : [ \"a\" , \"b\" ] } , \"created_at\" : \"2026-05-28T10:00:00Z\" } \n",
        #"{"created_at":"2026-05-28T10:00:00Z","details":{"tags":["a","b"],"gb":50},"total_usd":"225.00","status":"completed","id":"ord_1"}"#,
        #"{"x":{"id":[1,{"a":null}],"z":"}\"]"},"id":"ord_1","y":[[],{},"",1.5e3,true,false,null],"status":"completed","total_usd":225,"idd":1,"i":2,"details":{"gb":5e1,"tags":["a","b"],"":0},"created_at":"2026-05-28T10:00:00Z","w":-0}"#,
        #"{"\u0069d":"ord_1","st\u0061tus":"completed","total\u005fusd":225.00,"details":{"g\u0062":50,"tags":["a","b"]},"created_at":"2026-05-28T10:00:00Z"}"#,
        // Of members with one name the last counts.
        #"{"id":"first","id":"ord_1","status":"a","status":"completed","total_usd":1,"total_usd":225.00,"details":{"gb":1,"gb":50,"tags":["a","b"]},"created_at":"2026-05-28T10:00:00Z"}"#,
    ]) func spellings(text: String) throws {
        #expect(try Order(jsonData: text.utf8) == order)
    }

    @Test func membersLeftOut() throws {
        let members = [
            #""ip":"192.0.2.7""#, #""port":8000"#, #""user":"u""#, #""pass":"p""#, #""country":"US""#, #""city":"New York""#,
            #""asn":7922"#,
        ]
        for chosen in 0..<128 {
            let present = members.indices.filter { chosen >> $0 & 1 == 1 }
            for order in [present, present.reversed()] {
                let text = "{" + order.map { members[$0] }.joined(separator: ",") + "}"
                let value = try? ProxyIP(jsonData: text.utf8)
                guard chosen & 31 == 31 else {
                    #expect(value == nil, "\(text)")
                    continue
                }
                #expect(value?.city == (chosen & 32 == 0 ? nil : "New York"), "\(text)")
                #expect(value?.asn == (chosen & 64 == 0 ? nil : 7922), "\(text)")
                #expect(value?.ip == "192.0.2.7" && value?.port == 8000 && value?.country == "US", "\(text)")
            }
        }
    }

    @Test func absentAndNull() throws {
        let proxy = #"{"ip":"1.2.3.4","port":1,"user":"u","pass":"p","country":"US""#
        for rest in ["}", ",\"city\":null,\"asn\":null}", ",\"asn\":null}", ", \"city\" : null }", ",\"asn\":null,\"city\":null       }"] {
            let value = try ProxyIP(jsonData: (proxy + rest).utf8)
            #expect(value.city == nil && value.asn == nil && value.country == "US")
        }
        let value = try ProxyIP(jsonData: (proxy + #","city":null,"asn":7922}"#).utf8)
        #expect(value.city == nil && value.asn == 7922)
        #expect(failure(ProxyIP.self, proxy + #","city":nul}"#) != nil)
        #expect(failure(ProxyIP.self, proxy + #","city":nullx}"#) != nil)
        #expect(failure(ProxyIP.self, proxy + #","asn":nulL,"x":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}"#) != nil)
        let null = #"{"ip":null,"port":1,"user":"u","pass":"p","country":"US"}"#
        #expect(failure(ProxyIP.self, null)?.kind == .typeMismatch)
        #expect(failure(ProxyIP.self, null)?.path == "$.ip")
    }

    @Test func patches() throws {
        #expect(Patch().jsonText == #"{"note":null}"#)
        #expect(Patch(label: .null, note: "n", limit: 3).jsonText == #"{"label":null,"note":"n","limit":3}"#)
        #expect(Patch(label: .value("x")).jsonText == #"{"label":"x","note":null}"#)
        for value in [Patch(), Patch(label: .null), Patch(label: .value("x"), note: "n", limit: 3)] {
            #expect(try Patch(jsonData: value.jsonData()) == value)
        }
        #expect([PatchValue<Int>].read("[1,null]") == [.value(1), .null])
        #expect(PatchValue<Int>.value(1).value == 1 && PatchValue<Int>.null.value == nil)
    }

    @Test func openEnumerations() throws {
        #expect(Order.Status.read("\"completed\"") == .completed)
        #expect(Order.Status.read("\"whatever\"")?.rawValue == "whatever")
        #expect("\(Order.Status.completed)" == "completed")
        #expect(Order.Status(rawValue: "x").jsonText == "\"x\"")
        #expect(Set([Order.Status.completed, Order.Status(rawValue: "completed")]).count == 1)
        #expect(failure(Order.Status.self, "1")?.kind == .typeMismatch)
    }

    @Test func openObjects() throws {
        let text = #"{"name":"root","next":{"name":"n","x":1.50},"children":[],"a":{"b":[null]},"z\n":"w"}"#
        let tree = try Tree(jsonData: text.utf8)
        #expect(tree.others == ["a": ["b": [nil]], "z\n": "w"])
        #expect(tree.next?.others == ["x": 1.5])
        #expect(tree.jsonText == text)
    }

    @Test func unions() throws {
        #expect(Purchase.read(order.jsonText) == .order(order))
        #expect(Purchase.read(#"{"gb":1,"x":{"object":"order"},"object":"details"}"#) == .details(Details(gb: 1)))
        #expect(Purchase.details(Details(gb: 1)).jsonText == #"{"object":"details","gb":1,"tags":[]}"#)
        #expect(Purchase.other(["gb": 2]).jsonText == #"{"gb":2}"#)
        #expect(Purchase.read(#"{"object":"future","x":1}"#) == .other(["object": "future", "x": 1]))
        #expect(Purchase.read("[1]") == .other([1]))
        #expect(failure(Purchase.self, #"{"x":tru,"object":"order"}"#)?.kind == .syntax)
        #expect(failure(Purchase.self, #"{"object":"order"}"#)?.path == "$.id")
    }

    @Test func tagsGoNowhereElse() {
        var json = JSONWriter()
        json.beginArray()
        json.tag("kind", "a")
        json.value(1)
        json.value(Details(gb: 1))
        json.tag("kind", "b")
        json.value([Details(gb: 1)])
        json.tag("kind", "c")
        json.value(Details(gb: 1))
        json.endArray()
        #expect(json.text == #"[1,{"gb":1,"tags":[]},[{"gb":1,"tags":[]}],{"kind":"c","gb":1,"tags":[]}]"#)
    }

    @Test func shapes() throws {
        let text =
            #"[1,1.5,"t",[],{"ip":"1.2.3.4","port":1,"user":"u","pass":"p","country":"US"},{"ip":"x","name":"n"},{"ip":1},null,true]"#
        let shapes = try [Shape](jsonData: text.utf8)
        #expect(shapes.count == 9)
        guard case .number(1) = shapes[0], case .fraction(1.5) = shapes[1], case .text("t") = shapes[2], case .list([]) = shapes[3],
            case .proxy = shapes[4], case .tree(let tree) = shapes[5], case .other = shapes[6], case .other(.null) = shapes[7],
            case .other(.bool(true)) = shapes[8]
        else {
            Issue.record("\(shapes)")
            return
        }
        #expect(tree.others == ["ip": "x"])
        #expect(try [Shape](jsonData: shapes.jsonData()) == shapes)
    }

    @Test func looksAhead() throws {
        func check(_ text: String, _ body: @escaping (inout JSONReader) -> Bool) -> Bool {
            struct Probe: JSONModel {
                nonisolated(unsafe) static var body: (inout JSONReader) -> Bool = { _ in false }
                var result: Bool
                init(json: inout JSONReader) throws(JSONError) {
                    result = Probe.body(&json)
                    try json.skip()
                }
                func write(to json: inout JSONWriter) {}
            }
            Probe.body = body
            return Probe.read(text)?.result ?? false
        }
        #expect(check("12 ") { $0.isInteger() })
        #expect(check("-12") { $0.isInteger() })
        #expect(!check("1.0") { $0.isInteger() })
        #expect(!check("1e5") { $0.isInteger() })
        #expect(!check("\"1\"") { $0.isInteger() })
        #expect(check(#"{"a":{"x":[1,2]},"b":1}"#) { $0.hasMember("b") && !$0.hasMember("x") && $0.hasMember("a") })
        #expect(check(#"{"\u0062":1}"#) { $0.hasMember("b") })
        #expect(check("[]") { !$0.hasMember("b") })
        #expect(
            check(#"{"n":7,"t":true,"s":"x","z":null}"#) { json in
                (try? json.stringMember("n")) == "7" && (try? json.stringMember("t")) == "true" && (try? json.stringMember("s")) == "x"
                    && (try? json.stringMember("z")) == .some(nil)
            })
        for (text, kind) in [
            ("1", JSONKind.number), ("-1", .number), ("\"", .string), ("t", .bool), ("[", .array), ("{", .object), ("n", .null),
            ("x", .invalid),
        ] {
            _ = check(text) { json in
                #expect(json.kind == kind)
                return true
            }
        }
    }

    /// More names than bits in a word, of all lengths, some alike up to the last byte.
    struct Many: JSONModel {
        static let jsonKeys = JSONKeys(
            "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b", "bb", "bbb", "bbbb", "bbbbb", "bbbbbb", "bbbbbbb", "bbbbbbbb",
            "bbbbbbbbb", "bbbbbbbbbb", "bbbbbbbbbbb", "bbbbbbbbbbbb", "bbbbbbbbbbbbb", "bbbbbbbbbbbbbb", "bbbbbbbbbbbbbbb",
            "bbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbbb", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "d0", "d1", "d2", "d3",
            "d4",
            "d5", "d6", "d7", "d8", "d9", "e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "f0", "f1", "f2", "f3", "f4", "f5",
            "f6",
            "f7", "f8", "f9", "g\"h", "i\\j", "k\nl", "ü", "", "a rather long name with spaces 1", "a rather long name with spaces 2",
            "a:b", "a\":1,\"b", required: [0, 75], keepsNull: [1])
        var values: [Int?]

        init(values: [Int?]) { self.values = values }

        init(json: inout JSONReader) throws(JSONError) {
            values = Array(repeating: nil, count: Self.jsonKeys.count)
            var object = try json.object(Self.jsonKeys)
            while let key = try json.nextKey(&object) { values[key] = try json.read(Int?.self) }
            if values[75] == nil { throw json.missingMember(object) }
        }

        func write(to json: inout JSONWriter) {
            json.beginObject()
            for (index, value) in values.enumerated() {
                if let value {
                    json.name(Self.jsonKeys.entries[index].name)
                    json.value(value)
                }
            }
            json.endObject()
        }
    }

    @Test func manyNames() throws {
        let count = Many.jsonKeys.count
        #expect(count == 76)
        let all = Many(values: (0..<count).map { $0 })
        #expect(try Many(jsonData: all.jsonData()) == all)
        var dice = Dice(11)
        let foundation = try #require(try JSONSerialization.jsonObject(with: all.jsonData()) as? [String: Int])
        #expect(foundation.count == count)
        for _ in 0..<200 {
            let kept = (0..<count).filter { _ in Bool.random(using: &dice) } + [75]
            let text = kept.shuffled(using: &dice).map { index -> String in
                "\(Many.jsonKeys.entries[index].name.jsonText)\(Bool.random(using: &dice) ? " " : ""):\(index)"
            }.joined(separator: Bool.random(using: &dice) ? "," : ", ")
            let value = try Many(jsonData: "{\(text)}".utf8)
            #expect(value.values == (0..<count).map { kept.contains($0) ? $0 : nil })
        }
        #expect(failure(Many.self, #"{"a0":1}"#)?.path == #"$["a\":1,\"b"]"#)
    }

    @Test func dictionaries() throws {
        #expect([String: Int].read(#"{"b":1,"a":2,"b":3}"#) == ["a": 2, "b": 3])
        #expect(["b": 1, "a": 2].jsonText == #"{"a":2,"b":1}"#)
        #expect([String: Int?].read(#"{"a":null}"#)?["a"] == Int??.some(nil))
        #expect([String: Int].read("{}") == [:])
        #expect([Int].read(" [ ] ") == [])
        #expect([Int?].read("[null,1]") == [Int?.none, 1])
        for text in [
            "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{a:1}", "{\"a\":}", "[", "{", "[1", "{\"a\"", "{\"a\":1", "]", "{]",
            "[}",
        ] {
            #expect([Int].read(text) == nil)
            #expect([String: Int].read(text) == nil)
            #expect(JSONValue.read(text) == nil)
        }
    }

    @Test func constants() {
        var json = JSONWriter()
        json.beginObject()
        json.constant("a", "x\"y")
        json.constant("b", 1)
        json.constant("c", true)
        json.constant("d", 1.5)
        json.members(["z": 1, "m": 2])
        json.endObject()
        #expect(json.text == #"{"a":"x\"y","b":1,"c":true,"d":1.5,"m":2,"z":1}"#)
        #expect(json.bytes == Array(json.text.utf8))
        #expect(json.data == Data(json.text.utf8))
    }
}
