nonisolated extension JSONWriter {
    mutating func null() { literal("null") }

    mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    mutating func integer(_ value: Int64) {
        if compares { return word(UInt64(bitPattern: value), .integer) }
        separate()
        if value < 0 { append(UInt8(ascii: "-")) }
        digits(value.magnitude)
    }

    mutating func integer(_ value: UInt64) {
        if compares { return word(value, .integer) }
        separate()
        digits(value)
    }

    /// The shortest text that reads back as the same number; null for infinity and NaN, which JSON does not have.
    mutating func double(_ value: Double) {
        if compares { return word((value == 0 ? 0 : value).bitPattern, .double) }
        guard value.isFinite else { return null() }
        var text = value.description
        if text.hasSuffix(".0") { text.removeLast(2) }
        number(text)
    }

    /// A number by its text.
    mutating func number(_ text: String) {
        separate()
        appendUTF8(text)
    }

    /// A string that needs no escapes and has only ASCII.
    mutating func plain(_ text: String) {
        separate()
        append(UInt8(ascii: "\""))
        appendUTF8(text)
        append(UInt8(ascii: "\""))
    }

    mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { (bytes: UnsafeBufferPointer<UInt8>) in string(bytes) }
    }

    /// A string of UTF-8; quotes, backslashes and control characters are escaped, nothing else.
    mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) {
        if compares {
            word(UInt64(UInt(bitPattern: bytes.count)), .text)
            return append(bytes)
        }
        guard let start = bytes.baseAddress else { return quoted(UnsafeBufferPointer(start: nil, count: 0)) }
        let stop = JSONScan.stringEnd(from: start, to: start + bytes.count)
        if stop == start + bytes.count { return quoted(bytes) }
        escaped(bytes, plain: stop - start)
    }

    /// A string of which so many bytes are known to need no escape.
    @inline(never)
    private mutating func escaped(_ bytes: UnsafeBufferPointer<UInt8>, plain: Int) {
        separate()
        append(UInt8(ascii: "\""))
        if var start = bytes.baseAddress {
            let end = start + bytes.count
            var pointer = start + plain
            while true {
                pointer = JSONScan.stringEnd(from: pointer, to: end)
                guard pointer < end else { break }
                let byte = pointer.pointee
                pointer += 1
                if byte >= 0x80 { continue }
                append(UnsafeBufferPointer(start: start, count: pointer - 1 - start))
                escape(byte)
                start = pointer
            }
            append(UnsafeBufferPointer(start: start, count: end - start))
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x22, 0x5C: append(byte)
        default:
            let low = byte & 0x0F
            append(UInt8(ascii: "u"))
            append(UInt8(ascii: "0"))
            append(UInt8(ascii: "0"))
            append(UInt8(ascii: "0") + byte >> 4)
            append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        }
    }

    private mutating func digits(_ value: UInt64) {
        append(upTo: 20) { (target: UnsafeMutablePointer<UInt8>) -> Int in
            var rest = value
            var count = 0
            repeat {
                target[count] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
                count &+= 1
            } while rest > 0
            var written = UnsafeMutableBufferPointer(start: target, count: count)
            written.reverse()
            return count
        }
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func appendUTF8(_ text: String) {
        var text = text
        text.withUTF8 { (bytes: UnsafeBufferPointer<UInt8>) in append(bytes) }
    }
}
