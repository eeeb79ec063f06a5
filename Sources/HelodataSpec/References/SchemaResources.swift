import HelodataDiagnostics
import HelodataYAML

/// The schema resources of a file: the file itself, and each schema with an `$id` of its own, with the anchors that they hold
/// (JSON Schema 2020-12 Core §8.2). A reference is relative to the resource that it stands in.
struct SchemaResources {
    struct Place {
        let pointer: JSONPointer
        let node: YAMLNode
    }

    struct Resource {
        let place: Place
        /// Its `$id`, or `$self` of the file (OpenAPI 3.2 §4.1.2), resolved against that of the resource around it; nil for neither.
        let uri: String?
        /// By name; in one resource of a description, components may repeat a name.
        fileprivate(set) var anchors: [String: [Place]] = [:]
        fileprivate(set) var dynamicAnchors: Set<String> = []
    }

    /// Where a reference stands.
    struct Origin: Hashable {
        static let file = Origin(resource: 0, component: [])
        var resource: Int
        /// The component around it, whose identifiers come before equal ones of others.
        var component: [String]
    }

    private(set) var resources: [Resource]
    private var byURI: [String: [Int]] = [:]
    private var origins: [SourceLocation: Origin] = [:]

    /// Members whose content is data.
    private static let data: Set<String> = ["example", "examples", "default", "const", "enum"]
    /// Members whose members are names.
    private static let named: Set<String> = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas"]

    init(_ root: YAMLNode) {
        let text = root["$self"]?.string ?? root["$id"]?.string
        resources = [Resource(place: Place(pointer: JSONPointer(), node: root), uri: text.map(URIReference.withoutFragment))]
        if let uri = resources[0].uri { byURI[uri] = [0] }
        guard text != nil || Self.mentionsIdentifiers(root.location.file.bytes) else { return }
        var path: [String] = []
        collect(root, &path, resource: 0, areNames: false)
    }

    func origin(of location: SourceLocation) -> Origin { origins[location] ?? .file }

    /// The resource with this URI; of several the one beside the reference.
    func resource(_ uri: String, from origin: Origin) -> Int? {
        guard let found = byURI[uri] else { return nil }
        return found.first { resources[$0].place.pointer.tokens.starts(with: origin.component) } ?? found[0]
    }

    func anchor(_ name: String, in resource: Int, from origin: Origin) -> Place? {
        let places = resources[resource].anchors[name] ?? resources.lazy.compactMap { $0.anchors[name] }.first ?? []
        return places.first { $0.pointer.tokens.starts(with: origin.component) } ?? places.first
    }

    /// How many resources have a `$dynamicAnchor` of this name.
    func dynamicAnchors(_ name: String) -> Int { resources.reduce(0) { $0 + ($1.dynamicAnchors.contains(name) ? 1 : 0) } }

    // MARK: collecting

    /// Most files have no identifiers, and are not looked through.
    private static func mentionsIdentifiers(_ bytes: [UInt8]) -> Bool {
        let words = ["id", "anchor", "dynamicAnchor"].map { Array($0.utf8) }
        return bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "$"), words.contains(where: { bytes[(index + 1)...].starts(with: $0) }) { return true }
                index += 1
            }
            return false
        }
    }

    private mutating func collect(_ node: YAMLNode, _ path: inout [String], resource: Int, areNames: Bool) {
        switch node.content {
        case .scalar: break
        case .sequence(let elements):
            for (index, element) in elements.enumerated() {
                path.append(String(index))
                collect(element, &path, resource: resource, areNames: false)
                path.removeLast()
            }
        case .mapping(let entries):
            let resource = areNames || path.isEmpty ? resource : begin(node, path, inside: resource)
            let isMapping = path.last == "mapping"
            for entry in entries where areNames || !Self.data.contains(entry.key) {
                if let text = entry.value.string {
                    if isMapping || !areNames { take(entry, text, node, path, resource, isMapping: isMapping) }
                    continue
                }
                path.append(entry.key)
                collect(entry.value, &path, resource: resource, areNames: !areNames && Self.named.contains(entry.key))
                path.removeLast()
            }
        }
    }

    /// A schema with an `$id` begins a resource.
    private mutating func begin(_ node: YAMLNode, _ path: [String], inside outer: Int) -> Int {
        guard let id = node["$id"]?.string, !id.hasPrefix("#") else { return outer }
        let uri = URIReference.resolved(URIReference.withoutFragment(id), against: resources[outer].uri)
        byURI[uri, default: []].append(resources.count)
        resources.append(Resource(place: Place(pointer: JSONPointer(tokens: path), node: node), uri: uri))
        return resources.count - 1
    }

    private mutating func take(
        _ entry: YAMLNode.Entry, _ text: String, _ node: YAMLNode, _ path: [String], _ resource: Int, isMapping: Bool
    ) {
        let place = Place(pointer: JSONPointer(tokens: path), node: node)
        switch entry.key {
        case "$anchor": resources[resource].anchors[text, default: []].append(place)
        case "$dynamicAnchor":
            resources[resource].anchors[text, default: []].append(place)
            resources[resource].dynamicAnchors.insert(text)
        case "$ref", "$dynamicRef": origins[entry.value.location] = Origin(resource: resource, component: Array(path.prefix(3)))
        default:
            if isMapping { origins[entry.value.location] = Origin(resource: resource, component: Array(path.prefix(3))) }
        }
    }
}
