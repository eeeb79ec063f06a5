import Foundation
import Testing

/// The pages for contributors name files and folders; each is there.
@Suite struct ArchitectureTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: ["ARCHITECTURE.md", "CONTRIBUTING.md"])
    func pathsExist(page: String) throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent(page), encoding: .utf8)
        let paths = text.matches(of: /`((?:[\w.-]+\/)+[\w+.-]*)`/).map { String($0.1) }
        #expect(paths.count > 5)
        // A folder of the runtime may stand without the module's name, as in its own files.
        let folders = ["", "Sources/", "Sources/HelodataRuntime/"]
        for path in paths {
            let exists = folders.contains { FileManager.default.fileExists(atPath: Self.root.appendingPathComponent($0 + path).path) }
            #expect(exists, "\(page): \(path)")
        }
    }
}
