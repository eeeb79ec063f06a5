import FaultServer
import HelodataEcho
import Testing

/// The table "Style Examples" of OpenAPI 3.1.1 §4.8.12.6, cell by cell: what the server receives for `color` as the empty string, as
/// "blue", as ["blue", "black", "brown"] and as {"R": 100, "G": 200, "B": 150}. The table writes `color=` for an empty value in
/// a query; in a path, `;color` and `.`. A path that would lose its segment is not sent.
@Suite struct StyleTests {
    static let array = ["blue", "black", "brown"]
    static let object = Parts(r: 100, g: 200, b: 150)

    typealias Call = @Sendable (EchoClient) async throws -> Void

    private func targets(_ rows: [(expected: String, call: Call)]) async throws {
        for row in rows {
            let request = try await EchoServer.request(row.call)
            #expect(request?.target == row.expected)
            #expect(request?.method == "GET")
        }
    }

    @Test func simple() async throws {
        try await targets([
            ("/path/simple-string/blue", { try await $0.path.simpleString("blue") }),
            ("/path/simple-array/blue,black,brown", { try await $0.path.simpleArray(Self.array) }),
            ("/path/simple-object/R,100,G,200,B,150", { try await $0.path.simpleObject(Self.object) }),
            ("/path/simple-exploded-string/blue", { try await $0.path.simpleExplodedString("blue") }),
            ("/path/simple-exploded-array/blue,black,brown", { try await $0.path.simpleExplodedArray(Self.array) }),
            ("/path/simple-exploded-object/R=100,G=200,B=150", { try await $0.path.simpleExplodedObject(Self.object) }),
        ])
    }

    @Test func label() async throws {
        try await targets([
            ("/path/label-string/.blue", { try await $0.path.labelString("blue") }),
            ("/path/label-array/.blue,black,brown", { try await $0.path.labelArray(Self.array) }),
            ("/path/label-object/.R,100,G,200,B,150", { try await $0.path.labelObject(Self.object) }),
            ("/path/label-exploded-string/.blue", { try await $0.path.labelExplodedString("blue") }),
            ("/path/label-exploded-array/.blue.black.brown", { try await $0.path.labelExplodedArray(Self.array) }),
            ("/path/label-exploded-object/.R=100.G=200.B=150", { try await $0.path.labelExplodedObject(Self.object) }),
        ])
    }

    @Test func matrix() async throws {
        try await targets([
            ("/path/matrix-string/;color", { try await $0.path.matrixString("") }),
            ("/path/matrix-string/;color=blue", { try await $0.path.matrixString("blue") }),
            ("/path/matrix-array/;color=blue,black,brown", { try await $0.path.matrixArray(Self.array) }),
            ("/path/matrix-object/;color=R,100,G,200,B,150", { try await $0.path.matrixObject(Self.object) }),
            ("/path/matrix-exploded-string/;color", { try await $0.path.matrixExplodedString("") }),
            ("/path/matrix-exploded-string/;color=blue", { try await $0.path.matrixExplodedString("blue") }),
            (
                "/path/matrix-exploded-array/;color=blue;color=black;color=brown",
                { try await $0.path.matrixExplodedArray(Self.array) }
            ),
            ("/path/matrix-exploded-object/;R=100;G=200;B=150", { try await $0.path.matrixExplodedObject(Self.object) }),
        ])
    }

    /// Simple and label write "" and "." for an empty value: another resource.
    @Test func emptyPathValuesAreNotSent() async throws {
        let calls: [Call] = [
            { try await $0.path.simpleString("") }, { try await $0.path.simpleExplodedString("") },
            { try await $0.path.simpleArray([]) }, { try await $0.path.simpleObject(Parts()) },
            { try await $0.path.labelString("") }, { try await $0.path.labelExplodedString("") },
            { try await $0.path.labelArray([]) }, { try await $0.path.matrixArray([]) },
            { try await $0.path.simpleString("..") },
        ]
        for call in calls {
            let echo = try EchoServer()
            defer { echo.server.stop() }
            let error = await #expect(throws: (any Error).self) { try await call(echo.client) }
            #expect((error as? any APIError)?.failure.isUnsent == true)
            #expect(echo.server.requests.isEmpty)
        }
    }

    @Test func form() async throws {
        try await targets([
            ("/query/form-string?color=", { try await $0.query.formString(color: "") }),
            ("/query/form-string?color=blue", { try await $0.query.formString(color: "blue") }),
            ("/query/form-array?color=blue,black,brown", { try await $0.query.formArray(color: Self.array) }),
            ("/query/form-object?color=R,100,G,200,B,150", { try await $0.query.formObject(color: Self.object) }),
            ("/query/form-exploded-string?color=", { try await $0.query.formExplodedString(color: "") }),
            ("/query/form-exploded-string?color=blue", { try await $0.query.formExplodedString(color: "blue") }),
            (
                "/query/form-exploded-array?color=blue&color=black&color=brown",
                { try await $0.query.formExplodedArray(color: Self.array) }
            ),
            ("/query/form-exploded-object?R=100&G=200&B=150", { try await $0.query.formExplodedObject(color: Self.object) }),
        ])
    }

    /// RFC 6570 §2.3: an empty list or map is as good as an undefined value.
    @Test func nothingIsSentForNothing() async throws {
        try await targets([
            ("/query/form-string", { try await $0.query.formString() }),
            ("/query/form-array", { try await $0.query.formArray(color: []) }),
            ("/query/form-exploded-array", { try await $0.query.formExplodedArray(color: []) }),
            ("/query/form-exploded-object", { try await $0.query.formExplodedObject(color: Parts()) }),
            ("/query/deepObject-object", { try await $0.query.deepObject(color: Parts()) }),
        ])
    }

    @Test func delimitedAndDeep() async throws {
        try await targets([
            (
                "/query/spaceDelimited-array?color=blue%20black%20brown",
                { try await $0.query.spaceDelimitedArray(color: Self.array) }
            ),
            (
                "/query/spaceDelimited-object?color=R%20100%20G%20200%20B%20150",
                { try await $0.query.spaceDelimitedObject(color: Self.object) }
            ),
            ("/query/pipeDelimited-array?color=blue%7Cblack%7Cbrown", { try await $0.query.pipeDelimitedArray(color: Self.array) }),
            (
                "/query/pipeDelimited-object?color=R%7C100%7CG%7C200%7CB%7C150",
                { try await $0.query.pipeDelimitedObject(color: Self.object) }
            ),
            (
                "/query/deepObject-object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
                { try await $0.query.deepObject(color: Self.object) }
            ),
        ])
    }

    @Test func headers() async throws {
        let rows: [(expected: String?, call: Call)] = [
            ("", { try await $0.header.simpleString(xColor: "") }), ("blue", { try await $0.header.simpleString(xColor: "blue") }),
            ("blue,black,brown", { try await $0.header.simpleArray(xColor: Self.array) }),
            ("R,100,G,200,B,150", { try await $0.header.simpleObject(xColor: Self.object) }),
            ("blue", { try await $0.header.simpleExplodedString(xColor: "blue") }),
            ("blue,black,brown", { try await $0.header.simpleExplodedArray(xColor: Self.array) }),
            ("R=100,G=200,B=150", { try await $0.header.simpleExplodedObject(xColor: Self.object) }),
            (nil, { try await $0.header.simpleString() }), (nil, { try await $0.header.simpleArray(xColor: []) }),
        ]
        for row in rows { #expect(try await EchoServer.request(row.call)?["X-Color"] == row.expected) }
    }

    /// As in a query, with `; ` where a `Cookie` header has it (RFC 6265 §4.2.1).
    @Test func cookies() async throws {
        let rows: [(expected: String?, call: Call)] = [
            ("color=", { try await $0.cookie.formString(color: "") }),
            ("color=blue", { try await $0.cookie.formString(color: "blue") }),
            ("color=blue,black,brown", { try await $0.cookie.formArray(color: Self.array) }),
            ("color=R,100,G,200,B,150", { try await $0.cookie.formObject(color: Self.object) }),
            ("color=blue", { try await $0.cookie.formExplodedString(color: "blue") }),
            ("color=blue; color=black; color=brown", { try await $0.cookie.formExplodedArray(color: Self.array) }),
            ("R=100; G=200; B=150", { try await $0.cookie.formExplodedObject(color: Self.object) }),
            (nil, { try await $0.cookie.formString() }),
        ]
        for row in rows { #expect(try await EchoServer.request(row.call)?["Cookie"] == row.expected) }
    }
}
