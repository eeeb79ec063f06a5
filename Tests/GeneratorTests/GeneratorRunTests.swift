import Foundation
import HelodataGenerator
import Testing

@testable import HelodataEmit

/// Whole runs: from a path to files, messages and the exit status.
@Suite struct GeneratorRunTests: RunTests {
    let trial: RunTrial
    init() throws { trial = try RunTrial() }

    @Test func writesThenHasNothingToDo() throws {
        let first = run()
        #expect(first.status == .success)
        #expect(first.error == "")
        let count = generated.count - 1
        let start = "\(output): 1 operation, 1 model, 1 error enum → \(count) files, "
        #expect(first.output.hasPrefix(start + "\(count) changed, 0 removed  ("))
        let hint = "Next: .package(name: \"Pets\", path: \"\(output)\") in your Package.swift; \(output)/README.md has a first call\n"
        #expect(first.output.hasSuffix(" ms)\n" + hint), "\(first.output)")

        let states = temporary.states
        #expect(run().output.hasPrefix(start + "0 changed, 0 removed  ("))
        #expect(temporary.states == states)
    }

    @Test("Another access level is that of every declaration, the runtime's too", arguments: [AccessLevel.package, .internal])
    func accessLevels(_ level: AccessLevel) throws {
        let outcome = run {
            $0.layout = .sources
            $0.access = level
        }
        #expect(outcome.status == .success, "\(outcome.error)")
        var levels = 0
        for path in generated where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(temporary.path)/\(path)", encoding: .utf8)
            for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                #expect(!line.contains("public "), "\(path): \(line)")
                if line.contains("package ") { levels += 1 }
            }
        }
        #expect(level == .package ? levels > 500 : levels == 0)
    }

    @Test func aPackageThatNobodyCouldUse() throws {
        let outcome = run { $0.access = .internal }
        #expect(outcome.status == .usage)
        #expect(outcome.error.contains("--layout sources"), "\(outcome.error)")
        #expect(generated.isEmpty)
        try temporary.write("access: secret\n", to: "helodata-gen.yaml")
        let refused = run { $0.configuration = "\(temporary.path)/helodata-gen.yaml" }
        #expect(refused.error.contains("'access' is public, package, internal, found the string 'secret'"), "\(refused.error)")
    }

    @Test("A link of the file system leads nowhere outside of the description's folder and the one above")
    func linksOutside() throws {
        let elsewhere = try TemporaryFolder()
        try elsewhere.write("A: {type: string}\n", to: "secret.yaml")
        try FileManager.default.createDirectory(atPath: "\(temporary.path)/deep/api", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(temporary.path)/deep/api/link.yaml", withDestinationPath: "\(elsewhere.path)/secret.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: "\(temporary.path)/deep/api/folder", withDestinationPath: elsewhere.path)
        for target in ["link.yaml#/A", "folder/secret.yaml#/A", "\(elsewhere.path)/secret.yaml#/A", "../../../secret.yaml#/A"] {
            let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {B: {$ref: '\(target)'}}}\n"
            try temporary.write(text, to: "deep/api/api.yaml")
            let outcome = run { $0.spec = "\(temporary.path)/deep/api/api.yaml" }
            #expect(outcome.status == .failure, "\(target)")
            #expect(outcome.error.contains("[reference-"), "\(target): \(outcome.error)")
        }
    }

    @Test func theSameBytesEachTime() throws {
        _ = run()
        let elsewhere = "\(temporary.path)/Elsewhere"
        _ = run { $0.output = elsewhere }
        #expect(!generated.isEmpty)
        for file in generated {
            #expect(
                temporary.text(file) == temporary.text(file.replacingOccurrences(of: "Generated/", with: "Elsewhere/")))
        }
    }

    @Test func anErrorTouchesNothing() throws {
        _ = run()
        let states = temporary.states.filter { $0.key != "api.yaml" }
        try temporary.write(
            RunTrial.description.replacingOccurrences(of: "type: string", with: "type: strnig"), to: "api.yaml")
        let outcome = run()
        #expect(outcome.status == .failure)
        #expect(outcome.output == "")
        #expect(outcome.error.hasPrefix("\(spec):19:22: error: "))
        #expect(outcome.error.contains("\n 19 |         name: {type: strnig, description: What it is called.}\n"))
        #expect(
            outcome.error.hasSuffix("\n1 error; \(output) is unchanged. To go on all the same: --allow schema-type\n"))
        #expect(temporary.states.filter { $0.key != "api.yaml" } == states)
    }

    /// Each bad description beside the golden cases: exit status 1, every error at its place, and what an earlier run wrote is
    /// not touched.
    @Test func badDescriptionsTouchNothing() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("GoldenTests/BadCases")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        #expect(names.count >= 40)
        _ = run()
        try temporary.write("mine", to: "Generated/Mine.swift")
        let states = temporary.states
        for name in names {
            let configuration = folder.appendingPathComponent(name.replacingOccurrences(of: ".yaml", with: ".config")).path
            let outcome = run {
                $0.spec = folder.appendingPathComponent(name).path
                if FileManager.default.fileExists(atPath: configuration) { $0.configuration = configuration }
            }
            #expect(outcome.status.rawValue == 1 && outcome.output == "", "\(name)")
            let lines = outcome.error.split(separator: "\n").filter { $0.contains("error: ") }
            #expect(
                !lines.isEmpty && lines.allSatisfy { $0.contains(/^.+\.(yaml|json|config):[0-9]+:[0-9]+: error: .+ \[[a-z0-9-]+\]$/) },
                "\(name): \(lines)")
            #expect(outcome.error.contains("; \(output) is unchanged."), "\(name)")
            #expect(temporary.states == states, "\(name)")
        }
    }

    @Test func anErrorAtFirstWritesNoFolder() throws {
        try temporary.write("a: [", to: "api.yaml")
        #expect(run().status == .failure)
        #expect(temporary.files == ["api.yaml"])
    }

    @Test func checking() throws {
        let missing = run { $0.checksOnly = true }
        #expect(missing.status == .failure)
        #expect(generated == [])
        #expect(missing.error.hasPrefix("\(output) is out of date: "))
        #expect(missing.error.contains("(missing)"))

        _ = run()
        let current = run { $0.checksOnly = true }
        #expect(current.status == .success)
        #expect(current.output.hasPrefix("\(output) is up to date  ("))

        let file = try #require(generated.last)
        try temporary.write("edited", to: file)
        let edited = run { $0.checksOnly = true }
        #expect(edited.status == .failure)
        let name = file.dropFirst("Generated/".count)
        #expect(edited.error == "\(output) is out of date: \(name) (run: helodata-gen --output \(output) \(spec))\n")
        #expect(temporary.text(file) == "edited")
    }

    @Test func quiet() {
        #expect(run { $0.isQuiet = true }.output == "")
        #expect(
            run {
                $0.isQuiet = true
                $0.checksOnly = true
            }.output == "")
    }

    @Test func unreadableFiles() throws {
        let missing = run { $0.spec = "\(temporary.path)/none.yaml" }
        #expect(missing.status == .usage)
        #expect(missing.error == "error: cannot read \(temporary.path)/none.yaml: there is no such file\n")
        let folder = run { $0.spec = temporary.path }
        #expect(folder.status == .usage)
        #expect(folder.error == "error: cannot read \(temporary.path): it is a folder\n")
        try temporary.write("x", to: "file")
        #expect(run { $0.output = "\(temporary.path)/file" }.status == .usage)
    }

    // MARK: the report, and warnings by the dozen

    @Test func report() throws {
        let printed = run { $0.report = "-" }
        #expect(printed.output.contains("operation: 1 generated\n"))
        #expect(printed.output.contains("generated  schema          #/components/schemas/Pet  Pet\n"))
        _ = run { $0.report = "\(temporary.path)/report.json" }
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(temporary.path)/report.json"))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let items = try #require(object["items"] as? [[String: Any]])
        #expect(items.contains { $0["pointer"] as? String == "#/paths/~1pets/get" && $0["outcome"] as? String == "generated" })
    }

    @Test func whatIsLeftOutIsSummedUp() throws {
        try temporary.write(
            RunTrial.description + "  parameters: {Limit: {name: limit, in: query, schema: {type: string}}}\n", to: "api.yaml")
        #expect(run().output.contains("\nleft out on purpose: 1 parameter (--report - says why)\n"))
    }

    @Test func manyWarningsOfAKindAreCounted() throws {
        let properties = (1...9).map { "        a-\($0): {type: string}\n        a_\($0): {type: string}\n" }.joined()
        try temporary.write(RunTrial.description + properties, to: "api.yaml")
        let outcome = run()
        #expect(outcome.error.components(separatedBy: " warning: ").count - 1 == 5)
        #expect(outcome.error.hasSuffix("warning: 4 more of name-collision (--verbose shows all)\n"))
        #expect(run { $0.isVerbose = true }.error.components(separatedBy: " warning: ").count - 1 == 9)
    }
}
