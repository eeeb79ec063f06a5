import HelodataDiagnostics
import HelodataYAML

/// An OpenAPI Overlay 1.0: changes to a description that one cannot edit, applied to its nodes before they are read.
package struct Overlay {
    private struct Action {
        enum Change {
            case update(YAMLNode)
            case remove
        }
        let target: Located<String>
        let path: JSONPath
        let change: Change
    }
    private let actions: [Action]

    // MARK: reading

    /// nil after an error, which is in `diagnostics`.
    package init?(_ root: YAMLNode, diagnostics: Diagnostics) {
        guard let entries = root.entries, let version = root["overlay"]?.string else {
            diagnostics.error(
                "overlay", "expected an overlay, which starts with 'overlay: 1.0.0'", at: root.location)
            return nil
        }
        guard version.hasPrefix("1.") else {
            diagnostics.error(
                "overlay", "overlay version '\(version)' is not known; 1.0 is", at: root["overlay"]?.location ?? root.location)
            return nil
        }
        for entry in entries { Self.check(entry, among: ["overlay", "info", "extends", "actions"], diagnostics) }
        guard let list = root["actions"]?.elements else {
            diagnostics.error("overlay", "'actions' is a list of changes", at: root["actions"]?.location ?? root.location)
            return nil
        }
        var actions: [Action] = []
        var isComplete = true
        for node in list {
            if let action = Self.action(node, diagnostics) { actions.append(action) } else { isComplete = false }
        }
        guard isComplete else { return nil }
        self.actions = actions
    }

    private static func check(_ entry: YAMLNode.Entry, among known: [String], _ diagnostics: Diagnostics) {
        guard !known.contains(entry.key), !entry.key.hasPrefix("x-") else { return }
        let hint = Suggestion.nearest(to: entry.key, in: known).map { "; did you mean '\($0)'?" }
        diagnostics.error(
            "overlay", "unknown key '\(entry.key)'\(hint ?? "; known are \(known.joined(separator: ", "))")",
            at: entry.keyLocation, length: max(1, entry.key.unicodeScalars.count))
    }

    private static func action(_ node: YAMLNode, _ diagnostics: Diagnostics) -> Action? {
        for entry in node.entries ?? [] {
            check(entry, among: ["target", "description", "update", "remove"], diagnostics)
        }
        guard let target = node["target"], let text = target.string else {
            diagnostics.error("overlay", "an action has a 'target', a JSONPath such as '$.info'", at: node.location)
            return nil
        }
        let change: Action.Change
        if node["remove"]?.bool == true {
            change = .remove
        } else if let update = node["update"] {
            change = .update(update)
        } else {
            diagnostics.error("overlay", "an action has 'update', a value to merge, or 'remove: true'", at: node.location)
            return nil
        }
        do throws(JSONPath.Invalid) {
            return Action(target: Located(text, at: target.location), path: try JSONPath(text), change: change)
        } catch {
            diagnostics.error(
                "overlay-target", "'\(text)' is no JSONPath: after \(error.offset) characters, \(error.reason)",
                at: target.location, length: max(1, text.unicodeScalars.count))
            return nil
        }
    }

    // MARK: applying

    /// The description with all actions applied in order, each to the result of those before.
    package func applied(to root: YAMLNode, diagnostics: Diagnostics) -> YAMLNode {
        var root = root
        for action in actions {
            let matches = action.path.matches(in: root)
            if matches.isEmpty {
                diagnostics.warning(
                    "overlay-unmatched", "'\(action.target.value)' matches nothing in the description",
                    at: action.target.location, length: max(1, action.target.value.unicodeScalars.count))
                continue
            }
            let tree = Selection(matches)
            switch action.change {
            case .remove:
                if tree.isSelected {
                    diagnostics.error("overlay-target", "the root of the description cannot be removed", at: action.target.location)
                } else {
                    root = changed(root, tree) { _ in nil } ?? root
                }
            case .update(let value):
                root = changed(root, tree) { node in merged(node, value, action.target, diagnostics) } ?? root
            }
        }
        return root
    }

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

    /// Overlay 1.0 §4.4.3: members of an object are merged, an array gets the value as one more element.
    private func merged(
        _ node: YAMLNode, _ value: YAMLNode, _ target: Located<String>, _ diagnostics: Diagnostics
    ) -> YAMLNode {
        switch (node.content, value.content) {
        case (.mapping, .mapping): return merged(node, value)
        case (.sequence(let elements), _): return YAMLNode(.sequence(elements + [value]), at: node.location)
        case (.mapping, .scalar), (.mapping, .sequence), (.scalar, _):
            diagnostics.error(
                "overlay-target",
                "'\(target.value)' selects \(node.kindDescription), which \(value.kindDescription) cannot be merged into",
                at: target.location, length: max(1, target.value.unicodeScalars.count),
                notes: [Diagnostic.Note("selected here", at: node.location)])
            return node
        }
    }

    private func merged(_ node: YAMLNode, _ value: YAMLNode) -> YAMLNode {
        switch (node.content, value.content) {
        case (.mapping(var entries), .mapping(let new)):
            for entry in new {
                if let index = entries.firstIndex(where: { $0.key == entry.key }) {
                    entries[index] = YAMLNode.Entry(
                        key: entry.key, keyLocation: entries[index].keyLocation, value: merged(entries[index].value, entry.value))
                } else {
                    entries.append(entry)
                }
            }
            return YAMLNode(.mapping(entries), at: node.location)
        case (.sequence(let elements), .sequence(let new)):
            return YAMLNode(.sequence(elements + new), at: node.location)
        case (.mapping, _), (.sequence, _), (.scalar, _): return value
        }
    }
}
