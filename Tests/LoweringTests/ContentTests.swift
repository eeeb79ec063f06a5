import HelodataDiagnostics
import Testing

@testable import HelodataIR

@Suite("Bodies and answers")
struct ContentTests {
    private func operations(_ item: String, version: String = "3.1.0", components: String = "{}") -> [Operation] {
        let lowered = Lowered(
            "openapi: \(version)\ninfo: {title: Pets, version: '1'}\npaths:\n  /a: \(item)\ncomponents: \(components)\n")
        #expect(lowered.api != nil, "\(lowered.messages)")
        return lowered.api?.groups.flatMap(\.operations) ?? []
    }

    private func send(_ content: String, required: Bool = true) -> [Operation] {
        operations(
            "{put: {operationId: send, requestBody: {required: \(required), content: \(content)}, responses: {'204': {description: ok}}}}")
    }

    private func read(_ responses: String, method: String = "get") -> Operation? {
        operations("{\(method): {operationId: read, responses: \(responses)}}").first
    }

    // MARK: requests

    @Test(
        "Several types, and ranges, are an argument",
        arguments: [
            ("{image/jpeg: {}, image/png: {}}", "image/jpeg"), ("{image/*: {}, image/webp: {}}", "image/webp"),
            ("{image/*: {}}", "image/png"),
            ("{'*/*': {schema: {type: string, format: binary}}}", "application/octet-stream"),
            ("{text/*: {schema: {type: string}}}", "text/plain"),
            ("{text/csv: {}, text/plain: {}}", "text/csv"),
        ])
    func choices(_ content: String, _ usual: String) throws {
        let operation = try #require(send(content).first)
        #expect(operation.body?.contentType == usual)
        let argument = try #require(operation.arguments.last)
        #expect(argument.name == operation.body?.contentTypeArgument)
        #expect(argument.presence == .defaulted(.string(usual)))
    }

    @Test("One type is no choice", arguments: ["{image/jpeg: {}}", "{'*/*': {}}", "{application/*: {schema: {type: object}}}"])
    func noChoice(_ content: String) throws {
        #expect(try #require(send(content).first).body?.contentTypeArgument == nil)
    }

    @Test(
        "A body whose members are all left out",
        arguments: [
            ("application/json", false), ("application/x-www-form-urlencoded", true), ("multipart/form-data", false),
        ])
    func nothingSet(_ type: String, isLeftOut: Bool) throws {
        let operation = try #require(
            send("{\(type): {schema: {type: object, properties: {a: {type: string}}}}}", required: false).first)
        guard case .members(_, _, let optional) = operation.body?.value else { return #expect(Bool(false)) }
        #expect(optional == isLeftOut)
    }

    @Test("JSON of two schemas is two methods")
    func patches() {
        let merge = "application/merge-patch+json: {schema: {type: object, properties: {a: {type: string}}}}"
        let patch = "application/json-patch+json: {schema: {type: array, items: {type: object}}}"
        #expect(send("{\(merge), \(patch)}").map(\.name.bare) == ["send", "sendJSONPatch"])
        let again = "application/vnd.x+json: {schema: {type: object, properties: {a: {type: string}}}}"
        #expect(send("{\(merge), \(again)}").map(\.name.bare) == ["send"])
        let other = "application/vnd.x+json: {schema: {type: object, properties: {a: {type: integer}}}}"
        #expect(send("{\(merge), \(other)}").map(\.name.bare) == ["send", "sendX"])
    }

    @Test(
        "Base64 is text",
        arguments: [
            "{image/png: {schema: {type: string, contentEncoding: base64}}}", "{text/plain: {schema: {type: string, format: byte}}}",
            "{'*/*': {schema: {type: string, format: byte}}}",
        ])
    func base64(_ content: String) throws {
        guard case .base64? = send(content).first?.body?.encoding else {
            Issue.record("not base64")
            return
        }
    }

    @Test(
        "Charsets that the client has not are refused", arguments: ["text/plain; charset=utf-16", "application/json; charset=iso-8859-1"])
    func charset(_ type: String) {
        let lowered = Lowered(
            body:
                "paths: {/a: {put: {requestBody: {content: {'\(type)': {schema: {type: string}}}}, responses: {'204': {description: ok}}}}}"
        )
        #expect(lowered.diagnostics.all.contains { $0.code == "charset" && $0.severity == .error })
    }

    @Test(
        "Templates of routers",
        arguments: [
            ("{+path}", "path", true, false), ("{proxy+}", "proxy", true, false), ("{*rest}", "rest", true, false),
            ("{x*}", "x", false, true),
            ("{id:[0-9]{4}}", "id", false, true), ("{file:path}", "file", true, false), ("{id}", "id", false, false),
        ])
    func templates(_ text: String, _ name: String, _ takesSlashes: Bool, _ isLost: Bool) throws {
        let pieces = PathTemplate("/a/\(text)/b", declared: []).pieces
        guard pieces.count == 3, case .parameter(let parameter) = pieces[1] else {
            Issue.record("\(pieces)")
            return
        }
        #expect(parameter.name == name)
        #expect(parameter.takesSlashes == takesSlashes)
        #expect((parameter.lost != nil) == isLost)
    }

    // MARK: answers

    @Test(
        "No content where HTTP has none",
        arguments: [("get", "204"), ("get", "205"), ("head", "200")])
    func noContent(_ method: String, _ status: String) throws {
        let operation = try #require(
            read("{'\(status)': {description: ok, content: {application/json: {schema: {type: object}}}}}", method: method))
        guard case .none = operation.output else {
            Issue.record("\(operation.output)")
            return
        }
        #expect(operation.accept.isEmpty)
    }

    @Test("What is read is accepted")
    func accept() throws {
        let images = try #require(read("{'200': {description: ok, content: {image/jpeg: {}, image/png: {}}}}"))
        #expect(images.accept == ["image/jpeg", "image/png"])
        #expect(try #require(read("{'200': {description: ok, content: {'*/*': {}}}}")).accept == ["*/*"])
    }

    @Test(
        "A string is taken as the text that it is",
        arguments: [
            "{'*/*': {schema: {type: string}}}", "{text/plain: {schema: {type: string}}, application/json: {schema: {type: string}}}",
            "{application/*: {schema: {type: string, enum: [a]}}}",
        ])
    func strings(_ content: String) throws {
        guard case .string(_, optional: false) = try #require(read("{'200': {description: ok, content: \(content)}}")).output else {
            Issue.record("not a string")
            return
        }
    }

    @Test("Nothing is nil where null may stand")
    func nullable() throws {
        let schema = "{anyOf: [{type: object, properties: {a: {type: string}}}, {type: 'null'}]}"
        let operation = try #require(read("{'200': {description: ok, content: {application/json: {schema: \(schema)}}}}"))
        guard case .json(_, optional: true) = operation.output else {
            Issue.record("\(operation.output)")
            return
        }
    }

    @Test("The default response is a case of its own")
    func defaultError() throws {
        let operation = try #require(
            read("{'204': {description: ok}, default: {description: Trouble., content: {application/json: {schema: {type: string}}}}}"))
        #expect(operation.error.defaultDoc?.lines == ["Every other answer: Trouble."])
        #expect(operation.error.undocumentedBody == .string)
        #expect(try #require(read("{'204': {description: ok}}")).error.defaultDoc == nil)
    }

    @Test("The answer's own type chooses among JSON of several schemas")
    func chosen() throws {
        let content = "{application/json: {schema: {type: object}}, application/vnd.x+json: {schema: {type: array, items: {type: string}}}}"
        let operation = try #require(read("{'200': {description: ok, content: \(content)}}"))
        guard case .choice(let choice) = operation.output else {
            Issue.record("\(operation.output)")
            return
        }
        #expect(choice.cases.map(\.contentType) == ["application/vnd.x+json", "application/json"])
        #expect(operation.accept == ["application/json", "application/vnd.x+json"])
    }

    @Test("An event is described whole by 3.2")
    func events() throws {
        func output(_ schema: String) -> Output? {
            read("{'200': {description: ok, content: {text/event-stream: {itemSchema: \(schema)}}}}")?.output
        }
        guard case .events(_, .event)? = output("{type: object, properties: {event: {type: string}, data: {type: string}}}"),
            case .events(_, .eventOfJSON)? = output("{type: object, properties: {data: {type: object}}}"),
            case .events(_, .data)? = output("{type: object, properties: {role: {type: string}}}")
        else {
            Issue.record("other content")
            return
        }
    }

    @Test("WebSockets are left out with a word")
    func webSockets() {
        let lowered = Lowered(
            body: """
                paths:
                  /a: {get: {operationId: open, responses: {'101': {description: switched}}}}
                  /b: {get: {operationId: live, servers: [{url: wss://h.test}], responses: {'200': {description: ok}}}}
                  /c: {get: {operationId: stay, responses: {'200': {description: ok}, '101': {description: switched}}}}
                """)
        #expect(lowered.api?.groups.flatMap(\.operations).map(\.id) == ["stay"])
        #expect(lowered.diagnostics.all.map(\.code).filter { $0 == "websocket" }.count == 2)
    }

    // MARK: documents that are wrong in one place

    @Test(
        "A reference to another kind is taken where that has what is needed",
        arguments: [
            "{get: {responses: {'200': {$ref: '#/components/requestBodies/Body'}}}}",
            "{get: {responses: {'200': {$ref: '#/components/schemas/Thing'}}}}",
            "{get: {parameters: [{name: a, in: query, schema: {$ref: '#/components/parameters/P'}}], responses: {'204': {description: ok}}}}",
            "{put: {requestBody: {$ref: '#/components/responses/Answer'}, responses: {'204': {description: ok}}}}",
            "{put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/responses/Answer'}}}}, responses: {'204': {description: ok}}}}",
        ])
    func otherKinds(_ item: String) {
        let components = """
            {schemas: {Thing: {type: object, properties: {a: {type: string}}}}, parameters: {P: {name: p, in: query, schema: {type: string}}},
            requestBodies: {Body: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}},
            responses: {Answer: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
            """
        #expect(operations(item, components: components).count == 1)
    }

    @Test("A mapping to nowhere is a warning")
    func mapping() {
        let schema =
            "{oneOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: kind, mapping: {a: A, b: B, c: '#/components/schemas/C'}}}"
        let lowered = Lowered(
            body: """
                paths: {/a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/U'}}}}}}}}
                components: {schemas: {A: {type: object, required: [kind], properties: {kind: {type: string}}}, U: \(schema)}}
                """)
        #expect(lowered.api != nil)
        #expect(lowered.diagnostics.all.filter { $0.code == "mapping-target" }.count == 2)
    }

    @Test("What no operation needs stops nobody")
    func unused() {
        let components = """
            components:
              schemas: {Spare: {type: object, properties: {a: {$ref: '#/components/schemas/Gone'}, b: {type: strnig}}}}
              parameters: {Spare: {in: query}}
              responses: {Spare: {$ref: '#/components/responses/Lost'}}
              securitySchemes: {odd: {type: telepathy}}
            """
        let paths = "paths: {/a: {get: {operationId: a, responses: {'204': {description: ok}}}}}\n"
        #expect(Lowered(body: paths + components).api != nil)
        let user =
            "paths: {/a: {get: {operationId: a, parameters: [{$ref: '#/components/parameters/Spare'}], responses: {'204': {description: ok}}}}}\n"
        #expect(Lowered(body: user + components).api == nil)
        // A description of schemas alone is used for all of them.
        #expect(Lowered(body: "paths: {}\n" + components).api == nil)
    }
}
