import HelodataDiagnostics
import HelodataYAML

/// `exclusiveMinimum` is a boolean beside `minimum` in 3.0 and a limit of its own in 3.1.
struct ExclusiveBounds {
    enum Bound {
        case flag(Bool)
        case limit(Double)
    }
    var minimum: Bound?
    var maximum: Bound?

    func apply(to limits: inout SchemaLimits) {
        switch minimum {
        case nil: break
        case .flag(let isExclusive): limits.isMinimumExclusive = isExclusive && limits.minimum != nil
        case .limit(let limit):
            if let minimum = limits.minimum, minimum > limit { break }
            limits.minimum = limit
            limits.isMinimumExclusive = true
        }
        switch maximum {
        case nil: break
        case .flag(let isExclusive): limits.isMaximumExclusive = isExclusive && limits.maximum != nil
        case .limit(let limit):
            if let maximum = limits.maximum, maximum < limit { break }
            limits.maximum = limit
            limits.isMaximumExclusive = true
        }
    }
}

extension DocumentReader {
    func readExclusive(_ entry: YAMLNode.Entry, _ bound: inout ExclusiveBounds.Bound?) {
        if let flag = entry.value.bool ?? (Double(entry.value.string ?? "") == nil ? looseBool(entry.value) : nil) {
            if version >= .v3_1 {
                warning(
                    "version-spelling", "'\(entry.key): \(flag)' is of OpenAPI 3.0; in 3.1 it is the limit itself",
                    at: entry)
            }
            bound = .flag(flag)
        } else if let limit = number(entry) {
            if version < .v3_1 {
                warning(
                    "version-spelling", "'\(entry.key)' is true or false in OpenAPI 3.0; the limit itself is of 3.1",
                    at: entry)
            }
            bound = .limit(limit)
        }
    }
}
