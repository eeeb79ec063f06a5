/// What a request does to a member: leaves it as it is, erases it, or sets it.
nonisolated public enum PatchValue<Value: JSONModel>: JSONModel {
    /// The member is left out.
    case omit
    /// The member is null.
    case null
    case value(Value)

    /// The value, where there is one.
    public var value: Value? {
        switch self {
        case .omit, .null: nil
        case .value(let value): value
        }
    }

    public init(json: inout JSONReader) throws(JSONError) {
        self = json.readNull() ? .null : .value(try Value(json: &json))
    }

    /// Where a value must stand, `omit` is written as null.
    public func write(to json: inout JSONWriter) { value.write(to: &json) }

    public func validate(_ check: inout Validation) { value.validate(&check) }
}

nonisolated extension JSONWriter {
    /// A member that is left out, null, or a value.
    @_spi(Generated) public mutating func patch<T: JSONModel>(_ name: StaticString, _ value: PatchValue<T>) {
        switch value {
        case .omit: return
        case .null: nullable(name, T?.none)
        case .value(let value): member(name, value)
        }
    }
}
