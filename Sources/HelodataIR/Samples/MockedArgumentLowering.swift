/// Decides how the arguments of a call are read back from the request that was sent.
struct MockedArgumentLowering {
    let operation: Operation
    let index: TypeIndex

    func arguments() -> [MockedArgument] {
        var arguments: [MockedArgument] = []
        for argument in operation.arguments {
            guard let (source, type) = source(argument) else { continue }
            arguments.append(
                MockedArgument(
                    name: argument.name, type: type, isOptional: isOptional(argument), source: source,
                    doc: argument.doc.firstParagraph))
        }
        if let body = body(avoiding: arguments.map(\.name.bare)) { arguments.append(body) }
        return arguments
    }

    private func isOptional(_ argument: Argument) -> Bool {
        switch argument.presence {
        case .required, .defaulted: if case .idempotencyKey = argument.destination { true } else { false }
        case .optional, .nullable, .patch: true
        }
    }

    /// Where the value stands and its type; `.string` for what cannot be told apart any more.
    private func source(_ argument: Argument) -> (MockedArgument.Source, TypeRef?)? {
        switch argument.destination {
        case .path:
            let style = operation.path.lazy.compactMap { piece -> ParameterStyle? in
                if case .argument(let name, let style) = piece, name == argument.name { style } else { nil }
            }.first
            let isPlain = style.map { $0.style == .simple && !isCompound(argument.type) } ?? false
            return (.path(argument.wireName), isPlain ? argument.type : .string)
        case .query(let name, let style): return query(name, style, argument.type)
        case .jsonQuery(let name): return (.jsonQuery(name), argument.type)
        case .queryString: return (.wholeQuery, argument.type)
        case .header(let name, _): return (.header(name), isCompound(argument.type) ? .string : argument.type)
        case .cookie(let name, _): return (.cookie(name), isCompound(argument.type) ? .string : argument.type)
        case .idempotencyKey:
            guard case .keyed(let header) = operation.replay else { return nil }
            return (.key(header), nil)
        case .contentType: return (.contentType, nil)
        case .body, .bodyMember: return nil
        }
    }

    private func query(_ name: String, _ style: ParameterStyle, _ type: TypeRef) -> (MockedArgument.Source, TypeRef?) {
        switch (style.style, shape(type)) {
        case (.json, _): return (.jsonQuery(name), type)
        case (.deepObject, .object): return (.deepQuery(name), type)
        case (_, .object): return style.explode ? (.wholeQuery, type) : (.query(name, separator: nil), .string)
        case (_, .list):
            if style.explode { return (.query(name, separator: nil), type) }
            let separator = style.style == .spaceDelimited ? " " : style.style == .pipeDelimited ? "|" : ","
            return (.query(name, separator: separator), type)
        case (_, .one): return (.query(name, separator: nil), type)
        case (_, .unknown): return (.query(name, separator: nil), .string)
        }
    }

    private enum Shape { case one, list, object, unknown }

    private func isCompound(_ type: TypeRef) -> Bool {
        switch shape(type) {
        case .one: false
        case .list, .object, .unknown: true
        }
    }

    private func shape(_ type: TypeRef) -> Shape {
        switch type {
        case .scalar(.json): return .unknown
        case .scalar: return .one
        case .nullable(let inner): return shape(inner)
        case .array(let element): return isCompound(element) ? .unknown : .list
        case .dictionary: return .object
        case .named(let name):
            if let target = index.alias(name) { return shape(target) }
            if index.structure(name) != nil { return .object }
            if index.enumeration(name) != nil { return .one }
            guard let union = index.union(name) else { return .unknown }
            // A text or a number, whichever it is.
            return union.cases.allSatisfy { !isCompound($0.type) } ? .one : .unknown
        }
    }

    // MARK: the body

    private func body(avoiding names: [String]) -> MockedArgument? {
        guard let body = operation.body else { return nil }
        let argument: (type: TypeRef, isOptional: Bool)
        switch body.value {
        case .argument(let name, let isOptional):
            guard let found = operation.arguments.first(where: { $0.name == name }) else { return nil }
            argument = (found.type, isOptional || found.presence == .optional)
        case .members(let name, _, let isOptional): argument = (.named(name), isOptional)
        }
        let (source, type): (MockedArgument.Source, TypeRef?)
        switch body.encoding {
        case .json: (source, type) = (.json, argument.type)
        case .jsonLines: (source, type) = (.jsonLines, argument.type)
        case .text: (source, type) = (.text, .string)
        case .bytes: (source, type) = (.bytes, .base64)
        case .base64: (source, type) = (.base64, .base64)
        case .form, .multipart: (source, type) = (.form, nil)
        }
        var name = "body"
        while names.contains(name) { name += "Value" }
        return MockedArgument(
            name: Identifier(unchecked: name), type: type, isOptional: argument.isOptional, source: source, doc: Doc())
    }
}
