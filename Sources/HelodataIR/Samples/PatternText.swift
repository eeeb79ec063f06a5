/// Makes a text that a pattern matches.
extension Pattern {
    /// A text of the wished length that the pattern matches; nil where none was found.
    func text(least: Int, most: Int?) -> String? {
        // The shortest first, then more of what may be repeated.
        for extra in [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256] {
            var making = Making(extra: extra)
            making.append(root)
            guard let text = making.finished else { return nil }
            let count = text.unicodeScalars.count
            if count >= least, count <= most ?? .max, matches(text) == true { return text }
            if extra == 0, !isAnchored, count < least {
                // Found anywhere: what is missing may stand beside it.
                let padded = text + String(repeating: "a", count: min(least - count, 4_000))
                if padded.unicodeScalars.count <= most ?? .max, matches(padded) == true { return padded }
            }
            if count > most ?? .max { return nil }
        }
        return nil
    }

    private var isAnchored: Bool {
        guard case .sequence(let nodes) = root, case .end? = nodes.last else { return false }
        return true
    }

    private struct Making {
        let extra: Int
        private var text = String.UnicodeScalarView()
        private var isTooLong = false

        init(extra: Int) { self.extra = extra }

        var finished: String? { isTooLong ? nil : String(text) }

        mutating func append(_ node: Node) {
            guard text.count <= 5_000 else {
                isTooLong = true
                return
            }
            switch node {
            case .empty, .start, .end, .wordBoundary: break
            case .set(let set): if let scalar = Self.scalar(set) { text.append(scalar) } else { isTooLong = true }
            case .sequence(let nodes): for node in nodes { append(node) }
            case .either(let nodes): if let first = nodes.first { append(first) }
            case .repeated(let inner, let least, let most):
                let count = min(max(least, least + extra), most ?? .max)
                for _ in 0..<count where !isTooLong { append(inner) }
            }
        }

        /// Letters and digits before anything else.
        private static func scalar(_ set: CharacterSet) -> Unicode.Scalar? {
            for scalar in preferred where set.contains(scalar) { return scalar }
            guard !set.isNegated else { return nil }
            for range in set.ranges {
                if let scalar = Unicode.Scalar(range.lowerBound) { return scalar }
            }
            return nil
        }

        private static let preferred: [Unicode.Scalar] = Array("ab1A0cdxyz23456789BCXYZ-_ ./:,;@#".unicodeScalars)
    }
}
