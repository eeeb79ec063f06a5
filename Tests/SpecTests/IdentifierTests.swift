import HelodataDiagnostics
import HelodataYAML
import Testing

@testable import HelodataSpec

/// `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12 Core §8.2) and `$self` (OpenAPI 3.2 §4.1.2).
@Suite struct IdentifierTests {
    private static let document = """
        openapi: 3.2.0
        $self: https://example.com/api/openapi.yaml
        info: {title: Orders, version: '1'}
        paths: {}
        components:
          schemas:
            Tree:
              $id: https://schemas.example.com/tree
              $defs:
                node: {$id: node, title: node, properties: {parent: {$ref: '#up'}, tree: {$ref: tree}, own: {$ref: '#'}}, $defs: {up: {$anchor: up, title: inner}}}
                up: {$anchor: up, title: outer}
                far: {$id: /absolute/far, title: far}
                urn: {$id: 'urn:example:a/b', properties: {x: {$ref: '#/$defs/y'}}, $defs: {y: {title: urn}}}
              properties:
                a: {$ref: node}
                b: {$ref: '#up'}
                c: {$ref: '#/$defs/up'}
                d: {$ref: '/absolute/far'}
                e: {$ref: 'node#up'}
                f: {$ref: 'https://schemas.example.com/node#/properties/parent'}
                g: {$ref: '#/components/schemas/Plain'}
                h: {$ref: './x/../node'}
            Plain:
              title: plain
              properties:
                a: {$ref: 'https://example.com/api/openapi.yaml#/components/schemas/Plain'}
                b: {$ref: 'https://example.com/api/more/types.yaml#/Pet'}
                $id: {type: string}
        """

    @Test(arguments: [
        ("Tree", "a", "node"), ("Tree", "b", "outer"), ("Tree", "c", "outer"), ("Tree", "d", "far"), ("Tree", "e", "inner"),
        ("Tree", "f", "inner"), ("Tree", "g", "plain"), ("Tree", "h", "node"), ("Plain", "a", "plain"), ("Plain", "b", "pet"),
    ])
    func resource(schema: String, property: String, title: String) throws {
        let reading = read(Self.document, files: ["api/more/types.yaml": "Pet: {title: pet}"])
        let found = try #require(reading.schema(schema)?.properties.first { $0.key == property }?.schema.reference)
        let documents = try #require(reading.documents)
        #expect(documents.resolveSchema(found, diagnostics: reading.diagnostics)?.schema.title == title)
        #expect(reading.messages == [])
    }

    @Test func inside() throws {
        var reading = read(Self.document)
        let node = try #require(reading.resolve("https://schemas.example.com/node")?.schema)
        let titles = try node.properties.map { property in
            let reference = try #require(property.schema.reference)
            return reading.documents?.resolveSchema(reference, diagnostics: reading.diagnostics)?.schema.title
        }
        #expect(titles == ["inner", nil, "node"])
        let urn = try #require(reading.resolve("urn:example:a/b#/properties/x")?.schema)
        #expect(urn.title == "urn")
        #expect(reading.messages == [])
    }

    @Test func onTheNetwork() {
        let reading = read(
            """
            openapi: 3.1.0
            info: {title: Orders, version: '1'}
            paths: {}
            components: {schemas: {A: {$id: 'https://example.com/a/b', properties: {x: {$ref: c.json}}}}}
            """)
        let reference = reading.schema("A")?.properties[0].schema.reference
        _ = reference.flatMap { reading.documents?.resolveSchema($0, diagnostics: reading.diagnostics) }
        #expect(
            reading.messages == [
                "4:83: error: 'c.json', which is https://example.com/a/c.json, is on the network, from where nothing is fetched; save it beside the description and refer to the file [reference-url]"
            ])
    }

    @Test(arguments: [
        ("b", "https://a/x/y", "https://a/x/b"), ("../b", "https://a/x/y/z", "https://a/x/b"), ("/b", "https://a/x/y", "https://a/b"),
        ("", "https://a/x", "https://a/x"), ("//b/c", "https://a/x", "https://b/c"), ("./", "https://a/x/y", "https://a/x/"),
        ("b", "https://a", "https://a/b"), ("b", "urn:x:y", "b"), ("http://c/d", "https://a/x", "http://c/d"), ("b", "x/y", "x/b"),
        ("?q", "https://a/x?y", "https://a/x?q"), ("../../../b", "https://a/x/y", "https://a/b"),
    ])
    func resolves(reference: String, base: String, uri: String) {
        #expect(URIReference.resolved(reference, against: base) == uri)
    }
}
