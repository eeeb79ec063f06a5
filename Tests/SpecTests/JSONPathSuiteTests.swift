import Foundation
import HelodataDiagnostics
import HelodataYAML
import Testing

@testable import HelodataSpec

/// The JSONPath Compliance Test Suite, where it lies beside the repository.
@Suite struct JSONPathSuiteTests {
    /// What is refused though the standard has it: patterns of other people's making may take any time.
    private static let unsupported = ["match(", "search("]

    /// What is read though the standard refuses it, each with its reason.
    private static let accepted: [String: String] = [:]

    @Test func compliance() throws {
        guard let suite = SuiteFiles.folder("jsonpath") else { return }
        // It holds a DEL, which is allowed in JSON and not in YAML, as which descriptions are read.
        let data = try Data(contentsOf: suite.appendingPathComponent("cts.json"))
        let root = Self.node(try JSONSerialization.jsonObject(with: data))
        var (passed, refused) = (0, 0)
        for test in try #require(root["tests"]?.elements) {
            let name = test["name"]?.string ?? "", selector = test["selector"]?.string ?? ""
            let query = try? JSONPath(selector)
            if Self.unsupported.contains(where: selector.contains) {
                #expect(query == nil, "\(name)")
                refused += 1
                continue
            }
            if test["invalid_selector"]?.bool == true {
                #expect(query == nil || Self.accepted[name] != nil, "\(name): \(selector) is read")
                passed += 1
                continue
            }
            guard let query, let document = test["document"] else {
                Issue.record("\(name): \(selector) is refused")
                continue
            }
            let budget = JSONPath.Budget(steps: 1_000_000)
            let found = try query.matches(in: document, budget).map(\.node)
            let expected = test["results"]?.elements ?? [test["result"]].compactMap { $0 }
            let agrees = try expected.contains { result in
                let values = result.elements ?? []
                return try values.count == found.count
                    && zip(values, found).allSatisfy { try JSONPathValue.areEqual($0.resolved, $1.resolved, budget) }
            }
            #expect(agrees, "\(name): \(selector)")
            passed += 1
        }
        print("JSONPath: \(passed) tests, and \(refused) of functions that are refused")
        #expect(passed > 600)
    }

    private static func node(_ value: Any) -> YAMLNode {
        let place = SourceLocation(file: SourceFile(path: "cts.json", bytes: []), line: 1, column: 1)
        switch value {
        case let members as [String: Any]:
            return YAMLNode(
                .mapping(members.sorted { $0.key < $1.key }.map { YAMLNode.Entry(key: $0.key, keyLocation: place, value: node($0.value)) }),
                at: place)
        case let elements as [Any]: return YAMLNode(.sequence(elements.map(node)), at: place)
        case let text as String: return YAMLNode(.scalar(text, isPlain: false), at: place)
        case let number as NSNumber:
            // `true` is a number too; its JSON is not.
            let data = (try? JSONSerialization.data(withJSONObject: [number])) ?? Data()
            return YAMLNode(.scalar(String(String(decoding: data, as: UTF8.self).dropFirst().dropLast()), isPlain: true), at: place)
        default: return YAMLNode(.scalar("null", isPlain: true), at: place)
        }
    }
}
