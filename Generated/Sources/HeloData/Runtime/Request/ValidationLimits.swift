#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A number that bounds can be compared with, which are `Double`s: exactly, whatever its type.
nonisolated protocol LimitedNumber {
    func isLess(than bound: Double) -> Bool
    func isGreater(than bound: Double) -> Bool
}

// A bound that fits into no integer is beyond all of them.

nonisolated extension Int: LimitedNumber {
    func isLess(than bound: Double) -> Bool { Int(exactly: bound.rounded(.up)).map { self < $0 } ?? (bound > 0) }
    func isGreater(than bound: Double) -> Bool { Int(exactly: bound.rounded(.down)).map { self > $0 } ?? (bound < 0) }
}

nonisolated extension UInt64: LimitedNumber {
    func isLess(than bound: Double) -> Bool { UInt64(exactly: bound.rounded(.up)).map { self < $0 } ?? (bound > 0) }
    func isGreater(than bound: Double) -> Bool { UInt64(exactly: bound.rounded(.down)).map { self > $0 } ?? (bound < 0) }
}

nonisolated extension Double: LimitedNumber {
    func isLess(than bound: Double) -> Bool { self < bound }
    func isGreater(than bound: Double) -> Bool { self > bound }
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

    mutating func bounds(
        _ value: (some LimitedNumber)?, _ name: StaticString, _ min: Double?, _ max: Double?, _ above: Double?, _ below: Double?
    ) {
        guard let value else { return }
        if let min, value.isLess(than: min) { note(name, "must be at least \(JSONNumber.text(min))") }
        if let max, value.isGreater(than: max) { note(name, "must be at most \(JSONNumber.text(max))") }
        if let above, !value.isGreater(than: above) {
            note(name, "must be greater than \(JSONNumber.text(above))")
        }
        if let below, !value.isLess(than: below) {
            note(name, "must be less than \(JSONNumber.text(below))")
        }
    }

    private mutating func limit(_ count: Int, _ name: StaticString, _ min: Int?, _ max: Int?, _ unit: String) {
        if let min, count < min { note(name, "must have at least \(min) \(unit)") }
        if let max, count > max { note(name, "must have at most \(max) \(unit)") }
    }
}
