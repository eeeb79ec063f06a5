import Foundation
import HelodataCommands
import HelodataDiagnostics
import Testing

@testable import HelodataGenerator

/// The configuration file, its schema and the reader agree; `.ci/configurations` asks `jsonschema` about the same files.
@Suite struct ConfigurationTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Configurations")

    static func names(_ kind: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(kind).path)) ?? []).sorted()
    }

    private func isRead(_ text: String) -> Bool {
        let diagnostics = Diagnostics()
        let file = SourceFile(path: "helodata-gen.yaml", bytes: Array(text.utf8))
        return Configuration.read(file, diagnostics: diagnostics) != nil && !diagnostics.hasErrors
    }

    @Test(arguments: names("good")) func good(_ name: String) throws {
        #expect(isRead(try String(contentsOf: Self.folder.appendingPathComponent("good/\(name)"), encoding: .utf8)))
    }

    @Test(arguments: names("bad")) func bad(_ name: String) throws {
        #expect(!isRead(try String(contentsOf: Self.folder.appendingPathComponent("bad/\(name)"), encoding: .utf8)))
    }

    @Test("The schema has each setting, and is JSON")
    func schema() throws {
        let object = try #require(JSONSerialization.jsonObject(with: Data(ConfigurationSchema.json.utf8)) as? [String: Any])
        let properties = try #require(object["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(GeneratorOption.allCases.compactMap(\.row.setting)))
    }

    @Test("What init writes is read, also with every setting in use")
    func template() throws {
        let written = ConfigurationTemplate(folder: ".", spec: "a \"b\".yaml").configuration
        #expect(written.hasPrefix("# yaml-language-server: $schema=helodata-gen.schema.json\n"))
        #expect(isRead(written))
        let lines = written.split(separator: "\n").map { line in
            line.firstMatch(of: #/^# ([a-z-]+: .+)$/#).map { String($0.1) } ?? String(line)
        }
        let used = lines.filter { line in
            GeneratorOption.allCases.contains { option in option.row.setting.map { line.hasPrefix("\($0): ") } ?? false }
        }
        #expect(used.count == GeneratorOption.allCases.count { $0.row.setting != nil })
        #expect(isRead(used.joined(separator: "\n")))
    }

    @Test("Annotations of GitHub are one line each")
    func annotations() {
        let file = SourceFile(path: "a,b:c.yaml", bytes: Array("x".utf8))
        let place = SourceLocation(file: file, line: 1, column: 2)
        let diagnostic = Diagnostic(
            .error, "schema-type", "100%\nof it", at: place, length: 3, notes: [Diagnostic.Note("first here", at: place)])
        #expect(
            AnnotationPrinter().text([diagnostic])
                == "::error file=a%2Cb%3Ac.yaml,line=1,col=2,endColumn=5,title=schema-type::100%25%0Aof it%0Aa,b:c.yaml:1:2: first here\n")
    }
}
