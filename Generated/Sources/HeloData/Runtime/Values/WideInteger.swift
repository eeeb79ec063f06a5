/// An unsigned integer of 128 bits, as far as exact decimals need one. (The standard one needs newer systems.)
nonisolated struct WideInteger: Hashable, Sendable, Comparable {
    var high: UInt64 = 0
    var low: UInt64 = 0

    static let max = WideInteger(high: .max, low: .max)

    @inline(__always)
    init(high: UInt64 = 0, low: UInt64) {
        self.high = high
        self.low = low
    }

    var isZero: Bool { high | low == 0 }

    static func < (left: WideInteger, right: WideInteger) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    /// The product plus a digit; nil if it needs more than 128 bits.
    func multiplied(by factor: UInt64, adding digit: UInt64 = 0) -> WideInteger? {
        let lower = low.multipliedFullWidth(by: factor)
        let upper = high.multipliedReportingOverflow(by: factor)
        let carried = upper.partialValue.addingReportingOverflow(lower.high)
        let sum = lower.low.addingReportingOverflow(digit)
        let total = carried.partialValue.addingReportingOverflow(sum.overflow ? 1 : 0)
        guard !upper.overflow, !carried.overflow, !total.overflow else { return nil }
        return WideInteger(high: total.partialValue, low: sum.partialValue)
    }

    /// The quotient and the remainder; `divisor` is not zero.
    func divided(by divisor: UInt64) -> (quotient: WideInteger, remainder: UInt64) {
        // The remainder of the upper half is below the divisor, so the lower quotient fits.
        let upper = high.quotientAndRemainder(dividingBy: divisor)
        let lower = divisor.dividingFullWidth((upper.remainder, low))
        return (WideInteger(high: upper.quotient, low: lower.quotient), lower.remainder)
    }

    /// The decimal digits.
    var digits: String {
        guard high > 0 else { return String(low) }
        // 10 to the 19th is the largest power of ten that fits into 64 bits.
        let (upper, lower) = divided(by: 10_000_000_000_000_000_000)
        return upper.digits + InternetTime.padded(lower, 19)
    }
}

/// An unsigned integer of 256 bits: sums and products of 128-bit ones before they are rounded.
nonisolated struct WideProduct {
    /// From the lowest.
    private var limbs: (UInt64, UInt64, UInt64, UInt64)

    init(_ value: WideInteger) { limbs = (value.low, value.high, 0, 0) }

    init(_ left: WideInteger, times right: WideInteger) {
        self.init(left)
        multiply(by: right.low)
        var upper = WideProduct(left)
        upper.multiply(by: right.high)
        add(WideProduct(limbs: (0, upper.limbs.0, upper.limbs.1, upper.limbs.2)))
    }

    private init(limbs: (UInt64, UInt64, UInt64, UInt64)) { self.limbs = limbs }

    /// The value, if it has at most 128 bits.
    var narrowed: WideInteger? {
        limbs.2 | limbs.3 == 0 ? WideInteger(high: limbs.1, low: limbs.0) : nil
    }

    var isOdd: Bool { limbs.0 & 1 == 1 }

    /// What goes beyond 256 bits is lost.
    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        func step(_ limb: inout UInt64) {
            let product = limb.multipliedFullWidth(by: factor)
            let sum = product.low.addingReportingOverflow(carry)
            limb = sum.partialValue
            carry = product.high &+ (sum.overflow ? 1 : 0)
        }
        step(&limbs.0)
        step(&limbs.1)
        step(&limbs.2)
        step(&limbs.3)
    }

    mutating func add(_ other: WideProduct) {
        var carry = false
        func step(_ limb: inout UInt64, _ other: UInt64) {
            let sum = limb.addingReportingOverflow(other)
            let total = sum.partialValue.addingReportingOverflow(carry ? 1 : 0)
            limb = total.partialValue
            carry = sum.overflow || total.overflow
        }
        step(&limbs.0, other.limbs.0)
        step(&limbs.1, other.limbs.1)
        step(&limbs.2, other.limbs.2)
        step(&limbs.3, other.limbs.3)
    }

    /// Subtracts a value that is not larger.
    mutating func subtract(_ other: WideProduct) {
        var borrow = false
        func step(_ limb: inout UInt64, _ other: UInt64) {
            let difference = limb.subtractingReportingOverflow(other)
            let total = difference.partialValue.subtractingReportingOverflow(borrow ? 1 : 0)
            limb = total.partialValue
            borrow = difference.overflow || total.overflow
        }
        step(&limbs.0, other.limbs.0)
        step(&limbs.1, other.limbs.1)
        step(&limbs.2, other.limbs.2)
        step(&limbs.3, other.limbs.3)
    }

    static func < (left: WideProduct, right: WideProduct) -> Bool {
        if left.limbs.3 != right.limbs.3 { return left.limbs.3 < right.limbs.3 }
        if left.limbs.2 != right.limbs.2 { return left.limbs.2 < right.limbs.2 }
        if left.limbs.1 != right.limbs.1 { return left.limbs.1 < right.limbs.1 }
        return left.limbs.0 < right.limbs.0
    }

    /// Divides by a value that is not zero, and gives the remainder.
    mutating func divide(by divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        func step(_ limb: inout UInt64) {
            (limb, remainder) = divisor.dividingFullWidth((remainder, limb))
        }
        step(&limbs.3)
        step(&limbs.2)
        step(&limbs.1)
        step(&limbs.0)
        return remainder
    }
}
