import Foundation
import HelodataDiagnostics
import HelodataYAML
import Testing

/// The suites of others in `../shared/suites`, beside the repository; where they are not, their tests say so and pass.
enum SuiteFiles {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/suites")

    static func folder(_ name: String) -> URL? {
        let suite = folder.appendingPathComponent(name)
        if FileManager.default.fileExists(atPath: suite.path) { return suite }
        print("the suite '\(name)' is not there: skipped")
        return nil
    }

    static func files(in folder: URL) -> [URL] {
        ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []).sorted { $0.path < $1.path }
    }

    static func node(_ file: URL, _ diagnostics: Diagnostics) throws -> YAMLNode? {
        YAMLParser.parse(SourceFile(path: file.lastPathComponent, bytes: Array(try Data(contentsOf: file))), diagnostics: diagnostics)
    }
}
