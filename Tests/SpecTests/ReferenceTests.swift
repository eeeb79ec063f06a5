import HelodataDiagnostics
import HelodataSpec
import Testing

@Suite struct ReferenceTests {
    private static let document = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /orders/{id}:
            get:
              responses:
                200: {description: OK, content: {application/json: {schema: {type: object, title: inline}}}}
        components:
          schemas:
            Order:
              type: object
              properties:
                id: {type: string, title: id}
                'a/b~c': {title: odd}
                line: {$ref: '#/components/schemas/Line'}
              $defs: {Local: {title: local, $anchor: here}}
            Line: {type: object, properties: {sku: {title: sku}}, allOf: [{title: first}]}
            Alias: {$ref: '#/components/schemas/Order'}
            Described: {$ref: '#/components/schemas/Order', description: mine}
            Circle: {$ref: '#/components/schemas/Circle2'}
            Circle2: {$ref: '#/components/schemas/Circle'}
            Foreign: {$id: 'https://example.com/foreign', title: foreign, properties: {x: {title: x}}}
            'A B': {title: spaced}
          parameters:
            Limit: {name: limit, in: query}
            Same: {$ref: '#/components/parameters/Limit'}
            Round: {$ref: '#/components/parameters/Round'}
        """

    @Test(arguments: [
        ("#/components/schemas/Order", "/components/schemas/Order", "Order", nil),
        ("#/components/schemas/Alias", "/components/schemas/Order", "Order", nil),
        ("#/components/schemas/Described", "/components/schemas/Described", "Described", nil),
        ("#/components/schemas/Order/properties/id", "/components/schemas/Order/properties/id", "Order_id", "id"),
        (
            "#/components/schemas/Order/properties/a~1b~0c", "/components/schemas/Order/properties/a~1b~0c",
            "Order_a/b~c", "odd"
        ),
        (
            "#/components/schemas/Order/properties/line/properties/sku", "/components/schemas/Line/properties/sku",
            "Line_sku", "sku"
        ),
        ("#/components/schemas/Line/allOf/0", "/components/schemas/Line/allOf/0", "Line_0", "first"),
        ("#/components/schemas/Order/$defs/Local", "/components/schemas/Order/$defs/Local", "Order_Local", "local"),
        ("#here", "/components/schemas/Order/$defs/Local", "Order_Local", "local"),
        ("#/components/schemas/A%20B", "/components/schemas/A B", "A B", "spaced"),
        (
            "#/paths/~1orders~1%7Bid%7D/get/responses/200/content/application~1json/schema",
            "/paths/~1orders~1{id}/get/responses/200/content/application~1json/schema",
            "/orders/{id}_get_200_application/json", "inline"
        ),
        ("https://example.com/foreign", "/components/schemas/Foreign", "Foreign", "foreign"),
        ("https://example.com/foreign#/properties/x", "/components/schemas/Foreign/properties/x", "Foreign_x", "x"),
        ("openapi.yaml#/components/schemas/Order", "/components/schemas/Order", "Order", nil),
        ("./openapi.yaml#/components/schemas/Order", "/components/schemas/Order", "Order", nil),
    ])
    func schemas(_ reference: String, _ pointer: String, _ name: String, _ title: String?) throws {
        var reading = read(Self.document)
        let found = reading.resolve(reference)
        let resolved = try #require(found)
        #expect(reading.messages == [])
        #expect(resolved.key.pointer == pointer)
        #expect(resolved.key.file == "")
        #expect(resolved.name == name)
        #expect(resolved.schema.title == title)
    }

    @Test func oneObjectForOnePlace() {
        var reading = read(Self.document)
        let order = reading.resolve("#/components/schemas/Order")?.schema
        #expect(order === reading.schema("Order"))
        #expect(order === reading.resolve("#/components/schemas/Alias")?.schema)
        #expect(reading.resolve("#/components/schemas/Order/properties/id")?.schema === order?.properties[0].schema)
        #expect(reading.resolve("#here")?.schema === order?.definitions[0].schema)
        #expect(reading.documents?.componentSchemas.first?.key == reading.resolve("#/components/schemas/Order")?.key)
    }

    @Test(arguments: [
        (
            "#/components/schemas/Oder",
            "error: '#/components/schemas/Oder' does not exist; nearest: 'Order' (line 10) [reference]"
        ),
        (
            "#/components/schema/Order",
            "error: '#/components/schema/Order' does not exist; nearest: 'schemas' (line 9) [reference]"
        ),
        (
            "#/components/schemas/Quite/different",
            "error: '#/components/schemas/Quite/different' does not exist [reference]"
        ),
        ("#/components/schemas/Line/allOf/7", "error: '#/components/schemas/Line/allOf/7' does not exist [reference]"),
        (
            "#components/schemas/Order",
            "error: '#components/schemas/Order' does not exist; a pointer starts with '#/' [reference]"
        ),
        ("#nowhere", "error: '#nowhere' does not exist; no schema here has '$anchor: nowhere' [reference]"),
        ("Order", "error: 'Order' is no file; did you mean '#/components/schemas/Order'? [reference]"),
        ("#", "error: '#' is no schema [reference-kind]"),
        ("#/components/schemas", "error: '#/components/schemas' is no schema [reference-kind]"),
        (
            "#/components/parameters/Limit",
            "error: '#/components/parameters/Limit' is a parameter; a schema is needed here [reference-kind]"
        ),
        (
            "#/components/schemas/Circle",
            "error: '#/components/schemas/Circle' leads back to itself through references only [reference-cycle]"
        ),
        (
            "https://example.com/a.yaml#/A",
            "error: 'https://example.com/a.yaml#/A' is on the network, from where nothing is fetched; save it beside the description and refer to the file [reference-url]"
        ),
        ("types.yaml#/A", "error: 'api/types.yaml' does not exist or cannot be read [reference-file]"),
        ("types.txt", "error: 'types.txt' is no .yaml, .yml or .json file [reference-file]"),
        (
            "../../types.yaml",
            "error: '../../types.yaml' is out of reach: a description reads files below one folder above it, none that are hidden [reference-outside]"
        ),
        (
            "/etc/types.yaml",
            "error: '/etc/types.yaml' is out of reach: a description reads files below one folder above it, none that are hidden [reference-outside]"
        ),
        (
            "%2e%2e/%2e%2e/types.yaml",
            "error: '%2e%2e/%2e%2e/types.yaml' is out of reach: a description reads files below one folder above it, none that are hidden [reference-outside]"
        ),
        (
            ".secret/types.yaml",
            "error: '.secret/types.yaml' is out of reach: a description reads files below one folder above it, none that are hidden [reference-outside]"
        ),
    ])
    func errors(_ reference: String, _ message: String) {
        var reading = read(Self.document)
        #expect(reading.resolve(reference) == nil)
        #expect(reading.messages == ["1:1: \(message)"])
        // A second time it is known.
        #expect(reading.resolve(reference) == nil)
        #expect(reading.messages.count == 1)
    }

    @Test func otherObjects() {
        let reading = read(Self.document)
        let diagnostics = reading.diagnostics
        func parameter(_ index: Int) -> Resolved<ParameterObject>? {
            guard case .reference(let reference)? = reading.root?.components.parameters[index].parameter else {
                return nil
            }
            return reading.documents?.resolveParameter(reference, diagnostics: diagnostics)
        }
        #expect(parameter(1)?.object.name == "limit")
        #expect(parameter(1)?.key.pointer == "/components/parameters/Limit")
        #expect(parameter(1)?.name == "Limit")
        #expect(diagnostics.all.isEmpty)
        #expect(parameter(2) == nil)
        #expect(
            diagnostics.all.map(\.message) == [
                "'#/components/parameters/Round' leads back to itself through references only"
            ])
    }

    @Test func mappings() {
        let reading = read(Self.document)
        let diagnostics = reading.diagnostics
        func target(_ text: String) -> String? {
            guard let documents = reading.documents else { return nil }
            return documents.resolveMapping(Located(text, at: documents.root.location), diagnostics: diagnostics)?.key
                .pointer
        }
        #expect(target("Order") == "/components/schemas/Order")
        #expect(target("#/components/schemas/Line") == "/components/schemas/Line")
        #expect(target("Oder") == nil)
        #expect(
            diagnostics.all.map(\.message) == ["'Oder' does not exist; a value that is mapped to it is kept as JSON"]
        )
    }

    @Test func waysInCirclesEnd() {
        var reading = read(
            body: """
                components:
                  schemas:
                    A: {$ref: '#/components/schemas/B/properties/x'}
                    B: {$ref: '#/components/schemas/A/properties/x'}
                    C: {properties: {d: {properties: {$ref: '#/components/schemas/C/properties'}}}}
                """)
        _ = reading.resolve("#/components/schemas/A")
        #expect(
            Set(reading.diagnostics.all.filter { $0.severity == .error }.map(\.code)) == ["nesting", "reference-cycle"])
    }
}
