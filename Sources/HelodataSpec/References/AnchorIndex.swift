import HelodataYAML

/// The `$anchor`s and `$id`s of a file (JSON Schema 2020-12 §8.2), by name.
struct AnchorIndex {
    struct Place {
        let pointer: JSONPointer
        let node: YAMLNode
    }
    private(set) var anchors: [String: Place] = [:]
    private(set) var identified: [String: Place] = [:]

    /// Members whose content is data.
    private static let data: Set<String> = ["example", "examples", "default", "const", "enum"]

    init(_ root: YAMLNode) {
        var path: [String] = []
        collect(root, &path)
    }

    private mutating func collect(_ node: YAMLNode, _ path: inout [String]) {
        switch node.content {
        case .scalar: break
        case .sequence(let elements):
            for (index, element) in elements.enumerated() {
                path.append(String(index))
                collect(element, &path)
                path.removeLast()
            }
        case .mapping(let entries):
            for entry in entries where !Self.data.contains(entry.key) {
                if let text = entry.value.string {
                    switch entry.key {
                    case "$anchor", "$dynamicAnchor":
                        anchors[text] = anchors[text] ?? Place(pointer: JSONPointer(tokens: path), node: node)
                    case "$id":
                        identified[text] = identified[text] ?? Place(pointer: JSONPointer(tokens: path), node: node)
                    default: break
                    }
                } else {
                    path.append(entry.key)
                    collect(entry.value, &path)
                    path.removeLast()
                }
            }
        }
    }
}
