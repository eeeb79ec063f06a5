import Foundation
import Testing

@testable import HelodataEmit

@Suite struct RuntimeFilesTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources").standardized

    /// The plugin must know the names before anything runs, hence the lists.
    @Test func theListsNameTheFilesOfTheFolders() throws {
        let paths = try Self.paths("HelodataRuntime")
        let mocks = try Self.paths("HelodataMocks")
        if ProcessInfo.processInfo.environment["HELODATA_RECORD"] != nil {
            try Self.write(Self.list(paths, mocks), to: "HelodataEmit/Package/RuntimeFiles.swift")
            try Self.write(Self.embedding(paths, mocks), to: "CRuntimeText/RuntimeText.c")
            Issue.record("the lists are written: build again")
            return
        }
        #expect(RuntimeFiles.paths == paths, "HELODATA_RECORD=1 swift test --filter RuntimeFilesTests writes the lists")
        #expect(RuntimeFiles.mocks == mocks, "HELODATA_RECORD=1 swift test --filter RuntimeFilesTests writes the lists")
    }

    private static func paths(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: sources.appendingPathComponent(folder).path).filter { $0.hasSuffix(".swift") }
            .sorted()
    }

    @Test func theProgramCarriesEachFileOfTheList() throws {
        #expect(RuntimeSources.files.map(\.path) == RuntimeFiles.paths)
        for file in RuntimeSources.files {
            let source = Self.sources.appendingPathComponent("HelodataRuntime/" + file.path)
            #expect(try Self.embedded(String(contentsOf: source, encoding: .utf8)) == file.contents, "\(file.path)")
        }
    }

    /// In a client's own module what only generated code calls is internal.
    @Test func whatOtherModulesSeeIsNotEmbedded() {
        for file in RuntimeSources.files {
            for mark in ["@_spi", "@inlinable", "@usableFromInline"] { #expect(!file.contents.contains(mark), "\(file.path)") }
        }
        let source = Array("    @inlinable @_spi(Generated) nonisolated public struct A {\n    @inlinable public var public b\n".utf8)
        let embedded = source.withUnsafeBufferPointer { String(decoding: RuntimeSources.embedded($0), as: UTF8.self) }
        #expect(embedded == "    nonisolated struct A {\n    public var public b\n")
    }

    private static func embedded(_ source: String) -> String {
        source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = String(line)
            if line.contains("@_spi(Generated) ") { line.replace("public ", with: "", maxReplacements: 1) }
            for mark in ["@_spi(Generated) ", "@inlinable ", "@usableFromInline "] { line.replace(mark, with: "") }
            return line
        }.joined(separator: "\n")
    }

    /// Beside a client with the runtime, in a package of its own, and in one module with it.
    @Test func theMocksImportWhereTheRuntimeIs() {
        let texts = { (module: String?) in MockRuntime.files(importing: module).map(\.contents).joined() }
        #expect(texts("Shop").contains("public import Shop\n") && !texts("Shop").contains("HelodataRuntime"))
        #expect(!texts(nil).contains("HelodataRuntime") && texts("HelodataRuntime").contains("import HelodataRuntime\n"))
    }

    /// Swift wants each name once in a module, whatever the folder.
    @Test func noTwoFilesHaveTheSameName() {
        let files = RuntimeFiles.paths.map { String($0.split(separator: "/").last ?? "") }
        let all = files + RuntimeFiles.names + RuntimeFiles.mocks
        #expect(Set(all).count == all.count)
    }

    /// Where nobody reads the runtime, each of its folders is one file, which holds all lines of its files.
    @Test func aRoomIsAFile() {
        let rooms = RuntimeRooms.files(RuntimeSources.files)
        #expect(rooms.map(\.path) == RuntimeFiles.names)
        let lines = { (files: [GeneratedFile]) in
            files.flatMap { $0.contents.split(separator: "\n") }.filter { !$0.hasPrefix("import ") && !$0.hasPrefix("public import ") }
        }
        #expect(lines(rooms) == lines(RuntimeSources.files))
    }

    @Test func aRoomImportsAModuleOnce() {
        let texts = [
            "import A\n#if canImport(E)\nimport E\n#else\npublic import F\n#endif\n1", "public import A\nimport F\n2",
            "#if canImport(E)\npublic import E\n#else\nimport F\n#endif\n3",
        ]
        let rooms = RuntimeRooms.files(
            texts.enumerated().map { GeneratedFile(path: "Call/\($0).swift", contents: $1) } + [
                GeneratedFile(path: "HTTP/A.swift", contents: "import A\n4")
            ]
        ).filter { !$0.contents.hasPrefix("//") }
        #expect(rooms.map(\.path) == ["RuntimeCall.swift", "RuntimeHTTP.swift"])
        #expect(
            rooms[0].contents == """
                public import A
                import F
                #if canImport(E)
                public import E
                #else
                #endif
                1
                2
                #if canImport(E)
                #else
                #endif
                3

                """)
        #expect(rooms[1].contents == "import A\n4\n")
    }
}

// MARK: the two lists

extension RuntimeFilesTests {
    private static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: sources.appendingPathComponent(path))
    }

    private static func list(_ paths: [String], _ mocks: [String]) -> String {
        """
        // Without imports and modifiers: the build-tool plugin compiles this file too, to know the names of its outputs.

        /// The files of the runtime, as they are copied into each client: paths below Sources/HelodataRuntime.
        enum RuntimeFiles {
            static let paths: [String] = [
        \(paths.map { "        \"\($0)\",\n" }.joined())    ]

            /// Those of the mocks, where a client has them: paths below Sources/HelodataMocks.
            static let mocks: [String] = [
        \(mocks.map { "        \"\($0)\",\n" }.joined())    ]

            /// Of the files that stand beside a client nobody reads: one for each folder, in one folder, as a plugin announces its outputs.
            static var names: [String] {
                var names: [String] = []
                for name in paths.map(name(ofRoomWith:)) where names.last != name { names.append(name) }
                return names
            }

            static func name(ofRoomWith path: String) -> String { "Runtime" + path.prefix { $0 != "/" } + ".swift" }
        }

        """
    }

    private static func embedding(_ paths: [String], _ mocks: [String]) -> String {
        func texts(_ name: String, _ folder: String, _ paths: [String]) -> String {
            paths.enumerated().map { "static const unsigned char \(name)\($0)[] = {\n#embed \"../\(folder)/\($1)\"\n};\n" }.joined()
        }
        func rows(_ name: String, _ paths: [String]) -> String {
            paths.enumerated().map { "    {\"\($1)\", \(name)\($0), sizeof \(name)\($0)},\n" }.joined()
        }
        return """
            // The runtime's files as bytes of the program, so that it needs nothing beside it. RuntimeFiles.swift is the list;
            // `HELODATA_RECORD=1 swift test --filter RuntimeFilesTests` writes both anew from the folders.
            #include "RuntimeText.h"

            // C23 has #embed; the packages of Swift 6.1 can name no later standard than C17.
            #pragma clang diagnostic ignored "-Wc23-extensions"

            \(texts("text", "HelodataRuntime", paths))
            static const struct RuntimeText texts[] = {
            \(rows("text", paths))};

            const struct RuntimeText *helodata_runtime_texts(void) { return texts; }

            size_t helodata_runtime_text_count(void) { return sizeof texts / sizeof texts[0]; }

            \(texts("mock", "HelodataMocks", mocks))
            static const struct RuntimeText mocks[] = {
            \(rows("mock", mocks))};

            const struct RuntimeText *helodata_mock_texts(void) { return mocks; }

            size_t helodata_mock_text_count(void) { return sizeof mocks / sizeof mocks[0]; }

            """
    }
}
