import Foundation
import HelodataDiagnostics
import HelodataEmit
import Testing

/// Text of a description never becomes code, a path, or something that changes how code looks.
@Suite("Hostile texts")
struct HostileTextTests {
    /// Where to leave the generated sources for a compiler to look at (`.ci/typecheck-hostile`).
    private static let output = ProcessInfo.processInfo.environment["HELODATA_HOSTILE_OUTPUT"]

    @Test("Most of them are met without an error, or nothing would be shown")
    func most() {
        let generated = HostileDocument.texts.count { !Trial(HostileDocument(text: $0).json).files.isEmpty }
        #expect(generated > HostileDocument.texts.count * 3 / 4)
    }

    @Test("Everywhere in a document", arguments: HostileDocument.texts.indices)
    func everywhere(_ index: Int) throws {
        let text = HostileDocument.texts[index]
        let trial = Trial(HostileDocument(text: text).json)
        // An error is an answer too; then there is nothing to look at.
        #expect(trial.diagnostics.problems == [])
        #expect(trial.diagnostics.hasErrors == trial.files.isEmpty)
        let problems = trial.files.flatMap { $0.problems(SwiftText()) }
        #expect(problems.isEmpty, "\(problems)")
        #expect(trial.elapsed < .seconds(5))
        if let output = Self.output { try write(trial.files, to: "\(output)/\(index)") }
    }

    private func write(_ files: [GeneratedFile], to folder: String) throws {
        for file in files where file.path.hasSuffix(".swift") && !file.path.hasSuffix("Package.swift") {
            let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path.replacingOccurrences(of: "/", with: "_"))
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.contents.utf8).write(to: url)
        }
    }
}

/// Shapes that would take the machine.
@Suite("Hostile shapes")
struct HostileShapeTests {
    private func trial(_ text: String, path: String = "openapi.yaml") -> Trial { Trial(Array(text.utf8), path: path) }

    private static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

    @Test("Depth is refused in YAML and JSON", arguments: ["[", "{a: ", "- ", "? "])
    func depth(_ opening: String) {
        let trial = trial(Self.head + "x-a: \n  " + String(repeating: opening, count: 10_000))
        #expect(trial.diagnostics.hasErrors)
        #expect(trial.elapsed < .seconds(2))
    }

    @Test func depthInJSON() {
        let schema = String(repeating: "{\"items\":", count: 10_000) + "{}" + String(repeating: "}", count: 10_000)
        let trial = trial("{\"openapi\": \"3.1.0\", \"components\": {\"schemas\": {\"A\": \(schema)}}}", path: "openapi.json")
        #expect(trial.diagnostics.all.contains { $0.code == "yaml-depth" || $0.code == "yaml-too-deep" || $0.severity == .error })
        #expect(trial.elapsed < .seconds(2))
    }

    @Test("Depth through references", arguments: ["items", "allOf", "oneOf", "properties"])
    func longChains(_ kind: String) {
        let schemas = (0..<3_000).map { number -> String in
            let next = "{$ref: '#/components/schemas/S\(number + 1)'}"
            return switch kind {
            case "items": "    S\(number): {type: array, items: \(next)}\n"
            case "properties": "    S\(number): {type: object, properties: {next: \(next)}}\n"
            default: "    S\(number): {\(kind): [\(next), {type: object, properties: {a\(number): {type: string}}}]}\n"
            }
        }
        let trial = trial(Self.head + "components:\n  schemas:\n" + schemas.joined() + "    S3000: {type: object}\n")
        #expect(trial.elapsed < .seconds(20), "\(trial.elapsed)")
    }

    @Test("Aliases that multiply are refused")
    func aliasBomb() {
        var text = Self.head + "x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            text += "x-a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        let trial = trial(text)
        #expect(trial.diagnostics.hasErrors)
        #expect(trial.elapsed < .seconds(2))
    }

    @Test(
        "Circles of every kind end",
        arguments: [
            "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
            "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}",
            "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}}}",
            "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}}}",
            "components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}}}",
            "components: {schemas: {A: {anyOf: [{$ref: '#/components/schemas/B'}]}, B: {anyOf: [{$ref: '#/components/schemas/A'}]}}}",
            "components: {schemas: {A: {type: array, items: {$ref: '#/components/schemas/A'}}}}",
            "components: {schemas: {A: {additionalProperties: {$ref: '#/components/schemas/A'}}}}",
            "components: {schemas: {A: {type: object, properties: {a: {$ref: '#/components/schemas/A/properties/a'}}}}}",
            "components: {schemas: {A: {type: object, properties: {a: {$ref: '#/components/schemas/A/properties/a/properties/a'}}}}}",
            "components: {schemas: {A: {not: {$ref: '#/components/schemas/A'}}}}",
            "components: {schemas: {A: {$ref: '#'}}}",
            "components: {schemas: {A: {items: {$ref: '#/components/schemas'}}}}",
            "components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: k, mapping: {a: A, b: B}}}, B: {allOf: [{$ref: '#/components/schemas/A'}]}}}",
            "components: {parameters: {A: {$ref: '#/components/parameters/A'}}}\npaths: {/a: {get: {parameters: [{$ref: '#/components/parameters/A'}], responses: {}}}}",
            "components: {responses: {A: {$ref: '#/components/responses/B'}, B: {$ref: '#/components/responses/A'}}}\npaths: {/a: {get: {responses: {200: {$ref: '#/components/responses/A'}}}}}",
            "paths: {/a: {$ref: '#/paths/~1a'}}",
            "paths: {/a: {$ref: '#/paths/~1b', get: {responses: {}}}, /b: {$ref: '#/paths/~1a', put: {responses: {}}}}",
            "paths: {/a: {get: {responses: {}, callbacks: {c: {$ref: '#/paths/~1a/get/callbacks/c'}}}}}",
            "paths: {/a: {post: {responses: {}, callbacks: {c: {x: {$ref: '#/paths/~1a'}}}}}}",
            "paths: {/a: {get: {responses: {200: {description: a, content: {a/b: {$ref: '#/paths/~1a/get/responses/200/content/a~1b'}}}}}}}",
            "components: {schemas: {A: &a {type: object, properties: {a: *a}}}}",
            "components: {requestBodies: {A: {$ref: '#/components/requestBodies/A'}}, headers: {H: {$ref: '#/components/headers/H'}}}\npaths: {/a: {post: {requestBody: {$ref: '#/components/requestBodies/A'}, responses: {200: {description: a, headers: {H: {$ref: '#/components/headers/H'}}}}}}}",
        ])
    func circles(_ body: String) {
        let trial = trial(Self.head + body + "\n")
        #expect(trial.elapsed < .seconds(2))
        #expect(trial.diagnostics.hasErrors || !trial.files.isEmpty)
    }

    /// `HELODATA_LARGE=1`: 25 and 50 MB, whose times are about 1 to 2.
    @Test("Time grows with the size", .enabled(if: ProcessInfo.processInfo.environment["HELODATA_LARGE"] != nil))
    func large() {
        func document(_ megabytes: Int) -> String {
            let schema = String(repeating: "        member: {type: string, description: Some words about it.}\n", count: 1)
            var text = Self.head + "components:\n  schemas:\n"
            text.reserveCapacity(megabytes << 20)
            var number = 0
            while text.utf8.count < megabytes << 20 {
                text += "    Schema\(number):\n      type: object\n      properties:\n" + schema
                for member in 0..<30 { text += "        member\(member): {type: string, description: Some words about it.}\n" }
                number += 1
            }
            return text
        }
        let half = Trial(Array(document(25).utf8), emits: false).elapsed
        let whole = Trial(Array(document(50).utf8), emits: false).elapsed
        #expect(whole < half * 3, "\(half), \(whole)")
    }
}
