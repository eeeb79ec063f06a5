import HelodataDiagnostics
import HelodataIR

// What a call may pass, and within which limits.
extension Comparison {
    /// Swift takes a call whose arguments are found in the order of the declaration, with all others having defaults.
    mutating func compareParameters(_ old: Declaration, _ new: Declaration) {
        let isInitializer = old.kind == .initializer
        let breaks: DiffRule? = isInitializer ? .initializerChanged : nil
        let path: (Declaration.Parameter) -> String = { "\(old.shown)(\($0.label ?? "_"):)" }
        // What a property has already said.
        let isSilent = isInitializer && explained.contains(old.owner) || old.kind == .staticMethod || old.isDerived
        var position = 0
        var broken = false
        var used: Set<Int> = []
        for parameter in old.parameters {
            let following = new.parameters.indices.dropFirst(position).first { new.parameters[$0].label == parameter.label }
            guard let index = following else {
                broken = true
                if let other = new.parameters.firstIndex(where: { $0.label == parameter.label && parameter.label != nil }) {
                    used.insert(other)
                    if !isSilent {
                        say(breaks ?? .argumentsReordered, path(parameter), "stands elsewhere", old, new, parameter, new.parameters[other])
                    }
                } else if !isSilent {
                    say(breaks ?? .argumentRemoved, path(parameter), "\(parameter.type) is gone", old, new, parameter, nil)
                }
                continue
            }
            used.insert(index)
            position = index + 1
            let match = new.parameters[index]
            let type = name(match.type)
            if !Self.accepts(type, parameter.type) {
                broken = true
                if !isSilent {
                    say(
                        breaks ?? (parameter.type == type + "?" && !match.hasDefault ? .argumentBecameRequired : .argumentTypeChanged),
                        path(parameter), "\(parameter.type) → \(match.type)", old, new, parameter, match)
                }
            } else if parameter.hasDefault, !match.hasDefault {
                broken = true
                if !isSilent {
                    say(breaks ?? .argumentBecameRequired, path(parameter), "has no default any more", old, new, parameter, match)
                }
            } else if type != parameter.type || match.hasDefault != parameter.hasDefault {
                if !isSilent { say(.argumentRelaxed, path(parameter), "\(parameter.text) → \(match.text)", old, new, parameter, match) }
            }
            if !old.isDerived { compareWire(old, new, parameter, match, path(parameter)) }
        }
        for (index, parameter) in new.parameters.enumerated() where !used.contains(index) {
            if !parameter.hasDefault {
                broken = true
                if old.isDerived || old.kind == .staticMethod { continue }
                say(breaks ?? .requiredArgumentAdded, path(parameter), "+ \(parameter.text)", old, new, nil, parameter)
            } else if !isInitializer, !isSilent {
                say(.argumentAdded, path(parameter), "+ \(parameter.text)", old, new, nil, parameter)
            }
        }
        // What is said of the payload's initializer is said of the function that passes its arguments on.
        if broken, old.kind == .staticMethod { say(.argumentsReordered, old.shown, "takes other arguments", old, new) }
    }

    private mutating func compareWire(
        _ old: Declaration, _ new: Declaration, _ a: Declaration.Parameter, _ b: Declaration.Parameter, _ path: String
    ) {
        if a.wire != b.wire { say(.argumentMoved, path, "\(a.wire) → \(b.wire)", old, new, a, b) }
        if a.value != b.value, a.hasDefault, b.hasDefault {
            say(.defaultChanged, path, "\(a.value.isEmpty ? "none" : a.value) → \(b.value.isEmpty ? "none" : b.value)", old, new, a, b)
        }
        if a.sendsNull != b.sendsNull { say(.nullChanged, path, "nil is \(b.sendsNull ? "sent as null" : "left out") now", old, new, a, b) }
        compareLimits(a.limits, b.limits, path, old, new, a, b)
    }

    /// Whether a value of the old type can be passed.
    private static func accepts(_ new: String, _ old: String) -> Bool {
        if new == old || new == old + "?" { return true }
        if new.hasSuffix("?"), old.hasSuffix("?") { return accepts(String(new.dropLast()), String(old.dropLast())) }
        for prefix in ["[String: ", "["] where new.hasPrefix(prefix) && old.hasPrefix(prefix) && new.hasSuffix("]") && old.hasSuffix("]") {
            let inner = (String(new.dropFirst(prefix.count).dropLast()), String(old.dropFirst(prefix.count).dropLast()))
            return accepts(inner.0, inner.1)
        }
        return new.hasSuffix("?") && accepts(String(new.dropLast()), old)
    }

    mutating func compareLimits(
        _ a: [Constraint], _ b: [Constraint], _ path: String, _ old: Declaration, _ new: Declaration,
        _ oldParameter: Declaration.Parameter?,
        _ newParameter: Declaration.Parameter?
    ) {
        guard a != b else { return }
        let rule: DiffRule =
            Limits(a).allows(Limits(b)) ? .requestNarrowed : Limits(b).allows(Limits(a)) ? .requestWidened : .requestNarrowed
        say(
            Limits(a) == Limits(b) ? .requestWidened : rule, path, "\(Limits(a).text) → \(Limits(b).text)", old, new, oldParameter,
            newParameter)
    }
}
