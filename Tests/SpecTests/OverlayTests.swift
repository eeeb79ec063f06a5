import HelodataDiagnostics
import HelodataYAML
import Testing

@testable import HelodataSpec

@Suite struct OverlayTests {
    private static let document = """
        openapi: 3.1.0
        info: {title: Pets, x-a: {b: 1}}
        tags: [{name: A}, {name: B}, {name: C}]
        paths:
          /pets:
            get: {operationId: list, deprecated: true, tags: [A]}
            post: {operationId: add, tags: [A, B], x-cost: 5}
          /shops:
            get: {operationId: shops, tags: [C], x-cost: 12}
        """

    private struct Result {
        var node: YAMLNode?
        var messages: [String]
    }

    private func applied(_ actions: String, to document: String = document, version: String = "1.0.0") throws -> Result {
        let diagnostics = Diagnostics()
        let root = try #require(
            YAMLParser.parse(SourceFile(path: "api.yaml", bytes: Array(document.utf8)), diagnostics: diagnostics))
        let text = "overlay: \(version)\ninfo: {title: T, version: '1'}\nactions:\n" + actions
        let overlay = try #require(
            YAMLParser.parse(SourceFile(path: "o.yaml", bytes: Array(text.utf8)), diagnostics: diagnostics))
        let node = Overlay(overlay, diagnostics: diagnostics)?.applied(to: root, diagnostics: diagnostics)
        return Result(
            node: node, messages: diagnostics.all.map { "\($0.location): \($0.message) [\($0.code)]" })
    }

    @Test func membersAreMergedAndElementsAppended() throws {
        let result = try applied(
            """
            - {target: $.info, update: {title: Shops, x-a: {c: 2}, x-new: [1]}}
            - {target: $.tags, update: {name: D}}
            - {target: "$.paths['/pets']", update: {get: {tags: [X]}}}
            """)
        #expect(result.messages == [])
        let node = try #require(result.node)
        #expect(node["info"]?["title"]?.string == "Shops")
        #expect(node["info"]?["x-a"]?.entries?.map(\.key) == ["b", "c"])
        #expect(node["tags"]?.elements?.compactMap { $0["name"]?.string } == ["A", "B", "C", "D"])
        #expect(node["paths"]?["/pets"]?["get"]?["tags"]?.elements?.compactMap(\.string) == ["A", "X"])
    }

    @Test func removal() throws {
        let result = try applied(
            """
            - {target: "$.paths.*[?@.deprecated == true]", remove: true}
            - {target: "$.tags[0]", remove: true}
            - {target: "$..x-cost", remove: true}
            """)
        #expect(result.messages == [])
        let node = try #require(result.node)
        #expect(node["paths"]?["/pets"]?.entries?.map(\.key) == ["post"])
        #expect(node["paths"]?["/pets"]?["post"]?["x-cost"] == nil)
        #expect(node["tags"]?.elements?.count == 2)
    }

    @Test(arguments: [
        ("$", 1), ("$.paths.*", 2), ("$.paths[*]", 2), ("$['paths']['/pets'].get", 1), ("$.tags[-1]", 1),
        ("$.tags[0:2]", 2), ("$.tags[::2]", 2), ("$.tags[::-1]", 3), ("$.tags[0,2]", 2), ("$..tags", 4),
        ("$..operationId", 3), ("$.paths.*.get", 2), ("$.paths.*[?@.x-cost > 5]", 1), ("$.paths.*[?(@.x-cost>=5)]", 2),
        ("$.paths.*[?@.operationId == 'add' || @.deprecated]", 2), ("$.paths.*[?!@.deprecated && @.tags]", 2),
        ("$.tags[?@.name != \"A\"]", 2), ("$.paths.*[?@.tags[0] == 'C']", 1), ("$.paths.*[?@.nothing == @.neither]", 3),
        ("$.tags[?@.name == $.tags[1].name]", 1), ("$.nothing", 0), ("$.tags[7]", 0), ("$..*[?@.name]", 3),
    ])
    func selection(_ path: String, _ count: Int) throws {
        let diagnostics = Diagnostics()
        let root = try #require(
            YAMLParser.parse(SourceFile(path: "api.yaml", bytes: Array(Self.document.utf8)), diagnostics: diagnostics))
        #expect(try JSONPath(path).matches(in: root, JSONPath.Budget(steps: 100_000)).count == count)
    }

    @Test(arguments: [
        "", "paths", "$.", "$[", "$[']", "$['a", "$[?", "$[?@.a ==]", "$[?match(@.a, 'b')]", "$[0:1:-9223372036854775808]",
        "$[-9223372036854775808:]", "$[:9007199254740992]", "$[01]", "$[-0]",
        "$[?@.* == 1]", "$[?!@.a == 1]", "$[?1]", "$[?length(@.a)]", "$[?length(@.*) == 1]", "$[?count(1) == 1]", "$['\\ud800']", " $",
        "$ ", "$.a b", "$[?(@.a]", "$[1",
        "$['\\u12']", "$...a", "$[99999999999999999999]", "$[?" + String(repeating: "(", count: 5_000),
        "$" + String(repeating: "[?@", count: 5_000), "$[?" + String(repeating: "!", count: 5_000),
    ])
    func noPath(_ path: String) {
        #expect(throws: JSONPath.Invalid.self) { try JSONPath(path) }
    }

    @Test func mistakes() throws {
        let result = try applied(
            """
            - {target: $.nothing, update: {a: 1}}
            - {target: $.openapi, update: {a: 1}}
            - {target: $, remove: true}
            """)
        #expect(
            result.messages == [
                "o.yaml:4:12: '$.nothing' matches nothing in the description [overlay-unmatched]",
                "o.yaml:5:12: '$.openapi' selects the string '3.1.0', which a mapping cannot be merged into [overlay-target]",
                "o.yaml:6:12: the root of the description cannot be removed [overlay-target]",
            ])
        #expect(
            try applied("- {target: a.b, remove: true}\n- {target: $.a}\n- {targt: $.a, remove: true}").messages == [
                "o.yaml:4:12: 'a.b' is no JSONPath: after 0 characters, '$' is expected here [overlay-target]",
                "o.yaml:6:4: unknown key 'targt'; did you mean 'target'? [overlay]",
                "o.yaml:6:3: an action has a 'target', a JSONPath such as '$.info' [overlay]",
            ])
    }

    @Test("Overlay 1.1: copies, lists that are joined, primitive values in place of others")
    func version1_1() throws {
        let actions = """
            - {target: "$.paths['/shops']", copy: "$.paths['/pets']"}
            - {target: $.tags, update: [{name: D}, {name: E}]}
            - {target: $.info.title, update: Shops}
            """
        let result = try applied(actions, version: "1.1.0")
        #expect(result.messages == [])
        let node = try #require(result.node)
        #expect(node["paths"]?["/shops"]?.entries?.map(\.key) == ["get", "post"])
        #expect(node["paths"]?["/shops"]?["get"]?["operationId"]?.string == "list")
        #expect(node["paths"]?["/shops"]?["get"]?["tags"]?.elements?.compactMap(\.string) == ["C", "A"])
        #expect(node["tags"]?.elements?.compactMap { $0["name"]?.string } == ["A", "B", "C", "D", "E"])
        #expect(node["info"]?["title"]?.string == "Shops")
        #expect(try applied(actions).messages == ["o.yaml:4:39: 'copy' came with version 1.1: write 'overlay: 1.1.0' [overlay]"])
    }

    @Test("Actions without an effect are said")
    func noEffect() throws {
        let result = try applied(
            """
            - {target: $.info}
            - {target: $.info, update: {title: Pets, x-a: {b: 1}}}
            - {target: $.info, copy: $.tags.*}
            """, version: "1.1.0")
        #expect(
            result.messages == [
                "o.yaml:4:12: this action has neither 'update' nor 'copy' nor 'remove: true', and changes nothing [overlay-no-effect]",
                "o.yaml:5:12: '$.info' selects what has all of the update already; nothing changes [overlay-no-effect]",
                "o.yaml:6:26: 'copy' takes a query that selects one node; '$.tags.*' selects 3 [overlay-copy]",
            ])
    }

    @Test("Growth, steps and nesting are bounded")
    func budgets() throws {
        let growing = (0..<12).map { "- {target: $..*, update: {x-\($0): {x-b: {x-c: {}}}}}\n" }.joined()
        let messages = try applied(growing, to: "{a: {}, b: {}, c: {}}").messages
        #expect(messages.count == 1 && messages[0].contains("grow without measure") && messages[0].hasSuffix("[overlay-budget]"))

        let list = "a: [" + (0..<3000).map { "{b: \($0)}" }.joined(separator: ", ") + "]"
        let steps = try applied("- {target: '$.a[?$.a[?@.b == 1]]', remove: true}", to: list).messages
        #expect(steps.count == 1 && steps[0].contains("too many steps"))

        let value = String(repeating: "{a: ", count: 60) + "1" + String(repeating: "}", count: 60)
        let deeper = (0..<12).map { number in
            "- {target: \"$\(String(repeating: ".a", count: 59 * number))\", update: \(value)}\n"
        }
        #expect(try applied(deeper.joined(), to: "{b: 1}").messages.contains { $0.contains("500 levels") })
    }

    @Test func referencesInAnOverlayAreOfTheRootDocument() throws {
        let result = try applied(
            "- {target: $.components.schemas, update: {B: {$ref: '#/components/schemas/A'}}}",
            to: "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {type: string}}}\n")
        let diagnostics = Diagnostics()
        let node = try #require(result.node)
        let documents = try #require(DocumentSet(node, diagnostics: diagnostics))
        let schema = try #require(documents.root.components.schemas.last?.schema.reference)
        #expect(documents.resolveSchema(schema, diagnostics: diagnostics)?.name == "A")
    }
}

@Suite struct RenamingTests {
    private func renamed(_ subject: String) throws -> (node: YAMLNode, messages: [String]) {
        let text = """
            paths: {/pets: {get: {operationId: list, tags: [loose, listed], parameters: [{name: limit, in: query}]}}, /list: {get: {operationId: Pet}}}
            tags: [{name: listed}]
            components: {schemas: {Pet: {properties: {a: {type: string}}}, Any: true, list: {}}, securitySchemes: {key: {type: apiKey}}}
            """
        let diagnostics = Diagnostics()
        let file = SourceFile(path: "api.yaml", bytes: Array(text.utf8))
        let root = try #require(YAMLParser.parse(file, diagnostics: diagnostics))
        let place = SourceLocation(file: file, line: 1, column: 1)
        let entry = Renaming.Entry(subject: Located(subject, at: place), name: Located("new", at: place))
        let node = Renaming([entry]).applied(to: root, diagnostics: diagnostics)
        return (node, diagnostics.all.map(\.message))
    }

    @Test func byNameAndByPointer() throws {
        #expect(
            try renamed("Pet.a").node["components"]?["schemas"]?["Pet"]?["properties"]?["a"]?["x-swift-name"]?.string == "new")
        #expect(try renamed("#/paths/~1pets/get").node["paths"]?["/pets"]?["get"]?["x-swift-name"]?.string == "new")
        #expect(try renamed("#/components/schemas/list").messages == [])
        #expect(try renamed("listed").node["tags"]?.elements?[0]["x-swift-name"]?.string == "new")
        #expect(try renamed("loose").node["tags"]?.elements?[1]["name"]?.string == "loose")
        #expect(try renamed("loose").node["tags"]?.elements?[1]["x-swift-name"]?.string == "new")
        #expect(try renamed("key").node["components"]?["securitySchemes"]?["key"]?["x-swift-name"]?.string == "new")
        let operation = try renamed("list.limit").node["paths"]?["/pets"]?["get"]
        #expect(operation?["parameters"]?.elements?[0]["x-swift-name"]?.string == "new")
    }

    @Test func mistakes() throws {
        #expect(try renamed("Pet").messages == ["'Pet' is the name of 2 things; write a pointer (#/…)"])
        #expect(
            try renamed("Pet.b").messages == [
                "'Pet.b' is no schema, property (Schema.property), operation id, parameter (operation.parameter), tag, security scheme or pointer (#/…) of the description; did you mean 'Pet.a'?"
            ])
        #expect(try renamed("#/nowhere").messages == ["'#/nowhere' does not exist in the description"])
        #expect(
            try renamed("Any").messages == [
                "'Any' is the boolean true; schemas, properties, parameters, operations and tags have names"
            ])
    }
}
