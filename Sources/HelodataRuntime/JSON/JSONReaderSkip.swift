nonisolated extension JSONReader {
    /// Passes the value that comes next, of whatever kind, and makes sure that it is JSON.
    @inline(never)
    @_spi(Generated) public mutating func skip() throws(JSONError) {
        switch kind {
        case .string:
            position += 1
            _ = try passString()
        case .number: _ = try numberToken()
        case .bool: _ = try readBool()
        case .null: if !readNull() { throw mismatch(.null, at: position) }
        case .array:
            try array()
            var isFirst = true
            while try nextElement(isFirst: isFirst) {
                isFirst = false
                try skip()
            }
        case .object:
            var object = try object(JSONReader.noKeys)
            while try nextName(&object) { try skip() }
        case .invalid: throw failure(position < end ? .syntax : .unexpectedEnd, "expected a value", at: position)
        }
    }

    /// Knows no member and hands out each.
    static let noKeys = JSONKeys(isOpen: true)
}
