import HelodataDiagnostics

/// Bounds what looking for the meant word may cost: a file in which everything is wrong must not take minutes for hints.
struct SuggestionBudget {
    /// Comparisons that are left; a file with honest mistakes needs a few thousand.
    private var left = 40_000

    mutating func nearest(to word: String, in candidates: some Collection<String>, atMost most: Int = .max) -> String? {
        guard left > 0 else { return nil }
        left -= candidates.count
        return Suggestion.nearest(to: word, in: candidates, atMost: most)
    }
}
