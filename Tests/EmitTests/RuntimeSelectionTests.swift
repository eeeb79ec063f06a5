import Foundation
import HelodataIR
import Testing

@testable import HelodataEmit

/// What a client embeds of the runtime compiles, whatever it uses.
@Suite struct RuntimeSelectionTests {
    @Test func theTableNamesFilesOfTheRuntimeOnce() {
        let files = RuntimePart.allCases.flatMap { RuntimeSelection.row($0).files }
        #expect(Set(files).subtracting(RuntimeFiles.paths) == [])
        #expect(files.count == Set(files).count)
    }

    /// A file of no part names types of no part, any other those of its own part and of what that needs.
    @Test func filesNameWhatIsBesideThem() throws {
        var partOfType: [String: RuntimePart] = [:]
        let files = RuntimeSources.files.map { (path: $0.path, tokens: SwiftTokens($0.contents).tokens) }
        for file in files {
            guard let part = RuntimeSelection.partOfFile[file.path] else { continue }
            for (keyword, name) in zip(file.tokens, file.tokens.dropFirst())
            where keyword.depth == 0 && ["struct", "class", "enum", "protocol", "typealias"].contains(keyword.text) {
                partOfType[name.text] = part
            }
        }
        #expect(partOfType["EventStream"] == .events && partOfType["WideInteger"] == .decimals)
        for file in files {
            let near = RuntimeSelection.partOfFile[file.path].map { RuntimeSelection.closure(of: [$0]) } ?? []
            for token in file.tokens where !token.isMember {
                guard let part = partOfType[token.text] else { continue }
                #expect(near.contains(part), "\(file.path) names \(token.text), which is part of \(part.rawValue)")
            }
        }
    }

    /// Members are found by the compiler alone. `.ci/typecheck-runtime` asks it for each part, which takes a minute.
    @Test(arguments: wholeTable ? [nil] + RuntimePart.allCases.map { $0 } : [RuntimePart?.none])
    func aPartCompilesAlone(part: RuntimePart?) throws {
        guard let compiler = SwiftCompiler.found else { return }
        let files = RuntimeRooms.files(RuntimeSelection.files(RuntimeSources.files, for: part.map { [$0] } ?? []))
        let output = try compiler.typecheck(files.map { (name: $0.path, text: $0.contents) }, ["-whole-module-optimization"])
        #expect(output.isEmpty, "\(part.map(\.rawValue) ?? "nothing"): \(output)")
    }

    private static let wholeTable = ProcessInfo.processInfo.environment["HELODATA_TYPECHECK"] != nil

    @Test func aClientContainsWhatItUses() {
        let core = RuntimeSelection.files(RuntimeSources.files, for: []).map(\.path)
        let events = RuntimeSelection.files(RuntimeSources.files, for: [.events]).map(\.path)
        #expect(core.contains("JSON/JSONReader.swift") && !core.contains("Sequences/EventStream.swift"))
        #expect(
            Set(events).subtracting(core) == [
                "Sequences/BodyStream.swift", "Sequences/EventStream.swift", "Sequences/LineSplitter.swift",
                "Sequences/ServerSentEvent.swift",
                "Sequences/StreamedCall.swift",
            ])
        #expect(RuntimeSelection.files(RuntimeSources.files, for: Set(RuntimePart.allCases)).count == RuntimeFiles.paths.count)
    }
}
