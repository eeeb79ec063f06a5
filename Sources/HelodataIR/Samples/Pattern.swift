/// A regular expression of JSON Schema (ECMA-262), as far as it can be matched in bounded time and a text made for it. No
/// look-around, no back references.
struct Pattern {
    indirect enum Node {
        case empty
        case set(CharacterSet)
        case sequence([Node])
        case either([Node])
        case repeated(Node, least: Int, most: Int?)
        case start, end
        case wordBoundary(Bool)
    }

    /// Scalars by ranges.
    struct CharacterSet {
        var ranges: [ClosedRange<UInt32>] = []
        var isNegated = false

        func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } != isNegated }

        static let digits = CharacterSet(ranges: [0x30...0x39])
        static let words = CharacterSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
        static let spaces = CharacterSet(ranges: [0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x2028...0x2029, 0xFEFF...0xFEFF])
        /// Anything but the end of a line.
        static let any = CharacterSet(ranges: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)
        var inverse: CharacterSet { CharacterSet(ranges: ranges, isNegated: !isNegated) }
    }

    let root: Node

    /// nil for what is no regular expression, or one that is not understood here.
    init?(_ text: String) {
        guard text.unicodeScalars.count <= 2_000 else { return nil }
        var parser = PatternParser(text)
        guard let root = parser.pattern() else { return nil }
        self.root = root
    }

    // MARK: matching

    /// Whether the pattern is found in a text; nil where that takes too many steps to say.
    func matches(_ text: String) -> Bool? {
        var matching = Matching(text: Array(text.unicodeScalars))
        for start in 0...matching.text.count {
            if matching.run(root, at: start, { _, _ in true }) { return true }
            if matching.steps <= 0 { return nil }
        }
        return false
    }

    private struct Matching {
        let text: [Unicode.Scalar]
        var steps = 20_000
        private var depth = 0

        init(text: [Unicode.Scalar]) { self.text = text }

        /// Backtracks: `next` goes on behind what was matched.
        mutating func run(_ node: Node, at index: Int, _ next: (inout Matching, Int) -> Bool) -> Bool {
            steps -= 1
            guard steps > 0, depth < 400 else {
                steps = 0
                return false
            }
            depth += 1
            defer { depth -= 1 }
            switch node {
            case .empty: return next(&self, index)
            case .set(let set): return index < text.count && set.contains(text[index]) && next(&self, index + 1)
            case .start: return index == 0 && next(&self, index)
            case .end: return index == text.count && next(&self, index)
            case .wordBoundary(let isBoundary): return isWordBoundary(index) == isBoundary && next(&self, index)
            case .either(let nodes):
                for node in nodes where run(node, at: index, next) { return true }
                return false
            case .sequence(let nodes): return run(nodes[...], at: index, next)
            case .repeated(.set(let set), let least, let most):
                // Most repetitions are of one character: counted, not descended into.
                var count = 0
                while count < most ?? .max, index + count < text.count, set.contains(text[index + count]) { count += 1 }
                while count >= least {
                    steps -= 1
                    if next(&self, index + count) { return true }
                    if steps <= 0 || count == 0 { return false }
                    count -= 1
                }
                return false
            case .repeated(let inner, let least, let most): return repeated(inner, least, most, 0, at: index, next)
            }
        }

        private mutating func run(_ nodes: ArraySlice<Node>, at index: Int, _ next: (inout Matching, Int) -> Bool) -> Bool {
            guard let first = nodes.first else { return next(&self, index) }
            return run(first, at: index) { matching, index in matching.run(nodes.dropFirst(), at: index, next) }
        }

        private mutating func repeated(
            _ inner: Node, _ least: Int, _ most: Int?, _ count: Int, at index: Int, _ next: (inout Matching, Int) -> Bool
        ) -> Bool {
            if count < most ?? .max {
                let goesOn = run(inner, at: index) { matching, end in
                    // What matches nothing would be repeated for ever.
                    (end > index || count < least) && matching.repeated(inner, least, most, count + 1, at: end, next)
                }
                if goesOn { return true }
            }
            return count >= least && steps > 0 && next(&self, index)
        }

        private func isWordBoundary(_ index: Int) -> Bool {
            let before = index > 0 && CharacterSet.words.contains(text[index - 1])
            let after = index < text.count && CharacterSet.words.contains(text[index])
            return before != after
        }
    }
}
