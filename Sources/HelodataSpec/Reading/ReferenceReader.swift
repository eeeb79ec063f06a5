import HelodataDiagnostics
import HelodataYAML

// References as they are written: where OpenAPI has them, and where tools put them besides.
extension DocumentReader {
    /// What stands behind `{$ref: …}` where OpenAPI has no references, as some tools put them anywhere.
    func expanded(_ node: YAMLNode) -> YAMLNode {
        guard let entries = node.entries, let index = entries.firstIndex(where: { $0.key == "$ref" }),
            let text = entries[index].value.string, !entries[index].value.isNull
        else { return node }
        let reference = Located(text, at: entries[index].value.location)
        guard let target = files.node(reference, diagnostics: diagnostics) else {
            return YAMLNode(.mapping([]), at: node.location)
        }
        warning(
            "reference-place", "OpenAPI has no reference here; the content of '\(text)' is taken", at: entries[index])
        guard entries.count > 1, let members = target.node.entries else { return target.node }
        let own = Set(entries.map(\.key))
        let siblings = entries.filter { $0.key != "$ref" }
        return YAMLNode(.mapping(members.filter { !own.contains($0.key) } + siblings), at: node.location)
    }

    /// An object, or the reference that stands in its place.
    func referenceOr<Object>(_ node: YAMLNode, _ read: (YAMLNode) -> Object?) -> ReferenceOr<Object>? {
        if let entries = node.entries, entries.contains(where: { $0.key == "$ref" }) {
            return reference(entries, at: node.location).map { .reference($0) }
        }
        return read(node).map { .object($0) }
    }

    func reference(_ entries: [YAMLNode.Entry], at location: SourceLocation) -> ReferenceObject? {
        var target: Located<String>?
        var object = ReferenceObject(location: location, target: "")
        for entry in entries {
            switch entry.key {
            case "$ref":
                guard !entry.value.isNull, let text = entry.value.string else {
                    reportShape(entry, "text")
                    return nil
                }
                target = Located(text, at: entry.value.location)
            case "summary": object.summary = annotation(entry)
            case "description": object.description = annotation(entry)
            case let key where key.hasPrefix("x-"):
                var extensions = Extensions()
                readExtension(entry, of: entries, in: "a reference", [], to: &extensions)
            default: warning("reference-sibling", "'\(entry.key)' beside '$ref' is ignored", at: entry)
            }
        }
        guard let target else { return nil }
        object.location = target.location
        object.target = target.value
        return object
    }
}
