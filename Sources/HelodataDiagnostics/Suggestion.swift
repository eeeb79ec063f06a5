/// The known word that somebody probably meant, for "did you mean".
package enum Suggestion {
    /// Longer words are not compared.
    private static let longest = 64

    /// The candidate with the fewest edits (insert, delete, replace, swap of neighbours), if they are few for the word's
    /// length: one up to 4 characters, two up to 8, three beyond, and never above `most`. Among equals the first.
    package static func nearest(
        to word: String, in candidates: some Sequence<String>, atMost most: Int = .max
    ) -> String? {
        let letters = Array(word.lowercased().utf8)
        guard !letters.isEmpty, letters.count <= longest else { return nil }
        let limit = min(letters.count <= 4 ? 1 : letters.count <= 8 ? 2 : 3, most)
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate != word {
            guard abs(candidate.utf8.count - letters.count) <= limit else { continue }
            let bound = best.map { $0.distance - 1 } ?? limit
            guard bound >= 0 else { break }
            if let distance = distance(letters, Array(candidate.lowercased().utf8), atMost: bound) {
                best = (candidate, distance)
            }
        }
        return best?.candidate
    }

    /// Optimal string alignment distance over bytes; nil when it is above the limit.
    private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit, !a.isEmpty, !b.isEmpty else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var cost = min(last[j] + 1, row[j - 1] + 1, replaced)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
                row.append(cost)
            }
            if row.allSatisfy({ $0 > limit }) { return nil }
            beforeLast = last
            last = row
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }
}
