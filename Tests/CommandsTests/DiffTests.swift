import Foundation
import HelodataDiagnostics
import HelodataGenerator
import Testing

@testable import HelodataCommands

/// Each folder of `Rules` shows a rule of `helodata-gen diff`: `old.yaml`, `new.yaml` and what is said. `HELODATA_GOLDEN=write`
/// writes that anew, and fails the run. `.ci/diff-proof` compiles each.
@Suite struct DiffTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Rules")

    private func answer(_ old: String, _ new: String, in folder: URL, _ change: (inout DiffRun.Options) -> Void = { _ in }) -> (
        text: String, status: HelodataGenerator.ExitStatus
    ) {
        var text = ""
        var options = DiffRun.Options(old: folder.appendingPathComponent(old).path, new: folder.appendingPathComponent(new).path)
        change(&options)
        let console = Console(usesColor: false, output: { text += $0 }, error: { text += $0 })
        let status = DiffRun(options, console: console).run()
        return (text.replacingOccurrences(of: folder.path + "/", with: ""), status)
    }

    @Test("What is said of a rule", arguments: DiffRule.allCases)
    func said(_ rule: DiffRule) throws {
        let folder = Self.folder.appendingPathComponent(rule.rawValue)
        let (text, status) = answer("old.yaml", "new.yaml", in: folder)
        let expected = folder.appendingPathComponent("expected.txt")
        if ProcessInfo.processInfo.environment["HELODATA_GOLDEN"] == "write", (try? String(contentsOf: expected, encoding: .utf8)) != text {
            try text.write(to: expected, atomically: true, encoding: .utf8)
            Issue.record("\(rule.rawValue) is written anew: read the difference")
        }
        #expect(try String(contentsOf: expected, encoding: .utf8) == text)
        #expect(text.contains("[\(rule.rawValue)]"))
        #expect((status == .failure) == (text.contains("major  ")))
        #expect(answer("old.yaml", "old.yaml", in: folder).text == "No difference in Swift.\n")
        #expect(answer("new.yaml", "new.yaml", in: folder).text == "No difference in Swift.\n")
    }

    @Test("Every folder is a rule")
    func folders() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(names) == Set(DiffRule.allCases.map(\.rawValue)))
    }

    @Test("Promises contain each other")
    func promises() {
        let folder = Self.folder.appendingPathComponent("request-narrowed")
        func status(_ promise: Promise?) -> HelodataGenerator.ExitStatus {
            answer("old.yaml", "new.yaml", in: folder) { $0.failOn = promise }.status
        }
        #expect(status(.source) == .success)
        #expect(status(.wire) == .failure)
        #expect(status(.behaviour) == .failure)
        #expect(status(nil) == .success)
    }

    @Test("Formats", arguments: DiffReport.Format.allCases)
    func formats(_ format: DiffReport.Format) throws {
        let folder = Self.folder.appendingPathComponent("property-became-optional")
        let (text, status) = answer("old.yaml", "new.yaml", in: folder) { $0.format = format }
        #expect(status == .failure)
        switch format {
        case .text: #expect(text.hasPrefix("major     Order.totalUSD  ExactDecimal → ExactDecimal?  [property-became-optional]\n"))
        case .markdown: #expect(text.contains("| major | `Order.totalUSD` | `ExactDecimal → ExactDecimal?` | `new.yaml:"))
        case .github: #expect(text.hasPrefix("::error file=new.yaml,line="))
        case .json:
            let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(object["breaks"] as? [String] == ["source"])
            #expect(object["nextVersion"] as? String == "2.0.0")
        }
    }

    @Test("A body that grows keeps the form of its call")
    func growingBody() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("growing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ members: [String]) throws {
            let properties = members.map { "\($0): {type: string}" }.joined(separator: ", ")
            try """
            openapi: 3.1.0
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders/{id}:
                post:
                  operationId: changeOrder
                  tags: [orders]
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  requestBody:
                    required: true
                    content: {application/json: {schema: {type: object, required: [m0], properties: {\(properties)}}}}
                  responses: {'204': {description: Done.}}
            """.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let eight = (0..<8).map { "m\($0)" }
        try write("old.yaml", eight)
        // A ninth one, one in front, and one that is called as a parameter is.
        try write("new.yaml", ["m"] + eight + ["m8", "id"])
        let (text, status) = answer("old.yaml", "new.yaml", in: folder)
        #expect(status == .success)
        #expect(text.contains("orders.change(m8:)") && text.contains("orders.change(bodyID:)"))
        #expect(!text.contains("major"))
    }

    @Test("An ignored difference passes, with its reason")
    func ignored() throws {
        let folder = Self.folder.appendingPathComponent("case-added")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("ignore-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        func said(_ list: String) throws -> (text: String, status: HelodataGenerator.ExitStatus) {
            try list.write(to: file, atomically: true, encoding: .utf8)
            return answer("old.yaml", "new.yaml", in: folder) { $0.ignore = file.path }
        }
        let (text, status) = try said("- {rule: case-added, path: CreateOrderError.paymentRequired, reason: Nobody switches.}")
        #expect(status == .success)
        #expect(text.contains("ignored: Nobody switches."))
        #expect(try said("- {rule: case-added, path: Order.*, reason: x}").text.contains("nothing is ignored by this"))
        #expect(try said("- {rule: case-addde, path: Order.*, reason: x}").text.contains("did you mean 'case-added'?"))
        #expect(try said("- {rule: case-added, path: x}").status == .usage)
        #expect(try said("rule: x").status == .usage)
    }

    @Test("The configuration ignores differences too")
    func ignoredByConfiguration() throws {
        let folder = Self.folder.appendingPathComponent("case-added")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("ignore-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        func said(_ path: String) throws -> (text: String, status: HelodataGenerator.ExitStatus) {
            try "ignore: [{rule: case-added, path: \(path), reason: Nobody switches.}]".write(to: file, atomically: true, encoding: .utf8)
            return answer("old.yaml", "new.yaml", in: folder) { $0.configuration = file.path }
        }
        let (text, status) = try said("CreateOrderError.*")
        #expect(status == .success)
        #expect(text.contains("ignored: Nobody switches."))
        #expect(try said("Order.*").text.contains("nothing is ignored by this"))
    }

    @Test("Work side by side gives both values")
    func sideBySide() {
        let (first, second) = SideBySide.run({ (1...1000).reduce(0, +) }, { (1...1000).map(String.init).joined().count })
        #expect(first == 500_500 && second == 2893)
    }

    @Test("What cannot be compared")
    func refused() {
        let folder = Self.folder.appendingPathComponent("case-added")
        #expect(answer("old.yaml", "missing.yaml", in: folder).status == .usage)
        #expect(GitRevision.path("git:v1", file: "spec/a.yaml") == "v1:./spec/a.yaml")
        #expect(GitRevision.path("git:v1:../a.yaml", file: nil) == "v1:../a.yaml")
        #expect(GitRevision.path("old.yaml", file: nil) == nil)
        #expect(GitRevision.contents("--output=x") == nil)
    }

    @Test("Advice on the next version")
    func versions() {
        let breaking = Difference(.caseAdded, "A.b", "", old: nil, new: nil)
        let more = Difference(.valueAdded, "A.b", "", old: nil, new: nil)
        let text = Difference(.documentation, "", "", old: nil, new: nil)
        func next(_ difference: Difference, _ version: String) -> String? {
            DiffReport([difference], oldVersion: version, newVersion: "").nextVersion
        }
        #expect(next(breaking, "1.2.3") == "2.0.0")
        #expect(next(breaking, "0.2.3") == "0.3.0")
        #expect(next(more, "1.2.3") == "1.3.0")
        #expect(next(more, "0.2.3") == "0.2.4")
        #expect(next(text, "1.2") == "1.2.1")
        #expect(next(text, "2024-05-01") == nil || next(text, "2024-05-01") != "")
        #expect(next(text, "next") == nil)
    }
}
