// Numbers of any JSON as exact decimals.

nonisolated extension JSONNumber {
    public init(_ value: ExactDecimal) { self.init(validText: value.description) }

    /// The number exactly; nil if it has more than 38 digits.
    public var decimal: ExactDecimal? { ExactDecimal(text) }
}

nonisolated extension JSONValue {
    /// The number exactly; nil if this is no number or has more than 38 digits.
    public var decimal: ExactDecimal? { number?.decimal }
}
