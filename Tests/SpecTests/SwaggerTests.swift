import HelodataDiagnostics
import HelodataSpec
import Testing

/// Swagger 2.0: what it says is what the same description of OpenAPI 3 says.
@Suite struct SwaggerTests {
    private func swagger(_ text: String, files: [String: String] = [:]) -> Reading {
        let head = "\nswagger: '2.0'\ninfo: {title: T, version: '1'}\n"
        return read(text + head + (text.contains("paths:") ? "" : "paths: {}\n"), files: files)
    }

    @Test(arguments: [
        ("host: a.b\nbasePath: /v1/\nschemes: [http, https]", ["https://a.b/v1", "http://a.b/v1"]),
        ("host: a.b\nschemes: [https]\nbasePath: /", ["https://a.b"]), ("basePath: /v1", ["/v1"]), ("schemes: [https]", []),
        ("host: a.b:8080\nschemes: [ws, http]", ["http://a.b:8080"]), ("host: a.b", ["https://a.b"]),
        ("host: https://a.b/\nbasePath: v1\nschemes: [https]", ["https://a.b/v1"]),
    ]) func servers(_ text: String, _ urls: [String]) throws {
        #expect(try #require(swagger(text).root).servers.map(\.url) == urls)
    }

    @Test func saysWhatOpenAPI3CannotSay() {
        let reading = swagger(
            """
            host: a.b
            paths:
              /a:
                get:
                  parameters:
                    - {name: a, in: query, type: array, items: {type: string}, collectionFormat: tsv}
                    - {name: b, in: header, type: array, items: {type: string}, collectionFormat: ssv}
                    - {name: c, in: query, type: array, items: {type: array, items: {type: string}}}
                    - {name: d, in: header, type: array, items: {type: string}, collectionFormat: multi}
                    - {name: e, in: query}
                  responses: {200: {description: x}}
            """)
        #expect(
            reading.messages == [
                "1:1: warning: without 'schemes' the scheme is that by which the description was fetched, which nobody knows here; https is taken [swagger-scheme]",
                "6:68: warning: OpenAPI 3 has no 'collectionFormat: tsv'; the parameter 'a' takes the joined text [collection-format]",
                "7:69: warning: OpenAPI 3 has no 'collectionFormat: ssv' in a header; the parameter 'b' takes the joined text [collection-format]",
                "8:11: warning: OpenAPI 3 has no lists of lists outside of bodies; the parameter 'c' takes the joined text [collection-format]",
                "9:69: warning: 'multi' is for queries and forms; the elements are joined by commas [collection-format]",
                "10:11: warning: parameter 'e' lacks 'type'; read as text [missing-key]",
            ])
    }

    @Test(arguments: [
        ("", "form", false), ("collectionFormat: csv", "form", false), ("collectionFormat: ssv", "spaceDelimited", false),
        ("collectionFormat: pipes", "pipeDelimited", false), ("collectionFormat: multi", "form", true),
    ]) func collections(_ format: String, _ style: String, _ explode: Bool) throws {
        let reading = swagger(
            "parameters:\n  A: {name: a, in: query, type: array, items: {type: string}\(format.isEmpty ? "" : ", " + format)}")
        #expect(reading.messages.isEmpty)
        guard case .object(let parameter) = try #require(reading.root).components.parameters[0].1 else {
            Issue.record("a reference")
            return
        }
        #expect(parameter.style?.value == style)
        #expect(parameter.explode == explode)
    }

    @Test func bodiesTakeWhatTheOperationConsumes() throws {
        let reading = swagger(
            """
            consumes: [application/xml]
            parameters:
              B: {name: b, in: body, required: true, schema: {type: object}}
            paths:
              /a:
                post: {parameters: [{$ref: '#/parameters/B'}], responses: {200: {description: x}}}
                put:
                  consumes: [application/json, multipart/form-data]
                  parameters: [{$ref: '#/parameters/B'}]
                  responses: {200: {description: x}}
                patch:
                  parameters: [{name: f, in: formData, type: file}]
                  responses: {200: {description: x}}
            """)
        let root = try #require(reading.root)
        guard case .object(let item) = root.paths[0].item else {
            Issue.record("a reference")
            return
        }
        let bodies = item.operations.map(\.operation.requestBody)
        guard case .reference(let shared) = bodies[0], case .object(let own) = bodies[1], case .object(let form) = bodies[2] else {
            Issue.record("other bodies")
            return
        }
        let resolved = try #require(reading.documents?.resolveRequestBody(shared, diagnostics: reading.diagnostics))
        #expect(resolved.object.content.map(\.key) == ["application/xml"])
        #expect(resolved.key.pointer == "/components/requestBodies/B")
        #expect(own.content.map(\.key) == ["application/json"])
        #expect(form.content.map(\.key) == ["multipart/form-data"])
        #expect(reading.messages.isEmpty)
    }

    @Test func referencesLeadWhereTheyLed() throws {
        var reading = swagger(
            """
            definitions:
              A: {type: object, properties: {b: {type: integer}}}
            parameters:
              B: {name: b, in: body, schema: {type: object, properties: {c: {type: string, x-nullable: true}}}}
            responses:
              R: {description: x, schema: {type: boolean}}
            paths:
              /a:
                get:
                  parameters: [{name: q, in: query, type: string}]
                  responses: {200: {description: x, schema: {type: array, items: {type: string}}}}
            """,
            files: [
                "api/parts.yaml": "definitions: {C: {type: object, properties: {d: {$ref: '#/definitions/D'}}}, D: {type: file}}",
                "api/other.yaml": "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\ndefinitions: {E: {discriminator: kind}}",
            ])
        #expect(reading.resolve("#/definitions/A")?.key.pointer == "/components/schemas/A")
        #expect(reading.resolve("#/definitions/A/properties/b")?.schema.types.map(\.value) == ["integer"])
        #expect(reading.resolve("#/parameters/B/schema/properties/c")?.schema.isNullable == true)
        #expect(reading.resolve("#/responses/R/schema")?.schema.types.map(\.value) == ["boolean"])
        #expect(reading.resolve("#/paths/~1a/get/responses/200/schema/items")?.schema.types.map(\.value) == ["string"])
        #expect(reading.resolve("parts.yaml#/definitions/C/properties/d")?.schema.format?.value == "binary")
        #expect(reading.resolve("other.yaml#/definitions/E")?.schema.discriminator?.propertyName.value == "kind")
        #expect(reading.resolve("#/definitions/Aa") == nil)
        #expect(reading.messages.last?.contains("'#/definitions/Aa' does not exist") == true)
    }

    @Test func wordsOfOpenAPI3AreRefused() {
        let reading = swagger("paths:\n  /a:\n    get:\n      requestBody: {}\n      responses: {200: {description: x, content: {}}}")
        #expect(
            reading.messages == [
                "4:7: error: 'requestBody' is of OpenAPI 3; Swagger 2.0 has a parameter 'in: body' or 'in: formData' [unknown-key]",
                "5:41: error: 'content' is of OpenAPI 3; Swagger 2.0 has 'schema', and 'produces' or 'consumes' of the operation [unknown-key]",
            ])
    }
}
