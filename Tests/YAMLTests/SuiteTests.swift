import Foundation
import HelodataDiagnostics
import Testing

@testable import HelodataYAML

/// Each file of `Suite` read here and by PyYAML's parser with YAML 1.2's core schema (`compare.py`, which writes
/// `expected.json`): the same tree, or both refuse. Where they differ, it is said why, and tested that they still do.
@Suite("YAML as the reference parser sees it")
struct SuiteTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Suite")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    private static let expected: [String: String] = {
        let data = (try? Data(contentsOf: folder.appendingPathComponent("expected.json"))) ?? Data()
        return ((try? JSONSerialization.jsonObject(with: data)) as? [String: [String: Any]] ?? [:]).mapValues(text)
    }()

    /// What is read here otherwise, and why.
    static let differences: [String: String] = [
        "anchor-redefined": "YAML 1.2.2 §7.1 lets an anchor be used again; PyYAML does not",
        "literal-with-tabs": "libyaml takes no tab at the beginning of a block scalar's first line (YAML 1.2.2 §6.1 does); an error here",
        "surrogate-pair": "JSON writes characters beyond U+FFFF as two escapes, and JSON is read as YAML; PyYAML keeps two halves",
        "tab-after-value": "YAML 1.2.2 §6.2 lets a tab stand between a key and its value; PyYAML does not",
        "tag-unknown": "a tag that no kind of JSON value has would be lost; an error here",
    ]

    @Test("There is an expectation for each file")
    func complete() { #expect(Set(Self.names) == Set(Self.expected.keys) && Self.names.count >= 90) }

    @Test("The same tree", arguments: names)
    func same(_ name: String) throws {
        let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".yaml"))
        let diagnostics = Diagnostics()
        let node = YAMLParser.parse(SourceFile(path: name + ".yaml", bytes: Array(bytes)), diagnostics: diagnostics)
        let wanted = try #require(Self.expected[name])
        let found = diagnostics.hasErrors ? "refused" : node.map(Self.text) ?? "refused"
        if let why = Self.differences[name] {
            #expect(found != wanted, "is read as PyYAML reads it; the difference is gone: \(why)")
        } else {
            #expect(found == wanted, "\(diagnostics.all.map(\.message))")
        }
        if diagnostics.hasErrors { #expect(diagnostics.all.allSatisfy { $0.location.line > 0 && !$0.message.isEmpty }) }
    }

    // MARK: both trees as text

    private static func text(_ node: YAMLNode) -> String {
        switch node.resolved {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .int(let value): "int \(value)"
        case .double(let value): number(value, node.string ?? "")
        case .string(let text): text.debugDescription
        case .sequence(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { $0.key.debugDescription + ": " + text($0.value) }.joined(separator: ", ") + "}"
        }
    }

    /// An integer beyond 64 bits keeps its digits.
    private static func number(_ value: Double, _ text: String) -> String {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "int \(text)" : "float \(value)"
    }

    private static func text(_ value: [String: Any]) -> String {
        guard let (kind, content) = value.first else { return "nothing" }
        switch kind {
        case "refused": return "refused"
        case "null": return "null"
        case "bool": return "\((content as? Bool) ?? false)"
        case "int": return "int \(content as? String ?? "")"
        case "float": return "float \(Double(content as? String ?? "") ?? 0)"
        case "str": return (content as? String ?? "").debugDescription
        case "seq": return "[" + (content as? [[String: Any]] ?? []).map(text).joined(separator: ", ") + "]"
        default:
            let entries = content as? [[Any]] ?? []
            let members = entries.map { entry in
                ((entry.first as? String) ?? "").debugDescription + ": " + text((entry.last as? [String: Any]) ?? [:])
            }
            return "{" + members.joined(separator: ", ") + "}"
        }
    }
}
