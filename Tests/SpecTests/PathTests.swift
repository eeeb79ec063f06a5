import HelodataSpec
import Testing

@Suite struct PathTests {
    @Test func operations() throws {
        let reading = read(
            body: """
                paths:
                  /orders/{id}:
                    summary: An order
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                    get:
                      operationId: getOrder
                      tags: [Orders]
                      summary: Reads it.
                      deprecated: true
                      parameters:
                        - $ref: '#/components/parameters/Limit'
                      responses:
                        200: {description: OK}
                        4XX: {$ref: '#/components/responses/Problem', description: here}
                        default: {description: Else}
                        x-note: 1
                      callbacks:
                        done:
                          '{$request.body#/url}': {post: {responses: {}}}
                      security: []
                      x-idempotent: true
                    QUERY: {responses: {}}
                    additionalOperations:
                      COPY: {responses: {}}
                  /other: {$ref: '#/components/pathItems/Other'}
                  x-paths: 1
                webhooks:
                  paid: {post: {responses: {}}}
                """, version: "3.2.0")
        #expect(
            reading.messages == [
                "22:7: warning: GET may be sent again in any case; 'x-idempotent' is ignored [x-idempotent]",
                "23:5: warning: 'QUERY' is read as 'query' [key-spelling]",
            ])
        let root = try #require(reading.root)
        #expect(root.paths.map(\.key) == ["/orders/{id}", "/other"])
        guard case .object(let item) = root.paths[0].item, case .reference(let other) = root.paths[1].item else {
            Issue.record("not the expected path items")
            return
        }
        #expect(other.target == "#/components/pathItems/Other")
        #expect(item.operations.map(\.method) == ["get", "query", "COPY"])
        #expect(item.parameters.count == 1)
        let operation = item.operations[0].operation
        #expect(operation.operationID?.value == "getOrder")
        #expect(operation.isDeprecated)
        #expect(operation.security?.isEmpty == true)
        #expect(operation.responses.map(\.status) == [.status(200), .range(4), .default])
        #expect(operation.location.line == 6)
        #expect(operation.callbacks.map(\.key) == ["done"])
        guard case .object(let callback) = operation.callbacks[0].callback else {
            Issue.record("not the expected callback")
            return
        }
        #expect(callback.paths.map(\.key) == ["{$request.body#/url}"])
        guard case .reference(let response) = operation.responses[1].response else {
            Issue.record("not the expected response")
            return
        }
        #expect(response.description == "here")
        #expect(root.webhooks.map(\.key) == ["paid"])
    }

    @Test(arguments: [
        ("orders: {}", ["2:3: error: a path starts with '/'; 'orders' does not [path-name]"]),
        ("/a: null", ["2:7: warning: path item must be a mapping, not null; read as an empty one [null-value]"]),
        ("/a: {get: null}", ["2:8: warning: 'get' is null and ignored [null-value]"]),
        ("/a: []", ["2:7: warning: path item must be a mapping, not a list; read as an empty one [null-value]"]),
        ("/a: text", ["2:7: error: path item must be a mapping, not the string 'text' [shape]"]),
        ("/a: {gett: {}}", ["2:8: error: unknown key 'gett' in path item; did you mean 'get'? [unknown-key]"]),
        ("/a: {lock: {responses: {}}}", ["2:8: error: unknown key 'lock' in path item [unknown-key]"]),
        ("/a: {tags: [a]}", ["2:8: warning: unknown key 'tags' in path item is ignored [unknown-key]"]),
        (
            "/a: {get: {responses: {OK: {description: ''}}}}",
            [
                "2:26: error: 'OK' is no status; a response has a status (200), a range (4XX) or 'default' [response-status]"
            ]
        ),
        (
            "/a: {get: {responses: {2xx: {description: ''}}}}",
            ["2:26: warning: '2xx' is read as '2XX' [loose-value]"]
        ),
        (
            "/a: {get: {operationID: x, respones: {}}}",
            [
                "2:14: warning: 'operationID' is read as 'operationId' [key-spelling]",
                "2:30: error: unknown key 'respones' in operation; did you mean 'responses'? [unknown-key]",
            ]
        ),
        (
            "/a: {get: {tags: [{name: A}, B], deprecated: since v2}}",
            [
                "2:21: warning: an operation names its tags; read as 'A' [loose-shape]",
                "2:48: warning: 'deprecated' must be true or false, not the string 'since v2'; read as true [loose-value]",
            ]
        ),
        ("/a: {get: {tags: [[A]]}}", ["2:21: error: 'tags' is a list of text, not of a list [shape]"]),
        ("/a: {get: {callbacks: {c: x}}}", ["2:29: error: callback must be a mapping, not the string 'x' [shape]"]),
        (
            "/a: {get: {description: [x]}}",
            ["2:14: warning: 'description' must be text, not a list; it is ignored [shape]"]
        ),
        ("/a: {get: {operationId: [x]}}", ["2:27: error: 'operationId' must be text, not a list [shape]"]),
    ])
    func diagnostics(_ text: String, _ messages: [String]) {
        #expect(read(body: "paths:\n  \(text)\n").messages == messages)
    }

    @Test func versions() {
        let reading = read(body: "paths: {/a: {query: {}}}\nwebhooks: {}\n", version: "3.0.0")
        #expect(
            reading.messages == [
                "1:14: warning: the method 'query' came with OpenAPI 3.2 [version-spelling]",
                "1:14: warning: operation lacks 'responses' [missing-key]",
                "2:1: warning: 'webhooks' came with OpenAPI 3.1 [version-spelling]",
            ])
    }
}
