import HelodataDiagnostics
import Testing

@Suite struct DiagnosticPrinterTests {
    private func printed(
        _ source: String, line: Int, column: Int, length: Int = 1, message: String = "bad",
        notes: [(String, Int, Int)] = [], printer: DiagnosticPrinter = DiagnosticPrinter()
    ) -> String {
        let file = SourceFile(path: "spec/x.yaml", bytes: Array(source.utf8))
        let notes = notes.map { Diagnostic.Note($0.0, at: SourceLocation(file: file, line: $0.1, column: $0.2)) }
        let location = SourceLocation(file: file, line: line, column: column)
        return printer.text([Diagnostic(.error, "code", message, at: location, length: length, notes: notes)])
    }

    @Test func asCompilersDo() {
        #expect(
            printed("a: 1\n        type: strnig\n", line: 2, column: 15, length: 6, message: "unknown type 'strnig'")
                == """
                spec/x.yaml:2:15: error: unknown type 'strnig' [code]
                 2 |         type: strnig
                   |               ^~~~~~

                """)
    }

    @Test func notesFollow() {
        #expect(
            printed("a: 1\na: 2\n", line: 2, column: 1, notes: [("first here", 1, 1)])
                == """
                spec/x.yaml:2:1: error: bad [code]
                 2 | a: 2
                   | ^
                spec/x.yaml:1:1: note: first here
                 1 | a: 1
                   | ^

                """)
    }

    private static let lines: [(String, Int, Int, String, String)] = [
        ("\ta:\tb\r\n", 5, 1, "     a:    b", "           ^"),
        ("日本: x", 5, 1, " 日本: x", "       ^"),
        ("a: \u{1B}[31mx", 9, 1, " a: \u{FFFD}[31mx", "         ^"),
        ("a: xy", 4, 50, " a: xy", "    ^~"),
        ("a: x", 99, 1, " a: x", "     ^"),
        ("\u{FEFF}a: x", 4, 1, " a: x", "    ^"),
    ]

    @Test(arguments: lines.indices)
    func line(_ index: Int) {
        let (source, column, length, shown, marker) = Self.lines[index]
        let lines = printed(source, line: 1, column: column, length: length).split(separator: "\n")
        #expect(lines.dropFirst() == [" 1 |\(shown)", "   |\(marker)"])
    }

    @Test func wideLinesAreCut() {
        let source = String(repeating: "a", count: 100) + "BCD" + String(repeating: "e", count: 100)
        let printer = DiagnosticPrinter(width: 30)
        let lines = printed(source, line: 1, column: 101, length: 3, printer: printer).split(separator: "\n")
        #expect(lines.dropFirst() == [" 1 | …aaaaaaaaaaBCDeeeeeeeeeeeeeeeee…", "   |            ^~~"])
    }

    @Test func anEmptyLineIsNotShown() {
        #expect(printed("a\n", line: 2, column: 1) == "spec/x.yaml:2:1: error: bad [code]\n")
        #expect(printed("a\n", line: 9, column: 1) == "spec/x.yaml:9:1: error: bad [code]\n")
    }

    @Test func messagesStayOnTheirLine() {
        #expect(
            printed("", line: 1, column: 1, message: "a\nb\u{1B}[0m\u{202E}")
                == "spec/x.yaml:1:1: error: a\u{FFFD}b\u{FFFD}[0m\u{FFFD} [code]\n")
    }

    @Test func color() {
        let text = printed("a: 1\n", line: 1, column: 1, printer: DiagnosticPrinter(usesColor: true))
        #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    }

    private static let words: [(String, String?)] = [
        ("strnig", "string"), ("String", "string"), ("integr", "integer"), ("booleans", "boolean"), ("x", nil),
        ("nul", "null"), ("qwerty", nil), ("", nil), ("numebr", "number"),
    ]

    @Test(arguments: words)
    func nearest(_ word: String, _ expected: String?) {
        let types = ["string", "number", "integer", "boolean", "array", "object", "null"]
        #expect(Suggestion.nearest(to: word, in: types) == expected)
    }
}
