import HelodataDiagnostics
import HelodataYAML

/// The components that no operation needs, found in the document as it is written: what is wrong in them stops nobody.
package struct UnusedParts {
    /// From the key of a component to the next key behind it.
    private struct Part {
        let start: SourceLocation
        let end: SourceLocation?
    }

    private let parts: [Part]

    /// - Parameter operations: places of the methods that are left out, whose parts are not needed either.
    package init(of documents: DocumentSet, without operations: Set<SourceLocation> = []) {
        var walk = ComponentWalk(documents)
        walk.run(without: operations)
        parts = walk.unused.map { Part(start: $0.start, end: $0.end) }
    }

    package func contain(_ location: SourceLocation) -> Bool {
        parts.contains { part in
            part.start.file === location.file && !Self.isBefore(location, part.start)
                && (part.end.map { Self.isBefore(location, $0) } ?? true)
        }
    }

    fileprivate static func isBefore(_ a: SourceLocation, _ b: SourceLocation) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Follows all that the operations refer to.
private struct ComponentWalk {
    private struct Component: Hashable {
        let section: String
        let name: String
    }

    private let documents: DocumentSet
    private var used: Set<Component> = []
    private var visited: Set<SourceLocation> = []
    private var pending: [YAMLNode] = []
    private(set) var unused: [(start: SourceLocation, end: SourceLocation?)] = []
    /// Members whose content is data.
    private static let data: Set<String> = ["example", "examples", "default", "const", "enum", "value"]

    init(_ documents: DocumentSet) { self.documents = documents }

    mutating func run(without operations: Set<SourceLocation>) {
        let root = documents.node
        for entry in root.entries ?? [] where entry.key != "components" {
            if entry.key == "paths" || entry.key == "webhooks" {
                for path in entry.value.entries ?? [] {
                    guard let members = path.value.entries else { continue }
                    for member in members where !operations.contains(member.keyLocation) {
                        if member.key == "$ref" { follow(member.value) } else { pending.append(member.value) }
                    }
                }
            } else if entry.key == "security" {
                requirements(entry.value)
            } else {
                pending.append(entry.value)
            }
        }
        drain()
        let components = root.entries?.first { $0.key == "components" }?.value.entries ?? []
        addChildren(components)
        collect(components, root)
    }

    /// Children of a parent with a discriminator are reached through it (OpenAPI 3.1 §4.8.25.4).
    private mutating func addChildren(_ components: [YAMLNode.Entry]) {
        let schemas = components.first { $0.key == "schemas" }?.value.entries ?? []
        var grows = true
        while grows {
            grows = false
            for schema in schemas where !used.contains(Component(section: "schemas", name: schema.key)) {
                let parents = (schema.value["allOf"]?.elements ?? []).compactMap { $0["$ref"]?.string }
                let isChild = parents.contains { parent in Self.component(parent).map(used.contains) ?? false }
                guard isChild else { continue }
                used.insert(Component(section: "schemas", name: schema.key))
                pending.append(schema.value)
                drain()
                grows = true
            }
        }
    }

    private mutating func collect(_ components: [YAMLNode.Entry], _ root: YAMLNode) {
        // What was Swagger 2.0 has its sections here and there in the file.
        let keys = ((documents.files.writtenRoot.entries ?? []) + (root.entries ?? []) + components).map(\.keyLocation)
        for section in components {
            let start = section.keyLocation
            let end = keys.filter { $0.file === start.file && UnusedParts.isBefore(start, $0) }.min(by: UnusedParts.isBefore)
            let entries = section.value.entries ?? []
            for (index, entry) in entries.enumerated() where !used.contains(Component(section: section.key, name: entry.key)) {
                unused.append((entry.keyLocation, entries.indices.contains(index + 1) ? entries[index + 1].keyLocation : end))
            }
        }
    }

    private mutating func drain() {
        while let node = pending.popLast() {
            guard visited.insert(node.location).inserted else { continue }
            for element in node.elements ?? [] { pending.append(element) }
            for entry in node.entries ?? [] {
                switch entry.key {
                case "$ref" where entry.value.string != nil: follow(entry.value)
                case "security": requirements(entry.value)
                case "mapping":
                    for target in entry.value.entries ?? [] { follow(target.value, isMapping: true) }
                    pending.append(entry.value)
                case let key where Self.data.contains(key) && entry.value.string == nil && node["$ref"] == nil:
                    // A property may be called so too.
                    if entry.value["type"] != nil || entry.value["$ref"] != nil { pending.append(entry.value) }
                default: pending.append(entry.value)
                }
            }
        }
    }

    private mutating func requirements(_ node: YAMLNode) {
        for requirement in node.elements ?? [] {
            for scheme in requirement.entries ?? [] { reach(Component(section: "securitySchemes", name: scheme.key)) }
        }
    }

    private mutating func follow(_ node: YAMLNode, isMapping: Bool = false) {
        guard let text = node.string else { return }
        let isName = isMapping && !text.contains("/") && !text.contains("#") && !ReferencePath.isDescription(text)
        let reference = Located(isName ? "#/components/schemas/" + text : text, at: node.location)
        guard let target = documents.files.node(reference, diagnostics: Diagnostics()) else { return }
        let tokens = target.pointer.tokens
        if target.file.path.isEmpty, tokens.count >= 3, tokens[0] == "components" {
            used.insert(Component(section: tokens[1], name: tokens[2]))
        }
        pending.append(target.node)
    }

    private mutating func reach(_ component: Component) {
        guard used.insert(component).inserted, let node = documents.node["components"]?[component.section]?[component.name] else { return }
        pending.append(node)
    }

    private static func component(_ reference: String) -> Component? {
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        // As Swagger 2.0 writes it.
        if parts.count == 3, parts[0] == "#", parts[1] == "definitions" { return Component(section: "schemas", name: String(parts[2])) }
        guard parts.count == 4, parts[0] == "#", parts[1] == "components" else { return nil }
        return Component(section: String(parts[2]), name: String(parts[3]))
    }
}
