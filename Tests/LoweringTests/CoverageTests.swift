import Foundation
import HelodataDiagnostics
import HelodataSpec
import HelodataYAML
import Testing

@testable import HelodataIR

@Suite("Coverage report")
struct CoverageTests {
    @Test("Everything has an outcome, by what was decided about it")
    func small() {
        let lowered = Lowered(
            body: """
                servers: [{url: 'https://example.com'}]
                paths:
                  /pets/{id}:
                    parameters:
                      - {$ref: '#/components/parameters/ID'}
                      - {name: Accept, in: header, schema: {type: string}}
                      - {name: gone, in: path, required: true, schema: {type: string}}
                    put:
                      operationId: putPet
                      requestBody:
                        content:
                          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
                          application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Pet'}}
                      responses:
                        '200':
                          description: fine
                          headers: {X-Limit: {schema: {type: integer}}, Content-Type: {schema: {type: string}}}
                          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}, application/xml: {}}
                          links: {next: {operationId: putPet}}
                        '404': {$ref: '#/components/responses/Missing'}
                      callbacks: {done: {'{$url}': {post: {requestBody: {content: {application/json: {schema: {type: string}}}}, responses: {'200': {description: ok}}}}}}
                components:
                  schemas: {Pet: {type: object, properties: {name: {type: string}}}, Unused: {type: string}}
                  parameters:
                    ID: {name: id, in: path, required: true, schema: {type: string}}
                    Limit: {name: limit, in: query, schema: {type: integer}}
                  responses:
                    Missing: {description: gone, content: {application/json: {schema: {type: object}}}}
                    Spare: {description: spare, content: {text/plain: {}}}
                  securitySchemes: {tls: {type: mutualTLS}, key: {type: apiKey, in: header, name: K}}
                """)
        #expect(lowered.api != nil, "\(lowered.messages)")
        let put = "#/paths/~1pets~1{id}/put"
        let expected: [(String, CoverageReport.Outcome)] = [
            ("#/servers/0", .generated("PetsClient")),
            ("#/paths/~1pets~1{id}/parameters/0", .generated("id")),
            ("#/paths/~1pets~1{id}/parameters/1", .ignored("OpenAPI 3.1 §4.8.12.2.1: the client sets the header 'Accept' itself")),
            ("#/paths/~1pets~1{id}/parameters/2", .ignored("does not occur in the path")),
            (put, .generated("PetsAPI.replace")),
            (put + "/requestBody/content/application~1json", .generated("Pet")),
            (put + "/requestBody/content/application~1x-www-form-urlencoded", .ignored("same body as application/json")),
            (put + "/responses/200", .generated("the result")),
            (put + "/responses/200/headers/X-Limit", .generated("APIResponse, 'X-Limit'")),
            (put + "/responses/200/headers/Content-Type", .ignored("OpenAPI 3.1 §4.8.17: the media type says it")),
            (put + "/responses/200/content/application~1json", .generated("Pet")),
            (put + "/responses/200/content/application~1xml", .ignored("the client asks for application/json")),
            (put + "/responses/200/links/next", .ignored("links are not followed: the caller passes the values on")),
            (put + "/responses/404", .generated("ReplacePetError.notFound")),
            (put + "/callbacks/done/{$url}/post", .generated("replacePetDone")),
            (put + "/callbacks/done/{$url}/post/requestBody/content/application~1json", .generated("String")),
            (
                put + "/callbacks/done/{$url}/post/responses/200",
                .ignored("the server calls it: the client has the type of the body")
            ),
            ("#/components/schemas/Pet", .generated("Pet")),
            ("#/components/schemas/Unused", .generated("Unused")),
            ("#/components/parameters/ID", .generated("id")),
            ("#/components/parameters/Limit", .ignored("no operation of the client refers to it")),
            ("#/components/responses/Missing", .generated("where it is referred to")),
            ("#/components/responses/Spare", .ignored("no operation of the client refers to it")),
            ("#/components/responses/Spare/content/text~1plain", .ignored("no operation of the client refers to it")),
            ("#/components/securitySchemes/tls", .ignored("mutual TLS is the business of the transport")),
            ("#/components/securitySchemes/key", .generated("apiKey")),
        ]
        for (pointer, outcome) in expected { #expect(lowered.outcome(pointer) == outcome, "\(pointer)") }
        #expect(lowered.coverage.items.allSatisfy { $0.outcome != .unexplained })
        #expect(Set(lowered.coverage.items.map(\.pointer)).count == lowered.coverage.items.count)
    }

    @Test("What an error stands in is refused, with its parts")
    func refused() {
        let lowered = Lowered(
            body: """
                paths:
                  /a:
                    get:
                      parameters: [{name: a, in: somewhere}, {name: b, in: query, schema: {type: string}}]
                      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
                components:
                  schemas: {A: {$ref: '#/components/schemas/Nowhere'}}
                """)
        #expect(lowered.api == nil)
        #expect(lowered.outcome("#/paths/~1a/get/parameters/0") == .refused("parameter-in"))
        #expect(lowered.outcome("#/paths/~1a/get/parameters/1") == .generated("b"))
        #expect(lowered.outcome("#/components/schemas/A") == .refused("reference"))
    }

    @Test("Other files are listed as far as the client needs them")
    func files() {
        let lowered = Lowered(
            body: """
                paths:
                  /a:
                    get:
                      parameters: [{$ref: 'common.yaml#/parameters/Limit'}]
                      responses: {'200': {$ref: 'common.yaml#/responses/OK'}}
                  /b: {$ref: 'b.yaml'}
                """,
            files: [
                "common.yaml": """
                parameters: {Limit: {name: limit, in: query, schema: {type: integer}}}
                responses: {OK: {description: ok, content: {application/json: {schema: {$ref: '#/Thing'}}}}}
                Thing: {type: object, properties: {a: {type: string}}}
                Spare: {type: string}
                """,
                "b.yaml": "get: {operationId: getB, responses: {'204': {description: none}}}",
            ])
        #expect(lowered.api != nil, "\(lowered.messages)")
        #expect(lowered.outcome("#/paths/~1a/get/parameters/0") == .generated("limit"))
        #expect(lowered.outcome("common.yaml#/parameters/Limit") == .generated("limit"))
        #expect(lowered.outcome("common.yaml#/responses/OK/content/application~1json") == .generated("Thing"))
        #expect(lowered.outcome("common.yaml#/Thing") == .generated("Thing"))
        #expect(lowered.outcome("b.yaml#/get") == .generated("BAPI.get"))
        #expect(lowered.coverage.items.allSatisfy { $0.outcome != .unexplained }, "\(lowered.coverage.items)")
    }

    @Test("Nothing of a real description is unexplained or listed twice", arguments: CorpusTests.documents)
    func corpus(_ name: String) throws {
        let path = try #require(CorpusTests.folder).appending(path: name).path
        let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
        let lowered = Lowered(bytes: bytes, path: path, allowed: ["reference-url"]) { path in
            FileManager.default.contents(atPath: path).map { Array($0) }
        }
        #expect(lowered.api != nil, "\(lowered.messages.prefix(5))")
        let unexplained = lowered.coverage.items.filter { $0.outcome == .unexplained }
        #expect(unexplained.isEmpty, "\(unexplained.count): \(unexplained.prefix(8).map(\.pointer))")

        var listed: [String: Int] = [:]
        for item in lowered.coverage.items { listed[item.pointer, default: 0] += 1 }
        #expect(listed.values.allSatisfy { $0 == 1 })
        let diagnostics = Diagnostics()
        let root = try #require(YAMLParser.parse(SourceFile(path: path, bytes: bytes), diagnostics: diagnostics))
        let missing = Self.parts(root).filter { listed[$0] == nil }
        #expect(missing.isEmpty, "\(missing.count): \(missing.prefix(8))")
    }

    /// The pointers of what must be in a report, found by the shape of the pointer alone.
    private static func parts(_ root: YAMLNode) -> [String] {
        var found: [String] = []
        var pending: [(tokens: [String], node: YAMLNode)] = [([], root)]
        while let (tokens, node) = pending.popLast() {
            if isPart(tokens, node) { found.append("#/" + tokens.map(JSONPointer.escape).joined(separator: "/")) }
            switch node.content {
            case .scalar: break
            case .sequence(let elements):
                for (index, element) in elements.enumerated() { pending.append((tokens + ["\(index)"], element)) }
            case .mapping(let entries):
                // Below these nothing is structure.
                let isSchema = ["schema", "example", "examples", "itemSchema"].contains(tokens.last ?? "")
                if isSchema || tokens.count > 3 && tokens[1] == "schemas" { break }
                for entry in entries where !entry.key.hasPrefix("x-") { pending.append((tokens + [entry.key], entry.value)) }
            }
        }
        return found
    }

    private static let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

    private static func isPart(_ tokens: [String], _ node: YAMLNode) -> Bool {
        guard tokens.count >= 3, !node.isNull else { return false }
        if tokens[0] == "components" {
            if tokens.count == 3 { return ["schemas", "parameters", "responses", "securitySchemes"].contains(tokens[1]) }
            return tokens.count == 5 && ["requestBodies", "responses"].contains(tokens[1]) && tokens[3] == "content"
        }
        guard tokens[0] == "paths" else { return false }
        switch tokens.count {
        case 3: return methods.contains(tokens[2])
        case 4: return tokens[2] == "parameters"
        case 5: return methods.contains(tokens[2]) && (tokens[3] == "parameters" || tokens[3] == "responses")
        case 6: return methods.contains(tokens[2]) && tokens[3] == "requestBody" && tokens[4] == "content"
        case 7: return methods.contains(tokens[2]) && tokens[3] == "responses" && (tokens[5] == "content" || tokens[5] == "headers")
        default: return false
        }
    }
}
