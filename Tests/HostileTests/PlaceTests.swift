import Foundation
import HelodataDiagnostics
import HelodataEmit
import HelodataYAML
import Testing

@testable import HelodataSpec

/// A text that would do harm as code, in every single place of a description that has everything.
@Suite("Hostile places")
struct PlaceTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let bytes = (try? Data(contentsOf: folder.appendingPathComponent("Descriptions/everything.yaml"))) ?? Data()
    private static let root: YAMLNode? = {
        let diagnostics = Diagnostics()
        return YAMLParser.parse(SourceFile(path: "everything.yaml", bytes: Array(bytes)), diagnostics: diagnostics)
    }()

    /// Each would run the canary, or hide something, if it were printed as it is. As a name, none is the canary alone.
    static let texts = [
        "a\", in_jected(), \"b", "a\\(in_jected())", "a*/ in_jected() /*", "a\n}\nin_jected()\nstruct B {",
        "a\u{2028}in_jected()\u{202E}\u{2066}b", "a\n#if in_jected\n#error(\"in_jected\")\n", "a`; in_jected(); `",
        "a\0in_jected\u{1B}[2J\u{85}b",
        "../../a/in_jected", "a\"\"\"\nin_jected()\n\"\"\"\\", "a\r// in_jected\r\nin_jected()", "a\\", "a#\"\\#(in_jected())\"#",
    ]

    /// Every so many of all pairs of place and text are tried: prime, so that neither is left out for good. 1 takes half an hour.
    private static let step = ProcessInfo.processInfo.environment["HELODATA_HOSTILE_STEP"].flatMap { Int($0) } ?? 211

    @Test("The description has every member of every object")
    func complete() throws {
        let root = try #require(Self.root)
        let walk = DescriptionWalk(root)
        for kind in ObjectKind.allCases {
            let missing = (kind.keys ?? []).subtracting(walk.keysByKind[kind] ?? [])
            #expect(missing.isEmpty, "everything.yaml has no \(kind.rawValue) with \(missing.sorted())")
        }
        let extensions = Set(walk.places.filter { $0.part == .key && $0.text.hasPrefix("x-") }.map(\.text))
        let unused = Set(ExtensionName.allCases.map(\.rawValue)).subtracting(extensions)
        #expect(unused.isEmpty, "everything.yaml lacks \(unused.sorted())")
    }

    @Test("Every enum of keys is looked at")
    func vocabularies() throws {
        let sources = Self.folder.appendingPathComponent("../../Sources/HelodataSpec").standardizedFileURL
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        let declarations = try names.flatMap { name in
            // Swagger 2.0 becomes nodes of 3.0, which are looked at; `SpecTests/SwaggerTests` has its words.
            try name.hasPrefix("Swagger/")
                ? []
                : String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
                    // Rules of paging stand in a configuration.
                    .filter { $0.contains("enum ") && $0.contains(": String, ObjectKey {") && !$0.contains("PaginationRuleKey") }
        }
        #expect(declarations.count == ObjectKind.vocabularies)
    }

    @Test("Nothing that is planted becomes code, and what the wire needs still means the text")
    func planted() throws {
        let root = try #require(Self.root)
        let swift = SwiftText()
        let base = Trial(Array(Self.bytes), path: "everything.yaml")
        #expect(!base.diagnostics.hasErrors && !base.files.isEmpty)
        #expect(base.files.flatMap { $0.problems(swift) } == [])
        let baseLiterals = literals(base.files, swift)

        let places = DescriptionWalk(root).places
        let names = Set(places.filter { $0.part == .key && !$0.isKeyword }.map(\.text))
        var (tried, generated) = (0, 0)
        for (number, place) in places.enumerated() {
            for (index, text) in Self.texts.enumerated() where (number * Self.texts.count + index) % Self.step == 0 {
                tried += 1
                let planting = Planting(place: place, text: text, names: names)
                let trial = Trial(planting.json(of: root), path: "everything.json")
                let what = "\(text.debugDescription) at \(place)"
                #expect(trial.diagnostics.problems == [], "\(what)")
                #expect(trial.diagnostics.hasErrors == trial.files.isEmpty, "\(what)")
                let problems = trial.files.flatMap { $0.problems(swift) }
                #expect(problems.isEmpty, "\(what): \(problems)")
                #expect(trial.elapsed < .seconds(2), "\(what) took \(trial.elapsed)")
                guard !trial.files.isEmpty else { continue }
                generated += 1
                FuzzFiles.leave(trial.files, number: tried)
                let literals = literals(trial.files, swift)
                // A name in Swift is spelled as Swift allows, also where it is shown.
                let isSwiftName = place.pointer.hasSuffix("/x-module-name") || place.pointer.hasSuffix("/x-swift-name")
                if !isSwiftName, baseLiterals.contains(place.text), !literals.contains(place.text) {
                    #expect(literals.contains(text), "\(what): no literal means it")
                }
            }
        }
        #expect(generated > tried / 2)
        print("\(places.count) places, \(tried) of \(places.count * Self.texts.count) plantings, \(generated) clients")
    }

    private func literals(_ files: [GeneratedFile], _ swift: SwiftText) -> Set<String> {
        files.filter { $0.path.hasSuffix(".swift") && $0.path != "Package.swift" }
            .reduce(into: []) { $0.formUnion(swift.read($1.contents).literals) }
    }
}
