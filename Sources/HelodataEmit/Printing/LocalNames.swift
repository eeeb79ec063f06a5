import HelodataIR

// Types declared inside the type that is being printed are called by their last name there, which is the first that
// Swift finds; all others by their full name.

extension TypeName {
    func relative(to scope: TypeName) -> TypeName {
        guard components.count > scope.components.count, components.starts(with: scope.components) else { return self }
        return TypeName(Array(components.dropFirst(scope.components.count)))
    }
}

extension TypeRef {
    func relative(to scope: TypeName) -> TypeRef {
        switch self {
        case .named(let name): .named(name.relative(to: scope))
        case .array(let element): .array(element.relative(to: scope))
        case .dictionary(let element): .dictionary(element.relative(to: scope))
        case .nullable(let wrapped): .nullable(wrapped.relative(to: scope))
        case .scalar: self
        }
    }
}

extension Literal {
    func relative(to scope: TypeName) -> Literal {
        if case .enumerationCase(let type, let name) = self { return .enumerationCase(type.relative(to: scope), name) }
        return self
    }
}

extension Property {
    func relative(to scope: TypeName) -> Property {
        var presence = presence
        if case .defaulted(let value) = presence { presence = .defaulted(value.relative(to: scope)) }
        return Property(
            name: name, wireName: wireName, type: type.relative(to: scope), presence: presence, isIndirect: isIndirect,
            constraints: constraints, doc: doc, constant: constant)
    }
}

extension Constant {
    func relative(to scope: TypeName) -> Constant {
        Constant(name: name, wireName: wireName, value: value.relative(to: scope), doc: doc)
    }
}

/// A name for a local variable that none of the members takes: underscores are added until it is free.
func localName(_ name: StaticString, avoiding members: some Sequence<Identifier>) -> Code {
    Code(line: freeName(name, avoiding: members))
}

func freeName(_ name: StaticString, avoiding members: some Sequence<Identifier>) -> String {
    var text = name.description
    while members.contains(where: { $0.description == text }) { text += "_" }
    return text
}

/// `label name: Type`, or `name: Type` where the two are one.
func parameter(label: StaticString, local: Code, _ type: Code) -> Code {
    if local.bytes.bytes.elementsEqual(label.description.utf8) { return "\(local): \(type)" }
    return "\(Code(stringLiteral: label)) \(local): \(type)"
}
