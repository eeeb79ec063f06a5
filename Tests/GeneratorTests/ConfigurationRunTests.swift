import Foundation
import HelodataGenerator
import Testing

@testable import HelodataEmit

/// A configuration on the command line.
@Suite struct ConfigurationRunTests: RunTests {
    let trial: RunTrial
    init() throws { trial = try RunTrial() }

    @Test func configurationAndCommandLine() throws {
        try temporary.write(
            """
            spec: ../api.yaml
            module: Zoo
            overlays: [fix.yaml]
            rename: {Pet: Animal, listPets: everything, Pet.name: title}
            include-tags: [Pets]
            """, to: "config/helodata-gen.yaml")
        try temporary.write(
            """
            overlay: 1.0.0
            info: {title: Fix, version: '1'}
            actions:
              - {target: "$.paths['/pets'].get", update: {tags: [Pets]}}
              - {target: $.nowhere, remove: true}
            """, to: "config/fix.yaml")
        let outcome = run {
            $0.spec = ""
            $0.configuration = "\(temporary.path)/config/helodata-gen.yaml"
        }
        #expect(outcome.status == .success, "\(outcome.error)")
        #expect(outcome.error.contains("config/fix.yaml:5:14: warning: '$.nowhere' matches nothing in the description [overlay-unmatched]"))
        let client = generated.filter { $0.contains("/Zoo/") && !$0.contains("/Runtime/") }.compactMap(temporary.text).joined()
        for line in ["struct Animal: Hashable, Sendable {", "    public var title: String\n", "public func everything("] {
            #expect(client.contains(line))
        }
        let other = run {
            $0.configuration = "\(temporary.path)/config/helodata-gen.yaml"
            $0.module = "Park"
            try? GeneratorOption.includeTag.set("Dogs", in: &$0)
        }
        #expect(other.status == .failure)
        #expect(other.error.contains("no tag matches 'Dogs' [filter-unmatched]"))
    }

    @Test(arguments: [
        ("rename: {Pet: a b}\n", "1:15: error: a Swift name is one word of letters and digits, not the string 'a b'"),
        (
            "rename: {Pat: Cat}\n",
            "1:10: error: 'Pat' is no schema, property (Schema.property), operation id, parameter (operation.parameter), tag, security scheme or pointer (#/…) of the description; did you mean 'Pet'?"
        ),
        ("rename: x\n", "1:9: error: 'rename' takes a mapping such as 'Order.total_usd: total', found the string 'x'"),
        ("include-paths: [[a]]\n", "1:17: error: 'include-paths' takes paths such as '/orders/*', found a list"),
        ("include-paths: /pet\n", "1:16: error: no path matches '/pet'; did you mean '/pets'?"),
    ])
    func mistakesInTheConfiguration(_ text: String, _ message: String) throws {
        try temporary.write(text, to: "c.yaml")
        let outcome = run { $0.configuration = "\(temporary.path)/c.yaml" }
        #expect(outcome.status == .failure)
        #expect(outcome.error.contains("c.yaml:" + message), "\(outcome.error)")
    }

    @Test func noDescriptionAnywhere() throws {
        let outcome = run { $0.spec = "" }
        #expect(outcome.status == .usage)
        #expect(outcome.error.contains("no description: name it"))
    }
}
