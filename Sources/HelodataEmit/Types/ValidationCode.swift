import HelodataIR

/// Limits of the document as `validate(_:)`, which runs before a request is sent.
extension TypeCode {
    func validation(_ model: Structure) -> Code {
        guard checked.contains(model.name) else { return "" }
        let check = localName("check", avoiding: model.properties.map(\.name))
        var checks = model.properties.flatMap { property in
            limits(property.constraints, value: value(property), wireName: property.wireName, check: check)
                + nested(property.type, value: value(property), wireName: property.wireName, check: check)
        }
        if let additional = model.additional {
            checks += nested(.dictionary(additional.element), value: "\(additional.name)", wireName: "", check: check)
        }
        if checks.isEmpty { return "" }
        return """
            public func validate(\(parameter(label: "_", local: check, "inout Validation"))) {
                \(checks)
            }
            """
    }

    func validation(_ union: Union) -> Code {
        guard checked.contains(union.name) else { return "" }
        let cases = union.cases.filter { checked.contains($0.type) }
        if cases.isEmpty { return "" }
        let checks = cases.map { unionCase -> Code in "case .\(unionCase.name)(let value): value.validate(&check)" }
        let rest = union.cases.filter { !checked.contains($0.type) }.map { unionCase -> Code in ".\(unionCase.name)" }
        return """
            public func validate(_ check: inout Validation) {
                switch self {
                \(checks)
                case \(list: rest + [".other"]): break
                }
            }
            """
    }

    private func value(_ property: Property) -> Code {
        property.presence == .patch ? "\(property.name).value" : "\(property.name)"
    }

    private func nested(_ type: TypeRef, value: Code, wireName: String, check: Code) -> [Code] {
        checked.contains(type) ? ["\(check).nested(\(value), \(literal: wireName))"] : []
    }
}

/// One call for each kind of limit: `check.range(quantity, "quantity", min: 5, max: 5000)`.
func limits(_ constraints: [Constraint], value: Code, wireName: String, check: Code) -> [Code] {
    // In the order of the parameters of `range`.
    var range: [Code] = ["", "", "", ""]
    var length: [Code] = []
    var count: [Code] = []
    var others: [Code] = []
    for constraint in constraints {
        switch constraint {
        case .minimum(let limit, let exclusive):
            if exclusive { range[2] = "above: \(number(limit))" } else { range[0] = "min: \(number(limit))" }
        case .maximum(let limit, let exclusive):
            if exclusive { range[3] = "below: \(number(limit))" } else { range[1] = "max: \(number(limit))" }
        case .minLength(let limit): length.append("min: \(limit)")
        case .maxLength(let limit): length.append("max: \(limit)")
        case .minItems(let limit), .minProperties(let limit): count.append("min: \(limit)")
        case .maxItems(let limit), .maxProperties(let limit): count.append("max: \(limit)")
        case .multipleOf(let step):
            others.append("\(check).multiple(\(value), \(literal: wireName), of: \(number(step)))")
        case .uniqueItems: others.append("\(check).unique(\(value), \(literal: wireName))")
        }
    }
    func call(_ method: Code, _ limits: [Code]) -> Code {
        Code(limits).isEmpty ? "" : "\(check).\(method)(\(value), \(literal: wireName), \(limits, separator: ", "))"
    }
    return ([call("range", range), call("length", length), call("count", count)] + others).filter { !$0.isEmpty }
}
