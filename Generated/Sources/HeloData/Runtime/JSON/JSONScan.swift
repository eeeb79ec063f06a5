/// Looks at eight bytes at once. Words are loaded so that the first byte in memory is the lowest.
nonisolated enum JSONScan {
    /// Eight bytes from `pointer`, which need not be aligned.
    @inline(__always)
    static func word(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        let word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)
        #if _endian(big)
        return word.byteSwapped
        #else
        return word
        #endif
    }

    /// Four bytes from `pointer`, in any order.
    @inline(__always)
    private static func half(_ pointer: UnsafePointer<UInt8>) -> UInt32 {
        UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)
    }

    /// The first bytes of a word, fewer than eight, with zeros behind them.
    @inline(__always)
    static func first(_ count: Int, of word: UInt64) -> UInt64 {
        word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
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
        let start = pointer
        var pointer = pointer
        while end - pointer >= 8 {
            let hits = stringEnd(in: word(pointer))
            if hits != 0 { return pointer + (hits.trailingZeroBitCount &>> 3) }
            pointer += 8
        }
        if pointer > start {
            if stringEnd(in: word(end - 8)) == 0 { return end }
        } else if end - pointer >= 4 {
            // Both halves of a short text, which overlap.
            if stringEnd(in: UInt64(half(pointer)) | UInt64(half(end - 4)) &<< 32) == 0 { return end }
        }
        while pointer < end {
            let byte = pointer.pointee
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return pointer }
            pointer += 1
        }
        return pointer
    }

    /// Whether all bytes are visible ASCII characters, which space is not.
    static func isVisible(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
        guard let start = bytes.baseAddress, bytes.count >= 8 else { return bytes.allSatisfy(isVisible) }
        var offset = 0
        while true {
            let word = word(start + offset)
            // Below, above, and beyond ASCII; a borrow or carry only comes from a byte that is a hit itself.
            let hits = (word &- 0x2121_2121_2121_2121) | (word &+ 0x0101_0101_0101_0101) | word
            if hits & 0x8080_8080_8080_8080 != 0 { return false }
            if offset == bytes.count &- 8 { return true }
            offset = min(offset &+ 8, bytes.count &- 8)
        }
    }

    /// The first of two bytes in `pointer..<end`, or `end`.
    @inline(__always)
    static func first(
        _ byte: UInt8, or other: UInt8, from pointer: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (pattern, otherPattern) = (ones &* UInt64(byte), ones &* UInt64(other))
        var pointer = pointer
        while end - pointer >= 8 {
            let (word, otherWord) = (word(pointer) ^ pattern, word(pointer) ^ otherPattern)
            let hits = ((word &- ones) & ~word | (otherWord &- ones) & ~otherWord) & 0x8080_8080_8080_8080
            if hits != 0 { return pointer + (hits.trailingZeroBitCount &>> 3) }
            pointer += 8
        }
        while pointer < end, pointer.pointee != byte, pointer.pointee != other { pointer += 1 }
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

    /// The number of eight decimal digits, one in each byte, the first of them in the lowest.
    @inline(__always)
    static func number(_ digits: UInt64) -> Int64 {
        // Pairs, then pairs of pairs, then both halves.
        let pairs = digits &* 10 &+ digits &>> 8
        let mask: UInt64 = 0x0000_00FF_0000_00FF
        let upper = (pairs & mask) &* (100 &+ 1_000_000 &<< 32)
        let lower = (pairs &>> 16 & mask) &* (1 &+ 10_000 &<< 32)
        return Int64(truncatingIfNeeded: (upper &+ lower) &>> 32)
    }

    /// Whether the four bytes at `pointer` are `null`.
    @inline(__always)
    static func isNull(_ pointer: UnsafePointer<UInt8>) -> Bool {
        UInt32(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)) == 0x6C6C_756E
    }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    /// Whether the bytes are the same, looked at in words.
    static func areSame(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        guard one.count == other.count else { return false }
        var index = 0
        while index &+ 8 <= one.count {
            let word = one.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word != other.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
            index &+= 8
        }
        while index < one.count {
            if one[index] != other[index] { return false }
            index &+= 1
        }
        return true
    }
}
