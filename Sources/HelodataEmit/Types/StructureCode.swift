import HelodataIR

/// An object of the document as a structure; its codec is an extension.
extension TypeCode {
    func structure(_ model: Structure) -> Code {
        let code = StructureCode(model)
        let members = [code.members(), code.initializer(), paragraphs(model.shortcuts.map { (shortcut($0, of: model), true) })]
        return """
            \(doc: model.doc)
            nonisolated public struct \(model.name.last): Hashable, Sendable {
                \(members + model.nested.map(declaration), separator: "\n\n")
            }
            """
    }

    func codec(_ model: Structure) -> Code {
        let code = StructureCode(model)
        return """
            nonisolated extension \(model.name): JSONComposite {
                \([code.keyTable(), code.reader(), code.writer(), validation(model)], separator: "\n\n")
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
        var members = properties.map { (property($0), !$0.doc.isEmpty || $0.isIndirect) }
        members += constants.map { (constant($0), true) }
        if let additional {
            let dictionary: Code = """
                /// Members beyond the ones above.
                public var \(additional.name): [String: \(additional.element)]
                """
            members.append((dictionary, true))
        }
        let boxes = properties.filter(\.isIndirect).map { property -> Code in
            "private var \(box(property)): \(boxType(property))"
        }
        return paragraphs(members + [(Code(boxes), true)])
    }

    private func property(_ property: Property) -> Code {
        let declaration: Code = "public var \(property.name): \(declaredType(property.type, property.presence))"
        guard property.isIndirect else {
            return """
                \(doc: property.doc)
                \(declaration)
                """
        }
        return """
            \(doc: property.doc)
            \(declaration) {
                get { \(box(property)).value }
                set { \(box(property)).value = newValue }
            }
            """
    }

    private func box(_ property: Property) -> Code { "_\(bare: property.name)" }

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
        return "\(box(property)) = \(type)(\(property.name))"
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
        if assignments.isEmpty { return "public init() {}" }
        return """
            public init\(parameters: parameters, tail: 2) {
                \(assignments)
            }
            """
    }

    // MARK: reading

    /// A structure with additional members must know its constants, or they would be taken for additional ones.
    private var knownConstants: [Constant] { additional == nil ? [] : constants }

    func keyTable() -> Code {
        let wireNames = properties.map(\.wireName) + knownConstants.map(\.wireName)
        var arguments = wireNames.map { Code(literal: $0) }
        func add(_ label: Code, _ isListed: (Presence) -> Bool) {
            let indices = properties.indices.filter { isListed(properties[$0].presence) }
            if !indices.isEmpty { arguments.append("\(label): \(array: indices.map { "\($0)" })") }
        }
        add("required") { $0.isNeeded }
        add("nullable") { $0 == .nullable }
        add("keepsNull") { $0 == .patch }
        if additional != nil { arguments.append("isOpen: true") }
        let skipped = additional == nil ? constants.map { Code(literal: $0.wireName) } : []
        if !skipped.isEmpty { arguments.append("constants: \(array: skipped)") }
        if let list, let index = properties.firstIndex(where: { $0.name == list }) { arguments.append("list: \(index)") }
        return "static let jsonKeys = JSONKeys\(arguments: arguments)"
    }

    func reader() -> Code {
        let names = properties.map(\.name) + (additional.map { [$0.name] } ?? [])
        let json = localName("json", avoiding: names)
        let object = localName("object", avoiding: names)
        let needed = properties.filter { $0.presence.isNeeded }.map { property -> Code in "let \(property.name)" }
        // Where nothing must be said to make one, the properties themselves are filled.
        let isFilledInPlace = needed.isEmpty && !properties.contains { $0.presence == .nullable }
        var locals: [Code] = []
        if !isFilledInPlace {
            locals = properties.map { property in
                property.presence == .patch
                    ? "var \(property.name): PatchValue<\(property.type)> = .omit" : "var \(property.name): \(property.type)?"
            }
            if let additional { locals.append("var \(additional.name): [String: \(additional.element)] = [:]") }
        }
        let arguments = names.map { name -> Code in "\(argument: name): \(name)" }
        return """
            public init(\(parameter(label: "json", local: json, "inout JSONReader"))) throws(JSONError) {
                \(isFilledInPlace ? "self.init()" : Code(locals))
                var \(object) = try \(json).object(Self.jsonKeys)
                \(loop(json: json, object: object, key: localName("key", avoiding: names)))
                \(needed.isEmpty ? "" : presenceCheck(needed, "throw \(json).missingMember(\(object))"))
                \(isFilledInPlace ? "" : "self.init\(arguments: arguments)")
            }
            """
    }

    /// `guard let id, let name else { throw … }`, in lines where it is long.
    private func presenceCheck(_ needed: [Code], _ failure: Code) -> Code {
        let width = needed.reduce(failure.width + 30) { $0 + $1.width + 2 }
        if width < 120 { return "guard \(list: needed) else { \(failure) }" }
        return """
            guard \(list: needed)
            else { \(failure) }
            """
    }

    private func loop(json: Code, object: Code, key: Code) -> Code {
        let reads = properties.map { property -> Code in
            if let constant = property.constant { return "\(property.name) = try \(json).read(constant: \(expression(constant)))" }
            let type: Code = property.presence == .patch ? "PatchValue<\(property.type)>" : "\(property.type)"
            return "\(property.name) = try \(json).read(\(readLabel(property.type))\(type).self)"
        }
        func read(_ additional: AdditionalMembers) -> Code {
            let label = readLabel(additional.element)
            return "\(additional.name)[\(json).key] = try \(json).read(\(label)\(additional.element).self)"
        }
        var cases = reads.enumerated().map { index, read -> Code in "case \(index): \(read)" }
        if let additional {
            cases += knownConstants.indices.map { index -> Code in "case \(reads.count + index): try \(json).skip()" }
            cases.append("default: \(read(additional))")
        } else {
            cases.append("default: try \(json).skip()")
        }
        if cases.count == 1 {
            let only: Code = additional.map(read) ?? "try \(json).skip()"
            return """
                while try \(json).nextKey(&\(object)) != nil {
                    \(only)
                }
                """
        }
        return """
            while let \(key) = try \(json).nextKey(&\(object)) {
                switch \(key) {
                \(cases)
                }
            }
            """
    }

    /// A number that may come as a string has a method of its own.
    private func readLabel(_ type: TypeRef) -> Code { type.takesQuotedNumbers ? "quoted: " : "" }

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
