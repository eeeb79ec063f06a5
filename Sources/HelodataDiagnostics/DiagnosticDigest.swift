/// The diagnostics of a run as they are worth printing: of each kind the first few, errors too.
package struct DiagnosticDigest {
    package let shown: [Diagnostic]
    /// `error: 3980 more of schema-type (--verbose shows all)`, and the same of warnings; empty where all are shown.
    package let summary: String

    /// How many of a kind are shown.
    package struct Limits: Sendable {
        package var errors = 20
        package var warnings = 5
        package init() {}
        package static let none = { () -> Limits in
            var limits = Limits()
            (limits.errors, limits.warnings) = (.max, .max)
            return limits
        }()
    }

    private struct Kind: Hashable {
        let isError: Bool
        let code: String
    }

    package init(_ diagnostics: [Diagnostic], _ limits: Limits = Limits()) {
        var counts: [Kind: Int] = [:]
        var kinds: [Kind] = []
        shown = diagnostics.filter { diagnostic in
            let kind = Kind(isError: diagnostic.severity == .error, code: diagnostic.code)
            let count = counts[kind, default: 0] + 1
            counts[kind] = count
            if count == 1 { kinds.append(kind) }
            return count <= (kind.isError ? limits.errors : limits.warnings)
        }
        var lines = ""
        for isError in [true, false] {
            let most = isError ? limits.errors : limits.warnings
            let hidden = kinds.compactMap { kind in
                kind.isError != isError
                    ? nil : counts[kind].flatMap { $0 > most ? "\($0 - most) more of \(kind.code)" : nil }
            }
            guard !hidden.isEmpty else { continue }
            // A few hundred kinds at most, but a line is to be read.
            lines += "\(isError ? "error" : "warning"): \(hidden.joined(separator: ", ")) (--verbose shows all)\n"
        }
        summary = lines
    }
}
