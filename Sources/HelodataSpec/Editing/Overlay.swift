import HelodataDiagnostics
import HelodataYAML

/// An OpenAPI Overlay, 1.0 or 1.1: changes to a description that one cannot edit, applied to its nodes before they are read.
package struct Overlay {
    struct Action {
        enum Change {
            case update(YAMLNode)
            case copy(Located<String>, JSONPath)
            case remove
            /// Neither is given, which the specification allows.
            case nothing
        }
        let target: Located<String>
        let path: JSONPath
        let change: Change
    }

    private let actions: [Action]
    private let merge: NodeMerge

    /// nil after an error, which is in `diagnostics`.
    package init?(_ root: YAMLNode, diagnostics: Diagnostics) {
        guard let (version, actions) = OverlayReader(diagnostics: diagnostics).overlay(root) else { return nil }
        self.actions = actions
        merge = NodeMerge(joinsLists: version == .v1_1)
    }

    /// The description with all actions applied in order, each to the result of those before.
    package func applied(to root: YAMLNode, diagnostics: Diagnostics) -> YAMLNode {
        var root = root
        var budget = OverlayBudget(root, isUnbounded: diagnostics.allowed.contains(OverlayBudget.code))
        for action in actions {
            do throws(OverlayBudget.Exceeded) {
                try apply(action, to: &root, &budget, diagnostics)
            } catch {
                diagnostics.error(
                    OverlayBudget.code, error.reason, at: action.target.location, length: Self.length(action.target))
                return root
            }
        }
        return root
    }

    private func apply(
        _ action: Action, to root: inout YAMLNode, _ budget: inout OverlayBudget, _ diagnostics: Diagnostics
    ) throws(OverlayBudget.Exceeded) {
        let matches = try budget.matches(action.path, in: root, action.target)
        if matches.isEmpty {
            return warn("overlay-unmatched", "'\(action.target.value)' matches nothing in the description", action.target, diagnostics)
        }
        switch action.change {
        case .nothing:
            warn(
                "overlay-no-effect", "this action has neither 'update' nor 'copy' nor 'remove: true', and changes nothing", action.target,
                diagnostics)
        case .remove:
            let tree = Selection(matches.map(\.way))
            if tree.isSelected {
                diagnostics.error("overlay-target", "the root of the description cannot be removed", at: action.target.location)
            } else {
                root = changed(root, tree) { _ in nil } ?? root
            }
        case .update(let value):
            try update(matches, with: value, "the update", action.target, &root, &budget, diagnostics)
        case .copy(let source, let path):
            let found = try budget.matches(path, in: root, source)
            guard found.count == 1 else {
                diagnostics.error(
                    "overlay-copy", "'copy' takes a query that selects one node; '\(source.value)' selects \(found.count)",
                    at: source.location, length: Self.length(source))
                return
            }
            try update(matches, with: found[0].node, "what is copied", action.target, &root, &budget, diagnostics)
        }
    }

    private func update(
        _ matches: [JSONPath.Match], with value: YAMLNode, _ what: String, _ target: Located<String>, _ root: inout YAMLNode,
        _ budget: inout OverlayBudget, _ diagnostics: Diagnostics
    ) throws(OverlayBudget.Exceeded) {
        if !matches.contains(where: { merge.changes($0.node, by: value) }) {
            return warn(
                "overlay-no-effect", "'\(target.value)' selects what has all of \(what) already; nothing changes", target, diagnostics)
        }
        try budget.grow(by: value, times: matches.count, from: root)
        let tree = Selection(matches.map(\.way))
        root =
            changed(root, tree) { node in
                if let merged = merge.merged(node, value) { return merged }
                diagnostics.error(
                    "overlay-target",
                    "'\(target.value)' selects \(node.kindDescription), which \(value.kindDescription) cannot be merged into",
                    at: target.location, length: Self.length(target),
                    notes: [Diagnostic.Note("selected here", at: node.location)])
                return node
            } ?? root
    }

    private static func length(_ text: Located<String>) -> Int { max(1, text.value.unicodeScalars.count) }

    private func warn(_ code: String, _ message: String, _ place: Located<String>, _ diagnostics: Diagnostics) {
        diagnostics.warning(code, message, at: place.location, length: Self.length(place))
    }

    // MARK: positions

    /// The selected positions as a tree, so that all of them change in one pass.
    private final class Selection {
        var isSelected = false
        var children: [Int: Selection] = [:]

        init(_ ways: [[Int]] = []) {
            for way in ways {
                var selection = self
                for index in way {
                    let next = selection.children[index] ?? Selection()
                    selection.children[index] = next
                    selection = next
                }
                selection.isSelected = true
            }
        }
    }

    /// Inner positions first, so that an outer change sees them. nil: removed.
    private func changed(_ node: YAMLNode, _ selection: Selection, _ change: (YAMLNode) -> YAMLNode?) -> YAMLNode? {
        var node = node
        if !selection.children.isEmpty {
            switch node.content {
            case .scalar: break
            case .sequence(let elements):
                let kept = elements.enumerated().compactMap { index, element in
                    selection.children[index].map { changed(element, $0, change) } ?? element
                }
                node = YAMLNode(.sequence(kept), at: node.location)
            case .mapping(let entries):
                let kept = entries.enumerated().compactMap { index, entry -> YAMLNode.Entry? in
                    guard let inner = selection.children[index] else { return entry }
                    return changed(entry.value, inner, change).map {
                        YAMLNode.Entry(key: entry.key, keyLocation: entry.keyLocation, value: $0)
                    }
                }
                node = YAMLNode(.mapping(kept), at: node.location)
            }
        }
        return selection.isSelected ? change(node) : node
    }
}
