/// The diagnostics of a run as they are worth printing: each error, and of each kind of warning the first few.
package struct DiagnosticDigest {
    package let shown: [Diagnostic]
    /// `warning: 120 of name-collision and 3 of loose-shape are not shown (--verbose shows them)`; nil where all are.
    package let summary: String?

    package init(_ diagnostics: [Diagnostic], mostOfAKind most: Int) {
        var counts: [String: Int] = [:]
        var codes: [String] = []
        shown = diagnostics.filter { diagnostic in
            guard diagnostic.severity != .error else { return true }
            let count = counts[diagnostic.code, default: 0] + 1
            counts[diagnostic.code] = count
            if count == 1 { codes.append(diagnostic.code) }
            return count <= most
        }
        let hidden = codes.compactMap { code in
            counts[code].flatMap { $0 > most ? "\($0 - most) more of \(code)" : nil }
        }
        summary = hidden.isEmpty ? nil : "warning: \(hidden.joined(separator: ", ")) (--verbose shows all)\n"
    }
}
