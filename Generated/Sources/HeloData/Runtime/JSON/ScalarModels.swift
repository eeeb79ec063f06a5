nonisolated extension String: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) { self = try json.readString() }

    public func write(to json: inout JSONWriter) { json.string(self) }
}

nonisolated extension Bool: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) { self = try json.readBool() }

    public func write(to json: inout JSONWriter) { json.bool(self) }
}

nonisolated extension Int: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) { self = try json.readInt() }

    public func write(to json: inout JSONWriter) { json.integer(Int64(self)) }
}

nonisolated extension UInt64: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) { self = try json.readUInt64() }

    public func write(to json: inout JSONWriter) { json.integer(self) }
}

nonisolated extension Double: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) { self = try json.readDouble() }

    public func write(to json: inout JSONWriter) { json.double(self) }
}
