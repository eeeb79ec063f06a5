/// The member names of one model, prepared for fast matching. Each model makes its table once and never frees it.
nonisolated public struct JSONKeys: @unchecked Sendable {
    /// One member name, with its closing quote and colon as they stand in compact JSON.
    nonisolated struct Entry {
        /// `name":`, padded with zeros to whole words.
        let pattern: UnsafePointer<UInt8>
        /// Bytes of the name.
        let nameCount: Int
        /// Bytes of the padded pattern; so many must be readable for a comparison by words. `Int.max` where the name
        /// must not be compared with the raw text.
        let paddedCount: Int
        let firstWord: UInt64
        /// Selects the bytes of the first word that belong to the pattern.
        let firstMask: UInt64
        /// Selects the bytes of the last word that belong to the pattern, where there is more than one word.
        let lastMask: UInt64
        let isRequired: Bool
        /// Whether a null counts as absent.
        let skipsNull: Bool
    }

    let entries: UnsafePointer<Entry>
    let count: Int
    let isOpen: Bool

    /// - Parameters:
    ///   - required: indices of the members that must be there and not null.
    ///   - keepsNull: indices of the members whose null is read like a value.
    ///   - isOpen: whether unknown members are handed out instead of skipped.
    init(_ keys: StaticString..., required: [Int] = [], keepsNull: [Int] = [], isOpen: Bool = false) {
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: keys.count + 1)
        for (index, key) in keys.enumerated() {
            let isRequired = required.contains(index)
            (entries + index).initialize(
                to: Self.entry(key, isRequired: isRequired, skipsNull: !isRequired && !keepsNull.contains(index)))
        }
        self.entries = UnsafePointer(entries)
        self.count = keys.count
        self.isOpen = isOpen
    }

    private static func entry(_ key: StaticString, isRequired: Bool, skipsNull: Bool) -> Entry {
        let name = key.bytes
        let length = name.count + 2
        let paddedCount = (length + 7) / 8 * 8
        let pattern = UnsafeMutablePointer<UInt8>.allocate(capacity: paddedCount)
        pattern.initialize(repeating: 0, count: paddedCount)
        for (index, byte) in name.enumerated() { pattern[index] = byte }
        pattern[name.count] = UInt8(ascii: "\"")
        pattern[name.count + 1] = UInt8(ascii: ":")
        // A name that JSON escapes looks different in the text: it is found by its unescaped bytes only.
        let isPlain = name.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        return Entry(
            pattern: UnsafePointer(pattern), nameCount: name.count, paddedCount: isPlain ? paddedCount : Int.max,
            firstWord: JSONScan.word(pattern),
            firstMask: mask(min(length, 8)), lastMask: mask(length - (paddedCount - 8)),
            isRequired: isRequired, skipsNull: skipsNull)
    }

    /// Selects the first `count` bytes of a word.
    private static func mask(_ count: Int) -> UInt64 {
        count >= 8 ? UInt64.max : (UInt64(1) &<< UInt64(count * 8)) &- 1
    }
}

nonisolated extension JSONKeys.Entry {
    /// Bytes of the name, its closing quote and the colon.
    var patternCount: Int { nameCount + 2 }

    /// Whether the name, its closing quote and a colon stand at `pointer`, of which `available` bytes are readable.
    /// Says no where a comparison by words is not possible.
    @inline(__always)
    func matches(_ pointer: UnsafePointer<UInt8>, available: Int) -> Bool {
        guard paddedCount <= available else { return false }
        guard (JSONScan.word(pointer) ^ firstWord) & firstMask == 0 else { return false }
        return paddedCount == 8 || matchesRest(pointer)
    }

    private func matchesRest(_ pointer: UnsafePointer<UInt8>) -> Bool {
        var offset = 8
        while offset < paddedCount - 8 {
            if JSONScan.word(pointer + offset) != JSONScan.word(pattern + offset) { return false }
            offset += 8
        }
        return (JSONScan.word(pointer + offset) ^ JSONScan.word(pattern + offset)) & lastMask == 0
    }

    /// Whether the name is these bytes.
    func isNamed(_ name: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard count == nameCount else { return false }
        for index in 0..<count where name[index] != pattern[index] { return false }
        return true
    }
}

/// Where the reader stands in an object.
nonisolated struct JSONObjectCursor {
    let keys: JSONKeys
    /// The byte after the opening brace.
    let start: UnsafePointer<UInt8>
    /// Index of the member that is expected next.
    var next = 0
    var isFirst = true

    init(keys: JSONKeys, start: UnsafePointer<UInt8>) {
        self.keys = keys
        self.start = start
    }
}

nonisolated extension StaticString {
    /// The text in UTF-8.
    var bytes: [UInt8] {
        hasPointerRepresentation
            ? Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) : Array(description.utf8)
    }
}
