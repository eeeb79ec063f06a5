import Testing

@testable import HelodataIR

/// Which parts of the runtime a client gets.
@Suite struct RuntimeUseTests {
    private static let ok = "responses: {'200': {description: d, content: {application/json: {schema: {type: string}}}}}"

    private static func parts(_ body: String) throws -> Set<RuntimePart> {
        let lowered = Lowered(body: body)
        return try #require(lowered.api, "\(lowered.messages)").runtimeParts
    }

    private static func parts(answer content: String) throws -> Set<RuntimePart> {
        try parts("paths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {\(content)}}}}}}")
    }

    private static func parts(parameter schema: String) throws -> Set<RuntimePart> {
        try parts("paths: {/a: {get: {operationId: a, parameters: [{name: p, in: query, schema: \(schema)}], \(ok)}}}")
    }

    private static func parts(sent content: String) throws -> Set<RuntimePart> {
        try parts("paths: {/a: {post: {operationId: a, requestBody: {required: true, content: {\(content)}}, \(ok)}}}")
    }

    @Test func aSmallClientNeedsNone() throws {
        #expect(try Self.parts("paths: {/a: {get: {operationId: a, \(Self.ok)}}}") == [])
        let models = """
            paths: {}
            components: {schemas: {A: {type: object, required: [n], properties: {n: {type: integer}, at: {type: string, format: date-time}}}}}
            """
        #expect(try Self.parts(models) == [])
    }

    @Test(arguments: [
        ("text/event-stream: {schema: {type: object, properties: {n: {type: integer}}}}", RuntimePart.events),
        ("application/x-ndjson: {schema: {type: object, properties: {n: {type: integer}}}}", .jsonLines),
        ("application/octet-stream: {}", .downloads),
        ("application/json: {schema: {type: number, format: decimal}}", .decimals),
        ("application/json: {schema: {type: array, items: {type: string, format: date}}}", .days),
        ("application/json: {schema: {type: string, format: duration}}", .durations),
        ("application/json: {schema: {}}", .decimals),
    ])
    func answers(content: String, part: RuntimePart) throws {
        #expect(try Self.parts(answer: content) == [part])
    }

    @Test func severalSuccessesAreAChoice() throws {
        let parts = try Self.parts(
            """
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    '200': {description: d, content: {application/json: {schema: {type: string}}}}
                    '202': {description: d, content: {application/json: {schema: {type: integer}}}}
            """)
        #expect(parts == [.choices])
    }

    @Test(arguments: [
        ("application/octet-stream: {}", [RuntimePart.uploads, .progress]),
        ("application/x-www-form-urlencoded: {schema: {type: object, properties: {n: {type: integer}}}}", [.forms]),
        ("multipart/form-data: {schema: {type: object, properties: {n: {type: integer}}}}", [.multipart]),
        ("multipart/form-data: {schema: {type: object, properties: {n: {type: string, format: binary}}}}", [.multipart, .progress]),
    ])
    func requests(content: String, parts: [RuntimePart]) throws {
        #expect(try Self.parts(sent: content) == Set(parts))
    }

    /// Limits of what only answers hold are not checked.
    @Test func limits() throws {
        #expect(try Self.parts(parameter: "{type: integer, maximum: 100}") == [.limits])
        #expect(try Self.parts(parameter: "{type: number, multipleOf: 0.01}") == [.decimalLimits])
        #expect(try Self.parts(parameter: "{type: number, format: decimal, minimum: 1}") == [.decimals, .decimalLimits])
        #expect(try Self.parts(answer: "application/json: {schema: {type: object, properties: {n: {type: integer, maximum: 9}}}}") == [])
    }

    @Test func types() throws {
        let node = """
            components: {schemas: {Node: {type: object, required: [name], properties: {name: {type: string}, next: {$ref: '#/components/schemas/Node'}}}}}
            """
        #expect(try Self.parts("paths: {}\n" + node) == [.boxes])
        let either =
            "application/json: {schema: {oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}}"
        #expect(try Self.parts(answer: either).contains(.bestFit))
        // A discriminator decides alone, unless what it decides need not have it.
        for (required, isCompared) in [("required: [t], ", false), ("", true)] {
            let branch = "{type: object, \(required)properties: {t: {type: string}, a: {type: string}}}"
            let parts = try Self.parts(
                """
                paths: {}
                components:
                  schemas:
                    U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: t}}
                    A: \(branch)
                    B: {type: object, required: [t, b], properties: {t: {type: string}, b: {type: string}}}
                """)
            #expect(parts.contains(.bestFit) == isCompared)
        }
    }

    @Test func pagesAndWaits() throws {
        let parts = try Self.parts(
            """
            paths:
              /a:
                get:
                  operationId: listAs
                  x-pagination: {style: page, parameter: page}
                  parameters: [{name: page, in: query, schema: {type: integer}}]
                  responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
            """)
        #expect(parts == [.pages])
    }
}
