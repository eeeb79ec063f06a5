import Testing

@testable import HelodataSpec

/// What OpenAPI forbids to stand together is said, and stops nobody.
@Suite struct ExclusionTests {
    @Test(arguments: [
        (
            "parameters: {p: {name: a, in: query, schema: {}, example: 1, examples: {x: {value: 1}}}}",
            "'example' and 'examples' stand beside"
        ),
        ("headers: {p: {schema: {}, example: 1, examples: {x: {value: 1}}}}", "'example' and 'examples' stand beside"),
        ("mediaTypes: {a/b: {example: 1, examples: {}}}", "'example' and 'examples' stand beside"),
        ("examples: {e: {value: 1, externalValue: x}}", "'value' and 'externalValue' stand beside"),
        ("examples: {e: {serializedValue: '1', externalValue: x}}", "'serializedValue' and 'externalValue' stand beside"),
        ("examples: {e: {value: 1, dataValue: 1}}", "'value' and 'dataValue' stand beside"),
        ("headers: {p: {schema: {}, allowReserved: true}}", "'allowReserved' is not for headers"),
        ("parameters: {p: {name: a, in: header, allowReserved: false, schema: {}}}", "'allowReserved' is not for headers"),
        (
            "parameters: {p: {name: a, in: cookie, style: cookie, allowReserved: true, schema: {}}}",
            "'allowReserved' is not for 'style: cookie'"
        ),
        ("parameters: {p: {name: a, in: query, style: form, content: {application/json: {}}}}", "'style' is for a parameter with 'schema'"),
        ("parameters: {p: {name: a, in: querystring, schema: {}}}", "'a' is the whole query string and needs 'content'"),
        (
            "pathItems: {p: {get: {parameters: [{name: a, in: querystring, content: {a/b: {}}}, {name: b, in: query, schema: {}}]}}}",
            "'b' stands beside it"
        ),
        (
            "pathItems: {p: {parameters: [{name: a, in: querystring, content: {a/b: {}}}], get: {parameters: [{name: b, in: querystring, content: {a/b: {}}}]}}}",
            "'b' stands beside it"
        ),
        ("links: {l: {operationId: a, body: {}}}", "unknown key 'body' in link is ignored"),
        ("responses: {r: {description: '', links: {l: {operationId: a, body: {}}}}}", "unknown key 'body' in link is ignored"),
        ("schemas: {s: {xml: {nodeType: attribute, attribute: true}}}", "'attribute' is not for 'xml' with 'nodeType'"),
    ])
    func warns(_ components: String, _ message: String) {
        let reading = read(body: "components: {\(components)}", version: "3.2.0")
        #expect(reading.messages.count == 1, "\(reading.messages)")
        #expect(reading.messages.first?.contains("warning: ") == true && reading.messages.first?.contains(message) == true)
    }

    @Test(arguments: [
        "parameters: {p: {name: a, in: path, required: true, allowReserved: true, schema: {}}}",
        "parameters: {p: {name: a, in: cookie, allowReserved: true, schema: {}}}",
        "parameters: {p: {name: a, in: query, allowReserved: true, schema: {}, examples: {x: {dataValue: 1, serializedValue: '1'}}}}",
        "links: {l: {operationRef: a, parameters: {}, requestBody: 1, server: {url: a}, description: d, x-a: 1}, r: {$ref: '#/components/links/l'}}",
        "schemas: {s: {xml: {nodeType: element, name: a}, example: 1, examples: [2]}}",
    ])
    func allows(_ components: String) {
        #expect(read(body: "components: {\(components)}", version: "3.2.0").messages == [])
    }

    @Test func servers() {
        let reading = read(body: "servers: [{url: 'https://a/{v}', variables: {v: {enum: [], default: a}}}]")
        #expect(reading.messages.count == 1 && reading.messages[0].contains("'enum' is empty"))
    }
}
