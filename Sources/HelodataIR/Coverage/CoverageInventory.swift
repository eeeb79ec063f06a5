import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lists what a description holds that could become part of a client, as it stands in the file: references stay
/// references. Lowering says what becomes of each (`CoverageLog`).
struct CoverageInventory {
    struct Entry {
        let kind: CoverageReport.Kind
        let pointer: String
        /// What the object read from here calls its location.
        let location: SourceLocation
        let node: YAMLNode
    }

    private(set) var entries: [Entry] = []

    mutating func document(_ root: YAMLNode) {
        servers(root, "#")
        each(root["paths"], "#/paths", isOpen: true) { $0.pathItem($1.value, $2, .operation) }
        each(root["webhooks"], "#/webhooks") { $0.pathItem($1.value, $2, .webhook) }
        for section in root["components"]?.entries ?? [] {
            each(section.value, "#/components/" + section.key) { $0.component($1, in: section.key, $2) }
        }
    }

    mutating func component(_ entry: YAMLNode.Entry, in section: String, _ pointer: String) {
        switch section {
        case "schemas": add(.schema, pointer, entry.value.location, entry.value)
        case "parameters": add(.parameter, pointer, entry.value.place, entry.value)
        case "headers": add(.header, pointer, entry.value.place, entry.value)
        case "securitySchemes": add(.securityScheme, pointer, entry.value.place, entry.value)
        case "links": add(.link, pointer, entry.value.place, entry.value)
        case "responses": response(entry, pointer, at: entry.value.place)
        case "requestBodies": content(entry.value, pointer, .requestBody)
        case "mediaTypes": add(.mediaType, pointer, entry.keyLocation, entry.value)
        case "callbacks": callback(entry.value, pointer)
        case "pathItems": pathItem(entry.value, pointer, .operation)
        default: break
        }
    }

    mutating func pathItem(_ node: YAMLNode, _ pointer: String, _ kind: CoverageReport.Kind) {
        servers(node, pointer)
        parameters(node, pointer)
        for entry in node.entries ?? [] {
            if PathItemObject.methodKeys.contains(entry.key) {
                operation(entry, pointer + "/" + entry.key, kind)
            } else if entry.key == "additionalOperations" {
                each(entry.value, pointer + "/additionalOperations") { $0.operation($1, $2, kind) }
            }
        }
    }

    private mutating func operation(_ entry: YAMLNode.Entry, _ pointer: String, _ kind: CoverageReport.Kind) {
        guard !entry.value.isNull else { return }
        add(kind, pointer, entry.keyLocation, entry.value)
        servers(entry.value, pointer)
        parameters(entry.value, pointer)
        entry.value["requestBody"].map { content($0, pointer + "/requestBody", .requestBody) }
        each(entry.value["responses"], pointer + "/responses", isOpen: true) { $0.response($1, $2, at: $1.keyLocation) }
        each(entry.value["callbacks"], pointer + "/callbacks", isOpen: true) { $0.callback($1.value, $2) }
    }

    private mutating func callback(_ node: YAMLNode, _ pointer: String) {
        guard node["$ref"] == nil else { return }
        each(node, pointer, isOpen: true) { $0.pathItem($1.value, $2, .callback) }
    }

    private mutating func parameters(_ node: YAMLNode, _ pointer: String) {
        for (index, element) in (node["parameters"]?.elements ?? []).enumerated() {
            add(.parameter, "\(pointer)/parameters/\(index)", element.place, element)
        }
    }

    private mutating func servers(_ node: YAMLNode, _ pointer: String) {
        for (index, element) in (node["servers"]?.elements ?? []).enumerated() {
            add(.server, "\(pointer)/servers/\(index)", element.place, element)
        }
    }

    mutating func response(_ entry: YAMLNode.Entry, _ pointer: String, at location: SourceLocation) {
        add(.response, pointer, location, entry.value)
        headers(entry.value, pointer)
        content(entry.value, pointer, .responseBody)
        each(entry.value["links"], pointer + "/links") { $0.add(.link, $2, $1.value.place, $1.value) }
    }

    mutating func content(_ node: YAMLNode, _ pointer: String, _ kind: CoverageReport.Kind) {
        each(node["content"], pointer + "/content") { inventory, entry, pointer in
            inventory.add(kind, pointer, entry.keyLocation, entry.value)
            inventory.each(entry.value["encoding"], pointer + "/encoding") { $0.headers($1.value, $2) }
        }
    }

    private mutating func headers(_ node: YAMLNode, _ pointer: String) {
        each(node["headers"], pointer + "/headers") { $0.add(.header, $2, $1.value.place, $1.value) }
    }

    private mutating func each(
        _ node: YAMLNode?, _ pointer: String, isOpen: Bool = false, _ visit: (inout Self, YAMLNode.Entry, String) -> Void
    ) {
        for entry in node?.entries ?? [] where isOwn(entry, isOpen) {
            visit(&self, entry, pointer + "/" + JSONPointer.escape(entry.key))
        }
    }

    /// Maps from names of the author's choice may hold one that looks like an extension: the header `x-request-id`.
    private func isOwn(_ entry: YAMLNode.Entry, _ isOpen: Bool) -> Bool {
        guard entry.key.hasPrefix("x-") else { return true }
        return !isOpen && (entry.value.entries != nil || entry.value.bool != nil)
    }

    private mutating func add(
        _ kind: CoverageReport.Kind, _ pointer: String, _ location: SourceLocation, _ node: YAMLNode
    ) {
        entries.append(Entry(kind: kind, pointer: pointer, location: location, node: node))
    }
}

extension YAMLNode {
    /// What the object read from this node calls its location: a reference stands where its target is named.
    var place: SourceLocation { self["$ref"]?.location ?? location }
}
