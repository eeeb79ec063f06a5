import HelodataSpec

/// Numbers within the limits of a schema.
enum SampleNumber {
    static func integers(_ limits: SchemaLimits) -> [SampleValue] {
        var numbers: [Double] = [1]
        if let step = limits.multipleOf { numbers += [step, multiple(of: step, from: limits.minimum), 0] }
        if let minimum = limits.minimum { numbers += [minimum.rounded(.up), minimum.rounded(.down) + 1] }
        if let maximum = limits.maximum { numbers += [maximum.rounded(.down), maximum.rounded(.up) - 1] }
        return numbers.compactMap { Int(exactly: $0) }.map { .int($0) }
    }

    static func numbers(_ limits: SchemaLimits) -> [SampleValue] {
        var numbers: [Double] = [1.5, 1]
        if let step = limits.multipleOf { numbers += [step, multiple(of: step, from: limits.minimum), 0] }
        if let minimum = limits.minimum, let maximum = limits.maximum { numbers.append((minimum + maximum) / 2) }
        if let minimum = limits.minimum { numbers += [minimum, minimum + 1, minimum + 0.5] }
        if let maximum = limits.maximum { numbers += [maximum, maximum - 1, maximum - 0.5] }
        return numbers.filter(\.isFinite).map(value)
    }

    private static func value(_ number: Double) -> SampleValue {
        Int(exactly: number).map { .int($0) } ?? .number(number.description)
    }

    private static func multiple(of step: Double, from minimum: Double?) -> Double {
        guard let minimum else { return step }
        let least = (minimum / step).rounded(.up) * step
        return least == minimum ? least : least
    }
}
