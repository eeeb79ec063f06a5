import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Sorts operations into groups and names the groups and the methods in them.
struct GroupLowering {
    let operations: OperationLowering
    let document: DocumentObject

    func groups(_ sources: [OperationSource]) -> [OperationGroup] {
        // Tags in the order in which the document lists them, then the others as they come.
        var members: [String: [OperationSource]] = [:]
        var order: [(key: String, group: String)] = []
        for source in sources {
            let key = key(source.group)
            if members[key] == nil { order.append((key, source.group)) }
            members[key, default: []].append(source)
        }
        var tags: [String: TagObject] = [:]
        var listed: [(key: String, group: String)] = []
        for tag in document.tags {
            let key = key(tag.name)
            guard tags[key] == nil else { continue }
            tags[key] = tag
            if members[key] != nil { listed.append((key, tag.name)) }
        }
        let unlisted = order.filter { tags[$0.key] == nil }
        for source in unlisted.compactMap({ members[$0.key]?.first }) { checkTag(source) }
        order = listed + unlisted
        var scope = NameScope(reserved: ReservedNames.groups)
        return order.map { key, group in
            let tag = tags[key]
            let text = tag?.extensions.swiftName ?? GroupName.text(group)
            let (name, _) = scope.claim(text, .member, fallback: "general", suffix: "Operations")
            let typeName = operations.schemas.root.scope.claim(text + "_API", .type, fallback: "GeneralAPI", suffix: "Group").identifier
            return OperationGroup(
                name: name, typeName: typeName, doc: Doc(tag?.description.map(Documentation.lines) ?? Documentation.summary(tag?.summary)),
                operations: methods(members[key] ?? [], group: text, in: typeName))
        }
    }

    /// A tag need not be listed, but one that is nearly a listed one makes a group that nobody looks for.
    private func checkTag(_ source: OperationSource) {
        guard let tag = source.operation.tags.first, tag.value == source.group else { return }
        if let near = operations.context.diagnostics.nearest(to: tag.value, in: document.tags.lazy.map(\.name), atMost: 1) {
            operations.context.warning(
                "tag-unlisted", "tag '\(tag.value)' is not listed in 'tags'; did you mean '\(near)'?", at: tag.location)
        }
    }

    /// Tags that differ in case or separators alone are one group.
    private func key(_ group: String) -> String { Words(group).words.joined(separator: " ").lowercased() }

    private func methods(_ sources: [OperationSource], group: String, in typeName: Identifier) -> [Operation] {
        var scope = NameScope(reserved: ReservedNames.methods)
        var names: [Int: Identifier] = [:]
        for (index, source) in sources.enumerated() {
            guard let given = source.operation.extensions.swiftName else { continue }
            names[index] = scope.claim([NameScope.legal(given, .member, suffix: "Operation")], suffix: "Operation").identifier
        }
        let noun = GroupNoun(group, ids: sources.compactMap(\.name.id))
        let candidates = sources.map { source in
            let texts = source.name.candidates(in: group, noun).map { Words($0).lowerCamel }.filter { !$0.isEmpty }
            return texts.isEmpty ? ["call"] : texts
        }
        let isLast = yielding(sources, candidates)
        var lowercased: Set<String> = Set(names.values.map { $0.bare.lowercased() })
        for index in order(sources, isLast) where names[index] == nil {
            let texts = candidates[index]
            if sources[index].operation.extensions.variants != nil {
                // The methods of variants have names of their own.
                names[index] = Identifier(unchecked: texts[0])
            } else {
                // A difference in capitals alone is none for a reader: `getReadListThumbnail`, `getReadlistThumbnail`.
                let legal = texts.map { NameScope.legal($0, .member, suffix: "Operation") }
                let free = legal.filter { !lowercased.contains($0.lowercased()) }
                let name = scope.claim(free.isEmpty ? legal : free, suffix: "").identifier
                lowercased.insert(name.bare.lowercased())
                names[index] = name
            }
        }
        var lowered: [Operation] = []
        for (index, source) in sources.enumerated() {
            guard let name = names[index], !operations.context.output.isExceeded else { continue }
            let methods = operations.operations(source, name: name) { text in
                scope.claim(text, .member, fallback: "call", suffix: "Operation").identifier
            }
            operations.context.coverage.generated(
                source.operation.location, as: methods.map { "\(typeName).\($0.name)" }.joined(separator: ", "))
            for method in methods {
                guard case .pages(let pagination) = method.output else { continue }
                operations.context.coverage.paged("\(typeName).\(method.name)", source.pointer, by: pagination.origin)
            }
            lowered += methods
        }
        return lowered
    }

    /// The short name goes to the operation with the shortest path: `orders.list` lists `/orders`, whatever is listed below it.
    private func order(_ sources: [OperationSource], _ isLast: [Bool]) -> [Int] {
        let ranks = sources.enumerated().map { index, source in
            (source.yields ? 2 : isLast[index] ? 1 : 0, source.path.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "/") ? 1 : 0) }, index)
        }
        return sources.indices.sorted { ranks[$0] < ranks[$1] }
    }

    /// Of `deletePoint` and `deletePoints` the first is `points.delete`: what is done to many says so.
    private func yielding(_ sources: [OperationSource], _ candidates: [[String]]) -> [Bool] {
        let isPlural = sources.map { source in
            source.name.id?.words.last.map { Words.singular($0.lowercased()) != nil } ?? false
        }
        var hasSingular: Set<String> = []
        for index in sources.indices where !isPlural[index] && sources[index].name.id != nil { hasSingular.insert(candidates[index][0]) }
        return sources.indices.map { isPlural[$0] && candidates[$0][0] != "list" && hasSingular.contains(candidates[$0][0]) }
    }
}
