import Foundation
import HelodataDiagnostics
import HelodataEmit
import HelodataGenerator
import HelodataIR
import Testing

/// The same texts outside of the description: in names of files, in overlays, in the configuration.
@Suite("Hostile files")
struct FilePlaceTests {
    private func json(_ object: [String: Any]) -> [UInt8] {
        Array((try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) ?? Data())
    }

    private func check(_ trial: Trial, _ what: String) {
        #expect(trial.diagnostics.problems == [], "\(what)")
        let problems = trial.files.flatMap { $0.problems(SwiftText()) }
        #expect(problems.isEmpty, "\(what): \(problems)")
        #expect(trial.diagnostics.hasErrors == trial.files.isEmpty, "\(what)")
    }

    @Test("Names of files in references, written as they are and percent-encoded", arguments: PlaceTests.texts)
    func references(_ text: String) {
        for name in [text, text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""] {
            let description = json([
                "openapi": "3.1.0", "info": ["title": "T", "version": "1"],
                "components": ["schemas": ["A": ["type": "object", "properties": ["a": ["$ref": "\(name).yaml"]]]]],
            ])
            var asked: [String] = []
            let trial = Trial(description) { path in
                asked.append(path)
                return Array("{type: object, properties: {x: {type: string}}}".utf8)
            }
            check(trial, "\(name.debugDescription)")
            // Never further up than one folder, wherever the loader would follow.
            #expect(asked.allSatisfy { !$0.hasPrefix("/") && !$0.contains("../..") && !$0.contains("\0") }, "\(asked)")
        }
    }

    @Test("The name of the description itself", arguments: PlaceTests.texts)
    func description(_ text: String) {
        check(Trial(HostileDocument(text: "plain").json, path: "folder/\(text).json"), text.debugDescription)
    }

    @Test("Every place of an overlay", arguments: PlaceTests.texts)
    func overlays(_ text: String) {
        func overlay(_ change: (inout [String: Any], inout [String: Any]) -> Void) -> [UInt8] {
            var info: [String: Any] = ["title": "O", "version": "1"]
            var action: [String: Any] = ["target": "$.info", "update": ["description": "x"]]
            change(&info, &action)
            return json(["overlay": "1.0.0", "info": info, "actions": [action]])
        }
        let overlays: [[UInt8]] = [
            overlay { info, _ in info["title"] = text }, overlay { info, _ in info["version"] = text },
            overlay { _, action in action["description"] = text }, overlay { _, action in action["target"] = text },
            overlay { _, action in action["target"] = "$.paths['\(text)']" }, overlay { _, action in action["target"] = "$['\(text)']" },
            overlay { _, action in action["update"] = ["title": text, "description": text] },
            overlay { _, action in action["update"] = [text: text, "x-" + text: text] }, overlay { _, action in action["remove"] = text },
            overlay { _, action in action[text] = text }, json(["overlay": text, "info": ["title": "O", "version": "1"], "actions": []]),
            json([text: text, "overlay": "1.0.0", "info": ["title": "O", "version": "1"], "actions": [["target": "$", "update": [:]]]]),
        ]
        for overlay in overlays {
            check(
                Trial(HostileDocument(text: "plain").json, overlay: overlay),
                "\(text.debugDescription): \(String(decoding: overlay, as: UTF8.self))")
        }
    }

    @Test("Every setting of the configuration", arguments: PlaceTests.texts)
    func configuration(_ text: String) throws {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(HostileDocument(text: "plain").json).write(to: folder.appendingPathComponent("api.json"))
        let settings: [[String: Any]] = [
            ["spec": text], ["module": text], ["access": text], ["allow": [text]], ["include-paths": [text]],
            ["include-operations": text], ["include-tags": [text]], ["overlays": [text]], ["rename": ["Other": text]],
            ["rename": [text: "Name"]], ["model-files": text], ["operation-files": text], [text: text],
        ]
        for setting in settings {
            let file = folder.appendingPathComponent("helodata-gen.json")
            try Data(json(setting)).write(to: file)
            var options = GeneratorOptions(spec: setting["spec"] == nil ? folder.appendingPathComponent("api.json").path : "")
            options.configuration = file.path
            options.layout = .sources
            options.output = folder.appendingPathComponent("out").path
            var said = ""
            let console = Console(usesColor: false, output: { said += $0 }, error: { said += $0 })
            let diagnostics = Diagnostics()
            var coverage = CoverageReport()
            // A file that cannot be read is an error of its own, which names the path.
            let client = try? GeneratorRun(options, console: console).generate(diagnostics, &coverage)
            #expect(diagnostics.problems == [], "\(setting)")
            let generated = client?.files.filter { !$0.path.contains("Runtime/") && $0.contents.hasPrefix("// Generated by") } ?? []
            let problems = generated.flatMap { $0.problems(SwiftText()) }
            #expect(problems.isEmpty, "\(setting): \(problems)")
            _ = GeneratorRun(options, console: console).run()
            #expect(!said.unicodeScalars.contains { $0 != "\n" && HostileText.isTreacherous($0) }, "\(setting): \(said.debugDescription)")
            let written = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            #expect(written.allSatisfy { $0.hasPrefix("out") || $0 == "api.json" || $0 == "helodata-gen.json" }, "\(setting): \(written)")
        }
    }
}
