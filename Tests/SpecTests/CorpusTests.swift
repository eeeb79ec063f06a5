import Foundation
import HelodataDiagnostics
import HelodataSpec
import HelodataYAML
import Testing

/// Real descriptions, where they are at hand: in `HELODATA_CORPUS` or beside the package.
@Suite struct CorpusTests {
    static let folder: URL? = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let environment = ProcessInfo.processInfo.environment["HELODATA_CORPUS"].map { URL(filePath: $0) }
        let folder = environment ?? package.deletingLastPathComponent().appending(path: "shared/corpus")
        guard FileManager.default.fileExists(atPath: folder.appending(path: "README.md").path) else {
            print("CorpusTests skipped: no descriptions in \(folder.path); set HELODATA_CORPUS")
            return nil
        }
        return folder
    }()

    static let documents: [String] = {
        guard let folder else { return [] }
        let top = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return top.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted() + [
            "camara-qod/code/API_definitions/quality-on-demand.yaml",
            "ga4gh-drs/openapi/data_repository_service.openapi.yaml",
            "matrix-content-repo/data/api/client-server/content-repo.yaml",
        ]
    }()

    /// The only references that lead nowhere: to the network.
    static let refused = ["ga4gh-drs/openapi/data_repository_service.openapi.yaml": ["reference-url"]]

    @Test(arguments: documents) func readsWithoutErrors(_ name: String) throws {
        let path = try #require(Self.folder).appending(path: name).path
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let diagnostics = Diagnostics()
        let node = try #require(
            YAMLParser.parse(SourceFile(path: path, bytes: Array(bytes)), diagnostics: diagnostics))
        let documents = try #require(
            DocumentSet(node, diagnostics: diagnostics) { path in
                FileManager.default.contents(atPath: path).map { Array($0) }
            })
        #expect(!documents.root.paths.isEmpty)
        #expect(diagnostics.all.filter { $0.severity == .error }.map(\.message) == [])

        var walk = ReferenceWalk(documents)
        walk.run()
        #expect(walk.schemas > 0)
        #expect(walk.diagnostics.all.filter { $0.severity == .error }.map(\.code) == Self.refused[name] ?? [])
    }
}
