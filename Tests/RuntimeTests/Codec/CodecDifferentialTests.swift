import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// The codec and Foundation's decoder agree, on text that is valid, changed, or made up. Deliberate differences:
///
/// - of members with one name the last counts here, the first there;
/// - a comma behind the last member of an object is refused here, passed over there;
/// - half a surrogate pair in an escape is read as U+FFFD here, refused there;
/// - control characters and bytes that are not UTF-8 are refused here also in members that nobody reads;
/// - a number too small for a `Double`, and zero with an exponent, is zero here, refused there; as an integer the former
///   is refused here, zero there;
/// - 99999999999999999.99 is no integer here;
/// - numbers beyond `Double` are kept as their digits in a `JSONValue` here, refused there;
/// - UTF-16 and UTF-32 are read there only.
@Suite struct CodecDifferentialTests {
    struct PlainIP: Codable, Equatable {
        var ip: String
        var port: Int
        var user: String
        var pass: String
        var country: String
        var city: String?
        var asn: Int?

        init(_ proxy: ProxyIP) {
            (ip, port, user, pass) = (proxy.ip, proxy.port, proxy.user, proxy.pass.value)
            (country, city, asn) = (proxy.country, proxy.city, proxy.asn)
        }
    }

    struct Tally {
        var agreed = 0
        var refused = 0
        var onlyFoundation: [String] = []
        var onlyCodec: [String] = []
        var different: [String] = []
    }

    private func compare(_ bytes: [UInt8], _ tally: inout Tally) {
        let text = String(decoding: bytes, as: UTF8.self)
        let foundation = try? JSONDecoder().decode([PlainIP].self, from: Data(bytes))
        let codec = (try? [ProxyIP](jsonData: bytes))?.map(PlainIP.init)
        switch (foundation, codec) {
        case (nil, nil): tally.refused += 1
        case (let left?, let right?):
            if left == right { tally.agreed += 1 } else { tally.different.append(text) }
        case (_?, nil): tally.onlyFoundation.append(text)
        case (nil, _?): tally.onlyCodec.append(text)
        }
    }

    /// Whether one name stands twice in an object; the two decoders then take different members.
    private func hasDuplicates(_ text: String) -> Bool {
        PlainIP.names.contains { name in text.components(separatedBy: "\"\(name)\"").count > 3 } || text.contains("\\u")
    }

    @Test func validLists() throws {
        var dice = Dice(21)
        var tally = Tally()
        for _ in 0..<300 {
            let list = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
                ProxyIP(
                    ip: text(&dice), port: Int(truncatingIfNeeded: dice.next() >> UInt64.random(in: 0...63, using: &dice)),
                    user: text(&dice),
                    pass: SecretString(text(&dice)), country: text(&dice), city: Bool.random(using: &dice) ? nil : text(&dice),
                    asn: Bool.random(using: &dice) ? nil : -Int(truncatingIfNeeded: dice.next() >> 40))
            }
            compare(Array(list.jsonData()), &tally)
            let encoder = JSONEncoder()
            encoder.outputFormatting = Bool.random(using: &dice) ? .prettyPrinted : .withoutEscapingSlashes
            compare(Array(try encoder.encode(list.map(PlainIP.init))), &tally)
        }
        #expect(tally.agreed == 600)
    }

    @Test func changedLists() {
        var dice = Dice(22)
        var tally = Tally()
        let original = Array(
            #"[{"ip": "198.51.100.42", "port": 8000, "user": "h\u00e9\n", "pass": "Mz4yQv8R", "country": "US", "city": "New York", "asn": 7922},{"ip":"2001:db8::1","port":1.0,"user":"é","pass":"","country":"DE","x":[1,{"y":null}]}]"#
                .utf8)
        let interesting = Array("{}[]\",:\\u0019eE+-.ntf \n".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
        for _ in 0..<3000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...1, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                let byte = interesting[Int.random(in: 0..<interesting.count, using: &dice)]
                switch Int.random(in: 0...2, using: &dice) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: bytes.remove(at: place)
                }
            }
            compare(bytes, &tally)
        }
        #expect(tally.agreed > 500 && tally.refused > 500)
        #expect(tally.different.filter { !hasDuplicates($0) } == [])
        #expect(tally.onlyCodec.filter { !$0.contains("\\u") } == [])
        #expect(tally.onlyFoundation.filter { !$0.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{FFFD}" } } == [])
        #expect(tally.onlyFoundation.count < 20)
    }

    @Test func madeUpNumbers() {
        var dice = Dice(23)
        let characters = Array("0123456789.eE+-".utf8)
        var kinds = [0, 0]
        for _ in 0..<4000 {
            let bytes = (0..<Int.random(in: 1...12, using: &dice)).map { _ in characters[Int.random(in: 0..<characters.count, using: &dice)]
            }
            let list = [0x5B] + bytes + [0x5D]
            let text = String(decoding: bytes, as: UTF8.self)
            let foundation = try? JSONDecoder().decode([Double].self, from: Data(list))
            let codec = try? [Double](jsonData: list)
            if foundation != codec, codec != [0] { Issue.record("\(text): \(String(describing: foundation)) \(String(describing: codec))") }
            kinds[codec == nil ? 0 : 1] += 1
            let integer = try? JSONDecoder().decode([Int].self, from: Data(list))
            let codecInteger = try? [Int](jsonData: list)
            if integer != codecInteger, codec != [0] {
                Issue.record("\(text): \(String(describing: integer)) \(String(describing: codecInteger))")
            }
        }
        #expect(kinds[0] > 300 && kinds[1] > 300)
    }

    /// Values of any shape, some of them with a byte changed, as trees of both decoders.
    @Test func madeUpTexts() {
        var dice = Dice(24)
        let marks = Array("{}[],:\"\\ e.-tnul".utf8)
        var kinds = [0, 0]
        for round in 0..<4000 {
            var bytes: [UInt8] = []
            write(&bytes, depth: 0, &dice)
            if round % 2 == 1 {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                bytes[place] = marks[Int.random(in: 0..<marks.count, using: &dice)]
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let foundation = try? JSONDecoder().decode(PlainJSON.self, from: Data(bytes))
            let codec = (try? JSONValue(jsonData: bytes)).map(PlainJSON.init)
            kinds[codec == nil ? 0 : 1] += 1
            // Half a surrogate pair, numbers that the changed byte gave an exponent, a comma behind the last member.
            let isListed =
                foundation == nil
                ? text.contains("\\ud") || text.contains(/[0-9.]e[+-]?[0-9]/) : codec == nil && text.contains(/,\s*}/)
            if foundation != codec, !isListed {
                Issue.record("\(text): \(String(describing: foundation)) \(String(describing: codec))")
            }
        }
        #expect(kinds[0] > 300 && kinds[1] > 2000)
    }

    /// Members of an object have different names, and numbers fit: what else differs on purpose is in the other tests.
    private func write(_ bytes: inout [UInt8], depth: Int, _ dice: inout Dice) {
        func space(_ dice: inout Dice) -> [UInt8] { Array(["", "", " ", "\n\t"][Int.random(in: 0...3, using: &dice)].utf8) }
        bytes += space(&dice)
        switch Int.random(in: 0...(depth > 4 ? 4 : 7), using: &dice) {
        case 0: bytes += Array("null".utf8)
        case 1: bytes += Array((Bool.random(using: &dice) ? "true" : "false").utf8)
        case 2: bytes += Array("\(Int.random(in: -1_000_000...1_000_000, using: &dice))".utf8)
        case 3: bytes += Array("\(Double.random(in: -1e9...1e9, using: &dice))".utf8)
        case 4: string(&bytes, text(&dice), &dice)
        case 5:
            bytes.append(UInt8(ascii: "["))
            for index in 0..<Int.random(in: 0...4, using: &dice) {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(&bytes, depth: depth + 1, &dice)
            }
            bytes += space(&dice) + [UInt8(ascii: "]")]
        default:
            bytes.append(UInt8(ascii: "{"))
            for index in 0..<Int.random(in: 0...4, using: &dice) {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes += space(&dice)
                string(&bytes, "\(index)" + text(&dice), &dice)
                bytes += space(&dice) + [UInt8(ascii: ":")]
                write(&bytes, depth: depth + 1, &dice)
            }
            bytes += space(&dice) + [UInt8(ascii: "}")]
        }
        bytes += space(&dice)
    }

    /// A string, some of its characters as escapes.
    private func string(_ bytes: inout [UInt8], _ text: String, _ dice: inout Dice) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.unicodeScalars {
            if unit.value < 0x20 || unit == "\"" || unit == "\\" || Int.random(in: 0...9, using: &dice) == 0 {
                for unit in String(unit).utf16 { bytes += Array("\\u\(String(UInt32(unit) + 0x10000, radix: 16).dropFirst())".utf8) }
            } else {
                bytes += Array(String(unit).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func text(_ dice: inout Dice) -> String {
        let scalars: [Unicode.Scalar] = ["a", "Z", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "é", "漢", "😀", " ", "\u{2028}", "\u{FFFF}"]
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &dice) {
            text.unicodeScalars.append(scalars[Int.random(in: 0..<scalars.count, using: &dice)])
        }
        return text
    }
}

extension CodecDifferentialTests.PlainIP {
    static let names = ["ip", "port", "user", "pass", "country", "city", "asn"]
}

/// Any JSON value, as a hand-written `Codable` type would have it.
private enum PlainJSON: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([PlainJSON])
    case object([String: PlainJSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([PlainJSON].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: PlainJSON].self))
        }
    }

    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let bool): self = .bool(bool)
        case .number(let number): self = .number(number.double)
        case .string(let string): self = .string(string)
        case .array(let array): self = .array(array.map(PlainJSON.init))
        case .object(let object):
            self = .object(Dictionary(object.map { ($0.name, PlainJSON($0.value)) }, uniquingKeysWith: { $1 }))
        }
    }
}
