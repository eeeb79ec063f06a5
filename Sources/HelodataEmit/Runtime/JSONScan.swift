/// Looks at eight bytes at once. Words are loaded so that the first byte in memory is the lowest.
nonisolated enum JSONScan {
    /// Eight bytes from `pointer`, which need not be aligned.
    @inline(__always)
    static func word(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }

    /// A word whose lowest set bit lies in the first byte that ends a run of plain string content: a quote, a
    /// backslash, a control character, or a byte beyond ASCII. Zero if all eight are plain.
    @inline(__always)
    static func stringEnd(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ 0x2222_2222_2222_2222
        let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
        // A borrow can mark bytes above a real hit, never below the first one.
        let hits =
            ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
            | (word &- 0x2020_2020_2020_2020) | word
        return hits & 0x8080_8080_8080_8080
    }

    /// The first byte in `pointer..<end` that is no plain string content, or `end`.
    @inline(__always)
    static func stringEnd(
        from pointer: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var pointer = pointer
        while end - pointer >= 8 {
            let hits = stringEnd(in: word(pointer))
            if hits != 0 { return pointer + (hits.trailingZeroBitCount &>> 3) }
            pointer += 8
        }
        while pointer < end {
            let byte = pointer.pointee
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return pointer }
            pointer += 1
        }
        return pointer
    }

    /// The first byte in `pointer..<end` that is no white space, or `end`.
    @inline(__always)
    static func value(
        from pointer: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var pointer = pointer
        while pointer < end, pointer.pointee <= 0x20, isSpace(pointer.pointee) { pointer += 1 }
        return pointer
    }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}
