import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

@testable import HelodataIR

/// A description lowered in a test.
struct Lowered {
    var api: API?
    let diagnostics: Diagnostics
    var coverage = CoverageReport()

    init(
        _ text: String, options: LoweringOptions = LoweringOptions(), allowed: Set<String> = [], files: [String: String] = [:]
    ) {
        self.init(bytes: Array(text.utf8), path: "openapi.yaml", options: options, allowed: allowed) { path in
            files[path].map { Array($0.utf8) }
        }
    }

    init(
        bytes: [UInt8], path: String, options: LoweringOptions = LoweringOptions(), allowed: Set<String> = [],
        load: @escaping (String) -> [UInt8]?
    ) {
        diagnostics = Diagnostics(allowed: allowed)
        guard let node = YAMLParser.parse(SourceFile(path: path, bytes: bytes), diagnostics: diagnostics),
            let documents = DocumentSet(node, diagnostics: diagnostics, load: load)
        else { return }
        api = Lowering.lower(documents, options: options, diagnostics: diagnostics, coverage: &coverage)
    }

    /// `openapi`, `info` and what is given.
    init(
        body: String, options: LoweringOptions = LoweringOptions(), allowed: Set<String> = [], files: [String: String] = [:]
    ) {
        self.init(
            "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n" + body, options: options, allowed: allowed, files: files)
    }

    func outcome(_ pointer: String) -> CoverageReport.Outcome? {
        coverage.items.first { $0.pointer == pointer }?.outcome
    }

    var messages: [String] { diagnostics.all.map { "\($0.severity): \($0.message) [\($0.code)]" } }
}
