import Foundation
import HelodataDiagnostics
import HelodataSpec
import HelodataYAML
import Testing

@testable import HelodataIR

/// Real descriptions, in the folder that `HELODATA_CORPUS` names; of those only the one in `HELODATA_ONLY`, if set.
@Suite("Corpus")
struct CorpusTests {
    /// Lowering all of them takes a minute in a debug build, so only on request.
    static let folder = ProcessInfo.processInfo.environment["HELODATA_CORPUS"].map { URL(filePath: $0) }

    static let documents: [String] = {
        guard let folder else { return [] }
        let top = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let only = ProcessInfo.processInfo.environment["HELODATA_ONLY"]
        if let only { return [only] }
        return top.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted() + [
            "camara-qod/code/API_definitions/quality-on-demand.yaml",
            "ga4gh-drs/openapi/data_repository_service.openapi.yaml",
            "matrix-content-repo/data/api/client-server/content-repo.yaml",
        ]
    }()

    @Test("Every real description means a client", arguments: documents)
    func lowers(_ name: String) throws {
        let path = try #require(Self.folder).appending(path: name).path
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let diagnostics = Diagnostics()
        let node = try #require(YAMLParser.parse(SourceFile(path: path, bytes: Array(bytes)), diagnostics: diagnostics))
        let documents = try #require(
            DocumentSet(node, diagnostics: diagnostics) { path in FileManager.default.contents(atPath: path).map { Array($0) } })
        let start = ContinuousClock.now
        let api = Lowering.lower(documents, options: LoweringOptions(), diagnostics: diagnostics)
        let time = ContinuousClock.now - start
        var counts: [String: Int] = [:]
        for diagnostic in diagnostics.all { counts["\(diagnostic.severity) \(diagnostic.code)", default: 0] += 1 }
        print(
            "\(name): \(api?.groups.reduce(0) { $0 + $1.operations.count } ?? 0) operations, \(api?.types.count ?? 0) types, \(time), \(counts.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value)" })"
        )
        // One names a schema of another service by its URL: `--allow reference-url` is for that.
        let errors = diagnostics.all.filter { $0.severity == .error && $0.code != "reference-url" }.map {
            "\($0.location.line): \($0.message) [\($0.code)]"
        }
        #expect(errors.isEmpty, "\(errors.prefix(10))")
    }
}
