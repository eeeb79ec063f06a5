/// Something to tell the author of a description: where, what was found, what is accepted instead.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable { case error, warning, note }

    /// A second place that belongs to the message.
    package struct Note: Sendable {
        package let message: String
        package let location: SourceLocation
        package init(_ message: String, at location: SourceLocation) {
            self.message = message
            self.location = location
        }
    }

    package let severity: Severity
    /// Stable and kebab-case, `schema-type`; printed in brackets and accepted by `--allow`.
    package let code: String
    package let message: String
    package let location: SourceLocation
    /// How many characters the caret line underlines; 1 for a caret alone.
    package let length: Int
    package let notes: [Note]

    package init(
        _ severity: Severity, _ code: String, _ message: String, at location: SourceLocation, length: Int = 1,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.location = location
        self.length = length
        self.notes = notes
    }
}

/// Collects diagnostics in the order they are found: one for a run, shared by its stages.
package final class Diagnostics {
    package private(set) var all: [Diagnostic] = []
    /// Codes that the user asked to pass as warnings.
    package private(set) var allowed: Set<String>
    private var said: Set<Key> = []
    /// Comparisons that looking for the meant word may still take; honest mistakes need a few thousand.
    private var comparisonsLeft = 100_000

    private struct Key: Hashable {
        let code: String
        let message: String
        let location: SourceLocation
    }

    package init(allowed: Set<String> = []) { self.allowed = allowed }

    package private(set) var hasErrors = false

    /// Lets more codes through from here on.
    package func allow(_ codes: Set<String>) { allowed.formUnion(codes) }

    /// Lets errors through as warnings where they can do no harm.
    package func letThrough(because reason: String, where isHarmless: (SourceLocation) -> Bool) {
        all = all.map { diagnostic in
            guard diagnostic.severity == .error, isHarmless(diagnostic.location) else { return diagnostic }
            return Diagnostic(
                .warning, diagnostic.code, "\(diagnostic.message); \(reason)", at: diagnostic.location, length: diagnostic.length,
                notes: diagnostic.notes)
        }
        hasErrors = all.contains { $0.severity == .error }
    }

    /// Adds a diagnostic, unless the same was said of the same place before.
    package func add(_ diagnostic: Diagnostic) {
        let key = Key(code: diagnostic.code, message: diagnostic.message, location: diagnostic.location)
        guard said.insert(key).inserted else { return }
        all.append(diagnostic)
        if diagnostic.severity == .error { hasErrors = true }
    }

    package func error(
        _ code: String, _ message: String, at location: SourceLocation, length: Int = 1, notes: [Diagnostic.Note] = []
    ) {
        let severity: Diagnostic.Severity = allowed.contains(code) ? .warning : .error
        add(Diagnostic(severity, code, message, at: location, length: length, notes: notes))
    }

    package func warning(
        _ code: String, _ message: String, at location: SourceLocation, length: Int = 1, notes: [Diagnostic.Note] = []
    ) {
        add(Diagnostic(.warning, code, message, at: location, length: length, notes: notes))
    }

    /// The known word that somebody probably meant. Bounded for the whole run: a file in which everything is wrong must not
    /// take minutes for hints.
    package func nearest(to word: String, in candidates: some Collection<String>, atMost most: Int = .max) -> String? {
        guard comparisonsLeft > 0 else { return nil }
        comparisonsLeft -= candidates.count
        return Suggestion.nearest(to: word, in: candidates, atMost: most)
    }
}
