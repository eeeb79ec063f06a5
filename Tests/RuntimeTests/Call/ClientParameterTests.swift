import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// The tables of OpenAPI 3.1 §4.8.12.4 and RFC 6570: color = blue; [blue, black, brown]; {R: 100, G: 200, B: 150}.
@Suite struct ClientParameterTests {
    static let array: JSONValue = ["blue", "black", "brown"]
    static let object: JSONValue = ["R": 100, "G": 200, "B": 150]

    @Test func query() {
        let rows: [(ParameterStyle, JSONValue, String)] = [
            (.form, "", "color="), (.form, "blue", "color=blue"), (.form, Self.array, "color=blue&color=black&color=brown"),
            (.form, Self.object, "R=100&G=200&B=150"), (.form.exploded(false), "", "color="),
            (.form.exploded(false), "blue", "color=blue"), (.form.exploded(false), Self.array, "color=blue,black,brown"),
            (.form.exploded(false), Self.object, "color=R,100,G,200,B,150"),
            (.spaceDelimited, Self.array, "color=blue%20black%20brown"),
            (.spaceDelimited, Self.object, "color=R%20100%20G%20200%20B%20150"),
            (.spaceDelimited.exploded(true), Self.array, "color=blue&color=black&color=brown"),
            (.pipeDelimited, Self.array, "color=blue%7Cblack%7Cbrown"),
            (.pipeDelimited, Self.object, "color=R%7C100%7CG%7C200%7CB%7C150"),
            (.deepObject, Self.object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
            (
                .deepObject, ["a": ["b": 1, "c": [true, 2]]],
                "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bc%5D%5B%5D=true&color%5Ba%5D%5Bc%5D%5B%5D=2"
            ),
            (.deepObject, [["p": 1], ["p": 2]], "color%5B0%5D%5Bp%5D=1&color%5B1%5D%5Bp%5D=2"),
            (.form, [], ""), (.form.exploded(false), [], ""), (.deepObject, [:], ""), (.form, nil, ""),
            (.form, "a b&c=d/e?f#g+h%i", "color=a%20b%26c%3Dd%2Fe%3Ff%23g%2Bh%25i"),
            (.form.reserved, "a b&c=d/e?f#g+h%i%20", "color=a%20b%26c=d/e?f%23g%2Bh%25i%20"),
            (.form, "ü€😀", "color=%C3%BC%E2%82%AC%F0%9F%98%80"), (.form, true, "color=true"), (.form, 4.50, "color=4.5"),
            (.json, Self.object, "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
        ]
        for (style, value, expected) in rows {
            var request = APIRequest(APIOperation("t", .get, "/", replay: .safe), "/", throwing: ShopError.self)
            request.query("color", value, style)
            #expect(request.parts.query == expected, "\(style)")
        }
    }

    @Test func pathSegments() {
        let rows: [(ParameterStyle, JSONValue, String?)] = [
            (.simple, "blue", "blue"), (.simple, Self.array, "blue,black,brown"), (.simple, Self.object, "R,100,G,200,B,150"),
            (.simple.exploded(true), Self.array, "blue,black,brown"), (.simple.exploded(true), Self.object, "R=100,G=200,B=150"),
            (.label, "", "."), (.label, "blue", ".blue"), (.label, Self.array, ".blue,black,brown"),
            (.label, Self.object, ".R,100,G,200,B,150"), (.label.exploded(true), Self.array, ".blue.black.brown"),
            (.label.exploded(true), Self.object, ".R=100.G=200.B=150"), (.matrix, "", ";color"), (.matrix, "blue", ";color=blue"),
            (.matrix, Self.array, ";color=blue,black,brown"), (.matrix, Self.object, ";color=R,100,G,200,B,150"),
            (.matrix.exploded(true), Self.array, ";color=blue;color=black;color=brown"),
            (.matrix.exploded(true), Self.object, ";R=100;G=200;B=150"), (.simple, [], nil), (.label, nil, nil),
            (.simple, "a/b c", "a%2Fb%20c"),
        ]
        for (style, value, expected) in rows {
            #expect(ParameterValue(value, style).segment("color", style) == expected, "\(style) \(value)")
        }
    }

    @Test func paths() {
        let path: RequestPath = "/a/\("x/y")/\(42)/c\(Self.array, .matrix.exploded(true), name: "k")"
        #expect(path.text == "/a/x%2Fy/42/c;k=blue;k=black;k=brown")
        #expect(path.problem == nil)
        let empty: RequestPath = "/a/\("")/b"
        #expect(empty.problem != nil)
        for dots in [".", ".."] {
            let path: RequestPath = "/a/\(dots)"
            #expect(path.problem != nil)
            let inner: RequestPath = "/a/\(dots)/b"
            #expect(inner.problem != nil)
        }
        let three: RequestPath = "/a/\("...")/\("%2e%2e")/b.\("json")"
        #expect(three.problem == nil)
        #expect(three.text == "/a/.../%252e%252e/b.json")
    }

    @Test func headersAndCookies() {
        var request = APIRequest(APIOperation("t", .get, "/", replay: .safe), "/", throwing: ShopError.self)
        request.header("X-A", Self.array)
        request.header("X-O", Self.object, .simple.exploded(true))
        request.header("X-Nil", String?.none)
        request.cookie("c", "a b")
        request.cookie("d", Self.array, .form.exploded(false))
        #expect(request.parts.headers["X-A"] == "blue,black,brown")
        #expect(request.parts.headers["X-O"] == "R=100,G=200,B=150")
        #expect(request.parts.headers["X-Nil"] == nil)
        #expect(request.parts.headers["Cookie"] == "c=a%20b; d=blue,black,brown")
    }

    @Test("The style cookie sends what it is given, if a cookie can hold it (OpenAPI 3.2, RFC 6265 §4.1.1)")
    func verbatimCookies() {
        var request = APIRequest(APIOperation("t", .get, "/", replay: .safe), "/", throwing: ShopError.self)
        request.cookie("c", "a%20b/u", .cookie)
        request.cookie("d", Self.array, .cookie)
        #expect(request.parts.headers["Cookie"] == "c=a%20b/u; d=blue; d=black; d=brown")
        #expect(request.parts.problem == nil)
        for value in ["a; evil=1", "a b", "a,b", "a\"b", "a\r\nX: 1", "ü"] {
            var request = APIRequest(APIOperation("t", .get, "/", replay: .safe), "/", throwing: ShopError.self)
            request.cookie("c", value, .cookie)
            #expect(request.parts.problem != nil, "\(value)")
        }
    }

    @Test func modelsAsParameters() {
        var request = APIRequest(APIOperation("t", .get, "/", replay: .safe), "/", throwing: ShopError.self)
        request.query("filter", ShopOrder(id: "a b"), .deepObject)
        request.query("when", Date(timeIntervalSince1970: 0))
        request.query("none", String?.none)
        #expect(request.parts.query == "filter%5Bid%5D=a%20b&when=1970-01-01T00%3A00%3A00Z")
    }

    @Test("A query string as a whole has a field per member (OpenAPI 3.2)")
    func queryString() {
        var request = APIRequest(APIOperation("t", .get, "/", replay: .safe), "/", throwing: ShopError.self)
        request.queryString(["a b": JSONValue.array(["x", "y&z"]), "n": 1])
        request.queryString(ShopOrder?.none)
        #expect(request.parts.query == "a+b=x&a+b=y%26z&n=1")
    }

    @Test("JSON lines are sent as lines")
    func jsonLines() {
        var request = APIRequest(APIOperation("t", .post, "/"), "/", throwing: ShopError.self)
        request.body(jsonLines: [ShopOrder(id: "1"), ShopOrder(id: "a\nb")], contentType: "application/x-ndjson")
        #expect(request.parts.body.map { String(decoding: $0, as: UTF8.self) } == "{\"id\":\"1\"}\n{\"id\":\"a\\nb\"}\n")
        #expect(request.parts.contentType == "application/x-ndjson")
    }

    @Test func urlForm() {
        var form = URLForm()
        form.add("a b", "c d+e&f")
        form.add("list", ["x", "y"])
        form.add("nothing", Int?.none)
        form.add("deep", ShopOrder(id: "1"), .deepObject)
        #expect(form.text == "a+b=c+d%2Be%26f&list=x&list=y&deep%5Bid%5D=1")
        #expect(URLForm(ShopOrder(id: "x", note: "ü")).text == "id=x&note=%C3%BC")
    }

    @Test func multipartForm() {
        var form = MultipartForm(boundary: "B")
        form.add("text", "hello")
        form.add("model", ShopOrder(id: "1"))
        form.add("file", FilePart(Data([0, 1, 2]), filename: "a\"b\r\n.png", contentType: "image/png"))
        form.add("tags", ["x", "y"])
        form.add("none", String?.none)
        let head = "--B\r\nContent-Disposition: form-data; name="
        let expected =
            head + "\"text\"\r\n\r\nhello\r\n" + head + "\"model\"\r\nContent-Type: application/json\r\n\r\n{\"id\":\"1\"}\r\n"
            + head + "\"file\"; filename=\"a%22b%0D%0A.png\"\r\nContent-Type: image/png\r\n\r\n\u{0}\u{1}\u{2}\r\n" + head
            + "\"tags\"\r\n\r\nx\r\n" + head + "\"tags\"\r\n\r\ny\r\n--B--\r\n"
        #expect(String(decoding: form.bytes, as: UTF8.self) == expected)
        #expect(form.contentType == "multipart/form-data; boundary=B")
    }
}
