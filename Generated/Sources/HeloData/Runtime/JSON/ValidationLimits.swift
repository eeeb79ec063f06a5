#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A number that limits can be compared with.
nonisolated protocol LimitedNumber {
    var exact: ExactDecimal? { get }
    var approximate: Double { get }
    /// Comparing the approximate numbers gives the same as comparing the exact ones.
    var isDouble: Bool { get }
}

nonisolated extension Int: LimitedNumber {
    var exact: ExactDecimal? { ExactDecimal(units: Int64(self)) }
    var approximate: Double { Double(self) }
    var isDouble: Bool { magnitude <= 1 << 53 }
}

nonisolated extension UInt64: LimitedNumber {
    var exact: ExactDecimal? { ExactDecimal(self) }
    var approximate: Double { Double(self) }
    var isDouble: Bool { self <= 1 << 53 }
}

nonisolated extension Double: LimitedNumber {
    var exact: ExactDecimal? { isFinite ? ExactDecimal(description) : nil }
    var approximate: Double { self }
    var isDouble: Bool { true }
}

nonisolated extension ExactDecimal: LimitedNumber {
    var exact: ExactDecimal? { self }
    var approximate: Double { doubleValue }
    var isDouble: Bool { false }
}

// Each check passes a value that is nil.
nonisolated extension Validation {
    // One for each type of number: a protocol of theirs would be public wherever the runtime is a module.

    /// Bounds of a number, each of them allowed itself.
    mutating func range(
        _ value: Int?, _ name: StaticString, min: Double? = nil, max: Double? = nil, above: Double? = nil, below: Double? = nil
    ) { bounds(value, name, min, max, above, below) }

    mutating func range(
        _ value: UInt64?, _ name: StaticString, min: Double? = nil, max: Double? = nil, above: Double? = nil, below: Double? = nil
    ) { bounds(value, name, min, max, above, below) }

    mutating func range(
        _ value: Double?, _ name: StaticString, min: Double? = nil, max: Double? = nil, above: Double? = nil, below: Double? = nil
    ) { bounds(value, name, min, max, above, below) }

    mutating func range(
        _ value: ExactDecimal?, _ name: StaticString, min: Double? = nil, max: Double? = nil, above: Double? = nil, below: Double? = nil
    ) { bounds(value, name, min, max, above, below) }

    /// A number of which the value is an integral multiple.
    mutating func multiple(_ value: Int?, _ name: StaticString, of divisor: Double) {
        multiples(value, name, divisor)
    }

    mutating func multiple(_ value: UInt64?, _ name: StaticString, of divisor: Double) {
        multiples(value, name, divisor)
    }

    mutating func multiple(_ value: Double?, _ name: StaticString, of divisor: Double) {
        multiples(value, name, divisor)
    }

    mutating func multiple(_ value: ExactDecimal?, _ name: StaticString, of divisor: Double) {
        multiples(value, name, divisor)
    }

    /// Bounds of the number of Unicode scalars of a text.
    mutating func length(_ value: String?, _ name: StaticString, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        limit(value.unicodeScalars.count, name, min, max, "characters")
    }

    mutating func length(_ value: SecretString?, _ name: StaticString, min: Int? = nil, max: Int? = nil) {
        length(value?.value, name, min: min, max: max)
    }

    mutating func length<T: OpenEnum>(_ value: T?, _ name: StaticString, min: Int? = nil, max: Int? = nil)
    where T.RawValue == String {
        length(value?.rawValue, name, min: min, max: max)
    }

    /// Bounds of the length of the base64 text that the bytes become.
    mutating func length(_ value: Data?, _ name: StaticString, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        limit((value.count + 2) / 3 * 4, name, min, max, "characters of base64")
    }

    /// Bounds of the number of elements or members.
    mutating func count(_ value: (some Collection)?, _ name: StaticString, min: Int? = nil, max: Int? = nil) {
        guard let value else { return }
        limit(value.count, name, min, max, "elements")
    }

    /// No element twice.
    mutating func unique<T: Hashable>(_ value: [T]?, _ name: StaticString) {
        guard let value, Set(value).count < value.count else { return }
        note(name, "must not have an element twice")
    }

    private mutating func bounds(
        _ value: (some LimitedNumber)?, _ name: StaticString, _ min: Double?, _ max: Double?, _ above: Double?, _ below: Double?
    ) {
        guard let value else { return }
        if let min, Validation.isLess(value, min) { note(name, "must be at least \(JSONNumber.text(min))") }
        if let max, Validation.isLess(max, value) { note(name, "must be at most \(JSONNumber.text(max))") }
        if let above, !Validation.isLess(above, value) {
            note(name, "must be greater than \(JSONNumber.text(above))")
        }
        if let below, !Validation.isLess(value, below) {
            note(name, "must be less than \(JSONNumber.text(below))")
        }
    }

    private mutating func multiples(_ value: (some LimitedNumber)?, _ name: StaticString, _ divisor: Double) {
        guard let value else { return }
        if let exact = value.exact, let exactDivisor = divisor.exact {
            if exact.isMultiple(of: exactDivisor) { return }
        } else if value.approximate.truncatingRemainder(dividingBy: divisor) == 0 {
            return
        }
        note(name, "must be a multiple of \(JSONNumber.text(divisor))")
    }

    private mutating func limit(_ count: Int, _ name: StaticString, _ min: Int?, _ max: Int?, _ unit: String) {
        if let min, count < min { note(name, "must have at least \(min) \(unit)") }
        if let max, count > max { note(name, "must have at most \(max) \(unit)") }
    }

    private static func isLess(_ left: some LimitedNumber, _ right: some LimitedNumber) -> Bool {
        if left.isDouble, right.isDouble { return left.approximate < right.approximate }
        if let exactLeft = left.exact, let exactRight = right.exact { return exactLeft < exactRight }
        return left.approximate < right.approximate
    }
}
