import HelodataDiagnostics
import HelodataYAML

/// A file `t.yaml` as nodes, with what was said about it.
func parse(
    _ text: String, limits: YAMLLimits = YAMLLimits(), allowed: Set<String> = []
) -> (node: YAMLNode?, messages: [String]) { parse(Array(text.utf8), limits: limits, allowed: allowed) }

func parse(
    _ bytes: [UInt8], limits: YAMLLimits = YAMLLimits(), allowed: Set<String> = []
) -> (node: YAMLNode?, messages: [String]) {
    let diagnostics = Diagnostics(allowed: allowed)
    let file = SourceFile(path: "t.yaml", bytes: bytes)
    let node = YAMLParser.parse(file, diagnostics: diagnostics, limits: limits)
    let messages = diagnostics.all.map { diagnostic in
        let place = "\(diagnostic.location.line):\(diagnostic.location.column)"
        let notes = diagnostic.notes.map { " {\($0.location.line):\($0.location.column) \($0.message)}" }.joined()
        return "\(place) \(diagnostic.severity.rawValue) \(diagnostic.code): \(diagnostic.message)\(notes)"
    }
    return (node, messages)
}

extension YAMLNode {
    /// JSON-like text of what the node means: strings quoted, everything else as it resolves.
    var shown: String {
        switch resolved {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .int(let int): "\(int)"
        case .double(let double): "\(double)"
        case .string(let text):
            "\"\(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))\""
        case .sequence(let elements): "[\(elements.map(\.shown).joined(separator: ", "))]"
        case .mapping(let entries): "{\(entries.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", "))}"
        }
    }
}
