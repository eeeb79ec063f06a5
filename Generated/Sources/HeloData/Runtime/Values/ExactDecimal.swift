#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A decimal number, exact to 38 digits: money, prices, rates. Never goes through `Double`.
///
/// Keeps its digits after the point: `4.50` shows and encodes as `4.50`, and equals `4.5`. In JSON it is a number; a
/// string that holds one is read too. Written without an exponent.
nonisolated public struct ExactDecimal: Sendable {
    static let maximumScale = 255

    /// The value is `magnitude` divided by 10 to the power of `scale`.
    let magnitude: WideInteger
    let scaleByte: UInt8
    /// Never set for zero.
    let isNegative: Bool

    /// How many digits stand after the point: 2 for `4.50`.
    public var scale: Int { Int(scaleByte) }

    public static let zero = ExactDecimal(magnitude: WideInteger(low: 0), scale: 0, isNegative: false)

    /// `scale` is within 0 to 255.
    init(magnitude: WideInteger, scale: Int, isNegative: Bool) {
        self.magnitude = magnitude
        scaleByte = UInt8(truncatingIfNeeded: scale)
        self.isNegative = isNegative && !magnitude.isZero
    }

    /// The integer `units` divided by 10 to the power of `scale`: 4.50 is `ExactDecimal(units: 450, scale: 2)`. A scale is 0 to
    /// 255; what lies outside counts as the nearer of the two.
    public init(units: Int64, scale: Int = 0) {
        self.init(
            magnitude: WideInteger(low: units.magnitude), scale: min(max(scale, 0), Self.maximumScale),
            isNegative: units < 0)
    }

    /// Reads `225.00`, `-0.1`, `1e3`; nil for anything else, or if the number needs more than 128 bits or more than 255
    /// digits after the point.
    public init?(_ text: String) {
        var text = text
        let value = text.withUTF8 { (bytes: UnsafeBufferPointer<UInt8>) in ExactDecimal(number: bytes) }
        guard let value else { return nil }
        self = value
    }

    /// The digits of a literal, exactly: `ExactDecimal(literal: "3.133")`. Zero if they are no number.
    public init(literal text: StaticString) { self = ExactDecimal(text.description) ?? .zero }
}

nonisolated extension ExactDecimal: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) { self = try json.readDecimal() }

    public func write(to json: inout JSONWriter) {
        if json.compares { return json.number(reduced.description) }
        if json.quotesDecimals { description.write(to: &json) } else { json.number(description) }
    }
}

nonisolated extension ExactDecimal: LosslessStringConvertible {
    /// All digits, without an exponent.
    public var description: String {
        var text = magnitude.digits
        if scale > 0 {
            text = String(repeating: "0", count: max(scale + 1 - text.utf8.count, 0)) + text
            text.insert(".", at: text.index(text.endIndex, offsetBy: -scale))
        }
        return isNegative ? "-" + text : text
    }
}

nonisolated extension ExactDecimal: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(units: value) }
}

nonisolated extension ExactDecimal {
    /// The same number as Foundation's type, which does not keep trailing zeros; rounded where the number has digits
    /// beyond the 127th after the point.
    public var decimalValue: Decimal {
        var scale = self.scale
        var magnitude = self.magnitude
        while scale > 127 {
            magnitude = magnitude.divided(by: 10).quotient
            scale -= 1
        }
        let word = Decimal(UInt64(1) << 32)
        let significand = Decimal(magnitude.high) * word * word + Decimal(magnitude.low)
        return Decimal(sign: isNegative ? .minus : .plus, exponent: -scale, significand: significand)
    }

    /// The same number as Foundation's type has; nil for what is not a number, or too large.
    public init?(_ decimal: Decimal) { self.init(decimal.description) }

    /// The nearest `Double`.
    public var doubleValue: Double { Double(description) ?? .nan }
}
