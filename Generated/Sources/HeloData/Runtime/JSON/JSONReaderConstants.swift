// Members with one value in the description. Another one is kept, and told where somebody listens.
nonisolated extension JSONReader {
    mutating func read(constant: StaticString) throws(JSONError) -> String {
        let value = try readString()
        if looksClosely, !value.utf8.elementsEqual(constant.bytes) { try noteUnlisted(value) }
        return value
    }

    mutating func read(constant: Int) throws(JSONError) -> Int {
        let value = try read(Int.self)
        if looksClosely, value != constant { try noteUnlisted(String(value)) }
        return value
    }

    mutating func read(constant: Bool) throws(JSONError) -> Bool {
        let value = try readBool()
        if looksClosely, value != constant { try noteUnlisted(String(value)) }
        return value
    }
}
