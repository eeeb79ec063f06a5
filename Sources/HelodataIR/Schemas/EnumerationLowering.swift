import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

extension SchemaLowering {
    enum RawType { case string, int, double, bool }

    /// The one type that all values have; nil where they differ.
    func rawType(_ values: [YAMLNode]) -> RawType? {
        var found: RawType?
        for value in values {
            let type: RawType
            switch value.resolved {
            case .string: type = .string
            case .int: type = .int
            case .double: type = .double
            case .bool: type = .bool
            case .null, .sequence, .mapping: return nil
            }
            switch (found, type) {
            case (nil, _): found = type
            case (.int?, .double), (.double?, .int): found = .double
            case (let known?, _) where known == type: break
            default: return nil
            }
        }
        return found
    }

    /// An open enumeration: the values in the document's order, each under a name of its own.
    func enumeration(
        _ values: [YAMLNode], name: TypeName, notes: SchemaNotes, location: SourceLocation, allowsOthers: Bool = false
    ) -> Enumeration {
        var scope = NameScope(reserved: ReservedNames.enumerationValues)
        var names: [ExactText: Identifier] = [:]
        var cases: [Enumeration.Case] = []
        let type = rawType(values) ?? .string
        let (givenNames, docs) = (notes.extensions.enumNames, notes.extensions.enumDescriptions)
        for value in values {
            let text = value.string ?? ""
            guard names[ExactText(text)] == nil else {
                context.warning("enum-duplicate", "the value '\(text)' is listed twice", at: value.location)
                continue
            }
            let literal: Literal
            switch type {
            case .string, .bool: literal = .string(text)
            case .int: literal = .int(value.int ?? 0)
            case .double: literal = .double(value.double ?? 0)
            }
            let (identifier, _) = scope.claim(
                givenNames?[text] ?? text, .member, fallback: "empty", suffix: "")
            names[ExactText(text)] = identifier
            cases.append(
                Enumeration.Case(
                    name: identifier, value: literal, doc: Doc(Documentation.lines(docs?[text]))))
        }
        caseNames[name] = names
        let rawType: Enumeration.RawType = type == .int ? .int : type == .double ? .double : .string
        return Enumeration(name: name, doc: Documentation.type(notes), rawType: rawType, cases: cases, allowsOthers: allowsOthers)
    }

    /// The default of a document as a literal of its type; nil where a literal cannot say it.
    func literal(_ node: YAMLNode?, of type: TypeRef) -> Literal? {
        guard let node, !node.isNull else { return nil }
        switch type {
        case .scalar(let scalar): return scalar.row.literal(node)
        case .named(let name):
            guard let text = node.string, let known = caseNames[name]?[ExactText(text)] else { return nil }
            return .enumerationCase(name, known)
        case .array: return node.elements?.isEmpty == true ? .emptyArray : nil
        case .dictionary: return node.entries?.isEmpty == true ? .emptyDictionary : nil
        case .nullable: return nil
        }
    }
}
