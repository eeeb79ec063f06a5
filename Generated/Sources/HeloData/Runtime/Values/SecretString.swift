/// A text that must not be seen: it shows as dots in descriptions, dumps, mirrors and failed tests, also inside other
/// values. ``value`` reveals it, and so does encoding. In JSON it is a string.
nonisolated public struct SecretString: JSONModel, ExpressibleByStringLiteral {
    /// The text itself.
    public let value: String

    /// - Parameter value: The text to hide.
    public init(_ value: String) { self.value = value }

    public init(stringLiteral value: String) { self.value = value }

    public init(json: inout JSONReader) throws(JSONError) { value = try json.readString() }

    public func write(to json: inout JSONWriter) { json.string(value) }
}

nonisolated extension SecretString: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "••••" }

    public var debugDescription: String { "••••" }

    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
