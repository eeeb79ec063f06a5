import HelodataIR

// How types, presences and values of the IR are spelled in Swift.

/// The type of a member or an argument with its optionality.
func declaredType(_ type: TypeRef, _ presence: Presence) -> Code {
    switch presence {
    case .required, .defaulted: "\(type)"
    case .optional, .nullable: "\(type)?"
    case .patch: "PatchValue<\(type)>"
    }
}

/// `name: Type = default`, as a parameter of a function or an initializer.
func parameter(_ name: Code, _ type: TypeRef, _ presence: Presence) -> Code {
    switch presence {
    case .required: "\(name): \(type)"
    case .defaulted(let value): "\(name): \(type) = \(expression(value))"
    // Null is a value that the caller chooses.
    case .nullable: "\(name): \(type)?"
    case .optional: "\(name): \(type)? = nil"
    case .patch: "\(name): PatchValue<\(type)> = .omit"
    }
}

func parameter(_ property: Property) -> Code {
    parameter("\(label: property.name)", property.type, property.presence)
}

/// An expression of a known type: where it stands, its type is written down.
func expression(_ literal: Literal) -> Code {
    switch literal {
    case .string(let text): "\(literal: text)"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .double(let value): number(value)
    case .decimal(let digits): "ExactDecimal(literal: \(literal: digits))"
    case .enumerationCase(let type, let name): "\(type).\(name)"
    case .emptyArray: "[]"
    case .emptyDictionary: "[:]"
    }
}

/// The type that a constant of this value has.
func literalType(_ literal: Literal) -> Code {
    switch literal {
    case .string: "String"
    case .bool: "Bool"
    case .int: "Int"
    case .double: "Double"
    case .decimal: "ExactDecimal"
    case .enumerationCase(let type, _): "\(type)"
    case .emptyArray: "[JSONValue]"
    case .emptyDictionary: "[String: JSONValue]"
    }
}

/// A number as a `Double`; what has no literal is spelled by name.
func number(_ value: Double) -> Code {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.infinity" : ".infinity" }
    return Code(line: Int(exactly: value).map(String.init) ?? value.description)
}

/// Declarations one below the other, with blank lines around those that are set apart, which the described ones are.
func paragraphs(_ members: [(code: Code, isApart: Bool)]) -> Code {
    var paragraphs: [Code] = []
    var pending: [Code] = []
    for member in members where !member.code.isEmpty {
        if member.isApart {
            paragraphs += [Code(pending), member.code]
            pending = []
        } else {
            pending.append(member.code)
        }
    }
    return Code(paragraphs + [Code(pending)], separator: "\n\n")
}
