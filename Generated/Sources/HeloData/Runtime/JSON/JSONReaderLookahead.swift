nonisolated extension JSONReader {
    /// What kind of value comes next, by its first byte.
    var kind: JSONKind {
        mutating get {
            position = JSONScan.value(from: position, to: end)
            return position < end ? JSONKind(firstByte: position.pointee) : .invalid
        }
    }

    /// Whether a number without fraction and exponent comes next.
    mutating func isInteger() -> Bool {
        guard kind == .number else { return false }
        var pointer = position + 1
        while pointer < end, JSONScan.isDigit(pointer.pointee) { pointer += 1 }
        guard pointer < end else { return true }
        return pointer.pointee != UInt8(ascii: ".") && pointer.pointee | 0x20 != UInt8(ascii: "e")
    }

    /// Whether an object with this member comes next. Nothing is consumed.
    mutating func hasMember(_ name: StaticString) -> Bool {
        if notesDrift { noteQuestion(name) }
        let start = position
        let depth = self.depth
        speculation += 1
        defer {
            speculation -= 1
            position = start
            self.depth = depth
        }
        do { return try findMember(name) } catch { return false }
    }

    /// The value of a member of the object that comes next, where it is a string; of a number or boolean its text.
    /// Nil where there is no object or no such member. Of members with one name the first counts. Nothing is consumed.
    mutating func stringMember(_ name: StaticString) throws(JSONError) -> String? {
        if notesDrift { noteQuestion(name) }
        let start = position
        let depth = self.depth
        defer {
            position = start
            self.depth = depth
        }
        guard try findMember(name) else { return nil }
        switch kind {
        case .string: return try readString()
        case .number: return String(decoding: try numberToken(), as: UTF8.self)
        case .bool: return try readBool() ? "true" : "false"
        case .array, .object, .null, .invalid: return nil
        }
    }

    /// Reads a value as a case of a union; one that is not as the case is described is kept as it came.
    mutating func readFitting<T: JSONModel, Union>(
        _: T.Type, _ make: (T) -> Union, other: (JSONValue) -> Union
    ) throws(JSONError) -> Union {
        if let value = attempt(T.self) { return make(value) }
        return other(try readUnlisted())
    }

    /// Whether attempts have read so little in vain that more are allowed.
    var mayTryMore: Bool { wasted <= 64 * (end - base) }

    /// Reads a value, or stays where it is if the value does not fit.
    mutating func attempt<T: JSONModel>(_: T.Type) -> T? {
        // Attempts inside attempts could read the same bytes again and again; the budget keeps it linear.
        guard mayTryMore else { return nil }
        let start = position
        let depth = self.depth
        let noted = notesDrift ? drift?.mark ?? 0 : 0
        speculation += 1
        defer { speculation -= 1 }
        do {
            return try T(json: &self)
        } catch {
            if notesDrift { drift?.forget(after: noted) }
            wasted += position - start
            position = start
            self.depth = depth
            return nil
        }
    }

    /// Whether the object that comes next has members, and all of them begin where it is said.
    mutating func areAllMembers(_ starts: [Int]) throws(JSONError) -> Bool {
        guard !starts.isEmpty else { return false }
        let start = position
        defer {
            wasted += position - start
            position = start
        }
        let starts = Set(starts)
        guard take(UInt8(ascii: "{")) else { return false }
        while take(UInt8(ascii: "\"")) {
            if !starts.contains(position - base) { return false }
            _ = try passKey()
            try skip()
            if !take(UInt8(ascii: ",")) { break }
        }
        return true
    }

    /// Goes to the value of a member of the object that comes next.
    private mutating func findMember(_ name: StaticString) throws(JSONError) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        while take(UInt8(ascii: "\"")) {
            let isPlain = try passKey()
            if isPlain ? isKey(name) : key.utf8.elementsEqual(name.bytes) { return true }
            try skip()
            if !take(UInt8(ascii: ",")) { return false }
        }
        return false
    }

    private func isKey(_ name: StaticString) -> Bool {
        guard name.hasPointerRepresentation else { return key.utf8.elementsEqual(name.bytes) }
        guard name.utf8CodeUnitCount == keyCount else { return false }
        for index in 0..<keyCount where keyStart[index] != name.utf8Start[index] { return false }
        return true
    }
}
