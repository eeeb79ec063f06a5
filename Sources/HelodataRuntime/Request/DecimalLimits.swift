// Limits that need exact decimals: those of decimals, and multiples of 0.01, which no `Double` is.

nonisolated extension ExactDecimal: LimitedNumber {
    func isLess(than bound: Double) -> Bool { ExactDecimal(bound).map { self < $0 } ?? (doubleValue < bound) }
    func isGreater(than bound: Double) -> Bool { ExactDecimal(bound).map { self > $0 } ?? (doubleValue > bound) }

    /// The digits that the number shows; nil for more than 38 of them.
    fileprivate init?(_ value: Double) { self.init(value.description) }
}

nonisolated extension Validation {
    @_spi(Generated) public mutating func range(
        _ value: ExactDecimal?, _ name: StaticString, min: Double? = nil, max: Double? = nil, above: Double? = nil, below: Double? = nil
    ) { bounds(value, name, min, max, above, below) }

    /// A number of which the value is an integral multiple.
    @_spi(Generated) public mutating func multiple(_ value: Int?, _ name: StaticString, of divisor: Double) {
        guard let value else { return }
        multiple(ExactDecimal(units: Int64(value)), Double(value), name, divisor)
    }

    @_spi(Generated) public mutating func multiple(_ value: UInt64?, _ name: StaticString, of divisor: Double) {
        guard let value else { return }
        multiple(ExactDecimal(String(value)), Double(value), name, divisor)
    }

    @_spi(Generated) public mutating func multiple(_ value: Double?, _ name: StaticString, of divisor: Double) {
        guard let value else { return }
        multiple(ExactDecimal(value), value, name, divisor)
    }

    @_spi(Generated) public mutating func multiple(_ value: ExactDecimal?, _ name: StaticString, of divisor: Double) {
        guard let value else { return }
        multiple(value, value.doubleValue, name, divisor)
    }

    private mutating func multiple(_ exact: ExactDecimal?, _ approximate: Double, _ name: StaticString, _ divisor: Double) {
        if let exact, let exactDivisor = ExactDecimal(divisor) {
            if exact.isMultiple(of: exactDivisor) { return }
        } else if approximate.truncatingRemainder(dividingBy: divisor) == 0 {
            return
        }
        note(name, "must be a multiple of \(JSONNumber.text(divisor))")
    }
}
