import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecTextRowsTests {
    static let plain = TextRowFormat(columns: ["ip", "port", "user", "pass"], separator: ":")
    static let csv = TextRowFormat(header: true, separator: ",")

    struct Line: JSONModel {
        var ip: String
        var port: Int
        var user: String?
        var pass: SecretString?
        static let jsonKeys = JSONKeys("ip", "port", "user", "pass", required: [0, 1])

        init(ip: String, port: Int, user: String? = nil, pass: SecretString? = nil) {
            self.ip = ip
            self.port = port
            self.user = user
            self.pass = pass
        }

        init(json: inout JSONReader) throws(JSONError) {
            var ip: String?, port: Int?, user: String?, pass: SecretString?
            var object = try json.object(Self.jsonKeys)
            while let key = try json.nextKey(&object) {
                switch key {
                case 0: ip = try json.read(String.self)
                case 1: port = try json.read(Int.self)
                case 2: user = try json.read(String.self)
                default: pass = try json.read(SecretString.self)
                }
            }
            guard let ip, let port else { throw json.missingMember(object) }
            self.init(ip: ip, port: port, user: user, pass: pass)
        }

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("ip", ip)
            json.member("port", port)
            json.optional("user", user)
            json.optional("pass", pass)
            json.endObject()
        }
    }

    /// Reads the text as a whole, and in chunks of several sizes, which must come to the same.
    private func rows<Row: JSONModel>(
        _: Row.Type, _ text: String, _ format: TextRowFormat, location: SourceLocation = #_sourceLocation
    ) throws -> [Row] {
        let bytes = Array(text.utf8)
        let whole = try TextRows<Row>.decode(bytes, format)
        for size in [1, 2, 3, 7, 64] {
            var rows: [Row] = []
            var parser = TextRows<Row>(format)
            for start in stride(from: 0, to: bytes.count, by: size) {
                try parser.push(bytes[start..<min(start + size, bytes.count)], into: &rows)
            }
            try parser.finish(into: &rows)
            #expect(rows == whole, sourceLocation: location)
        }
        return whole
    }

    private func error<Row: JSONModel>(_: Row.Type, _ text: String, _ format: TextRowFormat) -> JSONError? {
        do throws(JSONError) {
            _ = try TextRows<Row>.decode(Array(text.utf8), format)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "198.51.100.42:8000:helo_s1:Mz4\n198.51.100.43:8000:helo_s1:Mz4\n",
        "198.51.100.42:8000:helo_s1:Mz4\r\n198.51.100.43:8000:helo_s1:Mz4",
        "\u{FEFF}198.51.100.42:8000:helo_s1:Mz4\n\n\r\n198.51.100.43:8000:helo_s1:Mz4\n\n",
    ]) func plainLines(text: String) throws {
        let rows = try rows(Line.self, text, Self.plain)
        #expect(
            rows == [
                Line(ip: "198.51.100.42", port: 8000, user: "helo_s1", pass: "Mz4"),
                Line(ip: "198.51.100.43", port: 8000, user: "helo_s1", pass: "Mz4"),
            ])
    }

    @Test(arguments: [
        ("2001:db8::1:8000:u:p", Line(ip: "2001:db8::1", port: 8000, user: "u", pass: "p")),
        ("::1:8000:u:p", Line(ip: "::1", port: 8000, user: "u", pass: "p")),
        ("::ffff:1.2.3.4:8000:u:p", Line(ip: "::ffff:1.2.3.4", port: 8000, user: "u", pass: "p")),
        ("[2001:db8::1]:8000:u:p", Line(ip: "2001:db8::1", port: 8000, user: "u", pass: "p")),
        ("[2001:db8::1]:8000:u:p:q", Line(ip: "2001:db8::1", port: 8000, user: "u", pass: "p:q")),
        ("1.2.3.4:8000:u:p:q:", Line(ip: "1.2.3.4", port: 8000, user: "u", pass: "p:q:")),
        ("proxy.example.com:8000:u:p", Line(ip: "proxy.example.com", port: 8000, user: "u", pass: "p")),
        ("host:8000:u:p", Line(ip: "host", port: 8000, user: "u", pass: "p")),
        ("1.2.3.4:8000", Line(ip: "1.2.3.4", port: 8000)), ("1.2.3.4:8000::", Line(ip: "1.2.3.4", port: 8000)),
        ("1.2.3.4:8000::p", Line(ip: "1.2.3.4", port: 8000, pass: "p")),
        ("1.2.3.4:8000:\"u\":p,\\", Line(ip: "1.2.3.4", port: 8000, user: "\"u\"", pass: "p,\\")),
        ("1.2.3.4: 8000 :é😀:p", Line(ip: "1.2.3.4", port: 8000, user: "é😀", pass: "p")),
        ("1.2.3.4:8000:a\tb:\u{1}", Line(ip: "1.2.3.4", port: 8000, user: "a\tb", pass: "\u{1}")),
    ]) func plainLine(text: String, row: Line) throws {
        #expect(try rows(Line.self, text, Self.plain) == [row])
        #expect(try rows(Line.self, text + "\r\n" + text + "\n", Self.plain) == [row, row])
    }

    @Test func tables() throws {
        let text = "ip,port,user,pass,country,city,asn\n198.51.100.42,8000,helo_s1a2b3c4d5e,Mz4yQv8R,US,New York,7922\n1.2.3.4,1,u,p,DE,,\n"
        let expected = [
            ProxyIP(
                ip: "198.51.100.42", port: 8000, user: "helo_s1a2b3c4d5e", pass: "Mz4yQv8R", country: "US", city: "New York", asn: 7922),
            ProxyIP(ip: "1.2.3.4", port: 1, user: "u", pass: "p", country: "DE"),
        ]
        #expect(try rows(ProxyIP.self, text, Self.csv) == expected)
        // Columns in another order, unknown ones, quotes, spaces in the header, CRLF.
        let other =
            "\u{FEFF}\"asn\",unknown, ip ,city,\"port\",pass,user,country\r\n7922,x,198.51.100.42,\"New York\",8000,Mz4yQv8R,\"helo_s1a2b3c4d5e\",US\r\n,\"\",1.2.3.4,,\"1\",\"p\",u,\"DE\",surplus"
        #expect(try rows(ProxyIP.self, other, Self.csv) == expected)
    }

    @Test func quoting() throws {
        let text = "user,ip,port,pass\n\"a,\"\"b\"\"\nc\r\n\",x,1,\"\"\"\"\n\"\"\"q\"\"\",\"y\"z,2,\"\n\"\nno \"quotes\" here,z,3,\"\"\n"
        #expect(
            try rows(Line.self, text, Self.csv) == [
                Line(ip: "x", port: 1, user: "a,\"b\"\nc\r\n", pass: "\""), Line(ip: "y", port: 2, user: "\"q\"", pass: "\n"),
                Line(ip: "z", port: 3, user: "no \"quotes\" here"),
            ])
        let tabs = TextRowFormat(columns: ["ip", "port"], separator: "\t")
        #expect(try rows(Line.self, "\"a\tb\"\t1\nc\t2", tabs) == [Line(ip: "a\tb", port: 1), Line(ip: "c", port: 2)])
        #expect(error(Line.self, "ip,port\n\"a,1\nb,2\n", Self.csv)?.kind == .unexpectedEnd)
    }

    @Test func nothing() throws {
        for text in ["", "\n", "\r\n\n", "\u{FEFF}"] {
            #expect(try rows(Line.self, text, Self.plain).isEmpty)
            #expect(try rows(Line.self, text, Self.csv).isEmpty)
        }
        #expect(try rows(Line.self, "ip,port", Self.csv).isEmpty)
        #expect(try rows(Line.self, "ip,port\r\n", Self.csv).isEmpty)
    }

    @Test func errors() throws {
        let port = try #require(error(Line.self, "1.2.3.4:1\n1.2.3.4:x1\n", Self.plain))
        #expect(port.path == "$[1].port" && port.offset == 10 && port.kind == .syntax)
        let missing = try #require(error(Line.self, "ip,port\na,1\nb,2\n,3\n", Self.csv))
        #expect(missing.path == "$[2].ip" && missing.offset == 16 && missing.kind == .missingMember)
        #expect(error(Line.self, "ip,port\na,1 2\n", Self.csv)?.kind == .invalidValue)
        #expect(error(Line.self, "ip,port\na,99999999999999999999\n", Self.csv)?.kind == .outOfRange)
        do throws(JSONError) {
            _ = try TextRows<Line>.decode(Array("1.2.3.4:1:".utf8) + [0xC3, 0x28], Self.plain)
            Issue.record("read")
        } catch {
            #expect(error.kind == .syntax && error.path == "$[0].user")
        }
        for text in ["hunter2:x:hunter2:hunter2", "1.2.3.4:hunter2:u:p"] {
            #expect(error(Line.self, text, Self.plain)?.description.contains("hunter2") == false)
        }
    }

    @Test func longLines() throws {
        for size in [1, 10, 1000] {
            var parser = TextRows<Line>(Self.plain, maximumLineLength: 100)
            var rows: [Line] = []
            let bytes = Array("1.2.3.4:1:u:p\n".utf8) + [UInt8](repeating: 0x61, count: 101)
            do throws(JSONError) {
                for start in stride(from: 0, to: bytes.count, by: size) {
                    try parser.push(bytes[start..<min(start + size, bytes.count)], into: &rows)
                }
                Issue.record("read")
            } catch {
                #expect(error.kind == .tooLong && error.offset == 14)
            }
            #expect(rows.count == 1)
        }
    }

    struct Values: JSONModel {
        var flag: Bool?, number: Double?, price: ExactDecimal?, date: Date?, big: UInt64?, any: JSONValue?, status: Order.Status?
        static let jsonKeys = JSONKeys("flag", "number", "price", "date", "big", "any", "status")
        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.object(Self.jsonKeys)
            while let key = try json.nextKey(&object) {
                switch key {
                case 0: flag = try json.read(Bool.self)
                case 1: number = try json.read(Double.self)
                case 2: price = try json.read(ExactDecimal.self)
                case 3: date = try json.read(Date.self)
                case 4: big = try json.read(UInt64.self)
                case 5: any = try json.read(JSONValue.self)
                default: status = try json.read(Order.Status.self)
                }
            }
        }
        func write(to json: inout JSONWriter) {}
    }

    @Test func otherTypes() throws {
        let text = "flag,number,price,date,big,any,status\ntrue,1.5e3,4.50,2026-05-28T10:00:00Z,18446744073709551615,17,new\nfalse,,,,,,\n"
        let rows = try rows(Values.self, text, Self.csv)
        #expect(rows[0].flag == true && rows[0].number == 1500 && rows[0].price?.description == "4.50" && rows[0].big == .max)
        #expect(rows[0].any == "17" && rows[0].status?.rawValue == "new" && rows[0].date?.timeIntervalSince1970 == 1_779_962_400)
        #expect(rows[1].flag == false && rows[1].number == nil)
    }

    @Test func changedAnywhere() {
        var dice = Dice(9)
        let original = Array("ip,port,user,pass\n\"a,\"\"b\"\"\nc\",1,x,y\r\n1.2.3.4:1:u:p\n[::1]:2:u:p\n".utf8)
        let interesting = Array("\",:\n\r[].1\\ ".utf8) + [0x00, 0x80, 0xEF]
        for _ in 0..<3000 {
            var bytes = original
            for _ in 0...3 {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                if Bool.random(using: &dice) {
                    bytes.remove(at: place)
                } else {
                    bytes.insert(interesting[Int.random(in: 0..<interesting.count, using: &dice)], at: place)
                }
            }
            for format in [Self.plain, Self.csv] {
                let whole = try? TextRows<Line>.decode(bytes, format)
                var rows: [Line] = []
                var parser = TextRows<Line>(format)
                let cut = Int.random(in: 0...bytes.count, using: &dice)
                let pushed: Void? = try? { () throws(JSONError) in
                    try parser.push(bytes[..<cut], into: &rows)
                    try parser.push(bytes[cut...], into: &rows)
                    try parser.finish(into: &rows)
                }()
                if (pushed == nil) != (whole == nil) || (whole != nil && whole != rows) { Issue.record("\(bytes) cut at \(cut)") }
            }
        }
    }
}
