import Foundation
import HelodataDiagnostics
import HelodataEmit
import HelodataGenerator
import HelodataYAML
import Testing

/// What `spec/helodata.yaml` says in words stands in the documentation of the client.
@Suite struct DocumentationTests {
    private let description: YAMLNode
    /// All documentation comments, one after another, without line breaks.
    private let documentation: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let url = root.appendingPathComponent("spec/helodata.yaml")
        let file = SourceFile(path: url.path, bytes: Array(try Data(contentsOf: url)))
        let diagnostics = Diagnostics()
        description = try #require(YAMLParser.parse(file, diagnostics: diagnostics))
        let client = try #require(try Generator(GeneratorOptions(spec: url.path)).generate(file, diagnostics: diagnostics))
        #expect(diagnostics.all.isEmpty)
        let lines = client.files.filter { !$0.path.contains("/Runtime/") && $0.path.hasSuffix(".swift") }
            .flatMap { $0.contents.split(separator: "\n") }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("///") }
            .map { $0.dropFirst(3) }
        documentation = Self.words(lines.joined(separator: " "))
    }

    private static func words(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    /// Values of a key, wherever it stands.
    private func texts(_ key: String, in node: YAMLNode) -> [(text: String, line: Int)] {
        let entries = (node.entries ?? []).flatMap { entry -> [(text: String, line: Int)] in
            if entry.key == key, let text = entry.value.string { return [(text, entry.keyLocation.line)] }
            return entry.key.hasPrefix("example") ? [] : texts(key, in: entry.value)
        }
        return entries + (node.elements ?? []).flatMap { texts(key, in: $0) }
    }

    @Test func everyAssumptionShows() {
        let reasons = texts("x-assumed", in: description)
        #expect(reasons.count >= 50)
        for (reason, line) in reasons { expect(reason, line) }
    }

    @Test func everyDescriptionOfAMemberShows() throws {
        let schemas = try #require(description["components"]?["schemas"])
        for (text, line) in texts("description", in: schemas) { expect(text, line) }
    }

    @Test func everyRuleOfAnOperationShows() throws {
        for path in try #require(description["paths"]?.entries) {
            for operation in path.value.entries ?? [] {
                let line = operation.keyLocation.line
                for key in ["summary", "description"] {
                    if let text = operation.value[key]?.string { expect(text, line) }
                }
                let scopes = operation.value["security"]?.elements?.first?["bearerAuth"]?.elements ?? []
                let query = operation.value["x-variants"] == nil ? "" : "?format=json"
                for scope in scopes {
                    expect("`\(operation.key.uppercased()) \(path.key)\(query)`, scope `\(scope.string ?? "")`", line)
                }
            }
        }
    }

    /// Not a macro around it all: that would print the whole documentation.
    private func expect(_ text: String, _ line: Int) {
        if !documentation.contains(Self.words(text)) { Issue.record("line \(line): \(text)") }
    }
}
