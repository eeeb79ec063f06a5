import Foundation
import HelodataDiagnostics
import Testing

@testable import HelodataYAML

/// `229Q`, `2G84/00`.
private enum ForeignSuite {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/suites/yaml").standardizedFileURL
    static let names: [String] = {
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix("/in.yaml") }.map { String($0.dropLast(8)) }.sorted()
    }()
}

/// The YAML test suite (github.com/yaml/yaml-test-suite), where `../shared/suites` has it: what it gives a JSON value is that
/// value here, what it calls an error is refused. Where we differ on purpose, it is said why, and tested that we still do.
@Suite("YAML's own test suite", .enabled(if: !ForeignSuite.names.isEmpty))
struct ForeignSuiteTests {
    private static let reasons: [(String, names: String)] = [
        (
            "a tag that no kind of JSON value has is an error",
            "2XXW 565N 6CK3 7FWL C4HZ CC74 CUP7 J7PZ M5C3 P76L UGM3 Z67P Z9M4"
        ),
        (
            "libyaml refuses directives that it does not know, and %YAML 1.3",
            "2LFX 6LVF BEC7 MUS6/05 MUS6/06"
        ),
        (
            "in a flow collection libyaml wants a key and its colon on one line, and no text that begins with a colon",
            "4MUZ/00 4MUZ/01 4MUZ/02 58MP 5MUD 5T43 9SA2 DBG4 HM87/00 K3WX NJ66 VJP3/01"
        ),
        (
            "libyaml takes fewer tabs",
            "6BCT 6CA3 96NN/00 96NN/01 A2M4 DK95/00 DK95/03 DK95/04 Q5MG R4YG Y79Y/001 Y79Y/010"
        ),
        (
            "libyaml's anchors are of letters, digits, '-' and '_'",
            "2SXE 8XYN W5VH Y2GN"
        ),
        (
            "libyaml wants a text of several lines that is the whole document to be indented",
            "DK3J FP8R"
        ),
        (
            "libyaml drops white space on a last line without a line break",
            "JEF9/02 L24T/01"
        ),
        (
            "in a flow collection libyaml takes a question mark at the beginning of a key as YAML's mark for keys",
            "652Z HM87/01"
        ),
        (
            "libyaml lets through what can be read one way only: comments without a space, lines of a flow collection that are not indented",
            "9C9N 9JBA CVW2 DK95/01 G5U8 MUS6/00 QB6E S98Z SU5Z X4QW Y79Y/003 YJV2"
        ),
    ]
    private static let differences: [String: String] = Dictionary(
        reasons.flatMap { reason, names in names.split(separator: " ").map { (String($0), reason) } },
        uniquingKeysWith: { first, _ in first })

    @Test func agreement() throws {
        #expect(ForeignSuite.names.count > 390)
        var wrong: [String] = []
        for name in ForeignSuite.names {
            let difference = try difference(name)
            switch (difference, Self.differences[name]) {
            case (nil, nil), (_?, _?): break
            case (let found?, nil): wrong.append("\(name): \(found)")
            case (nil, let reason?): wrong.append("\(name) agrees now, without '\(reason)'")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(ForeignSuite.names.count):\n\(wrong.joined(separator: "\n"))")
    }

    /// What is otherwise than the suite says.
    private func difference(_ name: String) throws -> String? {
        let place = ForeignSuite.folder.appendingPathComponent(name)
        func file(_ name: String) -> Data? { try? Data(contentsOf: place.appendingPathComponent(name)) }
        let bytes = Array(file("in.yaml") ?? Data())
        let diagnostics = Diagnostics()
        let node = YAMLParser.parse(SourceFile(path: name + ".yaml", bytes: bytes), diagnostics: diagnostics)
        let found = diagnostics.hasErrors ? "refused: \(diagnostics.all[0].message)" : node.map { text(value($0)) } ?? "nothing"
        if file("error") != nil { return diagnostics.hasErrors ? nil : "is to be refused, and is \(found)" }
        // Several documents, or values that JSON does not have.
        guard let json = file("in.json"), let wanted = try? JSONSerialization.jsonObject(with: json, options: [.fragmentsAllowed]) else {
            return nil
        }
        return found == text(wanted) ? nil : "\(found), not \(text(wanted))"
    }

    private func value(_ node: YAMLNode) -> Any {
        switch node.resolved {
        case .null: return NSNull()
        case .bool(let value): return NSNumber(value: value)
        case .int(let value): return NSNumber(value: value)
        case .double(let value): return NSNumber(value: value)
        case .string(let text): return text
        case .sequence(let elements): return elements.map(value)
        case .mapping(let entries):
            return Dictionary(entries.map { ($0.key, value($0.value)) }) { first, _ in first }
        }
    }

    private func text(_ value: Any) -> String {
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
