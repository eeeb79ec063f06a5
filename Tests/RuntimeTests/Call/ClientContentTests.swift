import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What bodies are made of and how answers are read, piece by piece.
@Suite struct ClientContentTests {
    @Test func charsets() {
        #expect(TextCharset(of: "text/plain; charset=ISO-8859-1")?.bytes("é") == [0xE9])
        #expect(TextCharset(of: "text/plain; charset=iso-8859-1")?.bytes("€") == nil)
        #expect(TextCharset(of: "text/plain; charset=\"us-ascii\"")?.bytes("é") == nil)
        #expect(TextCharset(of: "text/plain")?.bytes("é") == [0xC3, 0xA9])
        #expect(TextCharset(of: "text/plain; charset=utf-16") == nil)
        #expect(TextCharset(of: "text/plain; charset=latin1")?.text([0xE9]) == "é")
    }

    @Test func partTypes() {
        #expect(MediaType.chosen(from: "image/png, image/jpeg", for: "application/octet-stream") == "image/png")
        #expect(MediaType.chosen(from: "image/png, image/jpeg", for: "image/jpeg") == "image/jpeg")
        #expect(MediaType.chosen(from: "image/*", for: "image/webp") == "image/webp")
        #expect(MediaType.chosen(from: "image/*", for: "application/octet-stream") == "image/png")
        #expect(MediaType.chosen(from: "image/*, text/csv", for: "application/pdf") == "text/csv")
        #expect(MediaType.chosen(from: "image/png", for: "image/jpeg") == "image/png")
    }

    @Test func relativeServers() {
        let base = BaseURL("https://h.test/api/v1")
        #expect(base.resolving("../v2").description == "https://h.test/api/v2")
        #expect(base.resolving("/v2/").description == "https://h.test/v2")
        #expect(base.resolving("files").description == "https://h.test/api/v1/files")
        #expect(base.resolving("//files.test/x").description == "https://files.test/x")
        #expect(base.resolving("../../../..").description == "https://h.test")
    }

    @Test func multipartParts() {
        var form = MultipartForm("multipart/mixed", boundary: "B")
        form.add("bytes", Data("hi".utf8))
        form.add("list", ["a", "b"], .form.exploded(false))
        form.add(additional: ["z": "1", "y": "2"])
        let head = "--B\r\nContent-Disposition: form-data; name="
        #expect(
            String(decoding: form.bytes, as: UTF8.self)
                == head + "\"bytes\"\r\nContent-Type: application/octet-stream\r\n\r\naGk=\r\n" + head + "\"list\"\r\n\r\na,b\r\n" + head
                + "\"y\"\r\n\r\n2\r\n" + head + "\"z\"\r\n\r\n1\r\n--B--\r\n")
        #expect(form.contentType == "multipart/mixed; boundary=B")
    }

    @Test func listsInsideExplodedObjects() throws {
        let pageable = try JSONValue(jsonData: Array(#"{"page":1,"sort":["name,desc","id"]}"#.utf8))
        #expect(ParameterValue(pageable, .form).pairs("pageable", .form, .unreserved) == ["page=1", "sort=name%2Cdesc", "sort=id"])
    }

    @Test func reservedCharactersOfAPath() {
        let path: RequestPath = "/files/\("a/b c?d", .simple.reserved)"
        #expect(path.text == "/files/a/b%20c%3Fd")
        let plain: RequestPath = "/files/\("a/b")"
        #expect(plain.text == "/files/a%2Fb")
    }

    @Test func links() {
        func next(_ value: String) -> String? { LinkHeader.target(of: "next", in: ["Link": value]) }
        #expect(next(#"</a>; rel="prev", </b>; rel=next"#) == "/b")
        #expect(next("</a>;\trel=\"next\"") == "/a")
        #expect(next(#"</a>; title="x; rel=next, <y>"; rel=prev"#) == nil)
        #expect(next(#"</a>; title="\"quoted\"; rel=prev"; rel="first NEXT""#) == "/a")
        #expect(next(#"</a>; anchor="/other"; rel=next, </b>; rel=next"#) == "/b")
        #expect(next(#"</a>; rel=prev; rel=next"#) == nil)
        #expect(next("</a,b;c>; rel=next") == "/a,b;c")
        #expect(next("garbage") == nil)
    }

    @Test func sequencesOfTexts() {
        func texts(_ chunks: [String]) -> [String] {
            var splitter = JSONTextSplitter()
            var texts: [String] = []
            for chunk in chunks {
                splitter.push(Array(chunk.utf8))
                while let text = splitter.text() { texts.append(String(decoding: text, as: UTF8.self)) }
            }
            splitter.finish()
            while let text = splitter.text() { texts.append(String(decoding: text, as: UTF8.self)) }
            return texts.filter { !$0.isEmpty }
        }
        #expect(texts(["\u{1E}{\n\"a\":1\n}\n\u{1E}2", "3\n"]) == ["{\n\"a\":1\n}\n", "23\n"])
        #expect(texts(["{\"a\":1}\n2", "3\n"]) == ["{\"a\":1}", "23"])
    }

    @Test func events() {
        var parser = EventParser()
        func push(_ line: String) -> ServerSentEvent? { parser.push(Array(line.utf8)) }
        for line in ["event: tick", "id: 7", "retry: 100", "data: {\"a\":", "data: 1}", ": words"] { #expect(push(line) == nil) }
        let event = push("")
        #expect(event.map { String(decoding: $0.json(.data), as: UTF8.self) } == "{\"a\":\n1}")
        #expect(
            event.map { String(decoding: $0.json(.event), as: UTF8.self) }
                == #"{"event":"tick","data":"{\"a\":\n1}","id":"7","retry":100}"#)
        #expect(
            event.map { String(decoding: $0.json(.eventOfJSON), as: UTF8.self) } == #"{"event":"tick","data":{"a":1},"id":"7","retry":100}"#
        )
        // Without data there is no event.
        #expect(push("data:") == nil)
        #expect(push("") == nil)
        #expect(push("event: ping") == nil)
        #expect(push("") == nil)
    }

    @Test(arguments: [
        (#"{"message":"m","detail":"d"}"#, "m"), (#"{"type":"about:blank","title":"t","detail":"d"}"#, "d"), (#"{"title":"t"}"#, "t"),
        (#"{"detail":"Not found."}"#, "Not found."), (#"{"detail":[{"loc":["body",0,"x"],"msg":"bad"}]}"#, "body.0.x: bad"),
        (#"{"statusCode":400,"message":["a must be set","b too"],"error":"Bad Request"}"#, "a must be set; b too"),
        (#"{"name":["This field is required."]}"#, "name: This field is required."), (#"{"message":"","error":"Not Found"}"#, "Not Found"),
        (#"{"errors":[{"title":"t","detail":"d"}]}"#, "d"),
    ])
    func serversWords(_ body: String, _ message: String) {
        #expect(ErrorEnvelope().read(Array(body.utf8))?.message == message)
    }

    @Test(arguments: ["a,b\r1,2\r3,4\r", "a,b\r\n1,2\r\n3,4", "a,b\n1,2\n\n3,4\n"])
    func endsOfRows(_ text: String) throws {
        let format = TextRowFormat(header: true, separator: ",")
        let rows = try TextRows<[String: Int]>.decode(text.utf8, format)
        #expect(rows == [["a": 1, "b": 2], ["a": 3, "b": 4]])
    }
}
