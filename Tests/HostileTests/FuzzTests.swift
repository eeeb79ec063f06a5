import Foundation
import HelodataDiagnostics
import Testing

/// Mutants of the golden cases go through all stages: each gets files or errors, soon, and none takes the process down.
/// `HELODATA_FUZZ_SECONDS` says how long (2), `HELODATA_FUZZ_SEED` where to start (1).
@Suite("Fuzzing the generator", .serialized)
struct GeneratorFuzzTests {
    static let seconds = ProcessInfo.processInfo.environment["HELODATA_FUZZ_SECONDS"].flatMap { Double($0) } ?? 2
    static let seed = ProcessInfo.processInfo.environment["HELODATA_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

    private static let dictionary = [
        "$ref", "'#/components/schemas/A'", "'#/'", "'#'", "allOf", "oneOf", "anyOf", "not", "items", "type", "null", "object", "array",
        "string", "integer", "enum", "const", "required", "properties", "additionalProperties", "discriminator", "mapping",
        "propertyName", "nullable", "true", "false", "default", "x-swift-name", "x-pagination", "x-rows", "x-variants", "x-waiters",
        "[]", "{}", "&a ", "*a", "<<: ", "|\n", ">-\n", "---\n", "\t", "- ", ": ", "? ", "\"", "'", "\u{FEFF}", "\u{2028}", "\u{0}",
        "1e999", "-9223372036854775808", "99999999999999999999", "0o17", ".inf", "~", "/{a}", "deepObject", "application/json",
        "multipart/form-data", "text/event-stream", "200", "default", "readOnly", "format", "date-time", "binary", "!!binary ", "%",
    ].map { Array($0.utf8) }

    /// The descriptions of the golden and bad cases.
    private static let seeds: [[UInt8]] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("GoldenTests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
            .compactMap { (try? Data(contentsOf: $0)).map { Array($0) } }.filter { $0.count < 20_000 }
    }()

    @Test func mutants() throws {
        let mutation = Mutation(dictionary: Self.dictionary, seeds: Self.seeds)
        #expect(Self.seeds.count > 20)
        var random = SeededRandom(Self.seed)
        let end = ContinuousClock.now + .seconds(Self.seconds)
        var count = 0
        while ContinuousClock.now < end {
            let bytes = mutation.next(&random)
            if let path = ProcessInfo.processInfo.environment["HELODATA_FUZZ_LAST"] {
                try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
            let trial = Trial(bytes, path: "openapi.yaml")
            count += 1
            #expect(trial.diagnostics.hasErrors || !trial.files.isEmpty)
            if trial.elapsed > .seconds(5) {
                Issue.record("mutant \(count) of seed \(Self.seed) took \(trial.elapsed):\n\(String(decoding: bytes, as: UTF8.self))")
            }
        }
        print("\(count) mutants")
    }
}
