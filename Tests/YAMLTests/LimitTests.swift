import HelodataYAML
import Testing

/// Small files that would cost a lot.
@Suite struct LimitTests {
    @Test func size() {
        #expect(
            parse("a: 1\n", limits: YAMLLimits(bytes: 4)).messages
                == ["1:1 error yaml-size: the file has 5 bytes; at most 4 are read"])
    }

    @Test func depth() {
        let inside = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(parse(inside).messages == [])
        let beyond = String(repeating: "[", count: 100_000)
        #expect(parse(beyond).messages == ["1:257 error yaml-depth: more than 256 levels inside each other"])
        let mappings = String(repeating: "{a: ", count: 300)
        #expect(parse(mappings).messages == ["1:1025 error yaml-depth: more than 256 levels inside each other"])
    }

    @Test func depthThroughAliases() {
        // Each line is one level deeper than the line before.
        let lines = (1...300).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
        let (node, messages) = parse("- &a0 []\n" + lines)
        #expect(node == nil)
        #expect(messages == ["256:10 error yaml-depth: more than 256 levels inside each other"])
    }

    @Test func doublingAliases() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(
            parse(text).messages
                == ["18:18 error yaml-alias: the aliases up to here stand for more than 1000000 values"])
    }

    @Test func manyAliasesOfOneMappingShareIt() {
        let text = "a: &a {b: [1, 2, 3], c: d}\nx:\n" + String(repeating: "- *a\n", count: 50_000)
        #expect(parse(text).messages == [])
    }

    @Test func mergesCount() {
        let members = (0..<1000).map { "k\($0): 1" }.joined(separator: ", ")
        let text = "a: &a {\(members)}\nx:\n" + String(repeating: "- {<<: *a}\n", count: 2000)
        #expect(parse(text).messages.first?.hasPrefix("502:8 error yaml-alias: the aliases up to here") == true)
    }
}
