import Foundation
import HelodataEmit
import HelodataGenerator
import Testing

/// Paths as users write them, names that no file system takes, and what runs leave behind that were killed.
/// `.ci/whole-output` does the killing.
@Suite struct InterruptedOutputTests {
    private let temporary: TemporaryFolder
    private let output: OutputFolder
    private let old = [GeneratedFile(path: "A.swift", contents: "a"), GeneratedFile(path: "Old/B.swift", contents: "b")]
    private let new = [GeneratedFile(path: "A.swift", contents: "changed"), GeneratedFile(path: "New/C.swift", contents: "c")]

    init() throws {
        temporary = try TemporaryFolder()
        output = OutputFolder(path: "\(temporary.path)/Generated")
    }

    @Test(arguments: ["", "~", "~/Generated"])
    func pathsThatMeanSomethingElse(_ path: String) {
        #expect(throws: OutputError.self) { try OutputFolder(path: path).write(old) }
        #expect(throws: OutputError.self) { try OutputFolder(path: path).difference(from: old) }
    }

    @Test func dotsAndLinksAreOneSpelling() throws {
        try FileManager.default.createDirectory(atPath: "\(temporary.path)/real/inner", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(temporary.path)/link", withDestinationPath: "real/inner")
        _ = try OutputFolder(path: "\(temporary.path)/link/../Generated/./x/..").write(old)
        #expect(temporary.files == [".helodata-gen", "A.swift", "Old/B.swift"].map { "real/Generated/\($0)" })
        #expect(try OutputFolder(path: "\(temporary.path)/real/Generated/").difference(from: old).isEmpty)
    }

    @Test("A name that is too long is refused before anything is touched")
    func longNames() throws {
        _ = try output.write(old)
        let states = temporary.states
        let long = GeneratedFile(path: String(repeating: "ä", count: 130) + ".swift", contents: "a")
        #expect { try output.write([long]) } throws: { "\($0)".contains("has 266 bytes, of which file systems take 255") }
        #expect { try output.write([GeneratedFile(path: "a/\(long.path)/b", contents: "")]) } throws: { "\($0)".contains("266 bytes") }
        #expect(temporary.states == states)
    }

    @Test("All changes at once: the files that stay are the same files, and so are the user's")
    func identity() throws {
        let same = GeneratedFile(path: "Same.swift", contents: "same")
        _ = try output.write(old + [same])
        try temporary.write("mine", to: "Generated/Mine/mine.txt")
        let states = temporary.states
        let difference = try output.write(new + [same])
        #expect(difference.stale == ["Old/B.swift"])
        #expect(
            temporary.files == [".helodata-gen", "A.swift", "Mine/mine.txt", "New/C.swift", "Same.swift"].map { "Generated/\($0)" })
        for name in ["Generated/Same.swift", "Generated/Mine/mine.txt"] { #expect(temporary.states[name] == states[name]) }
    }

    @Test("A folder beside whose list was not finished is removed too")
    func leftBesideAtItsBeginning() throws {
        _ = try output.write(old)
        let next = ".Generated.helodata-gen-next"
        try temporary.write("", to: "\(next)/.helodata-gen.new")
        #expect(try output.difference(from: old).notes.count == 1)
        _ = try output.write(old)
        #expect(!temporary.files.contains { $0.hasPrefix(next) })
        // One that is not ours has something else in it.
        try temporary.write("", to: "\(next)/.helodata-gen.new")
        try temporary.write("mine", to: "\(next)/mine.txt")
        _ = try output.write(old)
        #expect(temporary.files.contains("\(next)/mine.txt"))
    }

    @Test("A folder beside is left when a run is killed before or after the exchange")
    func leftBeside() throws {
        _ = try output.write(old)
        let next = ".Generated.helodata-gen-next"
        try FileManager.default.copyItem(atPath: output.path, toPath: "\(temporary.path)/\(next)")
        try temporary.write("late", to: "\(next)/late.txt")
        #expect(
            try output.difference(from: old).notes == [
                "\(temporary.url.resolved)/\(next) is left of an interrupted run; the next run removes it."
            ])
        #expect(try output.write(old).isEmpty)
        #expect(temporary.files == [".helodata-gen", "A.swift", "Old/B.swift", "late.txt"].map { "Generated/\($0)" })
        #expect(try output.difference(from: old).notes == [])
    }

    @Test("A folder of that name that somebody else made is left alone")
    func notOurs() throws {
        try temporary.write("mine", to: ".Generated.helodata-gen-next/mine.txt")
        _ = try output.write(old)
        _ = try output.write(new)
        #expect(temporary.text(".Generated.helodata-gen-next/mine.txt") == "mine")
        #expect(try output.difference(from: new).isEmpty)
    }

    /// As a run leaves it that is killed when it has moved the first file of its change to `new`.
    private func halfMoved() throws {
        _ = try output.write(old)
        let journal = "Generated/.helodata-gen.next"
        try temporary.write("+New/C.swift\n~A.swift\n-Old/B.swift\n~.helodata-gen\n", to: "\(journal)/begun")
        try temporary.write("changed", to: "\(journal)/new/A.swift")
        let manifest = try #require(temporary.text("Generated/.helodata-gen"))
        try temporary.write(manifest.replacingOccurrences(of: "Old/B", with: "New/C"), to: "\(journal)/new/.helodata-gen")
        try temporary.write("a", to: "\(journal)/old/A.swift")
        try temporary.write("b", to: "\(journal)/old/Old/B.swift")
        try temporary.write(manifest, to: "\(journal)/old/.helodata-gen")
        try temporary.write("c", to: "Generated/New/C.swift")
    }

    @Test("--check completes what had begun to move, and says so")
    func checkCompletes() throws {
        try halfMoved()
        let difference = try output.difference(from: new)
        #expect(difference.isEmpty)
        #expect(difference.notes == ["An interrupted run had not moved all of its files into \(output.path); that is done now."])
        #expect(temporary.files == [".helodata-gen", "A.swift", "New/C.swift"].map { "Generated/\($0)" })
    }

    @Test func theNextRunCompletesToo() throws {
        try halfMoved()
        #expect(try output.write(new).isEmpty)
        #expect(temporary.files == [".helodata-gen", "A.swift", "New/C.swift"].map { "Generated/\($0)" })
    }

    @Test func whatWasTakenBackHalfwayIsTakenBack() throws {
        try halfMoved()
        let journal = "\(temporary.path)/Generated/.helodata-gen.next"
        try FileManager.default.moveItem(atPath: "\(journal)/begun", toPath: "\(journal)/undone")
        #expect(try output.difference(from: old).isEmpty)
        #expect(temporary.files == [".helodata-gen", "A.swift", "Old/B.swift"].map { "Generated/\($0)" })
    }

    @Test func aListThatLeadsOutIsRefused() throws {
        try halfMoved()
        try temporary.write("-../victim\n", to: "Generated/.helodata-gen.next/begun")
        try temporary.write("theirs", to: "victim")
        #expect(throws: OutputError.self) { try output.write(new) }
        #expect(temporary.text("victim") == "theirs")
    }

    @Test func whatWasOnlyPreparedIsCleared() throws {
        _ = try output.write(old)
        try temporary.write("half", to: "Generated/.helodata-gen.next/new/A.swift")
        #expect(try output.difference(from: old).notes.count == 1)
        _ = try output.write(old)
        #expect(temporary.files == [".helodata-gen", "A.swift", "Old/B.swift"].map { "Generated/\($0)" })
    }

    @Test("Two runs into one folder follow each other")
    func pairs() async throws {
        let output = output
        let (old, new) = (old, new)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 { group.addTask { _ = try output.write(number % 2 == 0 ? old : new) } }
            try await group.waitForAll()
        }
        let differences = [try output.difference(from: old), try output.difference(from: new)]
        #expect(differences.count { $0.isEmpty } == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == ["Generated"])
    }
}

extension URL {
    /// Without links, as the system spells it.
    fileprivate var resolved: String { resolvingSymlinksInPath().path }
}
