import Foundation
import Testing

@testable import HelodataEmit

@Suite struct RuntimeFilesTests {
    /// The plugin must know the names before anything runs, hence the list.
    @Test func theListNamesTheFilesOfTheFolder() throws {
        let folder = try FileManager.default.contentsOfDirectory(atPath: RuntimeSources.folder().path)
        #expect(RuntimeFiles.names == folder.filter { $0.hasSuffix(".swift") }.sorted(), "edit RuntimeFiles.swift")
    }

    @Test func theFilesAreRead() throws {
        let files = try RuntimeSources.load()
        #expect(files.map(\.path) == RuntimeFiles.names)
        #expect(files.allSatisfy { !$0.contents.isEmpty })
    }
}
