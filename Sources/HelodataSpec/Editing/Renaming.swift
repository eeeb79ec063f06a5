import HelodataDiagnostics
import HelodataYAML

/// Names that the user gives from outside of the document, put into its nodes as `x-swift-name`.
package struct Renaming: Sendable {
    package struct Entry: Sendable {
        /// A JSON pointer (`#/components/schemas/Order`), the name of a schema (`Order`), of a schema's property (`Order.total_usd`), an
        /// operation id, a parameter of an operation (`listOrders.limit`), a tag, a security scheme or a parameter of all operations.
        package let subject: Located<String>
        package let name: Located<String>
        package init(subject: Located<String>, name: Located<String>) {
            self.subject = subject
            self.name = name
        }
    }
    private let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    /// The description with the names in it.
    package func applied(to root: YAMLNode, diagnostics: Diagnostics) -> YAMLNode {
        guard !entries.isEmpty else { return root }
        let names = RenamingIndex(root)
        var root = root
        for entry in entries {
            if let tagged = names.withTag(entry, in: root) {
                root = tagged
                continue
            }
            if let way = way(entry.subject, names, root, diagnostics) {
                root = NodeEdit.replaced(root, at: way[...]) { node in
                    named(node, entry, diagnostics)
                }
            }
        }
        return root
    }

    private func way(
        _ subject: Located<String>, _ names: RenamingIndex, _ root: YAMLNode, _ diagnostics: Diagnostics
    ) -> [Int]? {
        let text = subject.value
        let length = max(1, text.unicodeScalars.count)
        if text.hasPrefix("#") {
            if let pointer = JSONPointer(fragment: String(text.dropFirst())), let way = NodeEdit.way(pointer, in: root) { return way }
            diagnostics.error("rename", "'\(text)' does not exist in the description", at: subject.location, length: length)
            return nil
        }
        let found = names.ways[text] ?? []
        if found.count == 1 { return found[0] }
        if found.isEmpty {
            let hint = Suggestion.nearest(to: text, in: names.order).map { "; did you mean '\($0)'?" }
            diagnostics.error(
                "rename",
                "'\(text)' is no schema, property (Schema.property), operation id, parameter (operation.parameter), tag, security scheme or pointer (#/…) of the description\(hint ?? "")",
                at: subject.location, length: length)
        } else {
            diagnostics.error(
                "rename", "'\(text)' is the name of \(found.count) things; write a pointer (#/…)", at: subject.location,
                length: length)
        }
        return nil
    }

    private func named(_ node: YAMLNode, _ entry: Entry, _ diagnostics: Diagnostics) -> YAMLNode {
        guard let entries = node.entries else {
            diagnostics.error(
                "rename",
                "'\(entry.subject.value)' is \(node.kindDescription); schemas, properties, parameters, operations and tags have names",
                at: entry.subject.location)
            return node
        }
        let name = YAMLNode(.scalar(entry.name.value, isPlain: false), at: entry.name.location)
        return YAMLNode(
            .mapping(
                entries.filter { $0.key != "x-swift-name" }
                    + [YAMLNode.Entry(key: "x-swift-name", keyLocation: entry.subject.location, value: name)]),
            at: node.location)
    }
}

/// What can be renamed without a pointer.
private struct RenamingIndex {
    private(set) var ways: [String: [[Int]]] = [:]
    private(set) var order: [String] = []
    /// Tags that operations have and the description does not list.
    private var unlistedTags: Set<String> = []

    init(_ root: YAMLNode) {
        if let (way, schemas) = Self.descend(root, ["components", "schemas"]) ?? Self.descend(root, ["definitions"]) {
            for (index, schema) in (schemas.entries ?? []).enumerated() {
                add(schema.key, way + [index])
                guard let (inner, properties) = Self.descend(schema.value, ["properties"]) else { continue }
                for (number, property) in (properties.entries ?? []).enumerated() {
                    add(schema.key + "." + property.key, way + [index] + inner + [number])
                }
            }
        }
        for section in ["paths", "webhooks"] {
            guard let (way, paths) = Self.descend(root, [section]) else { continue }
            for (index, path) in (paths.entries ?? []).enumerated() {
                for (number, operation) in (path.value.entries ?? []).enumerated() {
                    if let id = operation.value["operationId"]?.string { add(id, way + [index, number]) }
                }
            }
        }
        addOthers(root)
    }

    /// What has a name of its own that a schema or an operation may have as well: these come first.
    private mutating func addOthers(_ root: YAMLNode) {
        var found: [(name: String, way: [Int])] = []
        if let (way, tags) = Self.descend(root, ["tags"]) {
            for (index, tag) in (tags.elements ?? []).enumerated() {
                if let name = tag["name"]?.string { found.append((name, way + [index])) }
            }
        }
        for section in [["components", "securitySchemes"], ["components", "parameters"], ["securityDefinitions"], ["parameters"]] {
            guard let (way, entries) = Self.descend(root, section) else { continue }
            for (index, entry) in (entries.entries ?? []).enumerated() { found.append((entry.key, way + [index])) }
        }
        let listed = Set(found.map(\.name))
        if let (way, paths) = Self.descend(root, ["paths"]) {
            for (index, path) in (paths.entries ?? []).enumerated() {
                for (number, operation) in (path.value.entries ?? []).enumerated() {
                    for tag in operation.value["tags"]?.elements?.compactMap(\.string) ?? [] where !listed.contains(tag) {
                        unlistedTags.insert(tag)
                    }
                    guard let id = operation.value["operationId"]?.string,
                        let (inner, parameters) = Self.descend(operation.value, ["parameters"])
                    else { continue }
                    for (position, parameter) in (parameters.elements ?? []).enumerated() {
                        guard let name = parameter["name"]?.string else { continue }
                        found.append(("\(id).\(name)", way + [index, number] + inner + [position]))
                    }
                }
            }
        }
        var added: Set<String> = []
        for (name, way) in found where ways[name] == nil || added.contains(name) {
            added.insert(name)
            add(name, way)
        }
    }

    /// The description with an entry for a tag that it does not list; nil for any other name.
    func withTag(_ entry: Renaming.Entry, in root: YAMLNode) -> YAMLNode? {
        let text = entry.subject.value
        guard unlistedTags.contains(text), ways[text] == nil, var entries = root.entries else { return nil }
        func scalar(_ value: Located<String>) -> YAMLNode { YAMLNode(.scalar(value.value, isPlain: false), at: value.location) }
        let tag = YAMLNode(
            .mapping([
                YAMLNode.Entry(key: "name", keyLocation: entry.subject.location, value: scalar(entry.subject)),
                YAMLNode.Entry(key: "x-swift-name", keyLocation: entry.subject.location, value: scalar(entry.name)),
            ]), at: entry.subject.location)
        if let index = entries.firstIndex(where: { $0.key == "tags" }) {
            guard let tags = entries[index].value.elements else { return nil }
            entries[index] = YAMLNode.Entry(
                key: "tags", keyLocation: entries[index].keyLocation,
                value: YAMLNode(.sequence(tags + [tag]), at: entries[index].value.location))
        } else {
            let location = entry.subject.location
            entries.append(YAMLNode.Entry(key: "tags", keyLocation: location, value: YAMLNode(.sequence([tag]), at: location)))
        }
        return YAMLNode(.mapping(entries), at: root.location)
    }

    private mutating func add(_ name: String, _ way: [Int]) {
        if ways[name] == nil { order.append(name) }
        ways[name, default: []].append(way)
    }

    private static func descend(_ node: YAMLNode, _ keys: [String]) -> ([Int], YAMLNode)? {
        var (way, node) = ([Int](), node)
        for key in keys {
            guard let entries = node.entries, let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
            way.append(index)
            node = entries[index].value
        }
        return (way, node)
    }
}
