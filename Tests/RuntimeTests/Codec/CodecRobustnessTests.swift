import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Whatever the bytes are, there is a value or an error; what is read survives being written.
@Suite struct CodecRobustnessTests {
    static let samples: [String] = [
        #"[{"ip": "198.51.100.42", "port": 8000, "user": "helo_s1a2b3c4d5e", "pass": "Mz4yQv8R", "country": "US", "city": "New York", "asn": 7922}, {"ip":"2001:db8::1","port":1,"user":"é\n\ud83d\ude00","pass":"","country":"DE","city":null,"asn":null,"x":[1,-2.5e-3,true,{"y":{}}]}]"#,
        #"{"object":"order","id":"ord_1","status":"completed","total_usd":225.00,"details":{"gb":50,"tags":["a","b"]},"created_at":"2026-05-28T10:00:00.123Z"}"#,
        #"{"name":"root","next":{"name":"n","x":1.50},"children":[{"name":"c","children":[{"name":"d"}]}],"a":{"b":[null,"\u00e9",1e5]},"z\n":"w"}"#,
        #"[1,1.5,"t",[],{"ip":"1.2.3.4","port":1,"user":"u","pass":"p","country":"US"},{"ip":"x","name":"n"},{"ip":1},null,true]"#,
    ]

    private func readEverything(_ bytes: [UInt8]) {
        check([ProxyIP].self, bytes)
        check(Order.self, bytes)
        check(Tree.self, bytes)
        check(Purchase.self, bytes)
        check([Shape].self, bytes)
        check(JSONValue.self, bytes)
        check([String: JSONValue].self, bytes)
    }

    private func check<T: JSONModel>(_: T.Type, _ bytes: [UInt8]) {
        do throws(JSONError) {
            let value = try T(jsonData: bytes)
            do throws(JSONError) {
                if try T(jsonData: value.jsonData()) != value { Issue.record("written \(T.self) is read differently") }
            } catch {
                Issue.record("written \(T.self) is not read: \(error)")
            }
        } catch {
            if error.offset < 0 || error.offset > bytes.count || !error.path.hasPrefix("$") { Issue.record(error) }
        }
    }

    @Test func cutAnywhere() {
        for sample in Self.samples {
            let bytes = Array(sample.utf8)
            for count in 0..<bytes.count {
                // An exact allocation, so that reading beyond the end would show under a checker.
                let cut = Array(bytes[..<count])
                readEverything(cut)
                if failure(JSONValue.self, cut) == nil { Issue.record("\(count) bytes of \(sample)") }
            }
        }
    }

    @Test func changedAnywhere() {
        var dice = Dice(42)
        let interesting = Array("{}[]\",:\\u0019eE+-.ntf \n\t".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xBF, 0xC3, 0xED, 0xF4, 0xFF]
        for sample in Self.samples {
            let original = Array(sample.utf8)
            for _ in 0..<1000 {
                var bytes = original
                for _ in 0...Int.random(in: 0...3, using: &dice) {
                    guard !bytes.isEmpty else { break }
                    let place = Int.random(in: 0..<bytes.count, using: &dice)
                    let byte = interesting[Int.random(in: 0..<interesting.count, using: &dice)]
                    switch Int.random(in: 0...3, using: &dice) {
                    case 0: bytes[place] = byte
                    case 1: bytes.insert(byte, at: place)
                    case 2: bytes.remove(at: place)
                    default: bytes.removeSubrange(place..<min(place + Int.random(in: 0...20, using: &dice), bytes.count))
                    }
                }
                readEverything(bytes)
            }
        }
    }

    @Test func noise() {
        var dice = Dice(4)
        let characters = Array("{}[]\",:\\u01e+-.ntrufalse \n".utf8)
        for _ in 0..<3000 {
            let count = Int.random(in: 0...60, using: &dice)
            readEverything((0..<count).map { _ in characters[Int.random(in: 0..<characters.count, using: &dice)] })
            readEverything((0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) })
        }
    }

    @Test func depth() throws {
        func nested(_ open: String, _ close: String, _ depth: Int) -> String {
            String(repeating: open, count: depth) + String(repeating: close, count: depth)
        }
        #expect(JSONValue.read(nested("[", "]", 512)) != nil)
        #expect(failure(JSONValue.self, nested("[", "]", 513))?.kind == .tooDeep)
        #expect(failure(JSONValue.self, String(repeating: "[", count: 1_000_000))?.kind == .tooDeep)
        #expect(failure(JSONValue.self, String(repeating: "{\"a\":", count: 100_000))?.kind == .tooDeep)
        #expect(failure(Order.self, "{\"x\":" + String(repeating: "[", count: 100_000))?.kind == .tooDeep)
        #expect(failure([Shape].self, String(repeating: "[", count: 100_000))?.kind == .tooDeep)
        let deep = String(repeating: #"{"name":"n","next":"#, count: 511) + #"{"name":"last"}"# + String(repeating: "}", count: 511)
        let tree = try Tree(jsonData: deep.utf8)
        #expect(tree.jsonText == deep)
        #expect(tree == Tree.read(deep))
        #expect(failure(Tree.self, #"{"name":"n","next":"# + deep + "}")?.kind == .tooDeep)
        let wide = String(repeating: #"{"name":"n","children":["#, count: 255) + String(repeating: "]}", count: 255)
        #expect(try Tree(jsonData: wide.utf8).jsonText == wide)
    }

    @Test func longChainsAreReleased() {
        var chain = Tree(name: "end")
        for _ in 0..<10_000 { chain = Tree(name: "n", next: chain) }
        #expect(chain.next?.next?.name == "n")
    }

    /// Attempts within attempts, each of which fails at its end, take time in proportion to the text.
    @Test(.timeLimit(.minutes(1))) func attemptsDoNotMultiply() throws {
        struct Twice: JSONModel {
            enum Way: JSONModel {
                case one(Twice), other(JSONValue)
                init(json: inout JSONReader) throws(JSONError) {
                    if let value = json.attempt(Twice.self) {
                        self = .one(value)
                    } else if let value = json.attempt(Twice.self) {
                        self = .one(value)
                    } else {
                        self = .other(try json.read(JSONValue.self))
                    }
                }
                func write(to json: inout JSONWriter) {
                    switch self {
                    case .one(let value): json.value(value)
                    case .other(let value): json.value(value)
                    }
                }
            }
            var ways: [Way]
            static let jsonKeys = JSONKeys("way", "end", required: [1])
            init(json: inout JSONReader) throws(JSONError) {
                var ways: [Way] = [], end: Int?
                var object = try json.object(Self.jsonKeys)
                while let key = try json.nextKey(&object) {
                    switch key {
                    case 0: ways.append(try json.read(Way.self))
                    default: end = try json.read(Int.self)
                    }
                }
                guard end != nil else { throw json.missingMember(object) }
                self.ways = ways
            }
            func write(to json: inout JSONWriter) {
                json.beginObject()
                if let way = ways.first { json.member("way", way) }
                json.member("end", 1)
                json.endObject()
            }
        }
        let text = String(repeating: #"{"way":"#, count: 200) + "1" + String(repeating: "}", count: 200)
        guard case .other = Twice.Way.read(text) else {
            Issue.record("an object without its end was read")
            return
        }
    }

    @Test func manyMembersAndElements() throws {
        let members = (0..<50_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let value = try JSONValue(jsonData: "{\(members)}".utf8)
        #expect(value.object?.count == 50_000)
        #expect(value["k49999"] == 49999)
        let errors = "[" + String(repeating: #"{"ip":1},"#, count: 20_000) + "1]"
        #expect(try [Shape](jsonData: errors.utf8).count == 20_001)
    }
}
