import Foundation
import HelodataDiagnostics
import HelodataYAML
import Testing

@testable import HelodataSpec

/// The Overlay Specification's own tests, where they lie beside the repository.
@Suite struct OverlaySuiteTests {
    @Test(arguments: ["v1.0", "v1.1"])
    func readingPassesAndFails(_ version: String) throws {
        guard let suite = SuiteFiles.folder("overlay/\(version)") else { return }
        var counts = ["pass": 0, "fail": 0]
        for kind in ["pass", "fail"] {
            for file in SuiteFiles.files(in: suite.appendingPathComponent(kind)) {
                let diagnostics = Diagnostics()
                let overlay = try SuiteFiles.node(file, diagnostics).flatMap { Overlay($0, diagnostics: diagnostics) }
                let isRead = overlay != nil && !diagnostics.hasErrors
                #expect(isRead == (kind == "pass"), "\(kind)/\(file.lastPathComponent): \(diagnostics.all.map(\.message))")
                counts[kind, default: 0] += 1
            }
        }
        print("Overlay \(version): \(counts)")
    }

    @Test func documentsWithOverlays() throws {
        guard let suite = SuiteFiles.folder("overlay/compliant-sets") else { return }
        for folder in SuiteFiles.files(in: suite) where folder.hasDirectoryPath {
            let diagnostics = Diagnostics()
            let document = try #require(try SuiteFiles.node(folder.appendingPathComponent("openapi.yaml"), diagnostics))
            let overlay = try #require(try SuiteFiles.node(folder.appendingPathComponent("overlay.yaml"), diagnostics))
            let expected = try #require(try SuiteFiles.node(folder.appendingPathComponent("output.yaml"), diagnostics))
            let result = try #require(Overlay(overlay, diagnostics: diagnostics)?.applied(to: document, diagnostics: diagnostics))
            #expect(!diagnostics.hasErrors, "\(folder.lastPathComponent): \(diagnostics.all.map(\.message))")
            #expect(
                try JSONPathValue.areEqual(result.resolved, expected.resolved, JSONPath.Budget(steps: 1_000_000)),
                "\(folder.lastPathComponent)")
        }
    }
}
