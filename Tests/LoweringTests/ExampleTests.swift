import Testing

@testable import HelodataIR

/// What an example of a call passes.
@Suite struct ExampleTests {
    @Test func whatTheDescriptionGivesElseTheLeast() throws {
        let lowered = Lowered(
            body: """
                paths:
                  /things/{id}:
                    post:
                      operationId: change
                      parameters:
                        - {name: id, in: path, required: true, example: thing-7, schema: {type: string}}
                        - {name: wrong, in: query, required: true, example: 7, schema: {type: string, minLength: 6}}
                        - {name: page, in: query, example: 3, schema: {type: integer}}
                        - {name: any, in: query, required: true, schema: {type: string}}
                      requestBody:
                        required: true
                        content:
                          application/json:
                            schema: {$ref: '#/components/schemas/Change'}
                      responses: {'204': {description: ok}}
                components:
                  schemas:
                    Change:
                      type: object
                      required: [size, kind]
                      properties:
                        size: {type: integer, minimum: 5}
                        kind: {type: string, enum: [small, large]}
                        note: {type: string, example: hello}
                """, options: LoweringOptions(makesExamples: true))
        let api = try #require(lowered.api, "\(lowered.messages)")
        let group = try #require(api.groups.first)
        let operation = try #require(group.operations.first)
        let samples = try #require(api.examples[ExampleKey(operation, of: group)])
        let texts = Dictionary(uniqueKeysWithValues: samples.map { ($0.key.description, $0.value) })
        #expect(texts["id"] == .literal(.string("thing-7")))
        #expect(texts["wrong"] == .literal(.string("text-t")))
        #expect(texts["size"] == .literal(.int(5)))
        guard case .literal(.enumerationCase(_, let name))? = texts["kind"] else {
            Issue.record("\(texts)")
            return
        }
        #expect(name.description == "small")
        // What may be left out is, and what nothing is said of needs no value.
        #expect(texts.keys.sorted() == ["id", "kind", "size", "wrong"])
    }
}
