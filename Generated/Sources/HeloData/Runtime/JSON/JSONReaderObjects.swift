nonisolated extension JSONReader {
    /// Begins the object that comes next.
    @inline(never)
    mutating func object(_ keys: JSONKeys) throws(JSONError) -> JSONObjectCursor {
        let pointer = JSONScan.value(from: position, to: end)
        guard pointer < end, pointer.pointee == UInt8(ascii: "{"), mayNest else { return try bareList(keys, at: pointer) }
        depth &+= 1
        position = pointer
        return JSONObjectCursor(keys: keys, start: pointer)
    }

    /// An array in place of an object that is hardly more than its list.
    @inline(never)
    private mutating func bareList(
        _ keys: JSONKeys, at pointer: UnsafePointer<UInt8>
    ) throws(JSONError) -> JSONObjectCursor {
        guard pointer < end, pointer.pointee != UInt8(ascii: "{") else { throw notBegun(.object, at: pointer) }
        guard keys.list != nil, pointer.pointee == UInt8(ascii: "[") else { throw mismatch(.object, at: pointer) }
        position = pointer
        var object = JSONObjectCursor(keys: keys, start: pointer)
        object.separator = JSONObjectCursor.bareList
        // Nothing in the text is a member.
        object.expected = keys.entries + keys.count
        return object
    }

    /// Goes to the next member that the table knows; nil at the end of the object.
    ///
    /// Unknown members are skipped, or handed out as the table's count, with their name in ``key``, if the table is
    /// open. A null of a member that is neither required nor keeps its null is skipped.
    @inline(never)
    mutating func nextKey(_ object: inout JSONObjectCursor) throws(JSONError) -> Int? {
        // In compact JSON, with members in the order of the table, nothing else is needed.
        var pointer = position
        var entry = object.expected
        var separator = object.separator
        while end - pointer >= entry.pointee.lookahead, pointer.pointee == separator {
            pointer += 1
            if pointer.pointee == UInt8(ascii: " ") { pointer += 1 }
            guard pointer.pointee == UInt8(ascii: "\""), entry.pointee.matches(pointer + 1) else { break }
            pointer += entry.pointee.nameCount &+ 3
            if pointer.pointee == UInt8(ascii: " ") { pointer += 1 }
            let index = entry.pointee.index
            let skipsNull = entry.pointee.skipsNull
            entry += 1
            separator = UInt8(ascii: ",")
            if pointer.pointee == UInt8(ascii: "n"), skipsNull, JSONScan.isNull(pointer) {
                pointer += 4
                position = pointer
                object.expected = entry
                object.separator = separator
                continue
            }
            position = pointer
            object.expected = entry
            object.separator = separator
            return index
        }
        if pointer < end, pointer.pointee == UInt8(ascii: "}"), separator == UInt8(ascii: ",") {
            position = pointer + 1
            depth &-= 1
            if comparing > 0 { noteMissing(object) }
            return nil
        }
        return try searchKey(&object)
    }

    /// Goes to the next member that the table knows, whatever the spelling.
    @inline(never)
    private mutating func searchKey(_ object: inout JSONObjectCursor) throws(JSONError) -> Int? {
        if object.separator <= JSONObjectCursor.afterBareList {
            defer { object.separator = JSONObjectCursor.afterBareList }
            return object.separator == JSONObjectCursor.bareList ? object.keys.list : nil
        }
        while true {
            if let entry = passLeftOut(object) {
                object.separator = UInt8(ascii: ",")
                object.expected = entry + 1
                if entry.pointee.skipsNull, readNull() { continue }
                return entry.pointee.index
            }
            guard try nextName(after: object.separator) else {
                if comparing > 0 { noteMissing(object) }
                return nil
            }
            object.separator = UInt8(ascii: ",")
            let isPlain = try passKey()
            guard let index = index(of: object, isPlain: isPlain) else {
                if object.keys.isOpen {
                    takenUndeclared &+= 1
                    return object.keys.count
                }
                if looksClosely { noteMember(object) }
                try skip()
                continue
            }
            let entry = object.keys.entries + index
            object.expected = entry + 1
            if entry.pointee.skipsNull, readNull() { continue }
            return index
        }
    }

    /// In compact JSON: goes to the value of a member before which up to four of the table are left out.
    @inline(__always)
    private mutating func passLeftOut(_ object: JSONObjectCursor) -> UnsafePointer<JSONKeyEntry>? {
        let start = position
        guard end - start > 2, start.pointee == object.separator else { return nil }
        let name = start[1] == UInt8(ascii: " ") ? start + 3 : start + 2
        guard name[-1] == UInt8(ascii: "\"") else { return nil }
        var entry = object.expected
        // The entry behind the last one wants more text than there is.
        for _ in 0...4 where end - start >= entry.pointee.lookahead {
            if entry.pointee.matches(name) {
                position = name + (entry.pointee.nameCount &+ 2)
                return entry
            }
            entry += 1
        }
        return nil
    }

    /// Goes past the opening quote of the next member's name; no at the end of the object.
    @inline(__always)
    private mutating func nextName(after separator: UInt8) throws(JSONError) -> Bool {
        var pointer = JSONScan.value(from: position, to: end)
        guard pointer < end else { throw failure(.unexpectedEnd, "the text ends in an object", at: pointer) }
        if pointer.pointee == separator {
            pointer = JSONScan.value(from: pointer + 1, to: end)
            if separator == UInt8(ascii: ","), pointer < end, pointer.pointee == UInt8(ascii: "}") {
                throw missingName(at: pointer)
            }
        } else if pointer.pointee != UInt8(ascii: "}") {
            throw failure(.syntax, "expected a comma or the end of the object", at: pointer)
        }
        guard pointer < end, pointer.pointee == UInt8(ascii: "\"") else {
            guard pointer < end, pointer.pointee == UInt8(ascii: "}") else { throw missingName(at: pointer) }
            position = pointer + 1
            depth &-= 1
            return false
        }
        position = pointer + 1
        return true
    }

    /// The index of the name that has been passed.
    private func index(of object: JSONObjectCursor, isPlain: Bool) -> Int? {
        let expected = object.expected.pointee.index
        if isPlain { return object.keys.index(of: keyStart, count: keyCount, from: expected) }
        var name = key
        return name.withUTF8 { (name: UnsafeBufferPointer<UInt8>) -> Int? in
            object.keys.index(of: name.baseAddress ?? keyStart, count: name.count, from: expected)
        }
    }

    /// Goes to the next member, whatever its name.
    mutating func nextName(_ object: inout JSONObjectCursor) throws(JSONError) -> Bool {
        guard try nextName(after: object.separator) else { return false }
        object.separator = UInt8(ascii: ",")
        _ = try passKey()
        return true
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
    mutating func array() throws(JSONError) {
        let pointer = JSONScan.value(from: position, to: end)
        guard pointer < end, pointer.pointee == UInt8(ascii: "["), mayNest else { throw notBegun(.array, at: pointer) }
        depth &+= 1
        position = pointer + 1
    }

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

    /// What is wrong with a value that is none of this kind, or stands too deep.
    @inline(never)
    private mutating func notBegun(_ expected: JSONKind, at pointer: UnsafePointer<UInt8>) -> JSONError {
        guard pointer < end, JSONKind(firstByte: pointer.pointee) == expected else { return mismatch(expected, at: pointer) }
        return failure(.tooDeep, "nested too deep", at: pointer)
    }
}
