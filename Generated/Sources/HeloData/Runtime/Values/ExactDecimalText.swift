nonisolated extension ExactDecimal {
    /// Reads a number in decimal notation, with or without an exponent; leading zeros and a plus sign are accepted.
    /// Nil if it is none, or if it cannot be held exactly. Zeros at its end are kept as far as there is room.
    init?(number bytes: UnsafeBufferPointer<UInt8>) {
        guard var pointer = bytes.baseAddress else { return nil }
        let end = pointer + bytes.count
        let isNegative = pointer < end && pointer.pointee == UInt8(ascii: "-")
        if isNegative || (pointer < end && pointer.pointee == UInt8(ascii: "+")) { pointer += 1 }

        var magnitude = WideInteger(low: 0)
        // Zeros that have not been multiplied in, since they may turn out to be the last digits.
        var zeros = 0
        var digits = 0
        var scale = 0
        var hasPoint = false
        while pointer < end {
            let byte = pointer.pointee
            if JSONScan.isDigit(byte) {
                digits += 1
                if hasPoint { scale += 1 }
                if byte != UInt8(ascii: "0") {
                    guard let next = magnitude.scaled(by: zeros)?.multiplied(by: 10, adding: UInt64(byte & 0x0F)) else {
                        return nil
                    }
                    magnitude = next
                    zeros = 0
                } else if !magnitude.isZero {
                    zeros += 1
                }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            pointer += 1
        }
        guard digits > 0, let exponent = ExactDecimal.exponent(pointer, end) else { return nil }
        self.init(magnitude: magnitude, zeros: zeros, exponent: exponent - scale, isNegative: isNegative)
    }

    /// `magnitude` with so many zeros after it, times 10 to the power of `exponent`.
    private init?(magnitude: WideInteger, zeros: Int, exponent: Int, isNegative: Bool) {
        guard !magnitude.isZero else {
            let scale = min(max(-exponent, 0), ExactDecimal.maximumScale)
            self.init(magnitude: magnitude, scale: scale, isNegative: false)
            return
        }
        var magnitude = magnitude
        var scale = max(-exponent, 0)
        var zeros = zeros + max(exponent, 0)
        while zeros > 0, scale <= ExactDecimal.maximumScale, let next = magnitude.multiplied(by: 10) {
            magnitude = next
            zeros -= 1
        }
        scale -= zeros
        while scale > ExactDecimal.maximumScale {
            let (quotient, remainder) = magnitude.divided(by: 10)
            guard remainder == 0 else { return nil }
            magnitude = quotient
            scale -= 1
        }
        guard scale >= 0 else { return nil }
        self.init(magnitude: magnitude, scale: scale, isNegative: isNegative)
    }

    /// The exponent that is the rest of a number, 0 if there is none; nil if the rest is anything else.
    private static func exponent(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
        guard start < end else { return 0 }
        guard start.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
        var pointer = start + 1
        let isNegative = pointer < end && pointer.pointee == UInt8(ascii: "-")
        if isNegative || (pointer < end && pointer.pointee == UInt8(ascii: "+")) { pointer += 1 }
        guard pointer < end else { return nil }
        var value = 0
        while pointer < end {
            guard JSONScan.isDigit(pointer.pointee) else { return nil }
            // Larger than any count of digits before it, which it is measured against: it stays out of range.
            if value < 1 << 58 { value = value * 10 + Int(pointer.pointee & 0x0F) }
            pointer += 1
        }
        return isNegative ? -value : value
    }
}

nonisolated extension WideInteger {
    /// The product with a power of ten; nil if it needs more than 128 bits.
    func scaled(by zeros: Int) -> WideInteger? {
        if zeros == 0 || isZero { return self }
        // 10 to the 39th has more than 128 bits.
        guard zeros < 39 else { return nil }
        var value = self
        for _ in 0..<zeros {
            guard let next = value.multiplied(by: 10) else { return nil }
            value = next
        }
        return value
    }
}

nonisolated extension JSONReader {
    /// Reads a decimal number, or a string that holds one.
    @inline(never)
    mutating func readDecimal() throws(JSONError) -> ExactDecimal {
        if kind == .string {
            return try readString(as: "a decimal number of at most 38 digits") {
                (text: UnsafeBufferPointer<UInt8>) in ExactDecimal(number: text)
            }
        }
        let start = position
        guard let value = ExactDecimal(number: try numberToken()) else {
            throw failure(.outOfRange, "the number has too many digits", at: start)
        }
        return value
    }
}
