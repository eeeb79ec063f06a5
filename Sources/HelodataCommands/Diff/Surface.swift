import HelodataDiagnostics
import HelodataIR
import HelodataSpec

/// All that a client declares, in its order.
package struct Surface {
    package internal(set) var declarations: [Declaration] = []
    /// Where in the list the last declaration of a key stands.
    private(set) var byKey: [String: Int] = [:]
    /// Of types that are declared once for several operations.
    var declared: Set<String> = []
    package let clientName: String
    package let version: String
    let places: Places
    private let api: API
    private var aliases: [TypeName: TypeRef] = [:]
    /// Types that requests hold.
    private(set) var sent: Set<TypeName> = []

    package init(_ api: API, _ documents: DocumentSet, _ coverage: CoverageReport) {
        self.api = api
        clientName = api.clientName.description
        version = api.version
        places = Places(api, documents, coverage)
        findAliases(api.types)
        findSent()
        addClient()
        for group in api.groups { add(group) }
        for type in api.types { add(type, root: type.name.text, fallback: places.document) }
        byKey.reserveCapacity(declarations.count)
        for (index, declaration) in declarations.enumerated() { byKey[declaration.key] = index }
    }

    // MARK: types as text

    private mutating func findAliases(_ types: [TypeDeclaration]) {
        for type in types {
            switch type {
            case .alias(let alias): aliases[alias.name] = alias.target
            case .structure(let structure): findAliases(structure.nested)
            case .union(let union): findAliases(union.nested)
            case .enumeration: break
            }
        }
    }

    /// A name for a type that has no declaration of its own says the same as that type.
    func text(_ type: TypeRef, depth: Int = 0) -> String {
        switch type {
        case .scalar(let scalar): scalar.row.swiftType
        case .named(let name):
            if let target = aliases[name], depth < 20 { text(target, depth: depth + 1) } else { name.text }
        case .array(let element): "[\(text(element, depth: depth))]"
        case .dictionary(let element): "[String: \(text(element, depth: depth))]"
        case .nullable(let element): text(element, depth: depth) + "?"
        }
    }

    func text(_ type: TypeRef, _ presence: Presence) -> String {
        switch presence {
        case .required, .defaulted: text(type)
        case .optional, .nullable: text(type) + "?"
        case .patch: "PatchValue<\(text(type))>"
        }
    }

    // MARK: what is sent

    private mutating func findSent() {
        let types = api.declarations()
        var pending: [TypeRef] = api.groups.flatMap { $0.operations.flatMap { $0.arguments.map(\.type) } }
        for operation in api.groups.flatMap(\.operations) {
            if case .members(let name, _, _)? = operation.body?.value { pending.append(.named(name)) }
        }
        while let type = pending.popLast() {
            switch type {
            case .scalar: break
            case .array(let element), .dictionary(let element), .nullable(let element): pending.append(element)
            case .named(let name):
                guard sent.insert(name).inserted, let declaration = types[name] else { continue }
                switch declaration {
                case .structure(let structure):
                    pending += structure.properties.map(\.type) + (structure.additional.map { [$0.element] } ?? [])
                case .union(let union): pending += union.cases.map(\.type)
                case .alias(let alias): pending.append(alias.target)
                case .enumeration: break
                }
            }
        }
    }

    // MARK: the client

    private mutating func addClient() {
        var type = Declaration("", clientName, .type("structure"), at: places.document)
        type.doc = api.doc
        type.facts.values = [
            (
                .errorChanged,
                [api.errorEnvelope.code, api.errorEnvelope.message, api.errorEnvelope.requestID]
                    .map { $0.isEmpty ? "by habit" : $0.joined(separator: "/") }.joined(separator: ", ")
            )
        ]
        let url = api.servers.first?.url ?? ""
        type.facts.values.append((.serverChanged, url))
        for credential in api.credentials { type.facts.values.append((.securityChanged, "\(credential.name) as \(credential.kind.text)")) }
        declarations.append(type)
        var initializer = Declaration(clientName, "init", .initializer, at: places.document)
        initializer.parameters = api.credentials.map {
            let type = $0.isOptional ? "ClientCredential?" : "ClientCredential"
            return .init(label: $0.name.description, type: type, hasDefault: $0.isOptional, place: places.document)
        }
        let isAbsolute = url.hasPrefix("https://") || url.hasPrefix("http://")
        initializer.parameters += [
            .init(label: "baseURL", type: "String", hasDefault: isAbsolute, place: places.document),
            .init(label: "transport", type: "(any HTTPTransport)?", hasDefault: true, place: places.document),
            .init(label: "configuration", type: "ClientConfiguration", hasDefault: true, place: places.document),
        ]
        declarations.append(initializer)
        for server in api.servers {
            guard let name = server.name else { continue }
            let variables = server.pieces.compactMap { piece -> Declaration.Parameter? in
                guard case .variable(let name, let value) = piece else { return nil }
                return .init(label: name.description, type: "String", hasDefault: true, value: value, place: places.document)
            }
            var declaration = Declaration(
                clientName, name.bare, server.pieces.isEmpty ? .value : .staticMethod, at: places.document)
            declaration.type = "String"
            declaration.parameters = variables
            declaration.facts.values = [(.serverChanged, server.url)]
            declarations.append(declaration)
        }
        for header in api.responseHeaders {
            var property = Declaration("APIResponse", header.name.description, .property(isSettable: false), at: places.document)
            property.type = text(header.type) + "?"
            property.wire = header.wireName.lowercased()
            property.facts.values = [(.memberMoved, header.wireName.lowercased())]
            declarations.append(property)
        }
    }

    // MARK: operations

    private mutating func add(_ group: OperationGroup) {
        var declaration = Declaration("", group.typeName.description, .type("group of operations"), at: places.document)
        declaration.doc = group.doc
        declarations.append(declaration)
        var property = Declaration(clientName, group.name.description, .group, at: places.document)
        property.type = group.typeName.description
        declarations.append(property)
        for operation in group.operations { add(operation, of: group) }
    }

    private mutating func add(_ operation: Operation, of group: OperationGroup) {
        let place = places.operation(group, operation)
        let owner = group.typeName.description
        let isStream: Bool
        let type: String
        (type, isStream) = result(operation)
        var method = Declaration(owner, operation.name.description, .method(isAsync: !isStream), at: place)
        method.shownOwner = group.name.description
        method.type = type
        method.error = isStream ? "" : operation.error.name.text
        method.wire = "\(operation.method) \(operation.template) \(operation.name)"
        method.doc = operation.doc
        method.facts.isDeprecated = operation.isDeprecated
        method.facts.values = facts(operation)
        method.parameters = operation.arguments.map { argument(group, operation, $0) }
        let options = Declaration.Parameter(label: "options", type: "CallOptions", hasDefault: true, place: place)
        declarations.append(method.with(method.parameters + [options]))
        for waiter in operation.waiters {
            let type = waiter.value
            var declaration = Declaration(owner, waiter.name.description, .method(isAsync: true), at: place)
            declaration.type = text(type)
            declaration.shownOwner = group.name.description
            declaration.isDerived = true
            declaration.error = "WaitError<\(text(type))>"
            declaration.facts.values = [
                (
                    .waitingChanged,
                    "until \(waiter.success.joined(separator: ", ")); fails at \(waiter.failure.isEmpty ? "none" : waiter.failure.joined(separator: ", ")); \(waiter.atMost) s, not found for \(waiter.notFoundGrace) s"
                )
            ]
            declaration.parameters =
                method.parameters + [
                    .init(label: "atMost", type: "Duration", hasDefault: true, place: place),
                    .init(label: "since", type: "Date?", hasDefault: true, place: place), options,
                ]
            declarations.append(declaration)
        }
        if case .choice(let choice) = operation.output { add(choice, root: method.path, at: place) }
        add(operation.error, root: method.path, at: place)
    }

    private func argument(_ group: OperationGroup, _ operation: Operation, _ argument: Argument) -> Declaration.Parameter {
        let place = places.argument(group, operation, argument)
        if case .idempotencyKey = argument.destination {
            return .init(label: argument.name.description, type: "IdempotencyKey?", hasDefault: true, wire: "key", place: place)
        }
        var value = ""
        if case .defaulted(let literal) = argument.presence { value = literal.text }
        let hasDefault = argument.presence != .required && argument.presence != .nullable
        let wire =
            switch argument.destination {
            case .path:
                "path \(operation.path.compactMap { if case .argument(argument.name, let style) = $0 { self.style(style) } else { nil } })"
            case .query(let name, let style): "query \(name) \(self.style(style))"
            case .jsonQuery(let name): "query \(name) JSON"
            case .queryString: "query"
            case .header(let name, let style): "header \(name.lowercased()) \(self.style(style))"
            case .cookie(let name, let style): "cookie \(name) \(self.style(style))"
            case .idempotencyKey: "key"
            case .contentType: "media type"
            case .body: "body"
            case .bodyMember: "member \(argument.wireName)"
            }
        return .init(
            label: argument.label?.description, type: text(argument.type, argument.presence), hasDefault: hasDefault, wire: wire,
            limits: argument.constraints, value: value, place: place, sendsNull: argument.presence == .nullable)
    }

    private func result(_ operation: Operation) -> (type: String, isStream: Bool) {
        let error = operation.error.name.text
        switch operation.output {
        case .none: return ("Void", false)
        case .json(let type, let isOptional), .string(let type, let isOptional): return (text(type) + (isOptional ? "?" : ""), false)
        case .text: return ("String", false)
        case .bytes: return ("Data", false)
        case .rows(let row, _, let isStreamed): return isStreamed ? ("RowStream<\(text(row)), \(error)>", true) : ("[\(text(row))]", false)
        case .events(let event, _): return ("EventStream<\(text(event)), \(error)>", true)
        case .jsonLines(let line): return ("JSONLineStream<\(text(line)), \(error)>", true)
        case .choice(let choice): return (choice.name.text, false)
        case .pages(let pages): return ("PageSequence<\(text(pages.page)), \(text(pages.item)), \(error)>", true)
        }
    }

    private func facts(_ operation: Operation) -> [(rule: DiffRule, value: String)] {
        var facts: [(rule: DiffRule, value: String)] = [
            (.operationMoved, "\(operation.method) \(operation.template)"),
            (.answerChanged, operation.accept.joined(separator: ", ")),
            (.replayChanged, replay(operation.replay)),
            (.securityChanged, operation.security.map { $0.joined(separator: " and ") }.joined(separator: " or ")),
            (.serverChanged, operation.server ?? ""),
            (.argumentMoved, operation.fixedQuery.map { "\($0.wireName)=\($0.value)" }.joined(separator: "&")),
            (.bodyChanged, operation.body.map { "\($0.contentType), \(encoding($0.encoding))" } ?? ""),
        ]
        if case .pages(let paging) = operation.output {
            facts.append(
                (
                    .pagingChanged,
                    "\(paging.argumentWireName), items in \(path(paging.items)), \(next(paging.next))\(paging.more.map { ", more by \(path($0))" } ?? "")"
                ))
        }
        return facts
    }

    private func path(_ steps: [Pagination.PathStep]) -> String {
        steps.isEmpty ? "the answer" : steps.map(\.name.description).joined(separator: ".")
    }

    private func next(_ next: Pagination.Next) -> String {
        switch next {
        case .cursor(let steps, _): "next in \(path(steps))"
        case .pageNumber(let first): "pages from \(first)"
        case .offset: "an offset"
        case .link: "next in Link"
        case .memberLink(let steps, _): "next in the URL \(path(steps))"
        case .wholeLink(let steps): "next at the URL \(path(steps))"
        }
    }

    func style(_ style: ParameterStyle) -> String {
        "\(style.style.rawValue)\(style.explode ? " exploded" : "")\(style.allowReserved ? " unescaped" : "")"
    }

    private func replay(_ replay: Replay) -> String {
        switch replay {
        case .safe: "safe to send again"
        case .idempotent: "idempotent"
        case .unsafe: "never sent again"
        case .keyed(let header): "sent again with the same \(header)"
        }
    }

    private func encoding(_ encoding: RequestBody.Encoding) -> String {
        func fields(_ fields: [FormField]) -> String {
            fields.map { "\($0.wireName) \($0.style.map(style) ?? "") \($0.contentType ?? "")" }.joined(separator: ", ")
        }
        return switch encoding {
        case .json: "JSON"
        case .jsonLines: "JSON lines"
        case .text: "text"
        case .bytes: "bytes"
        case .base64: "base64"
        case .form(let list, _): "form of \(fields(list))"
        case .multipart(let list, _): "parts \(fields(list))"
        }
    }
}

extension Declaration {
    fileprivate func with(_ parameters: [Parameter]) -> Declaration {
        var declaration = self
        declaration.parameters = parameters
        return declaration
    }
}

extension Literal {
    var text: String {
        switch self {
        case .string(let text): "\"\(text)\""
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .decimal(let digits): digits
        case .enumerationCase(_, let name): ".\(name)"
        case .emptyArray: "[]"
        case .emptyDictionary: "[:]"
        }
    }
}

extension CredentialScheme.Kind {
    fileprivate var text: String {
        switch self {
        case .bearer: "bearer token"
        case .basic: "user and password"
        case .header(let name): "header \(name)"
        case .query(let name): "query parameter \(name)"
        case .cookie(let name): "cookie \(name)"
        }
    }
}
