import HelodataYAML
import Testing

/// What is written, and what it means.
@Suite struct SyntaxTests {
    private static let cases: [(String, String)] = [
        ("a: 1\nb: two\n", #"{a: 1, b: "two"}"#),
        ("- a\n- [b, c]\n- {d: e}\n", #"["a", ["b", "c"], {d: "e"}]"#),
        ("a:\n- b\n- c\n", #"{a: ["b", "c"]}"#),
        ("a:\n  b:\n    c: d\n  e: f\n", #"{a: {b: {c: "d"}, e: "f"}}"#),
        ("- - a\n  - b\n- - c\n", #"[["a", "b"], ["c"]]"#),
        ("- a: 1\n  b: 2\n-\n  c: 3\n", "[{a: 1, b: 2}, {c: 3}]"),
        ("? a\n: b\n? c\n", #"{a: "b", c: null}"#),
        ("a: # comment\n  b # comment\n# comment\n", #"{a: "b"}"#),
        ("---\na: 1\n...\n", "{a: 1}"),
        ("%YAML 1.2\n---\na: 1\n", "{a: 1}"),
        ("scalar", #""scalar""#),
        ("{}", "{}"),
        ("[]", "[]"),
        ("[a, b, ]", #"["a", "b"]"#),
        ("{a, b: , c: 1}", "{a: null, b: null, c: 1}"),
        ("a:\nb: ~\nc: null\nd: ''\n", #"{a: null, b: null, c: null, d: ""}"#),
        ("200: ok\ntrue: yes\n", #"{200: "ok", true: "yes"}"#),
        ("a: http://x.y/z#k\nb: c#d\n", #"{a: "http://x.y/z#k", b: "c#d"}"#),
        ("a: \"\\u00e9\\x41\\n\\/\\\"\\U0001F600\"\n", #"{a: "éA⏎/"😀"}"#),
        ("a: 'it''s'\n", #"{a: "it's"}"#),
        ("a: one\n  two\n\n  three\n", #"{a: "one two⏎three"}"#),
        ("a: \"one\n  two\\\n  three\"\n", #"{a: "one twothree"}"#),
        ("a: |\n  one\n   two\n\n  three\n", #"{a: "one⏎ two⏎⏎three⏎"}"#),
        ("a: |-\n  one\n  two\n\n", #"{a: "one⏎two"}"#),
        ("a: |+\n  one\n\nb: 1\n", #"{a: "one⏎⏎", b: 1}"#),
        ("a: |2\n   one\n  two\n", #"{a: " one⏎two⏎"}"#),
        ("a: >\n  one\n  two\n\n  three\n", #"{a: "one two⏎three⏎"}"#),
        ("a: >-\n  one\n    two\n  three\n", #"{a: "one⏎  two⏎three"}"#),
        ("a: 1\r\nb: |\r\n  x\r\n  y\r\n", #"{a: 1, b: "x⏎y⏎"}"#),
        ("é: ü\n日本: 語\n", #"{é: "ü", 日本: "語"}"#),
        ("\u{FEFF}a: 1\n", "{a: 1}"),
        (
            "{\"a\":1,\"b\":[true,null,-2.5e3],\"c\":{\"d\":\"\\u00e9\\/\"}}",
            #"{a: 1, b: [true, null, -2500.0], c: {d: "é/"}}"#
        ),
        ("\u{FEFF}{\n\t\"a\":\t\"b\",\n\t\"c\": [\n\t\t1\n\t]\n}\n", #"{a: "b", c: [1]}"#),
        (#"{"a": "\ud83d\ude00 \\ud83d\\ude00"}"#, #"{a: "😀 \ud83d\ude00"}"#),
        (#"a: '\ud83d\ude00'"#, #"{a: "\ud83d\ude00"}"#),
        ("a: !!str 1\nb: ! 2\nc: !!int \"3\"\n", #"{a: "1", b: "2", c: 3}"#),
        ("- &a x\n- *a\n- &a y\n- *a\n", #"["x", "x", "y", "y"]"#),
        ("&k a: 1\nb: *k\n", #"{a: 1, b: "a"}"#),
        ("a: &k b\n*k : 1\n", #"{a: "b", b: 1}"#),
        ("a: &x {b: [1, 2]}\nc: *x\n", "{a: {b: [1, 2]}, c: {b: [1, 2]}}"),
    ]

    @Test(arguments: cases)
    func meaning(_ text: String, _ meaning: String) {
        let (node, messages) = parse(text)
        #expect(messages == [])
        #expect(node?.shown == meaning)
    }

    private static let merges: [(String, String)] = [
        ("a: &b {x: 1, y: 2}\nc:\n  <<: *b\n  y: 3\n  z: 4\n", "{x: 1, y: 3, z: 4}"),
        ("a: &b {x: 1, y: 2}\nc:\n  y: 3\n  <<: *b\n", "{y: 3, x: 1}"),
        ("a: [&b {x: 1}, &d {x: 2, y: 3}]\nc:\n  <<: [*b, *d]\n", "{x: 1, y: 3}"),
        ("c:\n  <<: {x: 1}\n  y: 2\n", "{x: 1, y: 2}"),
        ("a: &b {x: 1}\nd: &e {<<: *b, y: 2}\nc: {<<: *e, z: 3}\n", "{x: 1, y: 2, z: 3}"),
        ("c:\n  '<<': {x: 1}\n", "{<<: {x: 1}}"),
    ]

    @Test(arguments: merges)
    func mergeKeys(_ text: String, _ meaning: String) {
        let (node, messages) = parse(text)
        #expect(messages == [])
        #expect(node?["c"]?.shown == meaning)
    }

    @Test func locations() throws {
        let (node, _) = parse("a: 1\nb:\n  - x\n  - é: 'y'\n")
        let root = try #require(node)
        #expect(root.location.description == "t.yaml:1:1")
        let sequence = try #require(root.entry("b"))
        #expect(sequence.keyLocation.description == "t.yaml:2:1")
        #expect(sequence.value.location.description == "t.yaml:3:3")
        let member = try #require(sequence.value.elements?[1].entry("é"))
        #expect(member.keyLocation.description == "t.yaml:4:5")
        #expect(member.value.location.description == "t.yaml:4:8")
        #expect(parse("\u{FEFF}a: b").node?["a"]?.location.description == "t.yaml:1:4")
    }

    @Test func manyKeysKeepTheirOrder() {
        let text = (0..<5000).map { "key\($0): {a long enough key: \($0)}\n" }.joined()
        let (node, messages) = parse(text)
        #expect(messages == [])
        #expect(node?.entries?.map(\.key) == (0..<5000).map { "key\($0)" })
    }
}
