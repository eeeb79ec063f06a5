import HelodataIR

/// An object of the document as a structure with its codec.
extension TypeCode {
    func structure(_ model: Structure) -> Code {
        let code = StructureCode(model)
        let members: [Code] = [
            code.members(),
            Code(model.shortcuts.map { shortcut($0, of: model) }),
            Code([code.initializer(), code.keyTable(), code.reader(), code.writer(), validation(model)]),
        ]
        return """
            \(doc: model.doc)
            nonisolated public struct \(model.name.last): JSONModel {
                \(members + model.nested.map(declaration), separator: "\n\n")
            }
            """
    }
}

/// The pieces of one structure.
struct StructureCode {
    let properties: [Property]
    let constants: [Constant]
    let additional: AdditionalMembers?
    let list: Identifier?

    init(_ model: Structure) {
        properties = model.properties.map { $0.relative(to: model.name) }
        list = model.list
        constants = model.constants.map { $0.relative(to: model.name) }
        additional = model.additional.map {
            AdditionalMembers(name: $0.name, element: $0.element.relative(to: model.name))
        }
    }

    // MARK: members

    func members() -> Code {
        let dictionary = additional.map { additional -> Code in
            """
            /// Members beyond the ones above.
            public var \(additional.name): [String: \(additional.element)]
            """
        }
        return Code(properties.map(property) + constants.map(constant) + [dictionary ?? ""])
    }

    private func property(_ property: Property) -> Code {
        guard property.isIndirect else {
            return """
                \(doc: property.doc)
                public var \(property.name): \(storedType(property))
                """
        }
        let type = declaredType(property.type, property.presence)
        let box: Code = "_\(bare: property.name)"
        return """
            \(doc: property.doc)
            public var \(property.name): \(type) { get { \(box).value } set { \(box).value = newValue } }
            private var \(box): \(boxType(property))
            """
    }

    /// `Optional<T>` in full: Swift sets a stored `T?` to nil before the initializer sets it. In a structure of more than six
    /// words the optimizer (6.3) leaves that in, and copies the whole value once more.
    private func storedType(_ property: Property) -> Code {
        switch property.presence {
        case .optional, .nullable: "Optional<\(property.type)>"
        case .required, .defaulted, .patch: declaredType(property.type, property.presence)
        }
    }

    /// Not as a property wrapper: those do not compile in a `nonisolated` type (Swift 6.3).
    private func boxType(_ property: Property) -> Code {
        switch property.presence {
        case .optional, .nullable: "BoxedIfPresent<\(property.type)>"
        case .required, .defaulted, .patch: "Boxed<\(declaredType(property.type, property.presence))>"
        }
    }

    private func assignment(_ property: Property) -> Code {
        guard property.isIndirect else { return "self.\(property.name) = \(property.name)" }
        let type: Code
        switch property.presence {
        case .optional, .nullable: type = "BoxedIfPresent"
        case .required, .defaulted, .patch: type = "Boxed"
        }
        return "_\(bare: property.name) = \(type)(\(property.name))"
    }

    private func constant(_ constant: Constant) -> Code {
        let doc = constant.doc.isEmpty ? Doc(["Always the same."]) : constant.doc
        return """
            \(doc: doc)
            public var \(constant.name): \(literalType(constant.value)) { \(expression(constant.value)) }
            """
    }

    func initializer() -> Code {
        var parameters = properties.map { parameter($0) }
        var assignments = properties.map(assignment)
        if let additional {
            parameters.append("\(label: additional.name): [String: \(additional.element)] = [:]")
            assignments.append("self.\(additional.name) = \(additional.name)")
        }
        return braces("public init\(arguments: parameters, tail: 2)", assignments)
    }

    // MARK: reading

    /// A structure with additional members must know its constants, or they would be taken for additional ones.
    private var knownConstants: [Constant] { additional == nil ? [] : constants }

    func keyTable() -> Code {
        let wireNames = properties.map(\.wireName) + knownConstants.map(\.wireName)
        var arguments = wireNames.map { Code(literal: $0) }
        func add(_ label: Code, _ isListed: (Presence) -> Bool) {
            let indices = properties.indices.filter { isListed(properties[$0].presence) }
            if !indices.isEmpty { arguments.append("\(label): [\(list: indices.map { "\($0)" })]") }
        }
        add("required") { $0.isNeeded }
        add("keepsNull") { $0 == .patch }
        if additional != nil { arguments.append("isOpen: true") }
        let skipped = additional == nil ? constants.map { Code(literal: $0.wireName) } : []
        if !skipped.isEmpty { arguments.append("constants: [\(list: skipped)]") }
        if let list, let index = properties.firstIndex(where: { $0.name == list }) { arguments.append("list: \(index)") }
        return "static let jsonKeys = JSONKeys\(arguments: arguments)"
    }

    func reader() -> Code {
        let names = properties.map(\.name) + (additional.map { [$0.name] } ?? [])
        let json = localName("json", avoiding: names)
        let object = localName("object", avoiding: names)
        let needed = properties.filter { $0.presence.isNeeded }.map { property -> Code in "let \(property.name)" }
        // Without a required member the properties themselves are filled.
        let isFilledInPlace = needed.isEmpty
        var locals: [Code] = []
        if !isFilledInPlace {
            locals = properties.map { property in
                property.presence == .patch
                    ? "\(property.name): PatchValue<\(property.type)> = .omit" : "\(property.name): \(property.type)?"
            }
            if let additional { locals.append("\(additional.name): [String: \(additional.element)] = [:]") }
        }
        let arguments = names.map { name -> Code in "\(argument: name): \(name)" }
        return """
            public init(\(parameter(label: "json", local: json, "inout JSONReader"))) throws(JSONError) {
                \(isFilledInPlace ? "self.init()" : "var \(list: locals)")
                var \(object) = try \(json).object(Self.jsonKeys)
                \(loop(json: json, object: object, key: localName("key", avoiding: names)))
                \(needed.isEmpty ? "" : "guard \(list: needed, tail: 50) else { throw \(json).missingMember(\(object)) }")
                \(isFilledInPlace ? "" : "self.init\(arguments: arguments)")
            }
            """
    }

    private func loop(json: Code, object: Code, key: Code) -> Code {
        var reads = properties.map { property -> Code in
            property.presence == .patch
                ? "\(property.name) = try \(json).read(PatchValue<\(property.type)>.self)"
                : "\(property.name) = try \(json).read(\(property.type).self)"
        }
        reads += knownConstants.map { _ in "try \(json).skip()" }
        if let additional {
            reads.append("\(additional.name)[\(json).key] = try \(json).read(\(additional.element).self)")
        }
        if reads.count < 2 { return braces("while try \(json).nextKey(&\(object)) != nil", reads) }
        let cases = reads.enumerated().map { index, read -> Code in
            index == reads.count - 1 ? "default: \(read)" : "case \(index): \(read)"
        }
        return """
            while let \(key) = try \(json).nextKey(&\(object)) { switch \(key) {
            \(cases)
            } }
            """
    }

    // MARK: writing

    func writer() -> Code {
        let names = properties.map(\.name) + constants.map(\.name) + (additional.map { [$0.name] } ?? [])
        let json = localName("json", avoiding: names)
        let fixed = constants.map { constant -> Code in
            switch constant.value {
            case .string, .bool, .int, .double:
                "\(json).constant(\(literal: constant.wireName), \(expression(constant.value)))"
            case .decimal, .enumerationCase, .emptyArray, .emptyDictionary:
                "\(json).member(\(literal: constant.wireName), \(constant.name))"
            }
        }
        let members = properties.map { property -> Code in
            let member: Code = "\(writeMethod(property.presence))(\(literal: property.wireName), \(property.name))"
            return property.type.quotesDecimals ? "\(json).quotingDecimals { $0.\(member) }" : "\(json).\(member)"
        }
        return """
            public func write(\(parameter(label: "to", local: json, "inout JSONWriter"))) {
                \(json).beginObject()
                \(fixed)
                \(members)
                \(additional.map { "\(json).members(\($0.name))" })
                \(json).endObject()
            }
            """
    }

    private func writeMethod(_ presence: Presence) -> Code {
        switch presence {
        case .required, .defaulted: "member"
        case .optional: "optional"
        case .nullable: "nullable"
        case .patch: "patch"
        }
    }
}

extension Presence {
    /// Whether a missing member is an error.
    var isNeeded: Bool {
        switch self {
        case .required, .defaulted: true
        case .optional, .nullable, .patch: false
        }
    }
}
