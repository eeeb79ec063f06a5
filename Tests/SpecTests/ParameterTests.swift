import HelodataSpec
import Testing

@Suite struct ParameterTests {
    private func parameter(_ text: String) -> (ParameterObject?, [String]) {
        let reading = read(body: "paths: {/a: {parameters: [\n\(text)\n]}}\n")
        guard case .object(let item)? = reading.root?.paths.first?.item,
            case .object(let parameter)? = item.parameters.first
        else { return (nil, reading.messages) }
        return (parameter, reading.messages)
    }

    @Test func members() throws {
        let (parameter, messages) = self.parameter(
            """
            {name: ids, in: query, description: Which, required: true, deprecated: true, allowEmptyValue: true, style: form,
             explode: false, allowReserved: true, schema: {type: array}, example: [1], x-swift-name: which}
            """)
        #expect(messages == [])
        let found = try #require(parameter)
        #expect(found.name == "ids")
        #expect(found.place == .query)
        #expect(found.description == "Which")
        #expect(found.isRequired)
        #expect(found.isDeprecated)
        #expect(found.style?.value == "form")
        #expect(found.explode == false)
        #expect(found.allowReserved)
        #expect(found.schema?.types.map(\.value) == ["array"])
        #expect(found.extensions.swiftName == "which")
    }

    @Test func content() throws {
        let (parameter, messages) = self.parameter(
            "{name: q, in: query, content: {application/json: {schema: {type: object}}}}")
        #expect(messages == [])
        #expect(parameter?.content.map(\.key) == ["application/json"])
        #expect(parameter?.explode == nil)
    }

    @Test func pathParametersAreRequired() {
        let (parameter, messages) = self.parameter("{name: id, in: path, schema: {type: string}}")
        #expect(parameter?.isRequired == true)
        #expect(messages == ["2:1: warning: path parameter 'id' must say 'required: true' [path-required]"])
    }

    @Test func schemaOfSwagger() {
        let (parameter, messages) = self.parameter("{name: id, in: query, type: integer, format: int64, maximum: 5}")
        #expect(parameter?.schema?.types.map(\.value) == ["integer"])
        #expect(parameter?.schema?.format?.value == "int64")
        #expect(parameter?.schema?.limits.maximum == 5)
        #expect(messages == ["2:23: warning: 'type' belongs under 'schema'; read as if it stood there [misplaced-key]"])
    }

    @Test(arguments: [
        ("{in: query}", ["2:1: error: parameter lacks 'name' [missing-key]"]),
        ("{name: a}", ["2:1: error: parameter lacks 'in' [missing-key]"]),
        (
            "{name: a, in: qurey}",
            ["2:15: error: unknown place 'qurey'; did you mean 'query'? [parameter-in]"]
        ),
        (
            "{name: a, in: somewhere}",
            [
                "2:15: error: unknown place 'somewhere'; a parameter is in path, query, header, cookie, querystring [parameter-in]"
            ]
        ),
        ("{name: a, in: Query}", ["2:15: warning: 'Query' is read as 'query' [loose-value]"]),
        (
            "{name: a, in: body}",
            ["2:15: error: 'in: body' is of Swagger 2.0; OpenAPI 3 has 'requestBody' for it [parameter-in]"]
        ),
        (
            "{name: a, in: query, required: 'false'}",
            ["2:32: warning: 'required' must be true or false, not the string 'false'; read as false [loose-value]"]
        ),
        ("{name: a, in: query, required: [x]}", ["2:32: error: 'required' must be true or false, not a list [shape]"]),
        ("{name: a, in: query, schema: null}", ["2:22: warning: 'schema' is null and ignored [null-value]"]),
        (
            "{name: a, in: query, shema: {}}",
            ["2:22: error: unknown key 'shema' in parameter; did you mean 'schema'? [unknown-key]"]
        ),
        (
            "{name: a, in: query, exmaple: 1}",
            ["2:22: warning: unknown key 'exmaple' in parameter; did you mean 'example'? [unknown-key]"]
        ),
        (
            "{$ref: '#/components/parameters/A', required: true}",
            [
                "2:37: warning: 'required' beside '$ref' is ignored [reference-sibling]"
            ]
        ),
        ("{$ref: {a: b}}", ["2:8: error: '$ref' must be text, not a mapping [shape]"]),
        ("null", ["2:1: warning: null in 'parameters' is ignored [null-value]"]),
        ("text", ["2:1: error: parameter must be a mapping, not the string 'text' [shape]"]),
    ])
    func diagnostics(_ text: String, _ messages: [String]) {
        #expect(parameter(text).1 == messages)
    }

    @Test func headers() throws {
        let reading = read(
            body: """
                components:
                  headers:
                    Retry-After: {description: Seconds, schema: {type: integer}, name: x}
                    Bare: {type: string}
                """)
        #expect(
            reading.messages == [
                "3:66: warning: a header has no 'name': its key is its name; ignored [unknown-key]",
                "4:12: warning: 'type' belongs under 'schema'; read as if it stood there [misplaced-key]",
            ])
        guard case .object(let header)? = reading.root?.components.headers.first?.header else {
            Issue.record("no header")
            return
        }
        #expect(header.name == "Retry-After")
        #expect(header.place == .header)
        #expect(header.schema?.types.map(\.value) == ["integer"])
    }
}
