/// A valid description of any size: a schema for each number, some of which refer to the one before, and an operation for every
/// fourth.
enum MadeUpDescription {
    static func text(schemas count: Int) -> String {
        var text = "openapi: 3.1.0\ninfo: {title: Made up, version: '1'}\nservers: [{url: 'https://example.com'}]\npaths:\n"
        for number in stride(from: 0, to: count, by: 4) {
            text += """
                  /things/\(number)/{id}:
                    get:
                      operationId: getThing\(number)
                      summary: Fetches one thing of kind \(number).
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string}}
                        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
                      responses:
                        '200':
                          description: The thing.
                          content: {application/json: {schema: {$ref: '#/components/schemas/Thing\(number)'}}}

                """
        }
        text += "components:\n  schemas:\n"
        for number in 0..<count {
            text += """
                    Thing\(number):
                      description: A thing of kind \(number), with the members that all things have.
                      type: object
                      required: [id, name]
                      properties:
                        id: {type: string, description: 'Id of the thing.'}
                        name: {type: string, description: 'What people call it.'}
                        amount: {type: number, description: 'How much of it there is, in units of kind \(number).'}
                        created_at: {type: string, format: date-time}
                        state: {type: string, enum: [active, paused, ended]}
                        tags: {type: array, items: {type: string}}

                """
            if number % 8 > 0 { text += "        previous: {$ref: '#/components/schemas/Thing\(number - 1)'}\n" }
        }
        return text
    }
}
