nonisolated extension APIResponse {
    /// A header's value as a type of the description; nil where there is no such header, or its value does not fit.
    @_spi(Generated) public func header<Value: JSONModel>(_ name: String, as _: Value.Type = Value.self) -> Value? {
        guard let text = headers[name] else { return nil }
        if let text = text as? Value { return text }
        // A number or a boolean is JSON as it stands, any other value is the contents of a string.
        if let value = try? Value(jsonData: text.utf8) { return value }
        return try? Value(jsonData: Array(JSONValue.string(text).jsonText.utf8))
    }
}
