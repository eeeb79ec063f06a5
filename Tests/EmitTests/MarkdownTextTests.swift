import HelodataIR
import Testing

@Suite("Text of the document in Markdown shows, and never acts")
struct MarkdownTextTests {
    @Test(arguments: [
        ("a plain text, v1.2.", "a plain text, v1.2."), ("<b>x</b> & y", "\\<b\\>x\\</b\\> \\& y"), ("![t](u) | c", "!\\[t\\](u) \\| c"),
        ("see https://a.example, www.b.example", "see https\\://a.example, www\\.b.example"), ("a\\|b", "a\\\\\\|b"),
        ("# *x* `y`", "\\# \\*x\\* \\`y\\`"),
    ])
    func escaped(_ text: String, _ expected: String) { #expect(MarkdownText.escaped(text) == expected) }

    @Test(arguments: [
        ("all of *them*, `a<b>`", "all of *them*, `a<b>`"), ("<script> [a](b) &lt;", "\\<script> \\[a](b) \\&lt;"), ("\\<a", "\\<a"),
        ("\\\\<a", "\\\\\\<a"),
        ("`open <b>", "`open \\<b>"), ("``a`<b>`` <c>", "``a`<b>`` \\<c>"),
    ])
    func inert(_ text: String, _ expected: String) { #expect(MarkdownText.inert(text) == expected) }

    @Test(arguments: [("a", "`a`"), ("a`b", "`` a`b ``"), ("`\u{301}", "`` `\u{301} ``"), ("", "` `")])
    func code(_ text: String, _ expected: String) { #expect(Array(MarkdownText.code(text).utf8) == Array(expected.utf8)) }
}
