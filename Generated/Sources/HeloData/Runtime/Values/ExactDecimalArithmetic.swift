// Sums and products are exact where they fit into 38 digits, of which at most 255 stand after the point. Beyond that
// the last digits after the point are rounded to the nearest even; beyond 128 bits before the point the result is the
// largest number there is.
nonisolated extension ExactDecimal: Comparable {
    public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.scaleByte == right.scaleByte {
            return left.magnitude == right.magnitude && left.isNegative == right.isNegative
        }
        let (left, right) = (left.reduced, right.reduced)
        return left.magnitude == right.magnitude && left.scaleByte == right.scaleByte
            && left.isNegative == right.isNegative
    }

    public func hash(into hasher: inout Hasher) {
        let reduced = self.reduced
        hasher.combine(reduced.magnitude)
        hasher.combine(reduced.scaleByte)
        hasher.combine(reduced.isNegative)
    }

    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? isLess(right, left) : isLess(left, right)
    }

    public static prefix func - (value: ExactDecimal) -> ExactDecimal {
        ExactDecimal(magnitude: value.magnitude, scale: value.scale, isNegative: !value.isNegative)
    }

    public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        let (larger, smaller, scale) = aligned(left, right)
        if left.isNegative == right.isNegative {
            var sum = larger
            sum.add(smaller)
            return rounded(sum, scale: scale, isNegative: left.isNegative)
        }
        if smaller < larger {
            var difference = larger
            difference.subtract(smaller)
            return rounded(difference, scale: scale, isNegative: left.isNegative)
        }
        var difference = smaller
        difference.subtract(larger)
        return rounded(difference, scale: scale, isNegative: right.isNegative)
    }

    public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal { left + -right }

    public static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        rounded(
            WideProduct(left.magnitude, times: right.magnitude), scale: left.scale + right.scale,
            isNegative: left.isNegative != right.isNegative)
    }

    public static func += (left: inout ExactDecimal, right: ExactDecimal) { left = left + right }

    public static func -= (left: inout ExactDecimal, right: ExactDecimal) { left = left - right }

    public static func *= (left: inout ExactDecimal, right: ExactDecimal) { left = left * right }

    /// The same number without zeros at the end of its digits after the point.
    var reduced: ExactDecimal {
        if magnitude.isZero { return .zero }
        var magnitude = self.magnitude
        var scale = self.scale
        while scale > 0 {
            let (quotient, remainder) = magnitude.divided(by: 10)
            if remainder != 0 { break }
            magnitude = quotient
            scale -= 1
        }
        return ExactDecimal(magnitude: magnitude, scale: scale, isNegative: isNegative)
    }

    /// Whether the quotient of two numbers is integral; a divisor of zero divides nothing.
    func isMultiple(of divisor: ExactDecimal) -> Bool {
        guard !divisor.magnitude.isZero else { return false }
        let (left, right) = (self.reduced, divisor.reduced)
        if left.magnitude.isZero { return true }
        // The last digit after the point of a reduced number is not zero, so no multiple has more of them.
        guard left.scale <= right.scale else { return false }
        // Raised to the scale of the divisor one digit after the other, of which only the remainder matters.
        var remainder = left.magnitude.remainder(dividingBy: right.magnitude)
        for _ in 0..<(right.scale - left.scale) {
            if remainder.isZero { return true }
            let twice = remainder.sum(remainder, modulo: right.magnitude)
            let eight = twice.sum(twice, modulo: right.magnitude).doubled(modulo: right.magnitude)
            remainder = eight.sum(twice, modulo: right.magnitude)
        }
        return remainder.isZero
    }

    /// Both magnitudes at one scale, exactly as far as 38 digits reach. In the order of the arguments.
    private static func aligned(
        _ left: ExactDecimal, _ right: ExactDecimal
    ) -> (left: WideProduct, right: WideProduct, scale: Int) {
        if left.scale < right.scale {
            let (right, left, scale) = aligned(right, left)
            return (left, right, scale)
        }
        // A number that is zero has no digits to align to.
        if right.magnitude.isZero { return (WideProduct(left.magnitude), WideProduct(right.magnitude), left.scale) }
        let shift = min(left.scale - right.scale, 38)
        var raised = WideProduct(right.magnitude)
        for _ in 0..<shift { raised.multiply(by: 10) }
        var lowered = WideProduct(left.magnitude)
        for _ in 0..<(left.scale - right.scale - shift) { _ = lowered.divide(by: 10) }
        return (lowered, raised, right.scale + shift)
    }

    /// Whether one magnitude is below another.
    private static func isLess(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
        let (left, right) = (left.reduced, right.reduced)
        let scale = max(left.scale, right.scale)
        // What does not fit is larger than everything that does; both cannot be raised.
        guard let raisedLeft = left.magnitude.scaled(by: scale - left.scale) else { return false }
        guard let raisedRight = right.magnitude.scaled(by: scale - right.scale) else { return true }
        return raisedLeft < raisedRight
    }

    /// Drops digits after the point until the magnitude fits.
    private static func rounded(_ value: WideProduct, scale: Int, isNegative: Bool) -> ExactDecimal {
        var value = value
        var scale = scale
        var last: UInt64 = 0
        var isInexact = false
        while scale > maximumScale || value.narrowed == nil {
            guard scale > 0 else { return ExactDecimal(magnitude: .max, scale: 0, isNegative: isNegative) }
            isInexact = isInexact || last != 0
            last = value.divide(by: 10)
            scale -= 1
        }
        if last > 5 || (last == 5 && (isInexact || value.isOdd)) { value.add(WideProduct(WideInteger(low: 1))) }
        return ExactDecimal(magnitude: value.narrowed ?? .max, scale: scale, isNegative: isNegative)
    }
}

nonisolated extension WideInteger {
    /// The remainder of the sum of two that are below `modulus`.
    fileprivate func sum(_ other: WideInteger, modulo modulus: WideInteger) -> WideInteger {
        let low = self.low.addingReportingOverflow(other.low)
        let high = self.high.addingReportingOverflow(other.high)
        let total = high.partialValue.addingReportingOverflow(low.overflow ? 1 : 0)
        let sum = WideInteger(high: total.partialValue, low: low.partialValue)
        guard high.overflow || total.overflow || !(sum < modulus) else { return sum }
        let lower = sum.low.subtractingReportingOverflow(modulus.low)
        return WideInteger(high: sum.high &- modulus.high &- (lower.overflow ? 1 : 0), low: lower.partialValue)
    }

    fileprivate func doubled(modulo modulus: WideInteger) -> WideInteger { sum(self, modulo: modulus) }

    /// The remainder, bit by bit; `divisor` is not zero.
    func remainder(dividingBy divisor: WideInteger) -> WideInteger {
        var remainder = WideInteger(low: 0)
        for bit in (0..<128).reversed() {
            let carries = remainder.high >> 63 == 1
            let next = bit >= 64 ? high >> UInt64(bit - 64) & 1 : low >> UInt64(bit) & 1
            remainder = WideInteger(high: remainder.high << 1 | remainder.low >> 63, low: remainder.low << 1 | next)
            if carries || !(remainder < divisor) {
                let low = remainder.low.subtractingReportingOverflow(divisor.low)
                remainder = WideInteger(
                    high: remainder.high &- divisor.high &- (low.overflow ? 1 : 0), low: low.partialValue)
            }
        }
        return remainder
    }
}
