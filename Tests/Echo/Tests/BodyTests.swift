import FaultServer
import Foundation
import HelodataEcho
import Synchronization
import Testing

/// Each kind of request body: its media type, its bytes, and that it comes back as it was sent.
@Suite struct BodyTests {
    private let color = Parts(r: 100, g: 200, b: 150)

    private func text(_ request: FaultServer.Request?) -> String? { request.map { String(decoding: $0.body, as: UTF8.self) } }

    @Test func json() async throws {
        let object = try await EchoServer.request(returning: color) { try await $0.bodies.sendJSON(r: 100, g: 200, b: 150) }
        #expect(object?["Content-Type"] == "application/json")
        #expect(text(object) == #"{"R":100,"G":200,"B":150}"#)
        let list = try await EchoServer.request(returning: ["a", "ü\n"]) { try await $0.bodies.sendJSONList(["a", "ü\n"]) }
        #expect(text(list) == #"["a","ü\n"]"#)
        let string = try await EchoServer.request(returning: "a \"b\"") { try await $0.bodies.sendJSONText("a \"b\"") }
        #expect(text(string) == #""a \"b\"""#)
        let patch = try await EchoServer.request { try await $0.bodies.sendMergePatch(name: .value("x"), color: .null) }
        #expect(patch?.method == "PATCH")
        #expect(patch?["Content-Type"] == "application/merge-patch+json")
        #expect(text(patch) == #"{"name":"x","color":null}"#)
    }

    @Test func optionalAndWithDelete() async throws {
        let nothing = try await EchoServer.request { try await $0.bodies.sendImage() }
        #expect(nothing?.body == [])
        let delete = try await EchoServer.request { try await $0.bodies.sendWithDelete(["a"]) }
        #expect(delete?.method == "DELETE")
        #expect(text(delete) == #"["a"]"#)
    }

    /// OpenAPI 3.1.1 §4.8.14.5, the example of `id` and `address`: primitives as text, objects as JSON; elements of an array one by one.
    @Test func form() async throws {
        let id = try #require(UUID(uuidString: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
        let address = Address(streetAddress: "123 Example Dr.", city: "Somewhere", state: "CA", zip: "99999+1234")
        let request = try await EchoServer.request {
            try await $0.bodies.sendForm(
                id: id, name: "Jo & Co", when: Date(timeIntervalSince1970: 0), flag: true, names: ["a", "b c"], address: address,
                addresses: [Address(city: "A"), Address(city: "B")])
        }
        #expect(request?["Content-Type"] == "application/x-www-form-urlencoded")
        let fields = [
            "id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "name=Jo+%26+Co", "when=1970-01-01T00%3A00%3A00Z", "flag=true", "names=a", "names=b+c",
            "address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D",
            "addresses=%7B%22city%22%3A%22A%22%7D", "addresses=%7B%22city%22%3A%22B%22%7D",
        ]
        #expect(text(request)?.split(separator: "&").map(String.init) == fields)
    }

    /// OpenAPI 3.1.1 §4.8.15: an encoding object's `style` is that of a query, its `contentType` that of the field.
    @Test func encodedForm() async throws {
        let names = ["blue", "light green"]
        let request = try await EchoServer.request {
            try await $0.bodies.sendEncodedForm(
                comma: names, space: names, pipe: names, deep: color, spread: color, json: color, url: "a/b?c d")
        }
        let fields = [
            "comma=blue,light+green", "space=blue%20light+green", "pipe=blue%7Clight+green", "deep%5BR%5D=100", "deep%5BG%5D=200",
            "deep%5BB%5D=150", "R=100", "G=200", "B=150", "json=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
            "url=a/b?c%20d",
        ]
        #expect(text(request)?.split(separator: "&").map(String.init) == fields)
    }

    /// OpenAPI 3.1.1 §4.8.15.1.1 for the default types of parts, RFC 7578 §4.3 for a part for each element.
    @Test func multipart() async throws {
        let form = BodiesSendMultipartForm(
            file: FilePart(Data([0, 13, 10, 255]), filename: "a \"b\".bin", contentType: "application/x-thing"), title: "Über",
            count: 3, isPublic: false, day: CalendarDate("2026-02-28"), tags: ["x", "y"], parts: color,
            list: [Parts(r: 1), Parts(g: 2)], note: "*n*", icon: FilePart(Data([1]), filename: nil),
            more: [FilePart(Data([2]), filename: "2"), FilePart(Data([3]), filename: "3")])
        let request = try #require(try await EchoServer.request { try await $0.bodies.sendMultipart(form) })
        let type = try #require(request["Content-Type"])
        #expect(type.hasPrefix("multipart/form-data; boundary="))
        let boundary = type.dropFirst("multipart/form-data; boundary=".count)
        func part(_ head: String, _ body: [UInt8]) -> [UInt8] {
            Array("--\(boundary)\r\nContent-Disposition: form-data; name=\(head)\r\n\r\n".utf8) + body + [13, 10]
        }
        func part(_ head: String, _ body: String) -> [UInt8] { part(head, Array(body.utf8)) }
        let json = "\r\nContent-Type: application/json"
        let file = "; filename="
        var expected = part("\"file\"\(file)\"a %22b%22.bin\"\r\nContent-Type: application/x-thing", [0, 13, 10, 255])
        expected += part("\"title\"", "Über") + part("\"count\"", "3") + part("\"isPublic\"", "false")
        expected += part("\"day\"", "2026-02-28") + part("\"tags\"", "x") + part("\"tags\"", "y")
        expected += part("\"parts\"" + json, #"{"R":100,"G":200,"B":150}"#)
        expected += part("\"list\"" + json, #"{"R":1}"#) + part("\"list\"" + json, #"{"G":2}"#)
        expected += part("\"note\"\r\nContent-Type: text/markdown", "*n*") + part("\"icon\"\r\nContent-Type: image/png", [1])
        expected += part("\"more\"\(file)\"2\"\r\nContent-Type: application/octet-stream", [2])
        expected += part("\"more\"\(file)\"3\"\r\nContent-Type: application/octet-stream", [3])
        expected += Array("--\(boundary)--\r\n".utf8)
        #expect(String(decoding: request.body, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
        #expect(request.body == expected)
    }

    @Test func bytes() async throws {
        let data = Data(0...255)
        let bytes = try await EchoServer.request(returning: data) { try await $0.bodies.sendBytes(.data(data)) }
        #expect(bytes?["Content-Type"] == "application/octet-stream")
        #expect(bytes?.body == Array(data))
        let image = try await EchoServer.request { try await $0.bodies.sendImage(.data(data)) }
        #expect(image?["Content-Type"] == "image/png")
        #expect(image?.body == Array(data))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("echo-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let progress = Progress()
        let read = try await EchoServer.request(returning: data) {
            try await $0.bodies.sendBytes(.file(file), onProgress: { progress.set($0) })
        }
        #expect(read?["Content-Length"] == "256")
        #expect(progress.last == TransferProgress(completed: 256, total: 256))
        #expect(read?.body == Array(data))
        let made = try await EchoServer.request(returning: data) { try await $0.bodies.sendBytes(.stream { Bytes(bytes: data) }) }
        #expect(made?.body == Array(data))
        let part = try await EchoServer.request { try await $0.bodies.sendEitherMultipart(file: .file(file, filename: "a")) }
        #expect(part?.body.count ?? 0 > 256)
        let xml = Data("<a>ü</a>".utf8)
        let sent = try await EchoServer.request(returning: xml) { try await $0.bodies.sendXML(.data(xml)) }
        #expect(sent?["Content-Type"] == "application/xml")
        #expect(sent?.body == Array(xml))
    }

    @Test func text() async throws {
        let plain = try await EchoServer.request(returning: "ü\r\n😀") { try await $0.bodies.sendText("ü\r\n😀") }
        #expect(plain?["Content-Type"] == "text/plain; charset=utf-8")
        #expect(text(plain) == "ü\r\n😀")
        let rows = try await EchoServer.request(returning: "a,b\r\n1,\"2\"\r\n") { try await $0.bodies.sendCSV("a,b\r\n1,\"2\"\r\n") }
        #expect(rows?["Content-Type"] == "text/csv")
    }

    @Test func oneOfSeveralTypes() async throws {
        let json = try await EchoServer.request { try await $0.bodies.sendEither(r: 1) }
        #expect(json?["Content-Type"] == "application/json")
        #expect(text(json) == #"{"R":1}"#)
        let plain = try await EchoServer.request { try await $0.bodies.sendEitherText("a") }
        #expect(plain?["Content-Type"] == "text/plain; charset=utf-8")
        #expect(text(plain) == "a")
        let form = try await EchoServer.request { try await $0.bodies.sendEitherMultipart(file: FilePart(Data([1]))) }
        #expect(form?["Content-Type"]?.hasPrefix("multipart/form-data") == true)
    }
}

/// Some bytes, one by one.
private struct Bytes: AsyncSequence, AsyncIteratorProtocol, Sendable {
    var bytes: Data
    func makeAsyncIterator() -> Bytes { self }
    mutating func next() async -> [UInt8]? { bytes.popFirst().map { [$0] } }
}

/// What was told last.
private final class Progress: Sendable {
    private let state = Mutex<TransferProgress?>(nil)
    func set(_ progress: TransferProgress) { state.withLock { $0 = progress } }
    var last: TransferProgress? { state.withLock { $0 } }
}
