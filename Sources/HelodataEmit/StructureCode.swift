import HelodataIR

/// An object of the document as a structure with its codec.
extension TypeCode {
    func structure(_ model: Structure) -> Code {
        let members: [Code] = [
            Code(model.properties.map(property) + model.constants.map(constant) + [additional(model)]),
            Code(model.shortcuts.map { shortcut($0, of: model) }),
            initializer(model),
            keyTable(model),
            reader(model),
            writer(model),
            validation(model),
        ]
        return """
            \(doc: model.doc)
            nonisolated public struct \(model.name.last): JSONModel {
                \(members + model.nested.map(declaration), separator: "\n\n")
            }
            """
    }

    // MARK: members

    private func property(_ property: Property) -> Code {
        let type = declaredType(property.type, property.presence)
        if !property.isIndirect {
            return """
                \(doc: property.doc)
                public var \(property.name): \(type)
                """
        }
        // No property wrapper: those do not compile in a `nonisolated` type (Swift 6.3).
        let storage = storage(property)
        return """
            \(doc: property.doc)
            public var \(property.name): \(type) { get { \(storage).value } set { \(storage).value = newValue } }
            private var \(storage): \(box(property))<\(property.presence == .patch ? "PatchValue<\(property.type)>" : "\(property.type)")>
            """
    }

    private func storage(_ property: Property) -> Code { "_\(bare: property.name)" }

    private func box(_ property: Property) -> Code {
        switch property.presence {
        case .optional, .nullable: "BoxedIfPresent"
        case .required, .defaulted, .patch: "Boxed"
        }
    }

    private func constant(_ constant: Constant) -> Code {
        let doc = constant.doc.isEmpty ? Doc(["Always the same."]) : constant.doc
        return """
            \(doc: doc)
            public var \(constant.name): \(literalType(constant.value)) { \(expression(constant.value)) }
            """
    }

    private func additional(_ model: Structure) -> Code {
        guard let additional = model.additional else { return "" }
        return """
            /// Members beyond the ones above.
            public var \(additional.name): [String: \(additional.element)]
            """
    }

    private func initializer(_ model: Structure) -> Code {
        var parameters = model.properties.map { parameter($0) }
        var assignments = model.properties.map { property -> Code in
            property.isIndirect
                ? "\(storage(property)) = \(box(property))(\(property.name))" : "self.\(property.name) = \(property.name)"
        }
        if let additional = model.additional {
            parameters.append("\(additional.name): [String: \(additional.element)] = [:]")
            assignments.append("self.\(additional.name) = \(additional.name)")
        }
        if assignments.isEmpty { return "public init() {}" }
        return """
            public init\(parenthesized: parameters) {
                \(assignments)
            }
            """
    }

    // MARK: reading

    /// A structure with additional members must know its constants, or they would be taken for additional ones.
    private func knownConstants(_ model: Structure) -> [Constant] {
        model.additional == nil ? [] : model.constants
    }

    private func keyTable(_ model: Structure) -> Code {
        let wireNames = model.properties.map(\.wireName) + knownConstants(model).map(\.wireName)
        var arguments = wireNames.map { Code(literal: $0) }
        func add(_ label: Code, _ isListed: (Presence) -> Bool) {
            let indices = model.properties.indices.filter { isListed(model.properties[$0].presence) }
            if !indices.isEmpty { arguments.append("\(label): [\(list: indices.map { "\($0)" })]") }
        }
        add("required") { $0.isNeeded }
        add("keepsNull") { $0 == .patch }
        if model.additional != nil { arguments.append("isOpen: true") }
        return "static let jsonKeys = JSONKeys\(parenthesized: arguments, tail: 0)"
    }

    private func reader(_ model: Structure) -> Code {
        let names = model.properties.map(\.name) + (model.additional.map { [$0.name] } ?? [])
        let json = localName("json", avoiding: names)
        let object = localName("object", avoiding: names)
        var locals = model.properties.map { property -> Code in
            property.presence == .patch
                ? "\(property.name): PatchValue<\(property.type)> = .omit" : "\(property.name): \(property.type)?"
        }
        if let additional = model.additional { locals.append("\(additional.name): [String: \(additional.element)] = [:]") }
        let needed = model.properties.filter { $0.presence.isNeeded }.map { property -> Code in "let \(property.name)" }
        let arguments = names.map { name -> Code in "\(label: name): \(name)" }
        return """
            public init(\(parameter(label: "json", local: json, "inout JSONReader"))) throws(JSONError) {
                \(locals.isEmpty ? "" : "var \(list: locals)")
                var \(object) = try \(json).object(Self.jsonKeys)
                \(loop(model, json: json, object: object, key: localName("key", avoiding: names)))
                \(needed.isEmpty ? "" : "guard \(list: needed, tail: 50) else { throw \(json).missingMember(\(object)) }")
                self.init\(parenthesized: arguments, tail: 0)
            }
            """
    }

    private func loop(_ model: Structure, json: Code, object: Code, key: Code) -> Code {
        var reads = model.properties.map { property -> Code in
            property.presence == .patch
                ? "\(property.name) = try \(json).read(PatchValue<\(property.type)>.self)"
                : "\(property.name) = try \(json).read(\(property.type).self)"
        }
        reads += knownConstants(model).map { _ in "try \(json).skip()" }
        if let additional = model.additional {
            reads.append("\(additional.name)[\(json).key] = try \(json).read(\(additional.element).self)")
        }
        if reads.count < 2 {
            return """
                while try \(json).nextKey(&\(object)) != nil {\(reads.isEmpty ? "}" : "")
                    \(reads)
                \(reads.isEmpty ? "" : "}")
                """
        }
        let cases = reads.enumerated().map { index, read -> Code in
            index == reads.count - 1 ? "default: \(read)" : "case \(index): \(read)"
        }
        return """
            while let \(key) = try \(json).nextKey(&\(object)) {
                switch \(key) {
                \(cases)
                }
            }
            """
    }

    // MARK: writing

    private func writer(_ model: Structure) -> Code {
        let names = model.properties.map(\.name) + model.constants.map(\.name) + (model.additional.map { [$0.name] } ?? [])
        let json = localName("json", avoiding: names)
        let constants = model.constants.map { constant -> Code in
            switch constant.value {
            case .string, .bool, .int, .double:
                "\(json).constant(\(literal: constant.wireName), \(expression(constant.value)))"
            case .decimal, .enumerationCase, .emptyArray, .emptyDictionary:
                "\(json).member(\(literal: constant.wireName), \(constant.name))"
            }
        }
        let members = model.properties.map { property -> Code in
            "\(json).\(writeMethod(property.presence))(\(literal: property.wireName), \(property.name))"
        }
        return """
            public func write(\(parameter(label: "to", local: json, "inout JSONWriter"))) {
                \(json).beginObject()
                \(constants)
                \(members)
                \(model.additional.map { "\(json).members(\($0.name))" })
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
