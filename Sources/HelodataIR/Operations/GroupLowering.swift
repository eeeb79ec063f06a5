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
        var scope = NameScope(reserved: NameScope.Reserved(["core", "withResponse", "with"]))
        return order.map { key, group in
            let tag = tags[key]
            let given = tag?.extensions.swiftName
            let (name, _) = scope.claim(given ?? group, .member, fallback: "general", suffix: "Operations")
            let typeName = operations.schemas.root.scope.claim(
                (given ?? group) + "_API", .type, fallback: "GeneralAPI", suffix: "Group"
            ).identifier
            return OperationGroup(
                name: name, typeName: typeName, doc: Doc(tag?.description.map(Documentation.lines) ?? Documentation.summary(tag?.summary)),
                operations: methods(members[key] ?? [], group: given ?? group, in: typeName))
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
        // The short name goes to an operation only if no other one of the group wants it too.
        let short = sources.map { $0.methodWords(in: group).lowerCamel }
        var wanted: [String: Int] = [:]
        for name in short { wanted[name, default: 0] += 1 }
        var scope = NameScope(reserved: NameScope.Reserved(["core"]))
        var names: [Identifier] = []
        for (source, name) in zip(sources, short) {
            let given = source.operation.extensions.swiftName
            let isVariant = source.operation.extensions.variants != nil
            if isVariant {
                // The methods of variants have names of their own.
                names.append(Identifier(unchecked: name))
            } else if let given {
                names.append(scope.claim([NameScope.legal(given, suffix: "Operation")], suffix: "Operation").identifier)
            } else {
                let text = wanted[name] == 1 ? name : source.typeText
                names.append(scope.claim(text, .member, fallback: "call", suffix: "Operation").identifier)
            }
        }
        var lowered: [Operation] = []
        for (source, name) in zip(sources, names) {
            let methods = operations.operations(source, name: name) { text in
                scope.claim(text, .member, fallback: "call", suffix: "Operation").identifier
            }
            operations.context.coverage.generated(
                source.operation.location, as: methods.map { "\(typeName).\($0.name)" }.joined(separator: ", "))
            lowered += methods
        }
        return lowered
    }
}
