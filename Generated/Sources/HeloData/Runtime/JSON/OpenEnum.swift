/// An enumeration that may grow: known values are static members, any other is kept as it came.
nonisolated public protocol OpenEnum: JSONModel, RawRepresentable, CustomStringConvertible where RawValue: JSONModel {
    init(rawValue: RawValue)
    /// The listed values.
    static var knownValues: [Self] { get }
}

nonisolated extension OpenEnum {
    public init(json: inout JSONReader) throws(JSONError) {
        guard json.notesDrift else {
            self.init(rawValue: try RawValue(json: &json))
            return
        }
        self.init(rawValue: try RawValue(json: &json))
        json.noteValue(self)
    }

    public func write(to json: inout JSONWriter) { rawValue.write(to: &json) }

    public init(from decoder: any Decoder) throws { self = try JSONBridge.decode(Self.self, from: decoder) }

    public func encode(to encoder: any Encoder) throws { try JSONBridge.encode(self, to: encoder) }

    /// The raw value.
    public var description: String { String(describing: rawValue) }
}
