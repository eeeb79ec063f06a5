import HelodataYAML

/// What the actions of an overlay may cost, in relation to the description: steps of their queries, values that they add, and
/// how deep these are nested. `--allow overlay-budget` lifts it.
package struct OverlayBudget {
    package static let code = "overlay-budget"

    struct Exceeded: Error {
        let reason: String
    }

    private let steps: JSONPath.Budget
    private let mostAdded: Int
    private var added = 0
    /// At most as deep as this.
    private var depth: Int
    private let isUnbounded: Bool

    private static let deepest = 500

    init(_ root: YAMLNode, isUnbounded: Bool) {
        let size = Size(root)
        self.isUnbounded = isUnbounded
        steps = JSONPath.Budget(steps: isUnbounded ? .max : 4_000_000 + 50 * size.count)
        mostAdded = 200_000 + 10 * size.count
        depth = size.depth
    }

    func matches(
        _ path: JSONPath, in root: YAMLNode, _ text: Located<String>
    ) throws(Exceeded) -> [JSONPath.Match] {
        do throws(JSONPath.Exhausted) {
            return try path.matches(in: root, steps)
        } catch {
            throw Exceeded(
                reason: "the queries of this overlay take too many steps; '\(text.value)' is where they were stopped. Name what is "
                    + "meant more closely, or --allow \(Self.code)")
        }
    }

    /// - Parameter root: the description so far.
    mutating func grow(by value: YAMLNode, times: Int, from root: YAMLNode) throws(Exceeded) {
        let size = Size(value)
        let (product, overflows) = size.count.multipliedReportingOverflow(by: times)
        added = overflows ? .max : added.addingReportingOverflow(product).overflow ? .max : added + product
        depth += size.depth
        // The bound is coarse; the walk that makes it exact is worth it only then.
        if depth > Self.deepest { depth = Size(root).depth + size.depth }
        // Nesting is not for --allow: everything that walks over the description would come to the end of its stack.
        if depth > Self.deepest {
            throw Exceeded(reason: "with this action the description would be nested more than \(Self.deepest) levels deep")
        }
        if added > mostAdded, !isUnbounded {
            throw Exceeded(
                reason: "this overlay makes the description grow without measure: by more than \(mostAdded) values, ten times what it "
                    + "has and 200000; select less, or --allow \(Self.code)")
        }
    }

    private struct Size {
        /// Scalars, lists and objects.
        private(set) var count = 0
        private(set) var depth = 0

        init(_ root: YAMLNode) {
            var pending = [(node: root, level: 1)]
            while let (node, level) = pending.popLast() {
                count += 1
                depth = max(depth, level)
                switch node.content {
                case .scalar: break
                case .sequence(let elements): for element in elements { pending.append((element, level + 1)) }
                case .mapping(let entries): for entry in entries { pending.append((entry.value, level + 1)) }
                }
            }
        }
    }
}
