/// What a client uses of the runtime: by its operations, and by the types that it declares or names.
struct RuntimeUse {
    private(set) var parts: Set<RuntimePart> = []
    private let checked: CheckedTypes

    init(_ api: API) {
        checked = api.checked
        for type in api.types { add(type) }
        for group in api.groups { for operation in group.operations { add(operation) } }
        for header in api.responseHeaders { add(header.type) }
        for event in api.events { add(event.body) }
    }

    // MARK: operations

    private mutating func add(_ operation: Operation) {
        for argument in operation.arguments {
            add(argument.type)
            add(argument.presence)
            add(argument.constraints, of: argument.type)
            switch argument.destination {
            case .queryString: parts.insert(.forms)
            case .path, .query, .jsonQuery, .header, .cookie, .idempotencyKey, .contentType, .body, .bodyMember: break
            }
        }
        if let body = operation.body { add(body) }
        add(operation.output)
        if operation.stream != nil { parts.insert(.downloads) }
        if !operation.waiters.isEmpty { parts.insert(.waiting) }
        add(operation.error)
    }

    private mutating func add(_ body: RequestBody) {
        if body.flows { parts.insert(.progress) }
        switch body.encoding {
        case .json, .jsonLines, .text, .base64: break
        case .bytes: parts.insert(.uploads)
        case .form: parts.insert(.forms)
        case .multipart: parts.insert(.multipart)
        }
    }

    private mutating func add(_ output: Output) {
        switch output {
        case .none, .text, .bytes: break
        case .json(let type, _), .string(let type, _): add(type)
        case .rows(let row, _, _):
            parts.insert(.rows)
            add(row)
        case .events(let event, _):
            parts.insert(.events)
            add(event)
        case .jsonLines(let line):
            parts.insert(.jsonLines)
            add(line)
        case .choice(let choice):
            parts.insert(.choices)
            for answer in choice.cases { add(answer.output) }
        case .pages(let pagination):
            parts.insert(.pages)
            add(pagination.page)
            add(pagination.item)
        }
    }

    /// Of an answer that is not described any JSON is kept, which says nothing about the types that a client needs.
    private mutating func add(_ error: ErrorEnumeration) {
        for body in error.cases.map(\.body) + error.open.map(\.body) + [error.undocumentedBody] where body != .json { add(body) }
    }

    // MARK: types

    private mutating func add(_ declaration: TypeDeclaration) {
        switch declaration {
        case .structure(let structure): add(structure)
        case .union(let union): add(union)
        case .alias(let alias): add(alias.target)
        case .enumeration: break
        }
        for type in declaration.nested { add(type) }
    }

    private mutating func add(_ structure: Structure) {
        for property in structure.properties {
            add(property)
            if property.isIndirect { parts.insert(.boxes) }
            if checked.contains(structure.name) { add(property.constraints, of: property.type) }
        }
        for constant in structure.constants { add(constant.value) }
        if let element = structure.additional?.element { add(element) }
    }

    private mutating func add(_ union: Union) {
        for unionCase in union.cases {
            add(unionCase.type)
            unionCase.factory.forEach { add($0) }
        }
        switch union.selection {
        case .discriminator(let tags, _): add(tags)
        case .kinds(let rules):
            for rule in rules {
                switch rule.choice {
                case .bestFit: parts.insert(.bestFit)
                case .members(_, let rest): if rest.count > 1 { parts.insert(.bestFit) }
                case .discriminator(let tags): add(tags)
                case .only, .fitting: break
                }
            }
        }
    }

    private mutating func add(_ tags: Union.Tags) {
        if !tags.untagged.isEmpty { parts.insert(.bestFit) }
    }

    private mutating func add(_ property: Property) {
        add(property.type)
        add(property.presence)
    }

    private mutating func add(_ presence: Presence) {
        switch presence {
        case .required, .optional, .nullable: break
        case .defaulted(let value): add(value)
        case .patch: parts.insert(.patches)
        }
    }

    private mutating func add(_ value: Literal) {
        switch value {
        case .decimal: parts.insert(.decimals)
        case .string, .bool, .int, .double, .enumerationCase, .emptyArray, .emptyDictionary: break
        }
    }

    private mutating func add(_ constraints: [Constraint], of type: TypeRef) {
        for constraint in constraints {
            switch constraint {
            case .multipleOf: parts.insert(.decimalLimits)
            case .minimum, .maximum: parts.insert(type.isDecimal ? .decimalLimits : .limits)
            case .minLength, .maxLength, .minItems, .maxItems, .uniqueItems, .minProperties, .maxProperties: parts.insert(.limits)
            }
        }
    }

    private mutating func add(_ type: TypeRef) {
        switch type {
        case .scalar(let scalar): add(scalar)
        case .named: break
        case .array(let element), .dictionary(let element), .nullable(let element): add(element)
        }
    }

    private mutating func add(_ scalar: Scalar) {
        switch scalar {
        // A number of any JSON is read as a decimal where it has to be exact.
        case .decimal, .decimalText, .decimalOrText, .json: parts.insert(.decimals)
        case .date: parts.insert(.days)
        case .duration: parts.insert(.durations)
        case .file: parts.insert(.multipart)
        case .upload: parts.insert(.uploads)
        case .string, .bool, .int, .uint64, .double, .intOrText, .uint64OrText, .doubleOrText, .dateTime, .uuid, .base64, .secret: break
        }
    }
}

extension TypeRef {
    /// Whether its values, whatever contains them, are exact decimals.
    fileprivate var isDecimal: Bool {
        switch self {
        case .scalar(.decimal), .scalar(.decimalText), .scalar(.decimalOrText): true
        case .scalar, .named: false
        case .array(let element), .dictionary(let element), .nullable(let element): element.isDecimal
        }
    }
}
