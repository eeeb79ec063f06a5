/// Prints diagnostics as compilers do, so that editors and CI find the place:
/// ```
/// spec/helodata.yaml:212:15: error: unknown type 'strnig'; did you mean 'string'? [schema-type]
///  212 |         type: strnig
///      |               ^~~~~~
/// ```
package struct DiagnosticPrinter: Sendable {
    private let usesColor: Bool
    /// Source lines that are wider are cut around the place.
    private let width: Int

    package init(usesColor: Bool = false, width: Int = 120) {
        self.usesColor = usesColor
        self.width = max(width, 20)
    }

    /// How many places are shown with one message, and how many characters of a message, which may quote the document.
    private static let mostNotes = 10
    private static let longestMessage = 2000

    /// All of them, each followed by its notes; every line ends in a line break.
    package func text(_ diagnostics: [Diagnostic]) -> String {
        var tables: [ObjectIdentifier: LineTable] = [:]
        var text = ""
        for diagnostic in diagnostics {
            let message = "\(diagnostic.message) [\(diagnostic.code)]"
            print(diagnostic.severity, message, diagnostic.location, diagnostic.length, &tables, to: &text)
            for note in diagnostic.notes.prefix(Self.mostNotes) { print(.note, note.message, note.location, 1, &tables, to: &text) }
            if diagnostic.notes.count > Self.mostNotes { text += "and \(diagnostic.notes.count - Self.mostNotes) more places\n" }
        }
        return text
    }

    /// An error without a place in a file.
    package func text(error message: String) -> String {
        painted("error:", .red) + " " + painted(printable(message), .bold) + "\n"
    }

    private func print(
        _ severity: Diagnostic.Severity, _ message: String, _ location: SourceLocation, _ length: Int,
        _ tables: inout [ObjectIdentifier: LineTable], to text: inout String
    ) {
        text += painted(printable(location.description) + ":", .bold) + " "
        text += painted("\(severity.rawValue):", color(of: severity)) + " "
        text += painted(printable(message), .bold) + "\n"

        let file = ObjectIdentifier(location.file)
        let table = tables[file] ?? LineTable(location.file)
        tables[file] = table
        // Twice the width, since not every character takes a column.
        let excerpt = table.excerpt(location.line, column: location.column, reach: 2 * width)
        let snippet = Snippet(excerpt, length: length, width: width)
        guard !snippet.source.isEmpty else { return }
        let number = " \(location.line)"
        text += "\(number) | \(snippet.source)\n"
        text += String(repeating: " ", count: number.utf8.count) + " | "
        text += String(repeating: " ", count: snippet.indent) + painted(snippet.marker, .green) + "\n"
    }

    /// Text of a document on one line, without anything that a terminal would obey.
    private func printable(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(Self.longestMessage).map { Snippet.isControl($0) ? "\u{FFFD}" : $0 }
        let isWhole = text.utf8.count <= Self.longestMessage || text.unicodeScalars.count <= Self.longestMessage
        return String(String.UnicodeScalarView(shown)) + (isWhole ? "" : "…")
    }

    private enum Style: String {
        case bold = "1"
        case red = "1;31"
        case magenta = "1;35"
        case cyan = "1;36"
        case green = "1;32"
    }

    private func color(of severity: Diagnostic.Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .magenta
        case .note: .cyan
        }
    }

    private func painted(_ text: String, _ style: Style) -> String {
        usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
