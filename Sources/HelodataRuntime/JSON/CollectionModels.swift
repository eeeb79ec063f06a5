nonisolated extension Optional: JSONModel where Wrapped: JSONModel {
    @inlinable public init(json: inout JSONReader) throws(JSONError) {
        self = json.readNull() ? nil : try Wrapped(json: &json)
    }

    @inlinable public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.null() }
    }

    public func validate(_ check: inout Validation) {
        if let self { self.validate(&check) }
    }
}

nonisolated extension Array: JSONModel where Element: JSONModel {
    @inlinable public init(json: inout JSONReader) throws(JSONError) {
        self = []
        try json.array()
        var isFirst = true
        while try json.nextElement(isFirst: isFirst) {
            isFirst = false
            append(try Element(json: &json))
        }
    }

    @inlinable public func write(to json: inout JSONWriter) {
        json.beginArray()
        for element in self { element.write(to: &json) }
        json.endArray()
    }

    public func validate(_ check: inout Validation) {
        for index in indices { check.element(self[index], index) }
    }
}

/// Members of any name with values of one type. Written sorted by name.
nonisolated extension Dictionary: JSONModel where Key == String, Value: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) {
        self = [:]
        var object = try json.object(JSONReader.noKeys)
        while try json.nextName(&object) {
            let name = json.key
            self[name] = try Value(json: &json)
        }
    }

    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.members(self)
        json.endObject()
    }

    public func validate(_ check: inout Validation) {
        for (name, value) in sorted(by: { $0.key < $1.key }) { check.member(value, name) }
    }
}
