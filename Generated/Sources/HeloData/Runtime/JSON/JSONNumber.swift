#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A JSON number, kept as its text. Equal to any other spelling of the same number: `1.0` is `1e0`.
nonisolated public struct JSONNumber: JSONModel {
    /// The text, as it came or as it is written: `225.00`.
    public let text: String

    public init(_ value: Int) { text = String(value) }

    init(_ value: UInt64) { text = String(value) }

    /// Nil for infinity and NaN, which JSON does not have.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = JSONNumber.text(value)
    }

    /// - Parameter validText: A number as JSON writes it.
    init(validText text: String) { self.text = text }

    init(token: UnsafeBufferPointer<UInt8>) { text = String(decoding: token, as: UTF8.self) }

    public init(json: inout JSONReader) throws(JSONError) { self.init(token: try json.numberToken()) }

    public func write(to json: inout JSONWriter) { json.number(json.compares ? normalized.text : text) }

    /// The number as an integer; nil if it is not integral or does not fit.
    public var int: Int? { integer?.int64.flatMap { Int(exactly: $0) } }

    /// The number as an integer; nil if it is not integral, negative, or does not fit.
    public var uint64: UInt64? { integer?.uint64 }

    private var integer: JSONInteger? {
        var text = text
        return text.withUTF8 { JSONInteger($0) }
    }

    /// The nearest `Double`; infinite where the number is beyond the largest.
    public var double: Double { Double(text) ?? .nan }

    /// The shortest text that reads back as the same number; the number is finite.
    static func text(_ value: Double) -> String {
        var text = value.description
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text
    }
}

nonisolated extension JSONNumber: CustomStringConvertible {
    public var description: String { text }
}

nonisolated extension JSONNumber {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.normalized == right.normalized
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(normalized) }

    private struct Normalized: Hashable {
        var isNegative = false
        /// Without zeros at either end; empty for zero.
        var digits: [UInt8] = []
        var exponent = 0

        var text: String { "\(isNegative ? "-" : "")\(String(decoding: digits, as: UTF8.self))e\(exponent)" }
    }

    /// What all spellings of a number have in common.
    private var normalized: Normalized {
        var result = Normalized()
        var pastPoint = false
        var text = self.text[...].utf8
        if text.first == UInt8(ascii: "-") {
            result.isNegative = true
            text.removeFirst()
        }
        while let byte = text.popFirst() {
            if JSONScan.isDigit(byte) {
                if pastPoint { result.exponent -= 1 }
                if byte != UInt8(ascii: "0") || !result.digits.isEmpty { result.digits.append(byte) }
            } else if byte == UInt8(ascii: ".") {
                pastPoint = true
            } else {
                let sum = result.exponent.addingReportingOverflow(JSONNumber.exponent(text))
                result.exponent = sum.overflow ? Int.max : sum.partialValue
                break
            }
        }
        while result.digits.last == UInt8(ascii: "0") {
            result.digits.removeLast()
            result.exponent = result.exponent.addingReportingOverflow(1).partialValue
        }
        return result.digits.isEmpty ? Normalized() : result
    }

    /// The number as Foundation's type has it; nil if that has not so many digits.
    var foundationDecimal: Decimal? {
        let number = normalized
        guard number.digits.count <= 38, (-128...127).contains(number.exponent) else { return nil }
        // 19 digits fit into 64 bits.
        let (high, low) = (number.digits.dropLast(19), number.digits.suffix(19))
        let value = { (digits: ArraySlice<UInt8>) in Decimal(digits.reduce(0 as UInt64) { $0 &* 10 &+ UInt64($1 & 0x0F) }) }
        let significand = Decimal(sign: .plus, exponent: 19, significand: value(high)) + value(low)
        return Decimal(sign: number.isNegative ? .minus : .plus, exponent: number.exponent, significand: significand)
    }

    private static func exponent(_ text: Substring.UTF8View) -> Int {
        let text = Substring(text)
        return Int(text) ?? (text.first == "-" ? Int.min / 2 : Int.max / 2)
    }

    /// Powers of ten that a `Double` holds exactly.
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The `Double` nearest to the number whose text is valid.
    static func double(_ token: UnsafeBufferPointer<UInt8>) -> Double? {
        guard var pointer = token.baseAddress else { return nil }
        let end = pointer + token.count
        let isNegative = pointer < end && pointer.pointee == UInt8(ascii: "-")
        if isNegative { pointer += 1 }
        // Up to 15 digits and a small power of ten: one operation on exact operands, so it rounds correctly.
        var digits: UInt64 = 0
        var count = 0
        var exponent = 0
        var hasPoint = false
        while pointer < end {
            let byte = pointer.pointee
            if JSONScan.isDigit(byte) {
                digits = digits &* 10 &+ UInt64(byte & 0x0F)
                if digits != 0 { count &+= 1 }
                if hasPoint { exponent &-= 1 }
            } else if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else {
                break
            }
            if count > 15 { break }
            pointer += 1
        }
        if pointer == end, exponent >= -22 {
            let value = Double(digits) / powers[0 &- exponent]
            return isNegative ? -value : value
        }
        return Double(String(decoding: token, as: UTF8.self))
    }
}
