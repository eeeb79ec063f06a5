nonisolated extension JSONReader {
    /// Reads an integer that fits into `Int`, which has 32 bits on some watches.
    @inline(__always)
    mutating func readInt() throws(JSONError) -> Int {
        let value = try readInt64()
        #if _pointerBitWidth(_64)
        return Int(truncatingIfNeeded: value)
        #else
        guard let value = Int(exactly: value) else { throw notAnInteger(at: position) }
        return value
        #endif
    }

    /// Reads an integer. `1.0` and `1e2` are integers too; what does not fit into 64 bits is an error.
    @inline(never)
    mutating func readInt64() throws(JSONError) -> Int64 {
        var pointer = position
        if pointer < end, pointer.pointee <= UInt8(ascii: " ") { pointer = JSONScan.value(from: pointer, to: end) }
        let isNegative = pointer < end && pointer.pointee == UInt8(ascii: "-")
        if isNegative { pointer += 1 }
        guard end - pointer > 8 else { return try readAnyInt64() }
        // Most numbers are short: one word holds all digits.
        let digits = JSONScan.word(pointer) ^ 0x3030_3030_3030_3030
        let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
        let count = others.trailingZeroBitCount &>> 3
        guard count > 0, count < 8, isNumberEnd(pointer[count]), digits & 0xFF != 0 || count == 1 else {
            return try readAnyInt64()
        }
        position = pointer + count
        let value = JSONScan.number(digits &<< UInt64(truncatingIfNeeded: 64 &- count &* 8))
        return isNegative ? 0 &- value : value
    }

    /// Reads an integer of any spelling.
    @inline(never)
    private mutating func readAnyInt64() throws(JSONError) -> Int64 {
        let start = JSONScan.value(from: position, to: end)
        if takesQuotedScalars, start < end, start.pointee == UInt8(ascii: "\"") {
            try beginQuotedScalar(at: start)
            let value = try readInt64()
            try endQuotedScalar(at: start)
            return value
        }
        guard let value = try readInteger()?.int64 else { throw notAnInteger(at: start) }
        return value
    }

    /// Reads an integer that is not negative and fits into 64 bits.
    @inline(never)
    mutating func readUInt64() throws(JSONError) -> UInt64 {
        let start = JSONScan.value(from: position, to: end)
        if takesQuotedScalars, start < end, start.pointee == UInt8(ascii: "\"") {
            try beginQuotedScalar(at: start)
            let value = try readUInt64()
            try endQuotedScalar(at: start)
            return value
        }
        guard let value = try readInteger()?.uint64 else { throw notAnInteger(at: start) }
        return value
    }

    /// Reads a number and rounds it to the nearest `Double`; one beyond the largest is an error.
    @inline(never)
    mutating func readDouble() throws(JSONError) -> Double {
        let start = JSONScan.value(from: position, to: end)
        if takesQuotedScalars, start < end, start.pointee == UInt8(ascii: "\"") {
            try beginQuotedScalar(at: start)
            let value = try readDouble()
            try endQuotedScalar(at: start)
            return value
        }
        let token = try numberToken()
        guard let value = JSONNumber.double(token), value.isFinite else {
            throw failure(.outOfRange, "the number is too large", at: start)
        }
        return value
    }

    @inline(never)
    mutating func readBool() throws(JSONError) -> Bool {
        let start = JSONScan.value(from: position, to: end)
        position = start
        guard start < end else { throw mismatch(.bool, at: start) }
        switch start.pointee {
        case UInt8(ascii: "t"): if takeLiteral("true") { return true }
        case UInt8(ascii: "f"): if takeLiteral("false") { return false }
        case UInt8(ascii: "\"") where takesQuotedScalars:
            try beginQuotedScalar(at: start)
            let value = try readBool()
            try endQuotedScalar(at: start)
            return value
        default: break
        }
        throw mismatch(.bool, at: start)
    }

    /// Reads the text of a number.
    @inline(never)
    mutating func numberToken() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        let start = JSONScan.value(from: position, to: end)
        var pointer = start
        guard pointer < end, JSONKind(firstByte: pointer.pointee) == .number else { throw mismatch(.number, at: start) }
        if pointer.pointee == UInt8(ascii: "-") { pointer += 1 }
        if pointer < end, pointer.pointee == UInt8(ascii: "0") {
            pointer += 1
            if pointer < end, JSONScan.isDigit(pointer.pointee) {
                throw failure(.syntax, "a number with leading zeros", at: start)
            }
        } else {
            pointer = try digits(at: pointer)
        }
        if pointer < end, pointer.pointee == UInt8(ascii: ".") { pointer = try digits(at: pointer + 1) }
        if pointer < end, pointer.pointee | 0x20 == UInt8(ascii: "e") {
            pointer += 1
            if pointer < end, pointer.pointee == UInt8(ascii: "+") || pointer.pointee == UInt8(ascii: "-") {
                pointer += 1
            }
            pointer = try digits(at: pointer)
        }
        position = pointer
        return UnsafeBufferPointer(start: start, count: pointer - start)
    }

    /// The end of the digits at `pointer`, of which there must be one.
    private mutating func digits(at start: UnsafePointer<UInt8>) throws(JSONError) -> UnsafePointer<UInt8> {
        var pointer = start
        while pointer < end, JSONScan.isDigit(pointer.pointee) { pointer += 1 }
        if pointer > start { return pointer }
        throw pointer < end
            ? failure(.syntax, "expected a digit", at: pointer)
            : failure(.unexpectedEnd, "the text ends in a number", at: pointer)
    }

    /// Whether a number may end before the byte, rather than go on with a fraction or an exponent.
    @inline(__always)
    private func isNumberEnd(_ byte: UInt8) -> Bool { byte != UInt8(ascii: ".") && byte | 0x20 != UInt8(ascii: "e") }

    /// Reads a number of any spelling; nil if it is not integral or has more than 64 bits.
    private mutating func readInteger() throws(JSONError) -> JSONInteger? { JSONInteger(try numberToken()) }

    private mutating func notAnInteger(at pointer: UnsafePointer<UInt8>) -> JSONError {
        failure(.outOfRange, "the number is not an integer that fits", at: pointer)
    }

    private mutating func beginQuotedScalar(at quote: UnsafePointer<UInt8>) throws(JSONError) {
        takesQuotedScalars = false
        position = quote + 1
    }

    private mutating func endQuotedScalar(at quote: UnsafePointer<UInt8>) throws(JSONError) {
        takesQuotedScalars = true
        guard take(UInt8(ascii: "\"")) else { throw failure(.invalidValue, "more than one value", at: quote) }
    }
}
