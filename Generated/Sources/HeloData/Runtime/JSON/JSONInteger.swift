/// The integer that a JSON number is, in whatever spelling: `100`, `1.0` and `1e2` are integers.
nonisolated struct JSONInteger {
    private let magnitude: UInt64
    private let isNegative: Bool

    /// - Parameter token: The text of a number.
    /// - Returns: nil if it is not integral or has more than 64 bits.
    init?(_ token: UnsafeBufferPointer<UInt8>) {
        var bytes = token[...]
        isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        var magnitude: UInt64 = 0
        // Digits behind the last one that was multiplied in: zeros wait, since they may be the last ones.
        var power = 0
        var scale = 0
        var hasPoint = false
        while let byte = bytes.first, JSONScan.isDigit(byte) || byte == UInt8(ascii: ".") {
            bytes.removeFirst()
            if byte == UInt8(ascii: ".") {
                hasPoint = true
                continue
            }
            if hasPoint { scale += 1 }
            power += 1
            guard byte != UInt8(ascii: "0") else { continue }
            // A last digit other than zero: either this much is before the point, or the number is not integral.
            guard let raised = Self.raised(magnitude, by: power) else { return nil }
            let (sum, isOver) = raised.addingReportingOverflow(UInt64(byte & 0x0F))
            if isOver { return nil }
            magnitude = sum
            power = 0
        }
        let exponent = Self.exponent(bytes.dropFirst())
        guard let value = Self.raised(magnitude, by: power + exponent - scale) else { return nil }
        self.magnitude = value
    }

    /// nil if it does not fit.
    var int64: Int64? {
        guard isNegative else { return Int64(exactly: magnitude) }
        return magnitude <= UInt64(Int64.max) + 1 ? 0 &- Int64(truncatingIfNeeded: magnitude) : nil
    }

    /// nil if it is negative.
    var uint64: UInt64? { isNegative && magnitude != 0 ? nil : magnitude }

    /// Times a power of ten; nil if the product is not integral or has more than 64 bits.
    private static func raised(_ magnitude: UInt64, by power: Int) -> UInt64? {
        if magnitude == 0 || power == 0 { return magnitude }
        // 10 to the 20th has more than 64 bits.
        guard power > 0, power < 20 else { return nil }
        var value = magnitude
        for _ in 0..<power {
            let (product, isOver) = value.multipliedReportingOverflow(by: 10)
            if isOver { return nil }
            value = product
        }
        return value
    }

    /// What stands behind the `e`; 0 for nothing. Very large ones are cut: they are out of range all the same.
    private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var value = 0
        for byte in bytes where JSONScan.isDigit(byte) && value < 1 << 58 { value = value * 10 + Int(byte & 0x0F) }
        return isNegative ? -value : value
    }
}
