/// Prints diagnostics as GitHub's workflow commands, which show at their line in a pull request:
/// `::error file=spec/helodata.yaml,line=212,col=15,endColumn=21,title=schema-type::unknown type 'strnig'`.
package struct AnnotationPrinter: Sendable {
    package init() {}

    /// All of them, a line each.
    package func text(_ diagnostics: [Diagnostic]) -> String { diagnostics.map(line).joined() }

    private func line(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location
        let notes = diagnostic.notes.prefix(10).map { "\n\($0.location): \($0.message)" }.joined()
        return command(
            diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue, file: place.file.path, line: place.line,
            column: place.column,
            length: diagnostic.length, title: diagnostic.code, message: diagnostic.message + notes)
    }

    /// - Parameter severity: `error`, `warning` or `notice`.
    package func command(
        _ severity: String, file: String, line: Int, column: Int, length: Int, title: String, message: String
    ) -> String {
        let end = length > 1 ? ",endColumn=\(column + length)" : ""
        return
            "::\(severity) file=\(escaped(file, isProperty: true)),line=\(line),col=\(column)\(end),title=\(escaped(title, isProperty: true))::\(escaped(message, isProperty: false))\n"
    }

    /// As actions/toolkit does it: a message is one line, and a property ends at a comma or a colon.
    private func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\n": escaped += "%0A"
            case "\r": escaped += "%0D"
            case ":" where isProperty: escaped += "%3A"
            case "," where isProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(Snippet.isControl(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return escaped
    }
}
