import Foundation
import HelodataGenerator
import Testing

@Suite("The command that prints names")
struct NamesTests {
    private func run(_ description: String, in temporary: TemporaryFolder, configuration: String? = nil) -> (
        client: [String: String], names: String
    ) {
        var options = GeneratorOptions(spec: description)
        options.output = "\(temporary.path)/Generated"
        options.configuration = configuration
        options.isQuiet = true
        var names = ""
        let console = Console(usesColor: false, output: { names += $0 }, error: { names += $0 })
        #expect(GeneratorRun(options, console: console).run() == .success, "\(names)")
        names = ""
        #expect(GeneratorRun(options, console: console).names() == .success)
        var client: [String: String] = [:]
        for file in temporary.files where file.hasPrefix("Generated/") { client[file] = temporary.text(file) }
        return (client, names)
    }

    @Test("As a configuration they change nothing", arguments: ["names", "names-from-paths", "servers-and-ids", "one-of", "bodies"])
    func roundTrip(_ golden: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let description = root.appendingPathComponent("GoldenTests/Cases/\(golden)/spec.yaml").path
        let temporary = try TemporaryFolder()
        let plain = run(description, in: temporary)
        try temporary.write(plain.names, to: "helodata-gen.yaml")
        let renamed = run(description, in: temporary, configuration: "\(temporary.path)/helodata-gen.yaml")
        for (path, text) in plain.client { #expect(renamed.client[path] == text, "\(path)") }
    }

    @Test func sayWhy() throws {
        let temporary = try TemporaryFolder()
        try temporary.write(
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets/{id}:
                get:
                  operationId: getPet
                  tags: [pets]
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Text'}}}}}
                delete:
                  tags: [pets]
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {'204': {description: Gone.}}
            components: {schemas: {Text: {type: object, properties: {a: {type: string}}}}}
            """, to: "openapi.yaml")
        let names = run("\(temporary.path)/openapi.yaml", in: temporary).names
        #expect(names.contains("\n  \"#/paths/~1pets~1{id}/get\": \"get\"  # pets.get: the id 'getPet'\n"), "\(names)")
        #expect(names.contains("\n  \"#/paths/~1pets~1{id}/delete\": \"delete\"  # pets.delete: method and path, since it has no id\n"))
        #expect(names.contains("\n  # \"#/components/schemas/Text\": \"TextModel\"  # its own name is taken\n"))
    }
}
