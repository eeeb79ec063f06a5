import HelodataYAML

@testable import HelodataSpec

/// The objects of OpenAPI as a graph: what each of their members holds. Everything that is not named here is free: extensions,
/// examples, defaults, the values of enumerations.
enum ObjectKind: String, CaseIterable {
    case document, info, externalDocs, tag, server, serverVariable, components, pathItem, operation, parameter, header, body
    case response, link, media, encoding, schema, discriminator, scheme, flows, flow
    case envelope, pagination, waiter, variants, variant, rows
    /// Names chosen by the author, each with a path item.
    case callback
    case free

    enum Shape { case one, list, map }

    /// The keys that the reader knows, nil where any will do.
    var keys: Set<String>? {
        func names<Key: ObjectKey>(_ type: Key.Type) -> Set<String> { Set(type.allCases.map(\.rawValue)) }
        return switch self {
        case .document: names(DocumentKey.self)
        case .info: names(InfoKey.self)
        case .externalDocs: names(ExternalDocsKey.self)
        case .tag: names(TagKey.self)
        case .server: names(ServerKey.self)
        case .serverVariable: names(ServerVariableKey.self)
        case .components: names(ComponentsKey.self)
        case .pathItem: names(PathItemKey.self)
        case .operation: names(OperationKey.self)
        case .parameter: names(ParameterKey.self)
        case .header: names(HeaderKey.self)
        case .body: names(RequestBodyKey.self)
        case .response: names(ResponseKey.self)
        case .link: names(LinkKey.self)
        case .media: names(MediaTypeKey.self)
        case .encoding: names(EncodingKey.self)
        case .schema: names(SchemaKey.self)
        case .discriminator: names(DiscriminatorKey.self)
        case .scheme: names(SecuritySchemeKey.self)
        case .flows: names(FlowsKey.self)
        case .flow: names(FlowKey.self)
        case .envelope: names(EnvelopeKey.self)
        case .pagination: names(PaginationKey.self)
        case .waiter: names(WaiterKey.self)
        case .variants: names(VariantsKey.self)
        case .variant: names(VariantKey.self)
        case .rows: names(RowsKey.self)
        case .callback, .free: nil
        }
    }

    /// How many enums of keys `keys` lists.
    static var vocabularies: Int { allCases.count { $0.keys != nil } }

    func member(_ key: String) -> (shape: Shape, kind: ObjectKind) {
        switch (self, key) {
        case (.document, "info"): (.one, .info)
        case (.document, "paths"), (.document, "webhooks"), (.components, "pathItems"): (.map, .pathItem)
        case (.document, "components"): (.one, .components)
        case (.document, "tags"): (.list, .tag)
        case (.document, "externalDocs"), (.tag, "externalDocs"), (.operation, "externalDocs"), (.schema, "externalDocs"):
            (.one, .externalDocs)
        case (.document, "servers"), (.pathItem, "servers"), (.operation, "servers"): (.list, .server)
        case (.components, "links"), (.response, "links"): (.map, .link)
        case (.link, "server"): (.one, .server)
        case (.server, "variables"): (.map, .serverVariable)
        case (.components, "schemas"): (.map, .schema)
        case (.components, "responses"), (.operation, "responses"): (.map, .response)
        case (.components, "parameters"): (.map, .parameter)
        case (.pathItem, "parameters"), (.operation, "parameters"): (.list, .parameter)
        case (.components, "requestBodies"): (.map, .body)
        case (.operation, "requestBody"): (.one, .body)
        case (.components, "headers"), (.response, "headers"), (.encoding, "headers"): (.map, .header)
        case (.components, "securitySchemes"): (.map, .scheme)
        case (.components, "callbacks"), (.operation, "callbacks"): (.map, .callback)
        case (.components, "mediaTypes"): (.map, .media)
        case (.parameter, "content"), (.header, "content"), (.body, "content"), (.response, "content"): (.map, .media)
        case (.pathItem, "additionalOperations"): (.map, .operation)
        case (.pathItem, let key)
        where ObjectKind.pathItem.keys?.contains(key) == true && !["summary", "description", "$ref"].contains(key):
            (.one, .operation)
        case (.callback, _): (.one, .pathItem)
        case (.parameter, "schema"), (.header, "schema"), (.media, "schema"), (.media, "itemSchema"): (.one, .schema)
        case (.media, "encoding"), (.encoding, "encoding"): (.map, .encoding)
        case (.media, "prefixEncoding"), (.encoding, "prefixEncoding"): (.list, .encoding)
        case (.media, "itemEncoding"), (.encoding, "itemEncoding"): (.one, .encoding)
        case (.scheme, "flows"): (.one, .flows)
        case (.flows, _): (.one, .flow)
        case (.schema, "properties"), (.schema, "patternProperties"), (.schema, "$defs"), (.schema, "definitions"),
            (.schema, "dependentSchemas"):
            (.map, .schema)
        case (.schema, "allOf"), (.schema, "oneOf"), (.schema, "anyOf"), (.schema, "prefixItems"): (.list, .schema)
        case (.schema, "items"), (.schema, "not"), (.schema, "additionalProperties"), (.schema, "propertyNames"), (.schema, "if"),
            (.schema, "then"), (.schema, "else"), (.schema, "contains"), (.schema, "contentSchema"),
            (.schema, "unevaluatedProperties"), (.schema, "unevaluatedItems"), (.schema, "additionalItems"):
            (.one, .schema)
        case (.schema, "discriminator"): (.one, .discriminator)
        case (.document, "x-error-envelope"): (.one, .envelope)
        case (.operation, "x-pagination"): (.one, .pagination)
        case (.operation, "x-waiters"): (.map, .waiter)
        case (.operation, "x-variants"): (.one, .variants)
        case (.variants, "methods"): (.map, .variant)
        case (.media, "x-rows"): (.one, .rows)
        default: (.one, .free)
        }
    }
}

/// A key or a scalar of a description.
struct Place: CustomStringConvertible {
    enum Part { case key, value }
    /// Indices of members and elements from the root; that of the member itself for a key.
    let path: [Int]
    let part: Part
    let pointer: String
    /// What stands there.
    let text: String
    /// A word of OpenAPI, not one of the author's.
    let isKeyword: Bool
    var description: String { part == .key ? "\(pointer) (the key)" : pointer }
}

/// Goes through a description and lists its places, and which members each kind of object has.
struct DescriptionWalk {
    private(set) var places: [Place] = []
    private(set) var keysByKind: [ObjectKind: Set<String>] = [:]

    init(_ root: YAMLNode) { visit(root, .document, [], "#") }

    private mutating func visit(_ node: YAMLNode, _ kind: ObjectKind, _ path: [Int], _ pointer: String) {
        switch node.content {
        case .scalar(let text, _): places.append(Place(path: path, part: .value, pointer: pointer, text: text, isKeyword: false))
        case .sequence(let elements):
            for (index, element) in elements.enumerated() { visit(element, kind, path + [index], "\(pointer)/\(index)") }
        case .mapping(let entries):
            for (index, entry) in entries.enumerated() {
                let isKnown = kind.keys?.contains(entry.key) ?? false
                if isKnown { keysByKind[kind, default: []].insert(entry.key) }
                let path = path + [index]
                let pointer = "\(pointer)/\(entry.key)"
                places.append(Place(path: path, part: .key, pointer: pointer, text: entry.key, isKeyword: isKnown))
                let member = kind.member(entry.key)
                let isNamed = member.shape == .map && entry.value["$ref"] == nil
                guard isNamed, let named = entry.value.entries else {
                    visit(entry.value, member.kind, path, pointer)
                    continue
                }
                for (index, entry) in named.enumerated() {
                    let pointer = "\(pointer)/\(entry.key)"
                    places.append(Place(path: path + [index], part: .key, pointer: pointer, text: entry.key, isKeyword: false))
                    visit(entry.value, member.kind, path + [index], pointer)
                }
            }
        }
    }
}
