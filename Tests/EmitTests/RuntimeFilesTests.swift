import Foundation
import Testing

@testable import HelodataEmit
@testable import HelodataIR

@Suite struct RuntimeFilesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/HelodataEmit/Runtime").standardized

    /// The plugin must know the names before anything runs, hence the list.
    @Test func theListNamesTheFilesOfTheFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(RuntimeFiles.names == files.filter { $0.hasSuffix(".swift") }.sorted(), "edit RuntimeFiles.swift")
    }

    /// A schema of the same name would be declared twice.
    @Test func theTypesOfTheRuntimeAreReserved() throws {
        let declaration = /^nonisolated (?:(?:public|final|indirect) )*(?:struct|enum|class|protocol) (\w+)/
        for file in try RuntimeSources.load() {
            for line in file.contents.split(separator: "\n") {
                guard let match = try declaration.firstMatch(in: line) else { continue }
                #expect(ReservedNames.runtime.contains(String(match.1)), "edit ReservedNames.swift")
            }
        }
    }

    @Test func theFilesAreRead() throws {
        let files = try RuntimeSources.load()
        #expect(files.map(\.path) == RuntimeFiles.names)
        #expect(files.allSatisfy { !$0.contents.isEmpty })
    }
}
