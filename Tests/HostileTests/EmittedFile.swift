import HelodataDiagnostics
import HelodataEmit

// What must hold for whatever was generated or said, wherever it came from.

extension GeneratedFile {
    /// A word that hostile texts would run if they became code. It is the name of nothing: names have no underscores.
    static let canary = "in_jected"

    /// Why this file may not be written; empty if it may.
    func problems(_ swift: SwiftText) -> [String] {
        var problems: [String] = []
        let components = path.split(separator: "/", omittingEmptySubsequences: false)
        if !components.allSatisfy({ !["", ".", ".."].contains($0) }) { problems.append("leaves the folder") }
        if path.unicodeScalars.contains(where: { $0 == "\\" || $0 == ":" || HostileText.isTreacherous($0) }) {
            problems.append("is no path for every system")
        }
        if components.contains(where: { $0.utf8.count > 255 }) { problems.append("has a name that is too long") }
        if path.hasSuffix(".swift") {
            let text = swift.read(contents)
            problems += text.problems
            if text.words.contains(Self.canary) || text.words.contains("`\(Self.canary)`") { problems.append("runs a text") }
        } else if contents.unicodeScalars.contains(where: { $0 != "\n" && HostileText.isTreacherous($0) }) {
            problems.append("holds characters that cannot be seen")
        }
        return problems.map { "\(path): \($0)" }
    }
}

extension Diagnostics {
    /// Characters that a terminal would obey, and diagnostics without code or words.
    var problems: [String] {
        let printed = DiagnosticPrinter(usesColor: false).text(all)
        var problems: [String] = []
        if printed.unicodeScalars.contains(where: { $0 != "\n" && HostileText.isTreacherous($0) }) {
            problems.append("the messages hold characters that cannot be seen")
        }
        if !all.allSatisfy({ !$0.code.isEmpty && !$0.message.isEmpty && $0.location.line > 0 }) {
            problems.append("a message without code, words or place")
        }
        return problems
    }
}
