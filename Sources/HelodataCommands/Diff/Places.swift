import HelodataDiagnostics
import HelodataIR
import HelodataSpec
import HelodataYAML

/// Where in a description the parts of its client come from, found by the names that lowering noted down.
struct Places {
    let document: SourceLocation
    private var operations: [String: CoverageReport.Item] = [:]
    private var arguments: [String: SourceLocation] = [:]
    private var nodes: [TypeName: YAMLNode] = [:]
    private var pointers: [String: String] = [:]
    private let root: YAMLNode

    init(_ api: API, _ documents: DocumentSet, _ coverage: CoverageReport) {
        root = documents.node
        document = root.location
        var schemas: [String: CoverageReport.Item] = [:]
        var current: String?
        for item in coverage.items {
            guard case .generated(let name) = item.outcome else { continue }
            switch item.kind {
            case .operation:
                operations[name] = item
                current = name
            case .parameter: if let current { arguments["\(current).\(name)"] = item.location }
            case .schema where schemas[name] == nil:
                schemas[name] = item
                pointers[name] = item.pointer
            case .schema, .requestBody, .response, .responseBody, .header, .securityScheme, .server, .webhook, .callback, .link, .mediaType:
                break
            }
        }
        for type in api.types {
            guard let item = schemas[type.name.text], let node = node(at: item.pointer) else { continue }
            nodes[type.name] = node
            addNested(of: type, node)
        }
    }

    func operation(_ group: OperationGroup, _ operation: Operation) -> SourceLocation {
        operations["\(group.typeName).\(operation.name)"]?.location ?? document
    }

    func argument(_ group: OperationGroup, _ operation: Operation, _ argument: Argument) -> SourceLocation {
        arguments["\(group.typeName).\(operation.name).\(argument.name)"] ?? self.operation(group, operation)
    }

    func type(_ name: TypeName) -> SourceLocation? { nodes[name]?.location }

    func member(_ wireName: String, of type: TypeName) -> SourceLocation? {
        nodes[type].flatMap { entry(wireName, in: $0, depth: 0)?.keyLocation }
    }

    /// The pointer to the schema that has this name in Swift.
    func pointer(_ name: String) -> String? { pointers[name] }

    // MARK: nodes

    private mutating func addNested(of type: TypeDeclaration, _ node: YAMLNode) {
        guard case .structure(let structure) = type else { return }
        for nested in structure.nested {
            guard let property = structure.properties.first(where: { $0.type.names(nested.name) }),
                let entry = entry(property.wireName, in: node, depth: 0)
            else { continue }
            var inner = entry.value
            while inner["properties"] == nil, let element = inner["items"] ?? inner["additionalProperties"], element.entries != nil {
                inner = element
            }
            nodes[nested.name] = inner
            addNested(of: nested, inner)
        }
    }

    private func entry(_ wireName: String, in node: YAMLNode, depth: Int) -> YAMLNode.Entry? {
        guard depth < 20 else { return nil }
        if let entry = node["properties"]?.entry(wireName) { return entry }
        for part in (node["allOf"]?.elements ?? []) + (node["oneOf"]?.elements ?? []) + (node["anyOf"]?.elements ?? []) {
            if let entry = entry(wireName, in: part, depth: depth + 1) { return entry }
        }
        guard let reference = node["$ref"]?.string, let target = self.node(at: reference) else { return nil }
        return entry(wireName, in: target, depth: depth + 1)
    }

    private func node(at pointer: String) -> YAMLNode? {
        guard pointer.hasPrefix("#/") else { return nil }
        var node = root
        var tokens = pointer.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false).map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
        // As Swagger 2.0 writes it.
        if tokens.first == "definitions" { tokens.replaceSubrange(0..<1, with: ["components", "schemas"]) }
        for token in tokens {
            guard
                let next = node[token]
                    ?? Int(token).flatMap({ index in node.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil } })
            else { return nil }
            node = next
        }
        return node
    }
}

extension TypeName {
    var text: String { components.map(\.description).joined(separator: ".") }
}

extension TypeRef {
    /// Whether it is made of the type.
    func names(_ name: TypeName) -> Bool {
        switch self {
        case .scalar: false
        case .named(let own): own == name
        case .array(let element), .dictionary(let element), .nullable(let element): element.names(name)
        }
    }
}
