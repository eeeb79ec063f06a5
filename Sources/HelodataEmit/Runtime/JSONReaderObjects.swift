nonisolated extension JSONReader {
    /// Begins the object that comes next.
    @inline(never)
    mutating func object(_ keys: JSONKeys) throws(JSONError) -> JSONObjectCursor {
        try begin(UInt8(ascii: "{"), .object)
        return JSONObjectCursor(keys: keys, start: position)
    }

    /// Goes to the next member that the table knows; nil at the end of the object.
    ///
    /// Unknown members are skipped, or handed out as the table's count, with their name in ``key``, if the table is
    /// open. A null of a member that is neither required nor keeps its null is skipped.
    @inline(never)
    mutating func nextKey(_ object: inout JSONObjectCursor) throws(JSONError) -> Int? {
        while true {
            var pointer = JSONScan.value(from: position, to: end)
            guard pointer < end else { throw failure(.unexpectedEnd, "the text ends in an object", at: pointer) }
            if pointer.pointee == UInt8(ascii: ","), !object.isFirst {
                pointer = JSONScan.value(from: pointer + 1, to: end)
            } else if pointer.pointee == UInt8(ascii: "}") {
                position = pointer + 1
                depth &-= 1
                return nil
            } else if !object.isFirst {
                throw failure(.syntax, "expected a comma or the end of the object", at: pointer)
            }
            object.isFirst = false
            guard pointer < end, pointer.pointee == UInt8(ascii: "\"") else { throw missingName(at: pointer) }
            pointer += 1

            var index = object.next
            if index < object.keys.count, object.keys.entries[index].matches(pointer, available: end - pointer) {
                pointer += object.keys.entries[index].patternCount
            } else {
                position = pointer
                guard let found = try searchKey(object) else {
                    if object.keys.isOpen { return object.keys.count }
                    try skip()
                    continue
                }
                index = found
                pointer = position
            }
            object.next = index &+ 1
            if object.keys.entries[index].skipsNull {
                pointer = JSONScan.value(from: pointer, to: end)
                position = pointer
                if pointer < end, pointer.pointee == UInt8(ascii: "n"), takeLiteral("null") { continue }
            }
            position = pointer
            return index
        }
    }

    /// Looks up the name at `position`, which is past its opening quote, and passes its colon.
    @inline(never)
    private mutating func searchKey(_ object: JSONObjectCursor) throws(JSONError) -> Int? {
        let isPlain = try passKey()
        guard isPlain else {
            var name = key
            return name.withUTF8 { (name: UnsafeBufferPointer<UInt8>) -> Int? in
                guard let start = name.baseAddress else { return object.keys.index(of: keyStart, count: 0, from: 0) }
                return object.keys.index(of: start, count: name.count, from: object.next)
            }
        }
        return object.keys.index(of: keyStart, count: keyCount, from: object.next)
    }

    /// Passes a name, its closing quote and its colon; `position` is past the opening quote. Says whether the name
    /// has no escapes.
    mutating func passKey() throws(JSONError) -> Bool {
        keyStart = position
        let isPlain = try passString()
        keyCount = position - keyStart - 1
        guard take(UInt8(ascii: ":")) else {
            throw failure(.syntax, "expected a colon after a member's name", at: JSONScan.value(from: position, to: end))
        }
        return isPlain
    }

    /// The name of the member last handed out by ``nextKey(_:)``; to be taken before its value is read.
    var key: String { JSONReader.unescaped(keyStart, count: keyCount) }

    /// Begins the array that comes next.
    @inline(never)
    mutating func array() throws(JSONError) { try begin(UInt8(ascii: "["), .array) }

    /// Whether another element comes; passes the comma before it, or the end of the array.
    @inline(never)
    mutating func nextElement(isFirst: Bool) throws(JSONError) -> Bool {
        let pointer = JSONScan.value(from: position, to: end)
        guard pointer < end else { throw failure(.unexpectedEnd, "the text ends in an array", at: pointer) }
        if pointer.pointee == UInt8(ascii: "]") {
            position = pointer + 1
            depth &-= 1
            return false
        }
        position = pointer
        if isFirst { return true }
        guard pointer.pointee == UInt8(ascii: ",") else {
            throw failure(.syntax, "expected a comma or the end of the array", at: pointer)
        }
        position = pointer + 1
        return true
    }

    @inline(__always)
    private mutating func begin(_ bracket: UInt8, _ expected: JSONKind) throws(JSONError) {
        let pointer = JSONScan.value(from: position, to: end)
        guard pointer < end, pointer.pointee == bracket else { throw mismatch(expected, at: pointer) }
        guard depth < JSONReader.maximumDepth else {
            throw failure(.tooDeep, "nested more than \(JSONReader.maximumDepth) deep", at: pointer)
        }
        depth &+= 1
        position = pointer + 1
    }
}

nonisolated extension JSONKeys {
    /// The index of the member with this name, looked for from the one that is expected.
    func index(of name: UnsafePointer<UInt8>, count nameCount: Int, from expected: Int) -> Int? {
        var index = expected
        while index < count {
            if entries[index].isNamed(name, count: nameCount) { return index }
            index &+= 1
        }
        index = 0
        while index < min(expected, count) {
            if entries[index].isNamed(name, count: nameCount) { return index }
            index &+= 1
        }
        return nil
    }
}
