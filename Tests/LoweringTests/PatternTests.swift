import Testing

@testable import HelodataIR

/// Regular expressions of JSON Schema: matched, and texts made for them.
@Suite("Patterns") struct PatternTests {
    @Test(
        "A text is made that matches",
        arguments: [
            ("^[A-Z]{2}-[0-9]{3}$", "AA-111"), ("^a|b$", "a"), ("[0-9]+", "1"), ("^\\d{4}-\\d{2}$", "1111-11"), ("^(?:foo|bar)?$", ""),
            ("^[^/]+$", "a"), ("^\\p{L}+$", "a"), ("^\\$\\.x$", "$.x"), ("^[\\w.-]+@[\\w-]+\\.[a-z]{2,}$", "a@a.aa"),
            ("^#?[a-f0-9]{6}$", "aaaaaa"),
            ("^(?<year>\\d{4})$", "1111"), ("\\bword\\b", "word"), ("^x{3}$", "xxx"), ("^\\u0041\\x42$", "AB"),
        ])
    func made(_ pattern: String, _ text: String) throws {
        let read = try #require(Pattern(pattern))
        #expect(read.text(least: 0, most: nil) == text)
        #expect(read.matches(text) == true)
    }

    @Test("Its length is what the schema asks for")
    func length() throws {
        let letters = try #require(Pattern("^[a-z]+$"))
        #expect(letters.text(least: 8, most: 12)?.utf8.count == 9)
        #expect(letters.text(least: 1, most: 1) == "a")
        #expect(letters.text(least: 3, most: 2) == nil)
        #expect(try #require(Pattern("x")).text(least: 4, most: nil) == "xaaa")
    }

    @Test("What matches elsewhere in the text is found, and nothing else")
    func matching() throws {
        #expect(try #require(Pattern("b+c")).matches("abbbcd") == true)
        #expect(try #require(Pattern("^b")).matches("ab") == false)
        #expect(try #require(Pattern("^(ab)*$")).matches("ababab") == true)
        #expect(try #require(Pattern("^(ab)*$")).matches("ababa") == false)
        #expect(try #require(Pattern("^.$")).matches("\n") == false)
    }

    /// The classes of patterns that take a backtracking matcher for ever.
    @Test("A pattern that would take for ever is given up", arguments: ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(x+x+)+y"])
    func bounded(_ pattern: String) throws {
        let text = String(repeating: pattern.contains("x") ? "x" : "a", count: 60) + "!"
        #expect(try #require(Pattern(pattern)).matches(text) != true)
    }

    @Test("What is not understood is no pattern", arguments: ["(?=a)b", "(?<!a)b", "(a)\\1", "[z-a]", "a{3,1}", "(", "[a", "a**"])
    func refused(_ pattern: String) { #expect(Pattern(pattern) == nil) }
}
