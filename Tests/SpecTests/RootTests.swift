import HelodataSpec
import Testing

@Suite struct RootTests {
    @Test func document() throws {
        let reading = read(
            """
            openapi: 3.1.0
            info:
              title: Orders
              version: 1.10
              summary: Short
              description: Long
              contact: {name: Us}
              x-module-name: Shop
            servers:
              - url: https://{region}.example.com/v1
                description: Live
                variables:
                  region: {default: eu, enum: [eu, us], description: Where}
            tags:
              - {name: Orders, description: Buying, externalDocs: {url: 'https://example.com'}, x-swift-name: shop}
            externalDocs: {url: 'https://example.com/docs', description: More}
            security:
              - bearer: []
              - key: []
                oauth: [read, write]
              - {}
            x-error-envelope: {code: code}
            paths: {}
            """)
        #expect(reading.messages == [])
        let root = try #require(reading.root)
        #expect(root.openapi.value == "3.1.0")
        #expect(root.info.title == "Orders")
        #expect(root.info.version == "1.10")
        #expect(root.info.summary == "Short")
        #expect(root.info.extensions.moduleName == "Shop")
        #expect(root.servers[0].url == "https://{region}.example.com/v1")
        #expect(root.servers[0].variables[0].defaultValue == "eu")
        #expect(root.servers[0].variables[0].enumeration == ["eu", "us"])
        #expect(root.tags[0].extensions.swiftName == "shop")
        #expect(root.security?.map { $0.schemes.map(\.name.value) } == [["bearer"], ["key", "oauth"], []])
        #expect(root.security?[1].schemes[1].scopes == ["read", "write"])
        #expect(root.extensions.errorEnvelope?.code == ["code"])
    }

    @Test(arguments: [
        ("openapi: 3.0.3\npaths: {}", []), ("openapi: 3.0\npaths: {}", []), ("openapi: '3.2.0'\npaths: {}", []),
        (
            "swagger: '1.2'\npaths: {}",
            [
                "1:1: error: Swagger '1.2' is not known; Swagger 2.0 is read, and OpenAPI 3.0, 3.1 and 3.2 [openapi-version]"
            ]
        ),
        ("openapi: 3.3.0", ["1:10: error: OpenAPI '3.3.0' is not known; 3.0, 3.1 and 3.2 are read [openapi-version]"]),
        ("openapi: 31", ["1:10: error: OpenAPI '31' is not known; 3.0, 3.1 and 3.2 are read [openapi-version]"]),
        ("info: {}", ["1:1: error: the document lacks 'openapi: 3.1.0'; 3.0, 3.1 and 3.2 are read [openapi-version]"]),
        (
            "- openapi",
            [
                "1:1: error: an OpenAPI document is a mapping that starts with 'openapi: 3.1.0', not a list [openapi-version]"
            ]
        ),
    ])
    func version(_ text: String, _ messages: [String]) {
        let reading = read(text)
        #expect(reading.messages.filter { !$0.contains("lacks 'info'") } == messages)
        #expect((reading.root == nil) == !messages.isEmpty)
    }

    @Test(arguments: [
        ("servers: [{description: x}]", ["1:11: error: server lacks 'url' [missing-key]"]),
        (
            "servers: [{url: /, variables: {port: {enum: [443, 80]}}}]",
            ["1:32: warning: server variable 'port' lacks 'default'; the first of 'enum' counts [missing-key]"]
        ),
        (
            "servers: [{url: /, variables: {port: {}}}]",
            ["1:32: error: server variable 'port' lacks 'default' [missing-key]"]
        ),
        (
            "servers: /v1",
            [
                "1:1: warning: 'servers' must be a list, not the string '/v1'; read as a list of one [loose-shape]",
                "1:10: warning: a server is a mapping; read as 'url: /v1' [loose-shape]",
            ]
        ),
        (
            "tags: [{name: a}, {name: a}, b, null]",
            [
                "1:33: warning: null in 'tags' is ignored [null-value]",
                "1:19: warning: tag 'a' is listed twice; the first counts [duplicate]",
                "1:30: warning: tag must be a mapping; read as its name [loose-shape]",
            ]
        ),
        (
            "tags: [{name: a, description: {$ref: ./a.md}}]",
            ["1:18: warning: 'description' is text; the reference to './a.md' is not followed [reference-text]"]
        ),
        ("sevrers: []", ["1:1: error: unknown key 'sevrers' in the document; did you mean 'servers'? [unknown-key]"]),
        (
            "x-modul-name: A",
            ["1:1: warning: 'x-modul-name' has no meaning here; did you mean 'x-module-name'? [extension-name]"]
        ),
        ("x-anything: A", []),
        ("host: a", ["1:1: warning: unknown key 'host' in the document is ignored [unknown-key]"]),
        ("Servers: []", ["1:1: warning: 'Servers' is read as 'servers' [key-spelling]"]),
        ("security: null", ["1:1: warning: 'security' is null and ignored [null-value]"]),
        (
            "security: bearer",
            [
                "1:1: warning: 'security' must be a list, not the string 'bearer'; read as a list of one [loose-shape]",
                "1:11: warning: a security requirement is a mapping; read as 'bearer: []' [loose-shape]",
            ]
        ),
    ])
    func leniency(_ text: String, _ messages: [String]) {
        #expect(read(body: text).messages == messages)
    }

    @Test func missingInfo() {
        #expect(
            read("openapi: 3.1.0\ninfo: {titel: a}\n").messages == [
                "2:8: error: unknown key 'titel' in 'info'; did you mean 'title'? [unknown-key]",
                "2:7: warning: 'info' lacks 'title' [missing-key]",
                "2:7: warning: 'info' lacks 'version' [missing-key]",
                "1:1: error: the document lacks 'paths' [missing-key]",
            ])
    }

    @Test func allowedCodesAreWarnings() {
        let reading = read(body: "sevrers: []", allowing: ["unknown-key"])
        #expect(
            reading.messages == [
                "1:1: warning: unknown key 'sevrers' in the document; did you mean 'servers'? [unknown-key]"
            ])
    }
}
