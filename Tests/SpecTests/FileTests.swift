import HelodataDiagnostics
import HelodataSpec
import Testing

@Suite struct FileTests {
    private func schema(_ reference: String, in files: [String: String]) -> (ResolvedSchema?, [String]) {
        var reading = read(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            components: {schemas: {Order: {title: order}}}
            """, files: files)
        let resolved = reading.resolve(reference)
        return (resolved, reading.messages)
    }

    @Test func wholeFile() throws {
        let (resolved, messages) = schema("types/Line.yaml", in: ["api/types/Line.yaml": "title: line"])
        #expect(messages == [])
        let line = try #require(resolved)
        #expect(line.key.description == "types/Line.yaml#")
        #expect(line.name == "Line")
        #expect(line.schema.title == "line")
        #expect(line.schema.location.file.path == "api/types/Line.yaml")
    }

    @Test func pointerIntoFile() {
        let (resolved, messages) = schema(
            "../common/types.json#/components/schemas/Line",
            in: ["common/types.json": #"{"components": {"schemas": {"Line": {"title": "line"}}}}"#])
        #expect(messages == [])
        #expect(resolved?.key.description == "../common/types.json#/components/schemas/Line")
        #expect(resolved?.name == "Line")
    }

    /// References in a file are relative to it, also those back to the root.
    @Test func fromFileToFile() throws {
        var reading = read(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            components: {schemas: {Order: {title: order}}}
            """,
            files: [
                "api/types/Line.yaml":
                    "properties: {a: {$ref: Price.yaml}, b: {$ref: '../openapi.yaml#/components/schemas/Order'}, c: {$ref: '#/properties/d'}, d: {title: d}}",
                "api/types/Price.yaml": "title: price",
            ])
        let resolved = reading.resolve("types/Line.yaml")
        let line = try #require(resolved?.schema)
        let documents = try #require(reading.documents)
        let targets = line.properties.compactMap(\.schema.reference).compactMap {
            documents.resolveSchema($0, diagnostics: reading.diagnostics)
        }
        #expect(reading.messages == [])
        #expect(
            targets.map(\.key.description) == [
                "types/Price.yaml#", "#/components/schemas/Order", "types/Line.yaml#/properties/d",
            ])
        #expect(targets[1].schema === reading.schema("Order"))
        #expect(targets[2].schema === line.properties[3].schema)
    }

    /// A part of a file that is read before the whole is the same object in both.
    @Test func partBeforeWhole() {
        var reading = read(
            body: "components: {}", files: ["api/a.yaml": "properties: {b: {title: b}}"])
        let part = reading.resolve("a.yaml#/properties/b")?.schema
        let whole = reading.resolve("a.yaml")?.schema
        #expect(part != nil)
        #expect(whole?.properties[0].schema === part)
    }

    @Test(arguments: [
        ("a.yaml", "a: [", ["api/a.yaml:2:1: error"]),
        ("a.yaml#/missing", "a: 1", ["1:1: error: 'a.yaml#/missing' does not exist [reference]"]),
        (
            "a.yaml#/Lime", "Line: {}",
            ["1:1: error: 'a.yaml#/Lime' does not exist; nearest: 'Line' (line 1) [reference]"]
        ),
        (
            "a.yaml", "type: strnig",
            ["api/a.yaml:1:7: error: unknown type 'strnig'; did you mean 'string'? [schema-type]"]
        ),
        ("a.yaml", "openapi: 3.1.0", ["1:1: error: 'a.yaml' is no schema [reference-kind]"]),
    ])
    func errors(_ reference: String, _ content: String, _ messages: [String]) {
        let found = schema(reference, in: ["api/a.yaml": content]).1
        #expect(found.count == messages.count)
        for (found, expected) in zip(found, messages) { #expect(found.hasPrefix(expected)) }
    }

    @Test func otherObjectsInFiles() throws {
        let reading = read(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a: {$ref: paths/a.yaml}
            """,
            files: [
                "api/paths/a.yaml":
                    "get: {responses: {200: {$ref: '../responses/ok.yaml'}}, parameters: [{$ref: '../limit.yaml'}]}",
                "api/responses/ok.yaml": "description: OK",
                "api/limit.yaml": "{name: limit, in: query}",
            ])
        let documents = try #require(reading.documents)
        let diagnostics = reading.diagnostics
        guard case .reference(let path)? = reading.root?.paths.first?.item,
            let operation = documents.resolvePathItem(path, diagnostics: diagnostics)?.object.operations.first?
                .operation,
            case .reference(let response) = operation.responses[0].response,
            case .reference(let parameter) = operation.parameters[0]
        else {
            Issue.record("not the expected references")
            return
        }
        #expect(documents.resolveResponse(response, diagnostics: diagnostics)?.object.description == "OK")
        let limit = documents.resolveParameter(parameter, diagnostics: diagnostics)
        #expect(limit?.object.name == "limit")
        #expect(limit?.key.description == "limit.yaml#")
        #expect(diagnostics.all.isEmpty)
    }

    /// What OpenAPI does not allow and bundlers do: a reference in place of any part.
    @Test func referencesInAnyPlace() throws {
        let reading = read(
            """
            openapi: 3.1.0
            info: {$ref: info.yaml}
            paths: {$ref: paths.yaml}
            components:
              schemas: {$ref: 'schemas.yaml#/all', Own: {title: own}}
            """,
            files: [
                "api/info.yaml": "{title: Elsewhere, version: 1}",
                "api/paths.yaml": "{/a: {get: {$ref: get.yaml}}}",
                "api/get.yaml": "{operationId: getA, responses: {}}",
                "api/schemas.yaml": "all: {Order: {title: order}, Own: {title: other}}",
            ])
        #expect(reading.diagnostics.all.map(\.code) == Array(repeating: "reference-place", count: 4))
        #expect(
            reading.messages.first
                == "2:8: warning: OpenAPI has no reference here; the content of 'info.yaml' is taken [reference-place]")
        let root = try #require(reading.root)
        #expect(root.info.title == "Elsewhere")
        #expect(root.components.schemas.map(\.key.value) == ["Order", "Own"])
        #expect(root.components.schemas.map(\.schema.title) == ["order", "own"])
        guard case .object(let item) = root.paths[0].item else {
            Issue.record("no path item")
            return
        }
        #expect(item.operations.first?.operation.operationID?.value == "getA")
    }

    @Test func reachIsAnOption() {
        let files = ["types.yaml": "title: t", "../types.yaml": "title: u"]
        var near = read("openapi: 3.1.0\ncomponents: {}", files: files, levelsAbove: 0)
        #expect(near.resolve("../types.yaml") == nil)
        var far = read("openapi: 3.1.0\ncomponents: {}", files: files, levelsAbove: 2)
        #expect(far.resolve("../types.yaml")?.schema.title == "t")
        #expect(far.resolve("../../types.yaml")?.schema.title == "u")
    }
}
