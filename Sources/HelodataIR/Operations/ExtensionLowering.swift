import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers what OpenAPI cannot say: paging and waiting, from `x-pagination` and `x-waiters`.
struct ExtensionLowering {
    let lowering: OperationLowering
    let source: OperationSource

    private var schemas: SchemaLowering { lowering.schemas }
    private var context: LoweringContext { lowering.context }

    // MARK: paging

    func pagination(_ arguments: [Argument], _ output: Output) -> Pagination? {
        guard let entry = source.operation.extensions["x-pagination"] else { return nil }
        func fail(_ message: String, at location: SourceLocation? = nil) -> Pagination? {
            context.error("x-pagination", message, at: location ?? entry.keyLocation)
            return nil
        }
        // Others use the same name for vocabularies of their own.
        guard ["parameter", "next", "items", "style"].contains(where: { entry.value[$0] != nil }) else {
            context.warning(
                "x-pagination-foreign",
                "this 'x-pagination' has none of the members 'parameter', 'items', 'next' and 'style' and is left alone",
                at: entry.keyLocation)
            return nil
        }
        guard case .json(let page, optional: false) = output else {
            return fail("'x-pagination' stands on an operation that answers with JSON")
        }
        schemas.drain()
        let value = entry.value
        guard let wireName = value["parameter"]?.string else {
            return fail("'x-pagination' needs 'parameter', the query parameter that asks for a page")
        }
        guard
            let argument = arguments.first(where: {
                if case .query(let name, _) = $0.destination { name == wireName } else { false }
            })
        else {
            let names = arguments.compactMap { argument -> String? in
                if case .query(let name, _) = argument.destination { "'\(name)'" } else { nil }
            }
            return fail(
                "'\(wireName)' is no query parameter of this operation; it has \(names.isEmpty ? "none" : names.joined(separator: ", "))",
                at: value["parameter"]?.location)
        }
        guard argument.type == .string || argument.type == .int else {
            return fail("'\(wireName)' asks for pages and so must be a string or an integer", at: value["parameter"]?.location)
        }
        let itemsPath = value["items"]?.string ?? ""
        guard let items = steps(itemsPath, from: page), case .array(let item) = items.type else {
            return fail(
                itemsPath.isEmpty
                    ? "the answer is no array; 'items' names the member that holds the items"
                    : "'\(itemsPath)' leads to no array in the answer",
                at: value["items"]?.location)
        }
        let next: Pagination.Next
        switch value["style"]?.string ?? "cursor" {
        case "cursor":
            guard let path = value["next"]?.string, let found = steps(path, from: page), found.type == argument.type else {
                return fail(
                    "'next' names the member of the answer that holds the next value of '\(wireName)', of the same type",
                    at: value["next"]?.location)
            }
            next = .cursor(found.steps)
        case "page": next = .pageNumber(first: value["first"]?.int ?? 1)
        case "offset": next = .offset
        case "link": next = .link
        case let style:
            return fail("'\(style)' is no style of paging; known are cursor, page, offset and link", at: value["style"]?.location)
        }
        if case .pageNumber = next, argument.type != .int { return fail("pages are counted by an integer parameter") }
        if case .offset = next, argument.type != .int { return fail("offsets are counted by an integer parameter") }
        return Pagination(
            argument: argument.name, argumentWireName: wireName, argumentType: argument.type, items: items.steps,
            item: item, next: next)
    }

    /// The way along member names from a type, and the type at its end.
    private func steps(_ path: String, from type: TypeRef) -> (steps: [Pagination.PathStep], type: TypeRef)? {
        var steps: [Pagination.PathStep] = []
        var current = type
        for name in path.split(separator: "/") {
            guard let structure = schemas.structure(current),
                let property = structure.properties.first(where: { $0.wireName == name })
            else { return nil }
            let isOptional =
                switch property.presence {
                case .required, .defaulted: false
                case .optional, .nullable, .patch: true
                }
            steps.append(Pagination.PathStep(name: property.name, isOptional: isOptional))
            current = property.type
        }
        return (steps, current)
    }

    // MARK: waiting

    func waiters(_ output: Output, claim: (String) -> Identifier) -> [Waiter] {
        guard let entry = source.operation.extensions["x-waiters"] else { return [] }
        guard case .json(let type, optional: false) = output, let waiters = entry.value.entries else {
            context.error(
                "x-waiters", "'x-waiters' is a mapping from method names, on an operation that answers with JSON",
                at: entry.keyLocation)
            return []
        }
        schemas.drain()
        return waiters.compactMap { waiter($0, type, claim) }
    }

    private func waiter(_ entry: YAMLNode.Entry, _ type: TypeRef, _ claim: (String) -> Identifier) -> Waiter? {
        let value = entry.value
        let path = value["state"]?.string ?? "status"
        guard let state = steps(path, from: type) else {
            context.error(
                "x-waiters", "'\(path)' is no member of the answer; 'state' names the one that is waited for",
                at: value["state"]?.location ?? entry.keyLocation)
            return nil
        }
        let isText: Bool
        switch state.type {
        case .string, .named: isText = true
        default: isText = false
        }
        let success = value["success"]?.elements?.compactMap(\.string) ?? []
        guard isText, !success.isEmpty else {
            context.error(
                "x-waiters", "a waiter needs 'success', the list of states that end it well, and a state that is a string",
                at: entry.keyLocation)
            return nil
        }
        checkStates(value, schemas.values(state.type))
        return Waiter(
            name: claim(entry.key), doc: Doc(Documentation.lines(value["description"]?.string)), state: state.steps,
            stateType: state.type, success: success,
            failure: value["failure"]?.elements?.compactMap(\.string) ?? [],
            atMost: seconds(value["at-most"], fallback: 900),
            notFoundGrace: seconds(value["not-found-grace"], fallback: 60))
    }

    /// Enumerations are open, so a state need not be listed. One that is nearly a listed one would be waited for in vain.
    private func checkStates(_ waiter: YAMLNode, _ known: [String]) {
        for node in ["success", "failure"].flatMap({ waiter[$0]?.elements ?? [] }) {
            guard let state = node.string, !known.contains(state), let near = Suggestion.nearest(to: state, in: known, atMost: 2)
            else { continue }
            context.warning("x-waiters-state", "state '\(state)' is not listed; did you mean '\(near)'?", at: node.location)
        }
    }

    /// An ISO 8601 duration of days to seconds (`PT15M`), or a plain number of seconds.
    private func seconds(_ node: YAMLNode?, fallback: Int) -> Int {
        guard let node else { return fallback }
        if let number = node.int, number >= 0 { return min(number, 31_536_000) }
        let text = node.string ?? ""
        var total = 0
        var digits = ""
        var isTime = false
        for character in text.dropFirst() {
            switch character {
            case "T": isTime = true
            case "0"..."9": digits.append(character)
            case "D", "H", "M", "S":
                guard let number = Int(digits), number <= 31_536_000, character == "D" || isTime else { return refuse(node, fallback) }
                total += number * (character == "D" ? 86_400 : character == "H" ? 3_600 : character == "M" ? 60 : 1)
                digits = ""
            default: return refuse(node, fallback)
            }
        }
        guard text.hasPrefix("P"), digits.isEmpty, total > 0 else { return refuse(node, fallback) }
        return min(total, 31_536_000)
    }

    private func refuse(_ node: YAMLNode, _ fallback: Int) -> Int {
        context.error(
            "duration", "'\(node.string ?? "")' is no duration; write ISO 8601 like PT15M, or a number of seconds",
            at: node.location)
        return fallback
    }
}
