import HelodataDiagnostics
import HelodataYAML

/// Reads an overlay, and says what is wrong in it (Overlay 1.0 and 1.1, §4.4).
struct OverlayReader {
    enum Version { case v1_0, v1_1 }

    let diagnostics: Diagnostics

    /// nil after an error.
    func overlay(_ root: YAMLNode) -> (Version, [Overlay.Action])? {
        guard let entries = root.entries, let text = root["overlay"]?.string else {
            diagnostics.error("overlay", "expected an overlay, which starts with 'overlay: 1.0.0'", at: root.location)
            return nil
        }
        guard let version = Self.version(text) else {
            diagnostics.error(
                "overlay", "overlay version '\(text)' is not known; 1.0.0 and 1.1.0 are", at: root["overlay"]?.location ?? root.location)
            return nil
        }
        for entry in entries { check(entry, among: ["overlay", "info", "extends", "actions"]) }
        checkInfo(root)
        checkText(root["extends"], "extends")
        guard let list = root["actions"]?.elements, !list.isEmpty else {
            diagnostics.error(
                "overlay", "'actions' is a list of one change or more", at: root["actions"]?.location ?? root.location)
            return nil
        }
        var actions: [Overlay.Action] = []
        var isComplete = true
        var seen: [String: YAMLNode] = [:]
        for node in list {
            let text = Self.text(node)
            if let first = seen[text] {
                diagnostics.error(
                    "overlay-repeated", "the same action stands here twice; once is enough", at: node.location,
                    notes: [Diagnostic.Note("first here", at: first.location)])
            }
            seen[text] = node
            if let action = action(node, version) { actions.append(action) } else { isComplete = false }
        }
        return isComplete ? (version, actions) : nil
    }

    /// `1.0.3`, `1.1.0`.
    private static func version(_ text: String) -> Version? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "1", !parts[2].isEmpty, parts[2].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return parts[1] == "0" ? .v1_0 : parts[1] == "1" ? .v1_1 : nil
    }

    private func checkInfo(_ root: YAMLNode) {
        guard let info = root["info"] else {
            return diagnostics.error("overlay-info", "an overlay has 'info' with 'title' and 'version'", at: root.location)
        }
        guard let entries = info.entries else {
            return diagnostics.error(
                "overlay-info", "'info' has 'title' and 'version', found \(info.kindDescription)", at: info.location)
        }
        for entry in entries { check(entry, among: ["title", "version", "description"]) }
        for key in ["title", "version"] {
            if info[key] == nil { diagnostics.error("overlay-info", "'info' has a '\(key)'", at: info.location) }
        }
        for entry in entries where !entry.key.hasPrefix("x-") { checkText(entry.value, entry.key, code: "overlay-info") }
    }

    @discardableResult
    private func checkText(_ node: YAMLNode?, _ key: String, code: String = "overlay") -> Bool {
        guard let node else { return true }
        if case .string = node.resolved { return true }
        diagnostics.error(code, "'\(key)' is a text, found \(node.kindDescription); put it in quotes", at: node.location)
        return false
    }

    private func check(_ entry: YAMLNode.Entry, among known: [String]) {
        guard !known.contains(entry.key), !entry.key.hasPrefix("x-") else { return }
        let hint = Suggestion.nearest(to: entry.key, in: known).map { "; did you mean '\($0)'?" }
        diagnostics.error(
            "overlay", "unknown key '\(entry.key)'\(hint ?? "; known are \(known.joined(separator: ", "))")",
            at: entry.keyLocation, length: max(1, entry.key.unicodeScalars.count))
    }

    // MARK: actions

    private func action(_ node: YAMLNode, _ version: Version) -> Overlay.Action? {
        let known = ["target", "description", "update", "remove"] + (version == .v1_1 ? ["copy"] : [])
        for entry in node.entries ?? [] where version == .v1_1 || entry.key != "copy" { check(entry, among: known) }
        guard let target = node["target"], let text = target.string else {
            diagnostics.error("overlay", "an action has a 'target', a JSONPath such as '$.info'", at: node.location)
            return nil
        }
        checkText(node["description"], "description")
        guard let change = change(node, version), let path = path(text, at: target.location) else { return nil }
        return Overlay.Action(target: Located(text, at: target.location), path: path, change: change)
    }

    private func change(_ node: YAMLNode, _ version: Version) -> Overlay.Action.Change? {
        if let remove = node["remove"] {
            guard let isRemoved = remove.bool else {
                diagnostics.error("overlay", "'remove' is true or false, found \(remove.kindDescription)", at: remove.location)
                return nil
            }
            if isRemoved { return .remove }
        }
        if let copy = node["copy"] {
            guard version == .v1_1 else {
                diagnostics.error("overlay", "'copy' came with version 1.1: write 'overlay: 1.1.0'", at: copy.location)
                return nil
            }
            guard checkText(copy, "copy"), let text = copy.string, let path = path(text, at: copy.location) else { return nil }
            return .copy(Located(text, at: copy.location), path)
        }
        return node["update"].map { .update($0) } ?? .nothing
    }

    private func path(_ text: String, at location: SourceLocation) -> JSONPath? {
        do throws(JSONPath.Invalid) {
            return try JSONPath(text)
        } catch {
            diagnostics.error(
                "overlay-target", "'\(text)' is no JSONPath: after \(error.offset) characters, \(error.reason)",
                at: location, length: max(1, text.unicodeScalars.count))
            return nil
        }
    }

    /// One text for equal nodes, whatever the order of their members.
    private static func text(_ node: YAMLNode) -> String {
        switch node.content {
        case .scalar(let text, let isPlain): "\(isPlain ? "p" : "q")\(text.utf8.count):\(text)"
        case .sequence(let elements): "[\(elements.map(Self.text).joined())]"
        case .mapping(let entries): "{\(entries.map { "\($0.key.utf8.count):\($0.key)\(Self.text($0.value))" }.sorted().joined())}"
        }
    }
}
