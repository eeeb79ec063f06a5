import HelodataDiagnostics
import HelodataIR

// The declarations of types and their members.
extension Surface {
    mutating func add(_ choice: ResponseChoice, root: String, at place: SourceLocation) {
        guard declared.insert(choice.name.text).inserted else { return }
        var declaration = Declaration("", choice.name.text, .type("enumeration of answers"), at: place)
        declaration.root = root
        declaration.doc = choice.doc
        declarations.append(declaration)
        for choiceCase in choice.cases {
            var member = Declaration(choice.name.text, choiceCase.name.description, .enumCase, at: place)
            switch choiceCase.output {
            case .none: break
            case .json(let type, let isOptional), .string(let type, let isOptional): member.type = text(type) + (isOptional ? "?" : "")
            case .bytes: member.type = "Data"
            case .text, .rows, .events, .jsonLines, .choice, .pages: member.type = "String"
            }
            member.facts.values = [(.answerChanged, "\(choiceCase.status) \(choiceCase.contentType ?? "")")]
            declarations.append(member)
        }
    }

    mutating func add(_ error: ErrorEnumeration, root: String, at place: SourceLocation) {
        let name = error.name.text
        guard declared.insert(name).inserted else { return }
        var declaration = Declaration("", name, .type("enumeration of errors"), at: place)
        declaration.root = root
        declarations.append(declaration)
        func add(_ caseName: String, _ type: String, _ doc: Doc, _ matches: [ErrorEnumeration.Match]) {
            var member = Declaration(name, caseName, .enumCase, at: place)
            member.type = type
            member.doc = doc
            member.facts.values = [(.errorChanged, matches.map(Self.text).joined(separator: ", "))]
            declarations.append(member)
        }
        for errorCase in error.cases {
            add(errorCase.name.description, "ErrorResponse<\(text(errorCase.body))>", errorCase.doc, errorCase.matches)
        }
        if error.hasEffect { add("outcomeUnknown", "CallFailure", Doc(), []) }
        add(error.defaultDoc == nil ? "undocumented" : "defaultError", "ErrorResponse<\(text(error.undocumentedBody))>", Doc(), [])
        add("failed", "CallFailure", Doc(), [])
    }

    mutating func add(_ type: TypeDeclaration, root: String, fallback: SourceLocation) {
        let name = type.name
        let place = places.type(name) ?? fallback
        var declaration = Declaration("", name.text, .type(word(type)), at: place)
        declaration.root = root
        declaration.wire = places.pointer(name.text) ?? ""
        declaration.facts.isSent = sent.contains(name)
        switch type {
        case .structure(let structure):
            declaration.doc = structure.doc
            declarations.append(declaration)
            add(structure, at: place)
            for nested in structure.nested { add(nested, root: root, fallback: place) }
        case .enumeration(let enumeration):
            declaration.doc = enumeration.doc
            declarations.append(declaration)
            for enumCase in enumeration.cases {
                var value = Declaration(name.text, enumCase.name.description, .value, at: place)
                value.type = name.text
                value.doc = enumCase.doc
                value.wire = enumCase.value.text
                value.facts.values = [(.memberMoved, enumCase.value.text)]
                declarations.append(value)
            }
        case .union(let union):
            declaration.doc = union.doc
            declaration.facts.values = [(.unionChanged, selection(union))]
            declarations.append(declaration)
            add(union, at: place)
            for nested in union.nested { add(nested, root: root, fallback: place) }
        case .alias(let alias):
            declaration.doc = alias.doc
            declaration.type = text(alias.target)
            declarations.append(declaration)
        }
    }

    private func word(_ type: TypeDeclaration) -> String {
        switch type {
        case .structure: "structure"
        case .enumeration(let enumeration):
            switch enumeration.rawType {
            case .string: "enumeration of String"
            case .int: "enumeration of Int"
            case .double: "enumeration of Double"
            }
        case .union: "union"
        case .alias(let alias): "name for \(text(alias.target))"
        }
    }

    private mutating func add(_ structure: Structure, at place: SourceLocation) {
        let owner = structure.name.text
        for property in structure.properties {
            let member = places.member(property.wireName, of: structure.name) ?? place
            var declaration = Declaration(owner, property.name.description, .property(isSettable: true), at: member)
            declaration.type = text(property.type, property.presence)
            declaration.wire = property.wireName
            declaration.doc = property.doc
            declaration.facts.isSent = sent.contains(structure.name)
            declaration.facts.values = [(.memberMoved, property.wireName)]
            declaration.facts.limits = property.constraints
            declarations.append(declaration)
        }
        for constant in structure.constants { addReadable(owner, constant.name, literalType(constant.value), at: place) }
        if let additional = structure.additional {
            var declaration = Declaration(owner, additional.name.description, .property(isSettable: true), at: place)
            declaration.type = "[String: \(text(additional.element))]"
            declarations.append(declaration)
        }
        for shortcut in structure.shortcuts {
            switch shortcut.value {
            case .path(_, let type): addReadable(owner, shortcut.name, text(type) + "?", at: place)
            case .text(let pieces):
                let isOptional = pieces.contains { if case .member(_, _, isOptional: true, _) = $0 { true } else { false } }
                addReadable(owner, shortcut.name, isOptional ? "String?" : "String", at: place)
            }
        }
        var initializer = Declaration(owner, "init", .initializer, at: place)
        initializer.parameters = structure.properties.map { parameter($0, of: structure.name, at: place) }
        if let additional = structure.additional {
            initializer.parameters.append(
                .init(label: additional.name.description, type: "[String: \(text(additional.element))]", hasDefault: true, place: place))
        }
        initializer.facts.isSent = sent.contains(structure.name)
        declarations.append(initializer)
    }

    private func parameter(_ property: Property, of type: TypeName, at place: SourceLocation) -> Declaration.Parameter {
        var value = ""
        if case .defaulted(let literal) = property.presence { value = literal.text }
        return .init(
            label: property.name.description, type: text(property.type, property.presence),
            hasDefault: property.presence != .required && property.presence != .nullable, value: value,
            place: places.member(property.wireName, of: type) ?? place, sendsNull: property.presence == .nullable)
    }

    private mutating func addReadable(_ owner: String, _ name: Identifier, _ type: String, at place: SourceLocation) {
        var declaration = Declaration(owner, name.description, .property(isSettable: false), at: place)
        declaration.type = type
        declarations.append(declaration)
    }

    private func literalType(_ literal: Literal) -> String {
        switch literal {
        case .string: "String"
        case .bool: "Bool"
        case .int: "Int"
        case .double: "Double"
        case .decimal: "ExactDecimal"
        case .enumerationCase(let name, _): name.text
        case .emptyArray, .emptyDictionary: ""
        }
    }

    private mutating func add(_ union: Union, at place: SourceLocation) {
        let owner = union.name.text
        for unionCase in union.cases {
            var declaration = Declaration(owner, unionCase.name.description, .enumCase, at: place)
            declaration.type = text(unionCase.type)
            declaration.doc = unionCase.doc
            declaration.facts.values = [(.unionChanged, unionCase.tag.map { "\($0.key)=\($0.value)" } ?? "")]
            declarations.append(declaration)
            if !unionCase.factory.isEmpty {
                var factory = Declaration(owner, unionCase.name.description, .staticMethod, at: place)
                factory.type = owner
                factory.parameters = unionCase.factory.map { parameter($0, of: union.name, at: place) }
                declarations.append(factory)
            }
        }
        var other = Declaration(owner, "other", .enumCase, at: place)
        other.type = "JSONValue"
        declarations.append(other)
        for common in union.common { addReadable(owner, common.name, text(common.type) + "?", at: place) }
    }

    private static func text(_ match: ErrorEnumeration.Match) -> String {
        switch match {
        case .code(let code): code
        case .status(let status): "\(status)"
        case .range(let digit): "\(digit)XX"
        }
    }

    /// How the cases of a union are told apart.
    private func selection(_ union: Union) -> String {
        func name(_ index: Int) -> String { union.cases.indices.contains(index) ? union.cases[index].name.description : "" }
        func table(_ entries: [Union.Entry]) -> String { entries.map { "\($0.value) is \(name($0.index))" }.joined(separator: ", ") }
        func text(_ tags: Union.Tags) -> String {
            let entries = tags.table.map { entry in
                "\(entry.value) is \(([entry.index] + entry.others).map(name).joined(separator: " or "))"
            }
            let untagged = tags.untagged.isEmpty ? "" : "; without it what fits best of \(tags.untagged.map(name).joined(separator: ", "))"
            return "by '\(tags.key)': \(entries.joined(separator: ", "))\(untagged)"
        }
        switch union.selection {
        case .discriminator(let tags, _): return text(tags)
        case .kinds(let rules):
            return rules.map { rule in
                switch rule.choice {
                case .only(let index), .fitting(let index): "\(rule.kind.rawValue) is \(name(index))"
                case .discriminator(let tags): "\(rule.kind.rawValue) \(text(tags))"
                case .members(let entries, let rest):
                    "\(rule.kind.rawValue) with \(table(entries)), else \(rest.map(name).joined(separator: ", "))"
                case .bestFit(let indices): "\(rule.kind.rawValue) is what fits best of \(indices.map(name).joined(separator: ", "))"
                }
            }.joined(separator: "; ")
        }
    }
}
