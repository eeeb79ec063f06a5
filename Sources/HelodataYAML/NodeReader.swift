import CLibYAML
import HelodataDiagnostics

/// Events into nodes. Goes down by recursion, which `limits.depth` bounds.
struct NodeReader: ~Copyable {
    /// Something that cannot be read on after; it was reported.
    struct Stop: Error {}

    /// A node with `&name`: aliases of it share its storage.
    private enum Anchor {
        /// Its end is not read yet.
        case open(SourceLocation)
        /// `nodes` counts all below it, `height` its levels.
        case done(YAMLNode, nodes: Int, height: Int)
    }

    private var events: YAMLEvents
    private(set) var diagnostics: Diagnostics
    private let limits: YAMLLimits
    private var keys = KeyTable()
    private var anchors: [String: Anchor] = [:]
    private var depth = 0
    private var deepest = 0
    private var nodeCount = 0
    private var aliasedNodeCount = 0
    private var openElements = Pile<YAMLNode>()
    private var openEntries = Pile<YAMLNode.Entry>()
    /// The key number of each of `openEntries`; -1 for `<<`.
    private var openKeys = Pile<Int>()

    init(_ events: consuming YAMLEvents, limits: YAMLLimits, allowed: Set<String>) {
        self.events = events
        self.limits = limits
        diagnostics = Diagnostics(allowed: allowed)
    }

    /// The one document of the file.
    mutating func document() -> YAMLNode? {
        do throws(Stop) {
            try advance()  // to the start of the stream
            try advance()
            guard events.type == YAML_DOCUMENT_START_EVENT else {
                throw stop(
                    "yaml-document", "the file is empty", at: SourceLocation(file: events.file, line: 1, column: 1))
            }
            try advance()
            let node = try node()
            try advance()  // to the end of the document
            try advance()
            if events.type == YAML_DOCUMENT_START_EVENT {
                throw stop(
                    "yaml-document", "a second document starts here; a description is one document", at: events.location
                )
            }
            return node
        } catch {
            return nil
        }
    }

    private mutating func advance() throws(Stop) {
        guard events.advance() else {
            diagnostics.add(events.syntaxError)
            throw Stop()
        }
    }

    private mutating func stop(
        _ code: String, _ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = []
    ) -> Stop {
        diagnostics.fatal(code, message, at: location, notes: notes)
        return Stop()
    }

    // MARK: nodes

    /// The node that the current event starts; ends at its last event.
    private mutating func node() throws(Stop) -> YAMLNode {
        if events.type == YAML_ALIAS_EVENT { return try aliasedNode() }
        guard let anchor = events.anchorName else { return try nodeWithoutAnchor() }

        anchors[anchor] = .open(events.location)
        let nodesBefore = nodeCount
        let deepestBefore = deepest
        deepest = depth
        let node = try nodeWithoutAnchor()
        anchors[anchor] = .done(node, nodes: nodeCount - nodesBefore, height: deepest - depth)
        deepest = max(deepest, deepestBefore)
        return node
    }

    private mutating func nodeWithoutAnchor() throws(Stop) -> YAMLNode {
        nodeCount += 1
        let location = events.location
        switch events.type {
        case YAML_SCALAR_EVENT: return YAMLNode(try scalar(), at: location)
        case YAML_SEQUENCE_START_EVENT:
            try enter(kind: "seq", at: location)
            let node = YAMLNode(.sequence(try elements()), at: location)
            depth -= 1
            return node
        case YAML_MAPPING_START_EVENT:
            try enter(kind: "map", at: location)
            let node = YAMLNode(.mapping(try entries()), at: location)
            depth -= 1
            return node
        default: throw stop("yaml-syntax", "expected a value", at: location)
        }
    }

    private mutating func enter(kind: String, at location: SourceLocation) throws(Stop) {
        if let tag = events.tag, tag != "!", tag != "tag:yaml.org,2002:\(kind)" { throw unsupportedTag(tag) }
        try checkDepth(below: 1, at: location)
        depth += 1
        deepest = max(deepest, depth)
    }

    private mutating func checkDepth(below height: Int, at location: SourceLocation) throws(Stop) {
        guard depth + height <= limits.depth else {
            throw stop("yaml-depth", "more than \(limits.depth) levels inside each other", at: location)
        }
    }

    private mutating func scalar() throws(Stop) -> YAMLNode.Content {
        var isPlain = events.isPlainScalar
        switch events.tag {
        case nil: break
        case "!", "tag:yaml.org,2002:str": isPlain = false
        case "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float":
            isPlain = true
        case let tag?: throw unsupportedTag(tag)
        }
        return .scalar(String(decoding: events.scalarBytes, as: UTF8.self), isPlain: isPlain)
    }

    private mutating func unsupportedTag(_ tag: String) -> Stop {
        let prefix = "tag:yaml.org,2002:"
        let shown = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
        return stop(
            "yaml-tag", "the tag '\(shown)' has no meaning here; JSON's kinds of values are supported",
            at: events.location)
    }

    private mutating func elements() throws(Stop) -> [YAMLNode] {
        let start = openElements.count
        try advance()
        while events.type != YAML_SEQUENCE_END_EVENT {
            openElements.push(try node())
            try advance()
        }
        return openElements.take(from: start)
    }

    // MARK: mappings

    private mutating func entries() throws(Stop) -> [YAMLNode.Entry] {
        let start = openEntries.count
        var merges = false
        try advance()
        while events.type != YAML_MAPPING_END_EVENT {
            let location = events.location
            let key = try key()
            if key.number < 0 { merges = true }
            try advance()
            let value = try node()
            openEntries.push(YAMLNode.Entry(key: key.text, keyLocation: location, value: value))
            openKeys.push(key.number)
            try advance()
        }
        let keyNumbers = openKeys.take(from: start)
        let entries = openEntries.take(from: start)
        reportDuplicates(keyNumbers, entries)
        return merges ? try merged(entries, keyNumbers) : entries
    }

    /// The current event as a key; the number is -1 for the merge key.
    private mutating func key() throws(Stop) -> KeyTable.Key {
        let location = events.location
        switch events.type {
        case YAML_SCALAR_EVENT:
            if events.anchorName != nil || events.tag != nil { return try key(node()) }
            nodeCount += 1
            let bytes = events.scalarBytes
            if bytes.count == 2, events.isPlainScalar, bytes.elementsEqual("<<".utf8) {
                return KeyTable.Key(text: "<<", number: -1)
            }
            return keys.key(bytes)
        case YAML_ALIAS_EVENT: return try key(aliasedNode())
        case YAML_SEQUENCE_START_EVENT: throw stop("yaml-key", "a key must be a scalar, not a list", at: location)
        case YAML_MAPPING_START_EVENT: throw stop("yaml-key", "a key must be a scalar, not a mapping", at: location)
        default: throw stop("yaml-syntax", "expected a key", at: location)
        }
    }

    private mutating func key(_ node: YAMLNode) throws(Stop) -> KeyTable.Key {
        guard case .scalar(var text, _) = node.content else {
            throw stop("yaml-key", "a key must be a scalar, not \(node.kindDescription)", at: events.location)
        }
        return text.withUTF8 { keys.key($0) }
    }

    private mutating func reportDuplicates(_ keyNumbers: [Int], _ entries: [YAMLNode.Entry]) {
        guard entries.count > 1 else { return }
        var earlierMerge: Int?
        keys.startMapping()
        for (index, number) in keyNumbers.enumerated() {
            let earlier: Int?
            if number >= 0 {
                earlier = keys.earlierEntry(with: number, orElse: index)
            } else {
                earlier = earlierMerge
                earlierMerge = earlierMerge ?? index
            }
            guard let earlier else { continue }
            let entry = entries[index]
            diagnostics.error(
                "yaml-duplicate-key", "the key '\(entry.key)' stands twice in this mapping", at: entry.keyLocation,
                length: entry.key.unicodeScalars.count,
                notes: [Diagnostic.Note("first here", at: entries[earlier].keyLocation)])
        }
    }

    // MARK: aliases and merge keys

    private mutating func aliasedNode() throws(Stop) -> YAMLNode {
        let name = events.aliasName
        let location = events.location
        switch anchors[name] {
        case nil:
            let nearest =
                Suggestion.nearest(to: name, in: anchors.keys.sorted()).map { "; did you mean '*\($0)'?" } ?? ""
            throw stop("yaml-alias", "no value before this place is named '&\(name)'\(nearest)", at: location)
        case .open(let anchor):
            throw stop(
                "yaml-alias", "'*\(name)' stands inside the value that it names, which would have no end", at: location,
                notes: [Diagnostic.Note("the value starts here", at: anchor)])
        case .done(let node, let nodes, let height):
            try checkDepth(below: height, at: location)
            deepest = max(deepest, depth + height)
            nodeCount += nodes
            aliasedNodeCount += nodes
            guard aliasedNodeCount <= limits.aliasedNodes else {
                throw stop(
                    "yaml-alias", "the aliases up to here stand for more than \(limits.aliasedNodes) values",
                    at: location)
            }
            return node
        }
    }

    /// `<<: *base` or `<<: [*first, *second]` (yaml.org/type/merge): members that the mapping does not have itself come
    /// from the first that has them, and stand where the `<<` stands.
    private mutating func merged(_ entries: [YAMLNode.Entry], _ keyNumbers: [Int]) throws(Stop) -> [YAMLNode.Entry] {
        var present = Set<String>()
        for (entry, number) in zip(entries, keyNumbers) where number >= 0 { present.insert(entry.key) }
        var merged: [YAMLNode.Entry] = []
        for (entry, number) in zip(entries, keyNumbers) {
            guard number < 0 else {
                merged.append(entry)
                continue
            }
            for source in entry.value.elements ?? [entry.value] {
                guard let members = source.entries else {
                    throw stop(
                        "yaml-merge", "'<<' takes a mapping or a list of mappings, not \(source.kindDescription)",
                        at: entry.keyLocation)
                }
                for member in members where present.insert(member.key).inserted { merged.append(member) }
            }
        }
        return merged
    }
}
