import Foundation
import HelodataDiagnostics
import HelodataIR
import Testing

@testable import HelodataGenerator

/// Each folder of `Cases` is one feature: `spec.yaml`, the files that it refers to, where it has one a `helodata-gen.yaml` with its
/// overlays, and the Swift that comes out. `HELODATA_GOLDEN=write swift test`
/// rewrites the Swift and fails that run; read the difference before committing it.
@Suite("Golden cases")
struct GoldenTests {
    @Test("What is generated is what stands there", arguments: GoldenCase.all)
    func generated(_ golden: GoldenCase) throws {
        let (files, diagnostics) = try golden.generate()
        let errors = diagnostics.all.filter { $0.severity == .error }.map { "\($0.location.line): \($0.message)" }
        #expect(errors.isEmpty, "\(golden): \(errors)")
        let messages = DiagnosticPrinter(usesColor: false).text(diagnostics.all)
        try GoldenFile(url: golden.folder.appendingPathComponent("warnings.txt")).compare(messages.isEmpty ? nil : messages)
        for (name, contents) in files {
            try GoldenFile(url: golden.folder.appendingPathComponent(name)).compare(contents)
        }
        // A golden that nothing generates any more would never fail.
        let stored = try FileManager.default.contentsOfDirectory(atPath: golden.folder.path).filter { $0.hasSuffix(".swift") }
        for name in stored where files[name] == nil { Issue.record("\(golden)/\(name) is generated no more; delete it") }
    }

    @Test("The map in Tests/README.md names cases that exist, and every case")
    func mapped() throws {
        let readme = try String(contentsOf: testFolder.deletingLastPathComponent().appendingPathComponent("README.md"), encoding: .utf8)
        let heading = try #require(readme.range(of: "\n| feature | where |\n"))
        let text = readme[heading.upperBound...]
        var named: Set<String> = []
        for row in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(while: { $0.hasPrefix("|") }) {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 2, !cells[0].hasPrefix("-") else { continue }
            #expect(cells[1].contains("`"), "nothing shows \(cells[0])")
            for part in cells[1].split(separator: ";") {
                let names = part.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
                let kind = part.trimmingCharacters(in: .whitespaces).prefix { $0 != " " }
                for name in names where kind == "case" || kind == "bad" {
                    let exists =
                        kind == "case"
                        ? GoldenCase.all.contains { $0.description == name }
                        : BadCaseTests.names.contains { stem in
                            name.hasSuffix("…") ? stem.hasPrefix(name.dropLast()) : stem.prefix { $0 != "." } == name
                        }
                    #expect(exists, "\(kind) '\(name)' does not exist")
                    named.insert(name)
                }
            }
        }
        let missing = GoldenCase.all.map(\.description).filter { !named.contains($0) }
        #expect(missing.isEmpty, "Tests/README.md does not name \(missing)")
        let bad = BadCaseTests.names.map { String($0.prefix { $0 != "." }) }.filter { stem in
            !named.contains { $0.hasSuffix("…") ? stem.hasPrefix($0.dropLast()) : stem == $0 }
        }
        #expect(bad.isEmpty, "Tests/README.md does not name \(bad)")
    }

    @Test("A second run prints the same bytes")
    func repeatable() throws {
        for golden in GoldenCase.all.prefix(6) {
            let first = try golden.generate().files
            let second = try golden.generate().files
            #expect(first == second)
        }
    }
}

/// Each `NAME.yaml` of `BadCases` is a description with mistakes, `NAME.txt` exactly what is said about it, and about the configuration
/// `NAME.config`, where there is one.
@Suite("Bad cases")
struct BadCaseTests {
    static let folder = testFolder.appendingPathComponent("BadCases")
    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted()

    @Test("Is refused with these words", arguments: names)
    func refused(_ name: String) throws {
        let url = Self.folder.appendingPathComponent(name)
        let file = SourceFile(path: name, bytes: Array(try Data(contentsOf: url)))
        let diagnostics = Diagnostics()
        var options = GeneratorOptions(spec: url.path)
        let given = url.deletingPathExtension().appendingPathExtension("config")
        if let bytes = try? Data(contentsOf: given) {
            let configuration = Configuration.read(
                SourceFile(path: given.lastPathComponent, bytes: Array(bytes)), diagnostics: diagnostics)
            configuration.map { options.complete(by: $0) }
        }
        let result = try Generator(options).generate(file, diagnostics: diagnostics)
        #expect(result == nil && diagnostics.hasErrors, "\(name) is accepted")
        let stem = url.deletingPathExtension().appendingPathExtension("txt")
        try GoldenFile(url: stem).compare(DiagnosticPrinter(usesColor: false).text(diagnostics.all))
    }

    @Test("There are enough of them")
    func count() { #expect(Self.names.count >= 40) }
}

let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// One folder of `Cases`.
struct GoldenCase: CustomTestStringConvertible, CustomStringConvertible, Sendable {
    let folder: URL
    var description: String { folder.lastPathComponent }
    var testDescription: String { description }

    static let all: [GoldenCase] = {
        let cases = testFolder.appendingPathComponent("Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
        return names.sorted().map { GoldenCase(folder: cases.appendingPathComponent($0)) }
    }()

    /// The files beside the runtime, by name.
    func generate() throws -> (files: [String: String], diagnostics: Diagnostics) {
        let url = folder.appendingPathComponent("spec.yaml")
        var options = GeneratorOptions(spec: url.path)
        var plugin = GeneratorOptions.PluginOptions()
        plugin.shownRelativeTo = folder.path
        let stored = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        plugin.watched = stored.filter { $0.hasSuffix(".overlay.yaml") }.map { folder.appendingPathComponent($0).path }
        options.plugin = plugin
        if stored.contains("helodata-gen.yaml") {
            let url = folder.appendingPathComponent("helodata-gen.yaml")
            options.configuration = url.path
            // As the plugin reads it.
            if try String(contentsOf: url, encoding: .utf8).contains("mocks: included") { options.mocks = .included }
        }
        let diagnostics = Diagnostics()
        var coverage = CoverageReport()
        let silent = Console(usesColor: false, output: { _ in }, error: { _ in })
        guard let client = try GeneratorRun(options, console: silent).generate(diagnostics, &coverage) else { return ([:], diagnostics) }
        #expect(coverage.items.allSatisfy { $0.outcome != .unexplained }, "\(self)")
        var files: [String: String] = [:]
        for file in client.files {
            let name = file.path.replacingOccurrences(of: "Generated-", with: "")
            if ["Client.swift", "Operations1.swift", "Models1.swift", "Mocks.swift"].contains(name) { files[name] = file.contents }
        }
        return (files, diagnostics)
    }
}

/// A file that a test's result is compared with.
struct GoldenFile {
    let url: URL

    static let isWriting = ProcessInfo.processInfo.environment["HELODATA_GOLDEN"] == "write"

    /// - Parameter expected: nil where there should be no such file.
    func compare(_ contents: String?) throws {
        let stored = try? String(contentsOf: url, encoding: .utf8)
        guard stored != contents else { return }
        if Self.isWriting {
            if let contents {
                try contents.write(to: url, atomically: true, encoding: .utf8)
            } else {
                try FileManager.default.removeItem(at: url)
            }
            Issue.record("\(url.lastPathComponent) is rewritten: read the difference")
            return
        }
        let place = url.deletingLastPathComponent().lastPathComponent + "/" + url.lastPathComponent
        Issue.record("\(place) differs\(GoldenFile.firstDifference(stored ?? "", contents ?? "")) (HELODATA_GOLDEN=write rewrites it)")
    }

    private static func firstDifference(_ old: String, _ new: String) -> String {
        let (old, new) = (
            old.split(separator: "\n", omittingEmptySubsequences: false), new.split(separator: "\n", omittingEmptySubsequences: false)
        )
        for index in 0..<max(old.count, new.count) {
            let before = index < old.count ? String(old[index]) : "(end)"
            let after = index < new.count ? String(new[index]) : "(end)"
            if before != after { return " at line \(index + 1): '\(before)' became '\(after)'" }
        }
        return ""
    }
}
