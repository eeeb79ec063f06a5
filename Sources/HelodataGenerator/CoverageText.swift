import HelodataDiagnostics
import HelodataIR

/// A coverage report as text, JSON, and one line.
struct CoverageText {
    private let report: CoverageReport
    private let spec: String

    init(_ report: CoverageReport, spec: String) {
        self.report = report
        self.spec = spec
    }

    // MARK: text

    /// One line an item, the counts first:
    /// ```
    /// operation: 13 generated
    /// generated  operation  #/paths/~1orders/post  OrdersAPI.create
    /// ```
    var lines: String {
        var text = report.counts.map { count in
            "\(count.kind.rawValue): \(parts(count).joined(separator: ", "))\n"
        }.joined()
        if !text.isEmpty { text += "\n" }
        for item in report.items {
            let (word, detail) = words(item.outcome)
            text += "\(padded(word, 10)) \(padded(item.kind.rawValue, 15)) \(item.pointer)  \(detail)\n"
        }
        if !report.paged.isEmpty { text += "\n" }
        for method in report.paged {
            text += "\(padded("paged", 10)) \(padded("operation", 15)) \(method.pointer)  \(method.method) by \(method.origin)\n"
        }
        return text
    }

    private func parts(_ count: CoverageReport.Count) -> [String] {
        [
            (count.generated, "generated"), (count.ignored, "ignored"), (count.refused, "refused"),
            (count.unexplained, "unexplained"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    }

    private func words(_ outcome: CoverageReport.Outcome) -> (word: String, detail: String) {
        switch outcome {
        case .generated(let name): ("generated", name)
        case .ignored(let reason): ("ignored", reason)
        case .refused(let code): ("refused", "[\(code)]")
        case .unexplained: ("unexplained", "nobody decided: please report this")
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    // MARK: JSON

    /// `{"document": …, "counts": {…}, "items": [{"kind", "pointer", "file", "line", "outcome", "name" | "reason" | "code"}],
    /// "paged": [{"pointer", "method", "by"}]}`
    var json: String {
        let counts = report.counts.map { count in
            "    \(quoted(count.kind.rawValue)): {\"generated\": \(count.generated), \"ignored\": \(count.ignored), "
                + "\"refused\": \(count.refused), \"unexplained\": \(count.unexplained)}"
        }
        let items = report.items.map { item in
            let detail =
                switch item.outcome {
                case .generated(let name): "\"generated\", \"name\": \(quoted(name))"
                case .ignored(let reason): "\"ignored\", \"reason\": \(quoted(reason))"
                case .refused(let code): "\"refused\", \"code\": \(quoted(code))"
                case .unexplained: "\"unexplained\""
                }
            return "    {\"kind\": \(quoted(item.kind.rawValue)), \"pointer\": \(quoted(item.pointer)), "
                + "\"file\": \(quoted(item.location.file.path)), \"line\": \(item.location.line), \"outcome\": \(detail)}"
        }
        let paged = report.paged.map { method in
            "    {\"pointer\": \(quoted(method.pointer)), \"method\": \(quoted(method.method)), \"by\": \(quoted(method.origin))}"
        }
        return """
            {
              "document": \(quoted(spec)),
              "counts": {
            \(counts.joined(separator: ",\n"))
              },
              "items": [
            \(items.joined(separator: ",\n"))
              ],
              "paged": [
            \(paged.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// RFC 8259 §7.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where Snippet.isControl(scalar):
                // One unit of UTF-16, or two.
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    // MARK: one line

    /// `Left out on purpose: 3 parameters, 12 response bodies (--report - says why)`; nil where nothing was.
    var summary: String? {
        let ignored = report.counts.filter { $0.ignored > 0 }.map { count in
            "\(count.ignored) \(plural(count.kind.rawValue, count.ignored))"
        }
        let refused = report.counts.reduce(0) { $0 + $1.refused + $1.unexplained }
        var clauses: [String] = []
        if !ignored.isEmpty { clauses.append("left out on purpose: \(ignored.joined(separator: ", "))") }
        if refused > 0 { clauses.append("let through without a client: \(refused)") }
        return clauses.isEmpty ? nil : "\(clauses.joined(separator: "; ")) (--report - says why)\n"
    }

    private func plural(_ noun: String, _ count: Int) -> String {
        if count == 1 { return noun }
        return noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
    }
}
