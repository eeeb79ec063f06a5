import HelodataDiagnostics
import HelodataSpec
import HelodataYAML
import Testing

/// Documents with parts moved to where they do not belong: whatever is said of them, reading ends.
@Suite struct MutationTests {
    private static let document = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        servers: [{url: /, variables: {a: {default: b, enum: [b]}}}]
        security: [{bearer: []}]
        tags: [{name: A}]
        paths:
          /a/{id}:
            parameters: [{$ref: '#/components/parameters/Limit'}, {name: id, in: path, required: true, schema: {type: string}}]
            get:
              tags: [A]
              responses:
                200: {$ref: '#/components/responses/OK'}
                4XX: {description: bad, headers: {X: {schema: {type: integer}}}, content: {a/b: {encoding: {c: {style: form}}}}}
              callbacks: {done: {'{$url}': {post: {requestBody: {$ref: '#/components/requestBodies/B'}, responses: {}}}}}
        components:
          schemas:
            Order: {type: [object, 'null'], required: [id], properties: {id: {type: string, minLength: 1}, next: {$ref: '#/components/schemas/Order'}}}
            Union: {oneOf: [{$ref: '#/components/schemas/Order'}, {type: 'null'}], discriminator: {propertyName: k, mapping: {o: Order}}}
            Alias: {$ref: '#/components/schemas/Union/oneOf/0'}
            All: {allOf: [{$ref: '#/components/schemas/Alias'}, {minimum: 1, exclusiveMaximum: 3}], additionalProperties: false, enum: [1], not: {}}
          parameters: {Limit: {name: limit, in: query, content: {application/json: {schema: {items: {}}}}}}
          responses: {OK: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/All'}}}}}
          requestBodies: {B: {content: {text/plain: {schema: {type: string}}}, required: true}}
          securitySchemes: {bearer: {type: http, scheme: bearer}, o: {type: oauth2, flows: {implicit: {scopes: {a: b}}}}}
        """

    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    /// All nodes below one.
    private static func parts(_ node: YAMLNode) -> [YAMLNode] {
        switch node.content {
        case .scalar: [node]
        case .sequence(let elements): [node] + elements.flatMap(parts)
        case .mapping(let entries): [node] + entries.flatMap { parts($0.value) }
        }
    }

    /// The node with some of its parts replaced, and some of its keys.
    private static func mutated(_ node: YAMLNode, with parts: [YAMLNode], _ random: inout Random) -> YAMLNode {
        if Int.random(in: 0..<40, using: &random) == 0, let other = parts.randomElement(using: &random) { return other }
        switch node.content {
        case .scalar: return node
        case .sequence(let elements):
            return YAMLNode(.sequence(elements.map { mutated($0, with: parts, &random) }), at: node.location)
        case .mapping(let entries):
            let keys = ["$ref", "x-a", "type", "schema", "properties", "content", "", "/", "responses"]
            let entries = entries.map { entry in
                let key = Int.random(in: 0..<60, using: &random) == 0 ? keys.randomElement(using: &random) : nil
                return YAMLNode.Entry(
                    key: key ?? entry.key, keyLocation: entry.keyLocation,
                    value: mutated(entry.value, with: parts, &random))
            }
            return YAMLNode(.mapping(entries), at: node.location)
        }
    }

    @Test(arguments: 0..<8) func anyShapeIsRead(_ seed: Int) throws {
        let diagnostics = Diagnostics()
        let file = SourceFile(path: "openapi.yaml", bytes: Array(Self.document.utf8))
        let node = try #require(YAMLParser.parse(file, diagnostics: diagnostics))
        let parts = Self.parts(node)
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        for _ in 0..<60 {
            let diagnostics = Diagnostics()
            let mutant = Self.mutated(node, with: parts, &random)
            guard let documents = DocumentSet(mutant, diagnostics: diagnostics) else {
                #expect(diagnostics.hasErrors)
                continue
            }
            var walk = ReferenceWalk(documents)
            walk.run()
        }
    }

    @Test func theDocumentItselfIsFine() throws {
        let reading = read(Self.document)
        #expect(reading.messages == [])
        var walk = ReferenceWalk(try #require(reading.documents))
        walk.run()
        #expect(walk.diagnostics.all.isEmpty)
    }

    /// Hints cost a comparison with every candidate: they have a budget, or this would take minutes.
    @Test(.timeLimit(.minutes(1))) func mistakesByTheThousand() throws {
        let schemas = (0..<1_000).map {
            "    name\($0): {propertyx\($0): 1, properties: {a: {$ref: '#/components/schemas/eman\($0)'}}}\n"
        }
        let reading = read(body: "components:\n  schemas:\n" + schemas.joined())
        #expect(reading.messages.count == 1_000)
        var walk = ReferenceWalk(try #require(reading.documents))
        walk.run()
        #expect(walk.diagnostics.all.count == 1_000)
    }
}
