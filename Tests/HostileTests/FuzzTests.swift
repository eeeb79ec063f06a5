import Foundation
import HelodataDiagnostics
import HelodataEmit
import Testing

/// Mutants of the golden cases, and of whatever was a finding before, go through all stages: each gets files or errors, soon;
/// what is generated holds no text as code; none takes the process down. `HELODATA_FUZZ_SECONDS` says how long (2),
/// `HELODATA_FUZZ_SEED` where to start (1).
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
        "\"a\\\"; in_jected()\"", "\"a\\n}\\nin_jected()\\n\"", "'a\\(in_jected())'", "'a */ in_jected() /*'", "\"a\\r#if in_jected\\r\"",
        "\"\\u202Ein_jected\"", "'`a`; in_jected()'", "x-shortcuts", "x-templates", "'http://{a}'", "querystring", "prefixItems",
    ].map { Array($0.utf8) }

    /// The descriptions of the golden and bad cases, and those of this target.
    private static let seeds: [[UInt8]] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let golden = folder.deletingLastPathComponent().appendingPathComponent("GoldenTests")
        return FuzzFiles.contents(of: [golden, folder.appendingPathComponent("Descriptions")], named: ["yaml", "json"])
            .filter { $0.count < 30_000 }
    }()

    @Test("Findings of earlier runs stay fixed")
    func findings() {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Descriptions")
        let swift = SwiftText()
        for bytes in FuzzFiles.contents(of: [folder], named: ["yaml", "json"]) {
            #expect(problems(bytes, swift, files: { _ in }) == [], "\(String(decoding: bytes.prefix(200), as: UTF8.self))")
        }
    }

    @Test func mutants() throws {
        let mutation = Mutation(dictionary: Self.dictionary, seeds: Self.seeds)
        #expect(Self.seeds.count > 20)
        var random = SeededRandom(Self.seed)
        let swift = SwiftText()
        let end = ContinuousClock.now + .seconds(Self.seconds)
        var (count, generated) = (0, 0)
        while ContinuousClock.now < end {
            let bytes = mutation.next(&random)
            try FuzzFiles.remember(bytes)
            count += 1
            var problems = problems(bytes, swift) { files in
                generated += 1
                if generated % 20 == 0 { FuzzFiles.leave(files, number: generated) }
            }
            guard !problems.isEmpty else { continue }
            problems.append(FuzzFiles.keep(bytes, as: "generator-\(Self.seed)-\(count).yaml"))
            Issue.record("mutant \(count) of seed \(Self.seed): \(problems.joined(separator: "; "))")
        }
        print("\(count) mutants, \(generated) clients")
    }

    /// With `.ci/fuzz` alone.
    @Test(
        "Well-written trouble: cycles, products, shared parts, hostile names, overlays",
        .enabled(if: ProcessInfo.processInfo.environment["HELODATA_FUZZ_STRUCTURES"] != nil))
    func structures() throws {
        var random = SeededRandom(Self.seed)
        let swift = SwiftText()
        let end = ContinuousClock.now + .seconds(Self.seconds)
        var (count, generated) = (0, 0)
        while ContinuousClock.now < end {
            let description = StructuredDescription(&random)
            try FuzzFiles.remember(description.bytes)
            count += 1
            var problems = problems(description.bytes, overlay: description.overlay, swift) { files in
                generated += 1
                if generated % 20 == 0 { FuzzFiles.leave(files, number: 1_000_000 + generated) }
                let size = files.reduce(0) { $0 + $1.bytes.count }
                if size > 500_000 + 200 * description.bytes.count { Issue.record("\(description.bytes.count) bytes became \(size)") }
            }
            guard !problems.isEmpty else { continue }
            problems.append(FuzzFiles.keep(description.bytes, as: "structure-\(Self.seed)-\(count).json"))
            if let overlay = description.overlay {
                problems.append(FuzzFiles.keep(overlay, as: "structure-\(Self.seed)-\(count).overlay.json"))
            }
            Issue.record("structure \(count) of seed \(Self.seed): \(problems.joined(separator: "; "))")
        }
        print("\(count) structures, \(generated) clients")
    }

    private func problems(_ bytes: [UInt8], overlay: [UInt8]? = nil, _ swift: SwiftText, files: ([GeneratedFile]) -> Void) -> [String] {
        let trial = Trial(bytes, path: "openapi.yaml", overlay: overlay)
        var problems = trial.diagnostics.problems + trial.files.flatMap { $0.problems(swift) }
        if trial.diagnostics.hasErrors != trial.files.isEmpty { problems.append("\(trial.files.count) files with or without errors") }
        // A debug build takes about ten times what a release build does, of which `.ci/hostile-cases` allows a second.
        if trial.elapsed > .seconds(4) { problems.append("took \(trial.elapsed)") }
        if !trial.files.isEmpty { files(trial.files) }
        return problems
    }
}

/// Files that fuzzing reads and leaves behind.
enum FuzzFiles {
    private static let environment = ProcessInfo.processInfo.environment

    static func contents(of folders: [URL], named extensions: Set<String>) -> [[UInt8]] {
        folders.flatMap { folder in
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
            return files.filter { extensions.contains($0.pathExtension) }.sorted { $0.path < $1.path }
                .compactMap { (try? Data(contentsOf: $0)).map { Array($0) } }
        }
    }

    /// `HELODATA_FUZZ_LAST` names the file that holds the current mutant, should it take the process down.
    static func remember(_ bytes: [UInt8]) throws {
        if let path = environment["HELODATA_FUZZ_LAST"] { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
    }

    /// A finding, in the folder that `HELODATA_FUZZ_FINDINGS` names or in that for temporary files. Says where.
    static func keep(_ bytes: [UInt8], as name: String) -> String {
        let folder = environment["HELODATA_FUZZ_FINDINGS"] ?? NSTemporaryDirectory()
        let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
        try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        do {
            try Data(bytes).write(to: file)
            return file.path
        } catch {
            return "cannot be kept: \(error)\n\(String(decoding: bytes, as: UTF8.self))"
        }
    }

    /// A client of a mutant for a compiler to parse, in `HELODATA_FUZZ_OUTPUT`.
    static func leave(_ files: [GeneratedFile], number: Int) {
        guard let output = environment["HELODATA_FUZZ_OUTPUT"] else { return }
        let folder = URL(fileURLWithPath: output).appendingPathComponent("\(number)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files where file.path.hasSuffix(".swift") {
            let name = file.path.replacingOccurrences(of: "/", with: "_")
            try? Data(file.contents.utf8).write(to: folder.appendingPathComponent(name))
        }
    }
}
