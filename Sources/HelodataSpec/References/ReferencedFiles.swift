import HelodataDiagnostics
import HelodataYAML

/// The root file and those that references lead to, as nodes; finds the node behind a reference.
///
/// A reference may leave the folder of the root document downwards, and upwards by `levelsAbove` folders (by default one:
/// `../common/types.yaml`); it must lead to a `.yaml`, `.yml` or `.json` file that no hidden folder holds. URLs are not
/// fetched. Links in the file system are the business of `load`.
final class ReferencedFiles {
    /// A file whose content is there.
    final class File {
        /// From the folder of the root document; empty for the root document.
        let path: String
        /// What is read: a file of Swagger 2.0 as OpenAPI 3.0 says the same.
        fileprivate(set) var root: YAMLNode
        /// As the file has it.
        let written: YAMLNode
        /// Of a whole document of Swagger 2.0.
        fileprivate(set) var swagger: SwaggerConverter?
        /// Targets by the reference as it is written in a resource of this file; nil inside for one that was reported.
        var targets: [Spelling: Target?] = [:]
        lazy var resources = SchemaResources(root)

        init(path: String, root: YAMLNode) {
            self.path = path
            self.root = root
            written = root
        }
    }

    /// A reference as it is written, and where.
    struct Spelling: Hashable {
        let text: String
        let origin: SchemaResources.Origin
    }

    struct Target {
        let file: File
        let pointer: JSONPointer
        let node: YAMLNode
        var key: ReferenceKey { ReferenceKey(file: file.path, pointer: pointer.description) }
    }

    private static let mostFiles = 2_000
    private static let longestChain = 64

    let root: File
    private let rootName: String
    private let folder: String
    private let levelsAbove: Int
    private let load: (String) -> [UInt8]?
    var suggestions = SuggestionBudget()
    private var filesByPath: [String: File?] = [:]
    private var filesBySource: [ObjectIdentifier: File] = [:]
    /// Index of the members of large mappings, by their place.
    private var members: [SourceLocation: [String: Int]] = [:]

    init(
        root node: YAMLNode, levelsAbove: Int, diagnostics: Diagnostics, load: @escaping (String) -> [UInt8]?
    ) {
        let path = node.location.file.path
        let slash = path.lastIndex(of: "/")
        folder = slash.map { String(path[...$0]) } ?? ""
        rootName = slash.map { String(path[path.index(after: $0)...]) } ?? path
        self.levelsAbove = levelsAbove
        self.load = load
        root = File(path: "", root: node)
        filesBySource[ObjectIdentifier(node.location.file)] = root
        convert(root, diagnostics)
    }

    var rootNode: YAMLNode { root.root }
    var writtenRoot: YAMLNode { root.written }

    var bytesRead: Int {
        filesByPath.values.reduce(root.root.location.file.bytes.count) { $0 + ($1?.root.location.file.bytes.count ?? 0) }
    }

    /// The node at a place that a reference has led to before.
    func node(at key: ReferenceKey) -> YAMLNode? {
        guard let file = key.file.isEmpty ? root : filesByPath[key.file] ?? nil,
            let pointer = JSONPointer(fragment: key.pointer)
        else { return nil }
        var node = file.root
        for token in pointer.tokens {
            guard let child = child(token, of: node) else { return nil }
            node = child
        }
        return node
    }

    /// The node behind a reference, which is relative to the file that it stands in. Reported once a spelling and file.
    func node(_ reference: Located<String>, diagnostics: Diagnostics) -> Target? {
        let (file, origin) = place(of: reference)
        let spelling = Spelling(text: reference.value, origin: origin)
        if let known = file.targets[spelling] { return known }
        let target = find(reference, in: file, hops: 0, diagnostics)
        file.targets[spelling] = .some(target)
        return target
    }

    /// Whether something stands behind a reference. Says nothing, and remembers nothing of what is not there.
    func exists(_ reference: Located<String>) -> Bool {
        let (file, origin) = place(of: reference)
        if let known = file.targets[Spelling(text: reference.value, origin: origin)] { return known != nil }
        let isThere = find(reference, in: file, hops: 0, Diagnostics()) != nil
        if !isThere { filesByPath = filesByPath.filter { $0.value != nil } }
        return isThere
    }

    func file(holding location: SourceLocation) -> File? { filesBySource[ObjectIdentifier(location.file)] }

    /// The files that are there, in the order of their paths.
    func others(than file: File) -> [File] {
        filesByPath.count == 0
            ? [] : filesByPath.values.compactMap { $0 }.filter { $0 !== file && $0 !== root }.sorted { $0.path < $1.path }
    }

    /// Says nothing, and remembers nothing of a file that is not there.
    func fileIfThere(_ path: String, _ reference: Located<String>, from current: File) -> File? {
        let found = file(path, reference, from: current, Diagnostics())
        if found == nil { filesByPath = filesByPath.filter { $0.value != nil } }
        return found
    }

    private func find(
        _ reference: Located<String>, in current: File, hops: Int, _ diagnostics: Diagnostics
    ) -> Target? {
        guard hops < Self.longestChain else {
            report(
                "reference-cycle", "'\(reference.value)' leads through more than \(Self.longestChain) references",
                reference, diagnostics)
            return nil
        }
        let parts = reference.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? ""
        let fragment = parts.count > 1 ? String(parts[1]) : ""
        let origin = current.resources.origin(of: reference.location)

        var start = Target(file: current, pointer: JSONPointer(), node: current.root)
        var resource = 0
        if path.isEmpty {
            resource = origin.resource
            start = Target(current, current.resources.resources[resource].place)
        } else if let found = identified(path, in: current, origin) {
            (start, resource) = found
        } else if let file = file(of: path, reference, from: current, origin, diagnostics) {
            start = Target(file: file, pointer: JSONPointer(), node: file.root)
        } else {
            return nil
        }
        guard let pointer = JSONPointer(fragment: fragment) else {
            return anchor(fragment, reference, in: start.file, resource, origin, diagnostics)
        }
        if path.isEmpty, resource != 0 {
            // `#/components/…` is meant from the description, whatever `$id` the schema has.
            if let target = descend(pointer.tokens, from: start, reference, hops: hops, Diagnostics()) { return target }
            start = Target(file: current, pointer: JSONPointer(), node: current.root)
        }
        if let swagger = start.file.swagger {
            return target(pointer.tokens, in: start.file, swagger, reference, hops: hops, diagnostics)
        }
        return descend(pointer.tokens, from: start, reference, hops: hops, diagnostics)
    }

    // MARK: Swagger 2.0

    private func convert(_ file: File, _ diagnostics: Diagnostics) {
        let isDocument = SwaggerConverter.converts(file.root)
        guard isDocument || (file !== root && root.swagger != nil && file.root["openapi"] == nil) else { return }
        let converter = SwaggerConverter(diagnostics: diagnostics) { [unowned self] in self.written($0) }
        if isDocument {
            file.swagger = converter
            file.root = converter.document(file.root)
        } else {
            file.root = (root.swagger ?? converter).fragment(file.root)
        }
    }

    /// What a reference leads to as it is written there. Says nothing.
    private func written(_ reference: Located<String>) -> YAMLNode? {
        let current = filesBySource[ObjectIdentifier(reference.location.file)] ?? root
        let parts = reference.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var file = current
        if let path = parts.first, !path.isEmpty {
            guard !ReferencePath.isURL(path), let other = self.file(path, reference, from: current, Diagnostics()) else { return nil }
            file = other
        }
        guard let pointer = JSONPointer(fragment: parts.count > 1 ? parts[1] : "") else { return nil }
        return Self.descend(pointer.tokens, from: file.written)
    }

    private static func descend(_ tokens: [String], from node: YAMLNode) -> YAMLNode? {
        var node = node
        for token in tokens {
            guard
                let next = Int(token).flatMap({ index in node.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil } })
                    ?? node[token]
            else { return nil }
            node = next
        }
        return node
    }

    /// A pointer of Swagger 2.0: where that place is now, else the place as it is written, converted by its shape.
    private func target(
        _ tokens: [String], in file: File, _ swagger: SwaggerConverter, _ reference: Located<String>, hops: Int,
        _ diagnostics: Diagnostics
    ) -> Target? {
        let start = Target(file: file, pointer: JSONPointer(), node: file.root)
        if let converted = swagger.converted(tokens),
            let target = descend(converted, from: start, reference, hops: hops, Diagnostics())
        {
            return target
        }
        if let node = Self.descend(tokens, from: file.written) {
            return Target(file: file, pointer: JSONPointer(tokens: tokens), node: swagger.fragment(node))
        }
        if let target = descend(tokens, from: start, reference, hops: hops, Diagnostics()) { return target }
        var node = file.written
        for token in tokens {
            guard let next = Self.descend([token], from: node) else {
                reportMissing(token, in: node, reference, diagnostics)
                break
            }
            node = next
        }
        return nil
    }

    // MARK: pointers

    private func descend(
        _ tokens: [String], from start: Target, _ reference: Located<String>, hops: Int,
        _ diagnostics: Diagnostics
    ) -> Target? {
        var target = start
        for (index, token) in tokens.enumerated() {
            if let child = child(token, of: target.node) {
                target = Target(
                    file: target.file, pointer: JSONPointer(tokens: target.pointer.tokens + [token]), node: child)
                continue
            }
            // The way goes on behind a reference: `#/components/schemas/Order/properties/id` where Order is one.
            if let next = child("$ref", of: target.node), let text = next.string {
                guard let behind = find(Located(text, at: next.location), in: target.file, hops: hops + 1, diagnostics)
                else { return nil }
                return descend(Array(tokens[index...]), from: behind, reference, hops: hops + 1, diagnostics)
            }
            reportMissing(token, in: target.node, reference, diagnostics)
            return nil
        }
        return target
    }

    func child(_ token: String, of node: YAMLNode) -> YAMLNode? {
        switch node.content {
        case .scalar: return nil
        case .sequence(let elements):
            guard let index = Int(token), elements.indices.contains(index) else { return nil }
            return elements[index]
        case .mapping(let entries):
            guard entries.count > 16 else { return entries.first { $0.key == token }?.value }
            if members[node.location] == nil {
                members[node.location] = Dictionary(entries.indices.map { (entries[$0].key, $0) }) { first, _ in first }
            }
            return members[node.location]?[token].map { entries[$0].value }
        }
    }

    private func anchor(
        _ name: String, _ reference: Located<String>, in file: File, _ resource: Int, _ origin: SchemaResources.Origin,
        _ diagnostics: Diagnostics
    ) -> Target? {
        let name = JSONPointer.percentDecoded(name)
        if let place = file.resources.anchor(name, in: resource, from: origin) { return Target(file, place) }
        let hint = name.contains("/") ? "; a pointer starts with '#/'" : "; no schema here has '$anchor: \(name)'"
        report("reference", "'\(reference.value)' does not exist\(hint)", reference, diagnostics)
        return nil
    }

    // MARK: files

    func file(
        _ path: String, _ reference: Located<String>, from current: File, _ diagnostics: Diagnostics
    ) -> File? {
        let written = JSONPointer.percentDecoded(path)
        let base = current === root ? rootName : current.path
        let joined = ReferencePath.joined(written, from: base)
        if joined == rootName { return root }
        if let known = filesByPath[joined] { return known }

        guard !written.hasPrefix("/"), !written.contains("\0"), !written.contains("\\"),
            ReferencePath.levelsAbove(joined) <= levelsAbove, !ReferencePath.isHidden(joined)
        else {
            let limit =
                levelsAbove == 0
                ? "its folder" : levelsAbove == 1 ? "one folder above it" : "\(levelsAbove) folders above it"
            report(
                "reference-outside",
                "'\(path)' is out of reach: a description reads files below \(limit), none that are hidden", reference,
                diagnostics)
            return nil
        }
        guard ReferencePath.isDescription(joined) else {
            reportNoFile(path, reference, diagnostics)
            return nil
        }
        guard filesByPath.count < Self.mostFiles else {
            report(
                "reference-file", "the description refers to more than \(Self.mostFiles) files", reference, diagnostics
            )
            return nil
        }
        let shown = ReferencePath.shown(joined, in: folder)
        guard let bytes = load(shown) else {
            filesByPath[joined] = .some(nil)
            report("reference-file", "'\(shown)' does not exist or cannot be read", reference, diagnostics)
            return nil
        }
        guard let node = YAMLParser.parse(SourceFile(path: shown, bytes: bytes), diagnostics: diagnostics) else {
            filesByPath[joined] = .some(nil)
            return nil
        }
        let file = File(path: joined, root: node)
        filesByPath[joined] = .some(file)
        filesBySource[ObjectIdentifier(node.location.file)] = file
        convert(file, diagnostics)
        return file
    }
}
