/// An enumeration that may grow: known values are static members, any other is kept as it came.
nonisolated public protocol OpenEnum: JSONModel, RawRepresentable, CustomStringConvertible where RawValue: JSONModel {
    init(rawValue: RawValue)
    /// The listed values.
    static var knownValues: [Self] { get }
    /// Whether the description allows values that it does not list.
    static var allowsOthers: Bool { get }
}

nonisolated extension OpenEnum {
    public init(json: inout JSONReader) throws(JSONError) {
        guard json.looksClosely, !Self.allowsOthers else {
            self.init(rawValue: try RawValue(json: &json))
            return
        }
        self.init(rawValue: try RawValue(json: &json))
        guard !Self.knownValues.contains(where: { $0.rawValue == rawValue }) else { return }
        try json.noteUnlisted(String(describing: rawValue))
    }

    public static var allowsOthers: Bool { false }

    public func write(to json: inout JSONWriter) { rawValue.write(to: &json) }

    public init(from decoder: any Decoder) throws { self = try JSONBridge.decode(Self.self, from: decoder) }

    public func encode(to encoder: any Encoder) throws { try JSONBridge.encode(self, to: encoder) }

    /// The raw value.
    public var description: String { String(describing: rawValue) }
}
