/// The member names of one model, prepared for fast matching. Each model makes its table once and never frees it.
@_spi(Generated) nonisolated public struct JSONKeys: @unchecked Sendable {
    nonisolated private struct Table {
        let entries: UnsafePointer<JSONKeyEntry>
        let count: Int
        let isOpen: Bool
        let constants: [StaticString]
        let list: Int?
        let nullable: [Int]
    }

    /// One word without references: a cursor with it stays in registers.
    private let table: UnsafePointer<Table>

    /// One entry for each name in order, and one behind them that matches nothing.
    var entries: UnsafePointer<JSONKeyEntry> { table.pointee.entries }
    var count: Int { table.pointee.count }
    var isOpen: Bool { table.pointee.isOpen }
    /// Members with one value, which is not read.
    var constants: [StaticString] { table.pointee.constants }
    /// The member that an array in place of the object is.
    var list: Int? { table.pointee.list }
    /// Members that the description requires, and whose value may be null.
    var nullable: [Int] { table.pointee.nullable }

    /// - Parameters:
    ///   - required: indices of the members that must be there and not null.
    ///   - nullable: indices of the members that the description requires and whose value may be null. None is missed, but what is
    ///     without one fits another case of a union better.
    ///   - keepsNull: indices of the members whose null is read like a value.
    ///   - isOpen: whether unknown members are handed out instead of skipped.
    ///   - constants: members that are skipped although they are known.
    ///   - list: index of the member that an array in place of the object is: the items of a page.
    @_spi(Generated) public init(
        _ keys: StaticString..., required: [Int] = [], nullable: [Int] = [], keepsNull: [Int] = [], isOpen: Bool = false,
        constants: [StaticString] = [], list: Int? = nil
    ) {
        let entries = UnsafeMutablePointer<JSONKeyEntry>.allocate(capacity: keys.count + 1)
        for index in keys.indices {
            let isRequired = required.contains(index)
            (entries + index).initialize(
                to: JSONKeyEntry(
                    keys[index].bytes, index: index, isRequired: isRequired,
                    skipsNull: !isRequired && !keepsNull.contains(index)))
        }
        (entries + keys.count).initialize(to: JSONKeyEntry(behind: keys.count))
        let table = UnsafeMutablePointer<Table>.allocate(capacity: 1)
        table.initialize(
            to: Table(
                entries: UnsafePointer(entries), count: keys.count, isOpen: isOpen, constants: constants, list: list,
                nullable: nullable))
        self.table = UnsafePointer(table)
    }

    /// The index of the member with this name, looked for from the one that is expected on.
    func index(of name: UnsafePointer<UInt8>, count nameCount: Int, from expected: Int) -> Int? {
        var index = expected
        while index < count {
            if entries[index].isNamed(name, count: nameCount) { return index }
            index &+= 1
        }
        index = 0
        while index < expected, index < count {
            if entries[index].isNamed(name, count: nameCount) { return index }
            index &+= 1
        }
        return nil
    }
}

/// One member name, with its closing quote and colon as they stand in compact JSON: `name":`.
nonisolated struct JSONKeyEntry {
    /// The name, the quote and the colon, padded with zeros to whole words.
    let pattern: UnsafePointer<UInt8>
    /// Bytes of the name.
    let nameCount: Int
    /// Bytes of the padded pattern.
    let paddedCount: Int
    /// How many bytes must be readable for a fast look at a member, from the comma before it to a null behind it.
    /// More than any text has where the name must not be compared with the raw text.
    let lookahead: Int
    let firstWord: UInt64
    /// Selects the bytes of the first word that belong to the pattern.
    let firstMask: UInt64
    /// Selects the bytes of the last word that belong to the pattern, where there is more than one word.
    let lastMask: UInt64
    let index: Int
    let isRequired: Bool
    /// Whether a null counts as absent.
    let skipsNull: Bool

    init(_ name: [UInt8], index: Int, isRequired: Bool, skipsNull: Bool) {
        let count = name.count + 2
        let paddedCount = (count + 7) / 8 * 8
        let pattern = UnsafeMutablePointer<UInt8>.allocate(capacity: paddedCount)
        pattern.initialize(repeating: 0, count: paddedCount)
        for (index, byte) in name.enumerated() { pattern[index] = byte }
        pattern[name.count] = UInt8(ascii: "\"")
        pattern[name.count + 1] = UInt8(ascii: ":")
        // A name that JSON escapes looks different in the text: it is found by its unescaped bytes only.
        let isPlain = name.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        self.pattern = UnsafePointer(pattern)
        self.nameCount = name.count
        self.paddedCount = paddedCount
        self.lookahead = isPlain ? paddedCount + 8 : Int.max
        self.firstWord = JSONScan.word(pattern)
        self.firstMask = JSONKeyEntry.mask(min(count, 8))
        self.lastMask = JSONKeyEntry.mask(count - (paddedCount - 8))
        self.index = index
        self.isRequired = isRequired
        self.skipsNull = skipsNull
    }

    /// The entry behind the last one: a name with a control character, which no text has.
    init(behind count: Int) { self.init([0], index: count, isRequired: false, skipsNull: false) }

    /// Whether the name, its closing quote and a colon stand at `pointer`, where as many bytes as the padded pattern
    /// has are readable.
    @inline(__always)
    func matches(_ pointer: UnsafePointer<UInt8>) -> Bool {
        guard (JSONScan.word(pointer) ^ firstWord) & firstMask == 0 else { return false }
        return paddedCount == 8 || matchesRest(pointer)
    }

    @inline(__always)
    private func matchesRest(_ pointer: UnsafePointer<UInt8>) -> Bool {
        var offset = 8
        while offset < paddedCount &- 8 {
            if JSONScan.word(pointer + offset) != JSONScan.word(pattern + offset) { return false }
            offset &+= 8
        }
        return (JSONScan.word(pointer + offset) ^ JSONScan.word(pattern + offset)) & lastMask == 0
    }

    /// Whether the name is these bytes.
    @inline(__always)
    func isNamed(_ name: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard count == nameCount else { return false }
        for index in 0..<count where name[index] != pattern[index] { return false }
        return true
    }

    /// The name as text.
    var name: String { String(decoding: UnsafeBufferPointer(start: pattern, count: nameCount), as: UTF8.self) }

    /// Selects the first `count` bytes of a word.
    private static func mask(_ count: Int) -> UInt64 {
        count >= 8 ? UInt64.max : (UInt64(1) &<< UInt64(count * 8)) &- 1
    }
}

/// Where the reader stands in an object.
@_spi(Generated) nonisolated public struct JSONObjectCursor {
    let keys: JSONKeys
    /// The opening brace.
    let start: UnsafePointer<UInt8>
    /// The member that is expected next.
    var expected: UnsafePointer<JSONKeyEntry>
    /// What stands before the next member: the opening brace, then commas. Where an array stands in place of the object,
    /// ``bareList`` before it and ``afterBareList`` behind it, which no text has.
    var separator = UInt8(ascii: "{")
    static let bareList: UInt8 = 0
    static let afterBareList: UInt8 = 1

    init(keys: JSONKeys, start: UnsafePointer<UInt8>) {
        self.keys = keys
        self.start = start
        expected = keys.entries
    }
}

nonisolated extension StaticString {
    /// The text in UTF-8.
    var bytes: [UInt8] {
        hasPointerRepresentation
            ? Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) : Array(description.utf8)
    }
}
