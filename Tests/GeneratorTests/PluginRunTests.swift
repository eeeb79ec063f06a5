import Foundation
import HelodataGenerator
import Testing

@testable import HelodataEmit

/// Runs that are a part of a build, which the build-tool plugin announced.
@Suite struct PluginRunTests: RunTests {
    let trial: RunTrial
    init() throws { trial = try RunTrial() }

    private func runPlugin(configuration: String? = nil, runtime: RuntimePlace = .embedded) -> RunTrial.Outcome {
        var plugin = GeneratorOptions.PluginOptions()
        plugin.modelFiles = 4
        plugin.operationFiles = 2
        plugin.shownRelativeTo = temporary.path
        return run {
            $0.plugin = plugin
            $0.runtime = runtime
            $0.configuration = configuration
            $0.isQuiet = true
            $0.module = "Target"
        }
    }

    @Test func thePluginGetsEveryFileThatItAnnounced() {
        #expect(runPlugin().status == .success)
        let expected =
            RuntimeFiles.names + ["Client.swift", "Operations1.swift", "Operations2.swift"]
            + (1...4).map { "Models\($0).swift" }
        #expect(generated == (expected.map { "Generated/Generated-\($0)" } + ["Generated/.helodata-gen"]).sorted())
    }

    @Test func aTargetThatDependsOnTheRuntimeGetsTheClientAlone() throws {
        try temporary.write("spec: api.yaml\nruntime: shared\n", to: "helodata-gen.yaml")
        let outcome = runPlugin(configuration: "\(temporary.path)/helodata-gen.yaml", runtime: .shared)
        #expect(outcome.status == .success, "\(outcome.error)")
        let expected = ["Client.swift", "Operations1.swift", "Operations2.swift"] + (1...4).map { "Models\($0).swift" }
        #expect(generated == (expected.map { "Generated/Generated-\($0)" } + ["Generated/.helodata-gen"]).sorted())
        for path in generated where path.hasSuffix(".swift") {
            let text = try #require(temporary.text(path))
            #expect(text.contains("import HelodataRuntime\n") == text.contains("nonisolated"), "\(path)")
            #expect(text.contains("\n@_exported @_spi(Generated) public import") == path.hasSuffix("Client.swift"), "\(path)")
        }
    }

    @Test(arguments: AccessLevel.allCases)
    func onlyAPublicClientExportsTheRuntime(_ level: AccessLevel) throws {
        try temporary.write("runtime: shared\n", to: "helodata-gen.yaml")
        let outcome = run {
            $0.layout = .sources
            $0.access = level
            $0.configuration = "\(temporary.path)/helodata-gen.yaml"
        }
        #expect(outcome.status == .success, "\(outcome.error)")
        #expect(generated.count == 4)
        let client = try #require(temporary.text("Generated/Client.swift"))
        #expect(client.contains("import HelodataRuntime\n"))
        #expect(client.contains("@_exported") == (level == .public))
    }

    @Test func aPackageContainsItsRuntime() {
        let outcome = run { $0.runtime = .shared }
        #expect(outcome.status == .usage)
        #expect(outcome.error.contains("--layout sources"), "\(outcome.error)")
        #expect(generated.isEmpty)
    }

    @Test func pathsAreShownAsTheBuildKnowsThem() throws {
        try temporary.write("a: [", to: "api.yaml")
        let outcome = runPlugin()
        #expect(outcome.status == .failure)
        #expect(outcome.error.hasPrefix("api.yaml:2:1: error: ") || outcome.error.hasPrefix("api.yaml:1:"))
    }

    @Test(arguments: [
        ("spec: api.yaml\nmodule: Pets\nmodel-files: 4\nallow: [x, y]\n", ""),
        ("spec: 'api.yaml' # here\n", ""),
        ("runtime: embedded\n", ""),
        (
            "runtime: shared\n",
            "1:10: error: with the plugin the target's dependencies decide: the runtime is shared if the product HelodataRuntime is among them, else embedded; leave 'runtime' out [configuration]"
        ),
        ("runtime: 1\n", "1:10: error: 'runtime' is embedded, shared, found the number 1 [configuration]"),
        ("modle: Pets\n", "1:1: error: unknown setting 'modle'; did you mean 'module'? [configuration]"),
        ("spec: [api.yaml]\n", "1:7: error: 'spec' takes a text, found a list [configuration]"),
        (
            "spec: api.yaml\nmodel-files: 0\n",
            "2:14: error: 'model-files' takes a number from 1 to 1000, found the number 0 [configuration]"
        ),
        ("[]\n", "1:1: error: expected settings such as 'spec: openapi.yaml', found a list [configuration]"),
        (
            "spec: other.yaml\n",
            "1:7: error: the plugin reads this file line by line; write 'spec: …' on a line of its own, unindented [configuration]"
        ),
        (
            "model-files: 8\n",
            "1:14: error: the plugin reads this file line by line; write 'model-files: …' on a line of its own, unindented [configuration]"
        ),
    ])
    func configuration(_ text: String, _ message: String) throws {
        try temporary.write(text, to: "helodata-gen.yaml")
        let outcome = runPlugin(configuration: "\(temporary.path)/helodata-gen.yaml")
        #expect(outcome.status == (message.isEmpty ? .success : .failure))
        #expect(
            outcome.error.split(separator: "\n").first ?? "" == (message.isEmpty ? "" : "helodata-gen.yaml:\(message)"))
    }
}
