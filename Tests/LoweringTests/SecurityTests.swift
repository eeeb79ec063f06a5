import HelodataDiagnostics
import Testing

@testable import HelodataIR

@Suite("Security")
struct SecurityTests {
    private func lowered(_ requirements: String, schemes: [String] = ["key"]) -> Lowered {
        let components = schemes.map { "\($0): {type: apiKey, in: header, name: X-\($0)}" }.joined(separator: ", ")
        return Lowered(
            body: """
                paths: {/a: {get: {operationId: a, security: \(requirements), responses: {'204': {description: ok}}}}}
                components: {securitySchemes: {\(components)}}
                """)
    }

    @Test(
        "An empty requirement makes the credential optional, wherever it stands",
        arguments: ["[{}, {key: []}]", "[{key: []}, {}]", "[{key: []}, {}, {key: []}]"])
    func optional(_ requirements: String) throws {
        let api = try #require(lowered(requirements).api)
        #expect(api.groups[0].operations[0].security == [["key"], []])
        #expect(api.credentials.map(\.isOptional) == [true])
    }

    @Test("A credential that an operation needs is needed")
    func needed() throws {
        let api = try #require(lowered("[{key: []}]").api)
        #expect(api.groups[0].operations[0].security == [["key"]])
        #expect(api.credentials.map(\.isOptional) == [false])
    }

    @Test("Without requirements nothing is sent", arguments: ["[]", "[{}]"])
    func open(_ requirements: String) throws {
        let api = try #require(lowered(requirements).api)
        #expect(api.groups[0].operations[0].security.isEmpty)
        #expect(api.credentials.map(\.isOptional) == [false])
    }

    @Test("Of several schemes each may be left out")
    func several() throws {
        let api = try #require(lowered("[{key: [], other: []}]", schemes: ["key", "other"]).api)
        #expect(api.groups[0].operations[0].security == [["key", "other"]])
        #expect(api.credentials.map(\.isOptional) == [true, true])
    }
}
