import HelodataYAML
import Testing

/// What is not accepted, with the exact message and place.
@Suite struct ErrorTests {
    private static let cases: [(String, String)] = [
        ("", "1:1 error yaml-document: the file is empty"),
        ("# only a comment\n", "1:1 error yaml-document: the file is empty"),
        ("a: 1\n---\nb: 2\n", "2:1 error yaml-document: a second document starts here; a description is one document"),
        (
            "a: b: c\n",
            "1:5 error yaml-syntax: mapping values are not allowed in this context; the line is indented too far, or a text with ': ' needs quotes"
        ),
        (
            "a:\n\tb: 1\n",
            "2:1 error yaml-syntax: found character that cannot start any token while scanning for the next token; this is a tab, YAML is indented with spaces"
        ),
        (
            "a: 'x\n",
            "2:1 error yaml-syntax: found unexpected end of stream while scanning a quoted scalar"
                + " {1:4 while scanning a quoted scalar}"
        ),
        (
            "a: \"\\q\"\n",
            "1:5 error yaml-syntax: found unknown escape character while parsing a quoted scalar"
                + " {1:4 while parsing a quoted scalar}"
        ),
        (
            "a: [1, 2\nb: 3\n",
            "2:2 error yaml-syntax: did not find expected ',' or ']' while parsing a flow sequence"
                + " {1:4 while parsing a flow sequence}"
        ),
        (
            "a: 1\n  b: 2\n",
            "2:4 error yaml-syntax: mapping values are not allowed in this context; the line is indented too far, or a text with ': ' needs quotes"
        ),
        (
            "a:\n  - 1\n b: 2\n",
            "3:2 error yaml-syntax: did not find expected key while parsing a block mapping"
                + " {1:1 while parsing a block mapping}"
        ),
        (
            "é: @x\n",
            "1:4 error yaml-syntax: found character that cannot start any token while scanning for the next token; a text that begins with this character needs quotes"
        ),
        (
            "{\"\(String(repeating: "k", count: 1_100))\": 1}",
            "1:1104 error yaml-syntax: did not find expected ',' or '}' while parsing a flow mapping; the key before it is longer than the 1024 characters that YAML takes, also in JSON {1:1 while parsing a flow mapping}"
        ),
        ("[a]: 1\n", "1:1 error yaml-key: a key must be a scalar, not a list"),
        ("x:\n  {a: 1}: 1\n", "2:3 error yaml-key: a key must be a scalar, not a mapping"),
        ("x: &k [1]\n*k : 2\n", "2:1 error yaml-key: a key must be a scalar, not a list"),
        ("a: !Ref x\n", "1:4 error yaml-tag: the tag '!Ref' has no meaning here; JSON's kinds of values are supported"),
        (
            "a: !!set {x}\n",
            "1:4 error yaml-tag: the tag '!!set' has no meaning here; JSON's kinds of values are supported"
        ),
        ("a: *x\n", "1:4 error yaml-alias: no value before this place is named '&x'"),
        (
            "a: &defaults {}\nb: *default\n",
            "2:4 error yaml-alias: no value before this place is named '&default'; did you mean '*defaults'?"
        ),
        (
            "a: &x\n  b: [*x]\n",
            "2:7 error yaml-alias: '*x' stands inside the value that it names, which would have no end"
                + " {1:4 the value starts here}"
        ),
        ("a: {<<: 1}\n", "1:5 error yaml-merge: '<<' takes a mapping or a list of mappings, not the number 1"),
        ("{\"a\": 1,}x\n", "1:10 error yaml-syntax: did not find expected <document start>"),
    ]

    @Test(arguments: cases)
    func message(_ text: String, _ message: String) {
        let (node, messages) = parse(text)
        #expect(node == nil)
        #expect(messages == [message])
    }

    @Test func badBytes() {
        #expect(
            parse(Array("a: 1\né: x".utf8) + [0xC3, 0x28]).messages
                == ["2:5 error yaml-encoding: invalid trailing UTF-8 octet (0x28)"])
        #expect(parse([0x61, 0xFF]).messages == ["1:2 error yaml-encoding: invalid leading UTF-8 octet (0xFF)"])
        #expect(
            parse([0x61, 0x3A, 0x20, 0x00]).messages
                == ["1:4 error yaml-encoding: control characters are not allowed (0x0)"])
        #expect(
            parse([0xFF, 0xFE, 0x61, 0x00]).messages
                == ["1:1 error yaml-encoding: the file is UTF-16; save it as UTF-8"])
    }

    @Test func duplicateKeys() {
        let text = "b: {x: 1, y: 2, x: 3}\na: 1\nb: 2\nb: 3\n<<: {}\n<<: {}\n"
        let (node, messages) = parse(text)
        #expect(node == nil)
        #expect(
            messages == [
                "1:17 error yaml-duplicate-key: the key 'x' stands twice in this mapping {1:5 first here}",
                "3:1 error yaml-duplicate-key: the key 'b' stands twice in this mapping {1:1 first here}",
                "4:1 error yaml-duplicate-key: the key 'b' stands twice in this mapping {1:1 first here}",
                "6:1 error yaml-duplicate-key: the key '<<' stands twice in this mapping {5:1 first here}",
            ])
    }

    @Test func allowedDuplicateKeysAreWarnings() {
        let (node, messages) = parse("a: 1\na: 2\n", allowed: ["yaml-duplicate-key"])
        #expect(node?["a"]?.int == 1)
        #expect(
            messages == ["2:1 warning yaml-duplicate-key: the key 'a' stands twice in this mapping {1:1 first here}"])
    }
}
