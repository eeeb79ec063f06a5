import HelodataSpec
import Testing

@Suite struct BodyTests {
    @Test func requestBody() throws {
        let reading = read(
            body: """
                components:
                  requestBodies:
                    Upload:
                      description: A file
                      required: true
                      content:
                        multipart/form-data; boundary=x:
                          schema: {type: object}
                          encoding:
                            file: {contentType: 'image/png, image/jpeg', headers: {X-A: {schema: {type: string}}}, explode: true, style: form}
                        application/x-ndjson: {itemSchema: {type: object}}
                        text/plain:
                        application/json:
                          examples: {a: {value: 5}}
                          x-rows: {header: true}
                """)
        #expect(reading.messages == ["15:11: warning: 'x-rows' is for answers; in a request body it is ignored [x-rows]"])
        guard case .object(let body)? = reading.root?.components.requestBodies.first?.body else {
            Issue.record("no body")
            return
        }
        #expect(body.isRequired)
        #expect(
            body.content.map(\.key) == [
                "multipart/form-data; boundary=x", "application/x-ndjson", "text/plain", "application/json",
            ])
        let encoding = body.content[0].encoding[0].encoding
        #expect(encoding.contentType == "image/png, image/jpeg")
        #expect(encoding.headers.map(\.key) == ["X-A"])
        #expect(encoding.explode == true)
        #expect(body.content[1].itemSchema?.types.map(\.value) == ["object"])
        #expect(body.content[2].schema == nil)
        #expect(body.content[3].extensions.rows != nil)
    }

    @Test func response() throws {
        let reading = read(
            body: """
                components:
                  responses:
                    Problem:
                      description: Wrong
                      headers: {Retry-After: {$ref: '#/components/headers/Retry'}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
                      links: {next: {operationId: next}}
                      x-error-codes: {a: b}
                """)
        #expect(reading.messages == [])
        guard case .object(let response)? = reading.root?.components.responses.first?.response else {
            Issue.record("no response")
            return
        }
        #expect(response.headers.map(\.key) == ["Retry-After"])
        #expect(response.content[0].schema?.reference?.value == "#/components/schemas/Problem")
        #expect(response.extensions.errorCodes?.map(\.code) == ["a"])
    }

    @Test func sharedMediaTypes() throws {
        let reading = read(
            body: """
                components:
                  mediaTypes: {Row: {schema: {type: object}}}
                  responses:
                    A: {content: {application/json: {$ref: '#/components/mediaTypes/Row'}}}
                """, version: "3.2.0")
        #expect(reading.messages == [])
        guard case .object(let response)? = reading.root?.components.responses.first?.response,
            let reference = response.content[0].reference
        else {
            Issue.record("no reference")
            return
        }
        let diagnostics = reading.diagnostics
        let entry = try #require(reading.documents?.resolveMediaType(reference, diagnostics: diagnostics)?.object)
        #expect(entry.schema?.types.map(\.value) == ["object"])
    }

    @Test(arguments: [
        ("{description: ''}", []),
        ("{content: {}}", ["3:8: warning: response lacks 'description' [missing-description]"]),
        (
            "{description: '', schema: {type: string}}",
            [
                "3:26: error: 'schema' stands under 'content' and a media type: 'content: {application/json: {schema: …}}' [misplaced-key]"
            ]
        ),
        (
            "{description: '', content: {application/json: {type: string}}}",
            ["3:55: warning: 'type' belongs under 'schema'; read as if it stood there [misplaced-key]"]
        ),
        (
            "{description: '', content: {application/json: {$ref: '#/components/schemas/A'}}}",
            ["3:55: warning: '$ref' belongs under 'schema'; read as if it stood there [misplaced-key]"]
        ),
        (
            "{description: '', content: {x-note: 1, a/b: {schmea: {}}}}",
            [
                "3:36: warning: 'content' takes no extensions; 'x-note' is ignored [extension-place]",
                "3:53: error: unknown key 'schmea' in media type; did you mean 'schema'? [unknown-key]",
            ]
        ),
        (
            "{description: '', content: []}",
            ["3:26: warning: 'content' must be a mapping; the empty list is read as an empty mapping [loose-shape]"]
        ),
        ("{description: '', content: [a]}", ["3:35: error: 'content' must be a mapping, not a list [shape]"]),
        ("{description: '', headers: null}", ["3:26: warning: 'headers' is null and ignored [null-value]"]),
        (
            "{description: '', contents: {}}",
            ["3:26: error: unknown key 'contents' in response; did you mean 'content'? [unknown-key]"]
        ),
    ])
    func diagnostics(_ text: String, _ messages: [String]) {
        let reading = read(body: "components:\n  responses:\n    A: \(text)\n")
        #expect(reading.messages == messages)
    }
}
