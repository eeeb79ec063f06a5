import HelodataDiagnostics
import HelodataGenerator
import Testing

@testable import HelodataCommands

/// What `helodata-gen mock` answers, without a socket.
@Suite("The mock server") struct MockServiceTests {
    private static let description = """
        openapi: 3.1.0
        info: {title: Shelf, version: "1"}
        servers: [{url: "https://shelf.example/v1"}]
        security: [{token: []}]
        paths:
          /books:
            get:
              parameters:
                - {name: limit, in: query, required: true, schema: {type: integer, maximum: 50}}
                - {name: tag, in: query, schema: {type: array, items: {type: string, enum: [new, old]}}}
              responses: {"200": {description: Books., content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Book"}}}}}}
            post:
              requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}}
              responses:
                "201": {description: Made., content: {application/json: {schema: {$ref: "#/components/schemas/Book"}, example: {id: b7, title: Emma}}}}
                "400": {description: Wrong., content: {application/json: {schema: {type: object, required: [message], properties: {message: {type: string}}}}}}
                "409": {description: There already., content: {application/json: {schema: {type: object, properties: {message: {type: string, example: There}}}}}}
          /books/{id}:
            get: {security: [], parameters: [{name: id, in: path, required: true, schema: {type: string, minLength: 2}}], responses: {"200": {description: A book., content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}, text/plain: {schema: {type: string, example: Emma}}}}, "400": {description: Wrong., content: {text/html: {schema: {type: string}}}}}}
            put: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: {type: string}}}}}, responses: {"204": {description: Kept.}}}
          /books/newest:
            delete: {security: [], responses: {"204": {description: Gone.}}}
        components:
          securitySchemes: {token: {type: http, scheme: bearer}}
          schemas:
            Book: {type: object, required: [id, title], properties: {id: {type: string, readOnly: true}, title: {type: string, minLength: 1}}}
        """

    private func answer(
        _ method: String, _ target: String, _ body: String = "", token: Bool = true, headers: [(name: String, value: String)] = []
    ) throws -> (status: Int, body: String, problem: String) {
        var options = GeneratorOptions(spec: "shelf.yaml")
        options.contents = { _ in Array(Self.description.utf8) }
        let service = try #require(MockRun(options, console: Console(usesColor: false, output: { _ in }, error: { _ in })).service())
        var all = headers
        if token { all.append(("Authorization", "Bearer x")) }
        if !body.isEmpty, !all.contains(where: { $0.name == "Content-Type" }) { all.append(("Content-Type", "application/json")) }
        let answer = service.answer(MockServiceRequest(method, target, headers: all, body: Array(body.utf8)))
        return (answer.status, String(decoding: answer.body, as: UTF8.self), answer.problems.joined(separator: "; "))
    }

    @Test("Answers are samples")
    func answers() throws {
        #expect(try answer("GET", "/v1/books?limit=5&tag=new&tag=old").body == #"[{"id":"b7","title":"Emma"}]"#)
        let made = try answer("POST", "/books", #"{"title": "Emma"}"#)
        #expect(made.status == 201 && made.body == #"{"id":"b7","title":"Emma"}"#)
        #expect(try answer("DELETE", "/books/newest").status == 204)
        #expect(try answer("GET", "/books/b7", token: false, headers: [("Accept", "text/plain")]).body == "Emma")
    }

    @Test("A request of any size is answered soon, and briefly")
    func large() throws {
        let form = (0..<10_000).map { "member\($0)=\($0)" }.joined(separator: "&")
        let type = [(name: "Content-Type", value: "application/x-www-form-urlencoded")]
        #expect(try answer("PUT", "/books/b7", form, headers: type).status == 204)
        let deep = String(repeating: "[", count: 100_000)
        #expect(try answer("POST", "/books", deep).problem == "the body is no JSON")
        let long = try answer("POST", "/books", #"{"title": 1, "\#(String(repeating: "x", count: 100_000))": 2}"#)
        #expect(long.status == 400 && long.body.utf8.count < 5_000)
    }

    @Test("Another answer is asked for")
    func preferred() throws {
        let conflict = try answer("POST", "/books", #"{"title": "Emma"}"#, headers: [("Prefer", "code=409")])
        #expect(conflict.status == 409 && conflict.body == #"{"message":"There"}"#)
        #expect(
            try answer("POST", "/books", #"{"title": "E"}"#, headers: [("Prefer", "code=418")]).problem
                == "the description has no answer 418")
    }

    @Test("What is wrong with a request is said")
    func problems() throws {
        #expect(try answer("GET", "/books?limit=500").problem == "the query parameter 'limit': more than 50")
        #expect(try answer("GET", "/books").problem == "the query parameter 'limit' is missing")
        #expect(try answer("GET", "/books?limit=1&tag=odd").problem.contains("expected one of"))
        #expect(try answer("GET", "/books/x").problem == "the path parameter 'id': shorter than 2 characters")
        #expect(try answer("GET", "/books/x").body == "<p>the path parameter 'id': shorter than 2 characters</p>")
        let wrong = try answer("POST", "/books", #"{"title": ""}"#)
        #expect(wrong.status == 400 && wrong.body == #"{"message":"the body: $.title: shorter than 1 characters"}"#)
        #expect(try answer("POST", "/books", #"{"title": }"#).problem == "the body is no JSON")
        #expect(try answer("POST", "/books").problem == "the body is missing")
        #expect(try answer("POST", "/books", "x", headers: [("Content-Type", "text/csv")]).problem.hasPrefix("the body is none of"))
        #expect(try answer("POST", "/books", #"{"title": "E"}"#, token: false).problem == "the credential is missing")
        // The description lists no 401: its nearest stands for that.
        #expect(try answer("POST", "/books", #"{"title": "E"}"#, token: false).status == 400)
        #expect(try answer("PUT", "/books").status == 405)
        #expect(try answer("GET", "/authors").status == 404)
    }

    @Test("JSON is read as RFC 8259 writes it, and nothing else")
    func json() {
        #expect(
            JSONText.value(Array(#"{"a": [1, -0.5e3, true, null, "\u00e9\ud83d\ude00\n"]}"#.utf8))?.json
                == "{\"a\":[1,-0.5e3,true,null,\"é😀\\n\"]}")
        for text in ["", "{", "[1,]", "01", "1.", "'a'", "{a: 1}", "\"\u{1}\"", "nul", "1 2", "{\"a\"}", "\"\\x\""] {
            #expect(JSONText.value(Array(text.utf8)) == nil, "\(text)")
        }
        #expect(JSONText.value([0x22, 0xFF, 0x22]) == nil)
        #expect(JSONText.value(Array(String(repeating: "[", count: 5_000).utf8)) == nil)
    }
}
