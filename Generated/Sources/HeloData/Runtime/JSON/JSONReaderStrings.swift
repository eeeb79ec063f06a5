nonisolated extension JSONReader {
    /// Reads the string that comes next.
    @inline(never)
    mutating func readString() throws(JSONError) -> String {
        var quote = position
        if quote >= end || quote.pointee != UInt8(ascii: "\"") {
            quote = JSONScan.value(from: quote, to: end)
            guard quote < end, quote.pointee == UInt8(ascii: "\"") else { throw mismatch(.string, at: quote) }
        }
        let start = quote + 1
        guard end - start > 16 else { return try readAnyString(from: start) }
        // Most strings are short: two words show where they end.
        let word = JSONScan.word(start)
        let hits = JSONScan.stringEnd(in: word)
        if hits != 0 {
            let count = hits.trailingZeroBitCount &>> 3
            guard start[count] == UInt8(ascii: "\"") else { return try readAnyString(from: start) }
            position = start + count + 1
            return JSONReader.short(JSONScan.first(count, of: word), 0, count: count)
        }
        let second = JSONScan.word(start + 8)
        let secondHits = JSONScan.stringEnd(in: second)
        if secondHits != 0 {
            let count = secondHits.trailingZeroBitCount &>> 3
            guard start[8 &+ count] == UInt8(ascii: "\"") else { return try readAnyString(from: start) }
            position = start + (9 &+ count)
            return JSONReader.short(word, JSONScan.first(count, of: second), count: 8 &+ count)
        }
        return try readAnyString(from: start, plain: 16)
    }

    /// Reads a string that is long, at the end of the text, or has escapes or characters beyond ASCII. So many bytes of
    /// it are known to be plain.
    @inline(never)
    private mutating func readAnyString(
        from start: UnsafePointer<UInt8>, plain: Int = 0
    ) throws(JSONError) -> String {
        position = start + plain
        let isPlain = try passString()
        let count = position - start - 1
        guard isPlain else { return JSONReader.unescaped(start, count: count) }
        // Only a long text has many strings that may be the same.
        guard RecentString.lengths.contains(count), end - base > 2048 else {
            return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }
        if let recentStrings { return RecentString.string(start, count: count, among: recentStrings) }
        recentStrings = RecentString.allocate(start)
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A string of at most 15 bytes of ASCII, which come in two words with zeros behind them: it needs no memory of its
    /// own.
    @inline(__always)
    private static func short(_ word: UInt64, _ second: UInt64, count: Int) -> String {
        String(unsafeUninitializedCapacity: 15) { (target: UnsafeMutableBufferPointer<UInt8>) -> Int in
            guard let bytes = UnsafeMutableRawPointer(target.baseAddress), target.count >= 15 else { return 0 }
            bytes.storeBytes(of: word.littleEndian, as: UInt64.self)
            bytes.storeBytes(of: (word &>> 56 | second &<< 8).littleEndian, toByteOffset: 7, as: UInt64.self)
            return count
        }
    }

    /// Reads a string and makes a value of its bytes; nil from `make` is an error that says what was expected.
    mutating func readString<T>(
        as expected: StaticString, _ make: (UnsafeBufferPointer<UInt8>) -> T?
    ) throws(JSONError) -> T {
        let quote = JSONScan.value(from: position, to: end)
        guard quote < end, quote.pointee == UInt8(ascii: "\"") else { throw mismatch(.string, at: quote) }
        position = quote + 1
        let isPlain = try passString()
        let count = position - quote - 2
        let value: T?
        if isPlain {
            value = make(UnsafeBufferPointer(start: quote + 1, count: count))
        } else {
            var text = JSONReader.unescaped(quote + 1, count: count)
            value = text.withUTF8(make)
        }
        guard let value else { throw failure(.invalidValue, "expected \(expected)", at: quote) }
        return value
    }

    /// Passes a string; `position` is past its opening quote and ends past its closing one. Says whether it has no
    /// escapes.
    @inline(never)
    mutating func passString() throws(JSONError) -> Bool {
        var pointer = position
        var isPlain = true
        while true {
            pointer = JSONScan.stringEnd(from: pointer, to: end)
            guard pointer < end else { throw failure(.unexpectedEnd, "the text ends in a string", at: pointer) }
            switch pointer.pointee {
            case UInt8(ascii: "\""):
                position = pointer + 1
                return isPlain
            case UInt8(ascii: "\\"):
                isPlain = false
                pointer += try escapeCount(at: pointer)
            case 0x80...:
                let count = JSONReader.scalarCount(at: pointer, available: end - pointer)
                guard count > 0 else { throw failure(.syntax, "not UTF-8", at: pointer) }
                pointer += count
            default:
                throw failure(.syntax, "a control character in a string", at: pointer)
            }
        }
    }

    /// Bytes of the escape at `pointer`.
    private mutating func escapeCount(at pointer: UnsafePointer<UInt8>) throws(JSONError) -> Int {
        guard end - pointer >= 2 else { throw failure(.unexpectedEnd, "the text ends in a string", at: end) }
        switch pointer[1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard end - pointer >= 6 else { throw failure(.unexpectedEnd, "the text ends in a string", at: end) }
            guard JSONReader.codeUnit(pointer + 2) != nil else {
                throw failure(.syntax, "expected four hexadecimal digits", at: pointer)
            }
            return 6
        default:
            throw failure(.syntax, "an escape that JSON does not have", at: pointer)
        }
    }

    /// A string of string content that was found valid, its escapes replaced. The result has at most as many bytes.
    static func unescaped(_ start: UnsafePointer<UInt8>, count: Int) -> String {
        String(unsafeUninitializedCapacity: count) { (target: UnsafeMutableBufferPointer<UInt8>) -> Int in
            var source = start
            let end = start + count
            var written = 0
            while source < end, written < target.count {
                let byte = source.pointee
                guard byte == UInt8(ascii: "\\"), end - source >= 2 else {
                    target[written] = byte
                    written += 1
                    source += 1
                    continue
                }
                let escape = source[1]
                source += 2
                switch escape {
                case UInt8(ascii: "b"): target[written] = 0x08
                case UInt8(ascii: "f"): target[written] = 0x0C
                case UInt8(ascii: "n"): target[written] = 0x0A
                case UInt8(ascii: "r"): target[written] = 0x0D
                case UInt8(ascii: "t"): target[written] = 0x09
                case UInt8(ascii: "u"):
                    for byte in UTF8.encode(scalar(&source, end: end)) ?? UTF8.encodedReplacementCharacter
                    where written < target.count {
                        target[written] = byte
                        written += 1
                    }
                    continue
                default: target[written] = escape
                }
                written += 1
            }
            return written
        }
    }

    /// The scalar whose `\u` has just been passed, with the second half of a pair; U+FFFD for half a pair.
    private static func scalar(_ source: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Unicode.Scalar {
        guard end - source >= 4, let first = codeUnit(source) else { return "\u{FFFD}" }
        source += 4
        if first & 0xFC00 == 0xD800, end - source >= 6, source[0] == UInt8(ascii: "\\"), source[1] == UInt8(ascii: "u"),
            let second = codeUnit(source + 2), second & 0xFC00 == 0xDC00
        {
            source += 6
            return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    /// The value of four hexadecimal digits.
    private static func codeUnit(_ digits: UnsafePointer<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for index in 0..<4 {
            let byte = digits[index]
            let lowercase = byte | 0x20
            if JSONScan.isDigit(byte) {
                value = value << 4 | UInt32(byte & 0x0F)
            } else if lowercase >= UInt8(ascii: "a"), lowercase <= UInt8(ascii: "f") {
                value = value << 4 | UInt32(lowercase - 87)
            } else {
                return nil
            }
        }
        return value
    }

    /// Bytes of the UTF-8 sequence beyond ASCII at `pointer`; 0 if it is none (Unicode, table 3-7).
    static func scalarCount(at pointer: UnsafePointer<UInt8>, available: Int) -> Int {
        func continues(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index < available && range.contains(pointer[index])
        }
        switch pointer.pointee {
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }
}
