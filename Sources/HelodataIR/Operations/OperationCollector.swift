import HelodataDiagnostics
import HelodataSpec

/// Gathers the operations of a document and gives each an id of its own.
struct OperationCollector {
    let context: LoweringContext

    func operations(_ document: DocumentObject) -> [OperationSource] {
        var sources: [OperationSource] = []
        var ids: [String: SourceLocation] = [:]
        let paths = document.paths.compactMap { entry in context.references.pathItem(entry.item).map { (key: entry.key, item: $0) } }
        let repeats = idsRepeatPaths(paths)
        let numbered = numberedIDs(paths)
        for entry in paths {
            for (method, operation) in entry.item.operations {
                var id = operation.operationID?.value ?? ""
                var isDuplicate = false
                if id.isEmpty { id = OperationSource.madeUpID(method: method, path: entry.key) }
                if let first = ids[id] {
                    let other = id + "_" + OperationSource.madeUpID(method: method, path: entry.key)
                    context.warning(
                        "operation-id-duplicate", "operationId '\(id)' is used twice; this operation is called '\(other)'",
                        at: operation.operationID?.location ?? operation.location,
                        notes: [Diagnostic.Note("first used here", at: first)])
                    id = other
                    isDuplicate = true
                }
                ids[id] = operation.operationID?.location ?? operation.location
                let repetition = PathRepetition(operation.operationID?.value ?? "", method: method, path: entry.key)
                let name = MethodName(
                    id: isDuplicate ? nil : given(operation, method, entry.key, numbered),
                    repeatsPath: repetition.repeats && (repeats || repetition.isMechanical),
                    path: PathName(method: method, path: entry.key, isList: isList(operation)), method: method)
                sources.append(
                    OperationSource(
                        path: entry.key, method: method, item: entry.item, operation: operation,
                        pointer: "#/paths/" + JSONPointer.escape(entry.key) + "/"
                            + (PathItemObject.methodKeys.contains(method) ? "" : "additionalOperations/") + JSONPointer.escape(method),
                        id: id, typeText: "", name: name,
                        group: operation.tags.first { !GroupName.isHollow($0.value) }?.value
                            ?? OperationSource.madeUpGroup(id: operation.operationID?.value, path: entry.key),
                        yields: isDuplicate || numbered.contains(id)))
            }
        }
        nameTypes(of: &sources)
        return sources
    }

    /// Operations whose ids are numbered or taken come last, so that the others are called alike without them.
    private func nameTypes(of sources: inout [OperationSource]) {
        var taken: Set<String> = []
        for index in sources.indices.filter({ !sources[$0].yields }) + sources.indices.filter({ sources[$0].yields }) {
            let name = sources[index].name
            let texts = [name.whole, name.versioned, name.path.wholeWithParameters.words].compactMap { $0 }.map {
                $0.joined(separator: "_")
            }
            sources[index].typeText = texts.first { taken.insert($0.lowercased()).inserted } ?? sources[index].id
        }
    }

    /// The name that the author gave.
    private func given(_ operation: OperationObject, _ method: String, _ path: String, _ numbered: Set<String>) -> OperationID? {
        guard let id = operation.operationID?.value, !id.isEmpty else { return nil }
        let words = OperationID(id, tag: operation.tags.first?.value, path: path, method: method, isNumbered: numbered.contains(id))
        return words.words.isEmpty ? nil : words
    }

    /// Ids that a framework numbered because another operation has the same: `search`, `search-1`.
    private func numberedIDs(_ paths: [(key: String, item: PathItemObject)]) -> Set<String> {
        let ids = Set(paths.flatMap { $0.item.operations.compactMap { $0.1.operationID?.value } })
        return ids.filter { id in
            let base = OperationID.unnumbered(id)
            return base != id
                && (ids.contains(base) || ids.contains(base + "_1") || ids.contains(base + "-1")
                    || ids.contains(base + "1") && id != base + "1")
        }
    }

    /// Whether the ids were made of methods and paths, as those of Stripe are. A few that happen to say the same as the
    /// path (`getMe` for `/me`) are names like others.
    private func idsRepeatPaths(_ paths: [(key: String, item: PathItemObject)]) -> Bool {
        var (count, repeating) = (0, 0)
        for entry in paths {
            for (method, operation) in entry.item.operations {
                guard let id = operation.operationID?.value, !id.isEmpty else { continue }
                count += 1
                if PathRepetition(id, method: method, path: entry.key).repeats { repeating += 1 }
            }
        }
        return count >= 8 && repeating * 10 >= count * 9
    }

    /// Whether the first success is an array, as far as it can be seen without following references: whether they lead
    /// anywhere is for the operations to say that are chosen.
    private func isList(_ operation: OperationObject) -> Bool {
        guard case .object(let response)? = operation.responses.first(where: { $0.status.isSuccess })?.response else { return false }
        let schema = response.content.first { MediaType($0.key).family == .json }?.schema
        return schema?.types.map(\.value) == ["array"]
    }
}

/// Marks the schemas that operations send and receive, for `SchemaUsage`.
struct OperationRoots {
    let context: LoweringContext
    let usage: SchemaUsage

    func mark(_ sources: [OperationSource], _ incoming: [IncomingSource]) {
        // Many operations may share a response; what stands in it travels one way.
        var passed: Set<SourceLocation> = []
        for source in incoming { source.schema.map { usage.mark($0, .response) } }
        for source in sources {
            for entry in source.item.parameters + source.operation.parameters {
                guard let parameter = context.references.parameter(entry) else { continue }
                for schema in [parameter.schema].compactMap({ $0 }) + parameter.content.compactMap(\.schema) {
                    usage.mark(schema, .request)
                }
            }
            if let entry = source.operation.requestBody, let body = context.references.requestBody(entry) {
                for media in body.content {
                    media.schema.map { usage.mark($0, .request) }
                    media.itemSchema.map { usage.mark($0, .request) }
                }
            }
            for entry in source.operation.responses {
                guard let response = context.references.response(entry.response), passed.insert(response.location).inserted
                else { continue }
                for media in response.content {
                    media.schema.map { usage.mark($0, .response) }
                    media.itemSchema.map { usage.mark($0, .response) }
                }
                for header in response.headers {
                    context.references.header(header.header)?.schema.map { usage.mark($0, .response) }
                }
            }
        }
    }
}
