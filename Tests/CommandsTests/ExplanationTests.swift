import Foundation
import HelodataSpec
import Testing

@testable import HelodataCommands

/// `helodata-gen explain` knows every code that there is, and no other.
@Suite struct ExplanationTests {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The codes in the sources of the generator: literals in calls that report something, and the extensions.
    static let codes: Set<String> = {
        var codes = Set(ExtensionName.allCases.filter { !$0.isForeign }.map(\.rawValue))
        let modules = ["HelodataYAML", "HelodataSpec", "HelodataIR", "HelodataGenerator", "HelodataCommands"]
        for module in modules {
            let folder = package.appendingPathComponent("Sources/\(module)")
            for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [] where name.hasSuffix(".swift") {
                guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else { continue }
                addCodes(of: text, to: &codes)
            }
        }
        return codes
    }()

    /// Literals that are the first argument of a call that reports something, also on the next line.
    private static func addCodes(of text: String, to codes: inout Set<String>) {
        let calls = [
            "error(", "warning(", "warn(", "report(", "stop(", "refuse(", "fatal(", "Diagnostic(", "code =", "code: String =", "code:",
        ]
        var before: Substring = ""
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            for index in stride(from: 1, to: parts.count, by: 2) {
                let word = parts[index]
                guard let first = word.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
                    word.utf8.allSatisfy({
                        $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    })
                else { continue }
                var call = trimmed(parts[index - 1])
                for severity in [".error,", ".warning,"] where call.hasSuffix(severity) { call = trimmed(call.dropLast(severity.count)) }
                if call.isEmpty, index == 1 { call = trimmed(before) }
                if calls.contains(where: { call.hasSuffix($0) }) { codes.insert(String(word)) }
            }
            before = line
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    @Test("Every code is explained")
    func complete() {
        let explained = Set(Explanation.all.map(\.code))
        #expect(Self.codes.count > 90)
        #expect(Self.codes.subtracting(explained).sorted() == [])
        #expect(explained.count == Explanation.all.count)
    }

    /// Also those that no literal shows: each code in brackets of the bad cases and of the golden warnings.
    @Test("Every code of a recorded message is explained")
    func recorded() throws {
        let explained = Set(Explanation.all.map(\.code))
        let folder = Self.package.appendingPathComponent("Tests/GoldenTests")
        var found: Set<String> = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where name.hasSuffix(".txt") {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            for line in text.split(separator: "\n")
            where line.hasSuffix("]") && (line.contains(": error: ") || line.contains(": warning: ")) {
                if let match = line.firstMatch(of: #/^[^ ]+:[0-9]+:[0-9]+: (?:error|warning): .* \[([a-z][a-zA-Z0-9-]*)\]$/#) {
                    found.insert(String(match.1))
                }
            }
        }
        #expect(found.count > 50)
        #expect(found.subtracting(explained).sorted() == [])
    }

    @Test("Nothing is explained that nobody says")
    func used() {
        let sources = Self.codes
        #expect(Explanation.all.map(\.code).filter { !sources.contains($0) } == [])
    }

    @Test(arguments: Explanation.all.map(\.code))
    func text(_ code: String) throws {
        let explanation = try #require(Explanation.all.first { $0.code == code })
        #expect(explanation.text.hasPrefix(code + "\n\n"))
        #expect(explanation.text.contains("--allow \(code)"))
        #expect(explanation.text.split(separator: "\n").allSatisfy { $0.count < 100 })
    }
}
