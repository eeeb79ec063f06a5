#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes one JSON text in UTF-8, without white space, members in the order in which they are written.
nonisolated public struct JSONWriter: ~Copyable {
    /// The text up to here.
    private var buffer: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int
    /// Whether a comma goes before the next member or element.
    private var needsComma = false
    /// A member for the object that comes next; forgotten when something else comes.
    private var pendingTag: (name: StaticString, value: StaticString)?
    private var hasTag = false
    /// Whether decimals are written as strings.
    private(set) var quotesDecimals = false
    /// Whether the bytes are only compared with others: what counts as equal is written in one way, which is no JSON. Names, texts and
    /// numbers begin with a byte that no other value begins with, and say how long they are.
    let compares: Bool

    init(capacity: Int = 256, comparing compares: Bool = false) {
        self.compares = compares
        self.capacity = max(capacity, 32)
        buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    deinit { buffer.deallocate() }

    /// The text up to here.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: buffer, count: count)) }

    /// The text up to here.
    var data: Data { Data(UnsafeBufferPointer(start: buffer, count: count)) }

    /// The text up to here.
    var text: String { String(decoding: UnsafeBufferPointer(start: buffer, count: count), as: UTF8.self) }

    /// Calls the closure with the text up to here.
    func withBytes<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(UnsafeBufferPointer(start: buffer, count: count))
    }

    /// Forgets the text and keeps the memory.
    mutating func removeAll() {
        count = 0
        needsComma = false
        hasTag = false
    }

    /// For a member that the description calls a string of the format `decimal`.
    mutating func quotingDecimals(_ write: (inout JSONWriter) -> Void) {
        quotesDecimals = true
        write(&self)
        quotesDecimals = false
    }

    // MARK: structure

    mutating func beginObject() {
        let tag = hasTag ? pendingTag : nil
        separate()
        append(UInt8(ascii: "{"))
        needsComma = false
        if let tag { constant(tag.name, tag.value) }
    }

    mutating func endObject() {
        append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func beginArray() {
        separate()
        append(UInt8(ascii: "["))
        needsComma = false
    }

    mutating func endArray() {
        append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// The name of a member; its value must follow.
    mutating func name(_ name: StaticString) {
        guard name.hasPointerRepresentation else { return self.name(name.description) }
        let length = name.utf8CodeUnitCount
        let start = name.utf8Start
        if compares {
            word(UInt64(UInt(bitPattern: length)), .name)
            return append(UnsafeBufferPointer(start: start, count: length))
        }
        guard JSONScan.stringEnd(from: start, to: start + length) == start + length else {
            return self.name(name.description)
        }
        // Nothing to escape: the name with its comma, quotes and colon in one piece.
        separate()
        if capacity &- count < length &+ 3 { grow(length &+ 3) }
        let target = buffer + count
        target[0] = UInt8(ascii: "\"")
        (target + 1).update(from: start, count: length)
        target[length &+ 1] = UInt8(ascii: "\"")
        target[length &+ 2] = UInt8(ascii: ":")
        count &+= length &+ 3
        needsComma = false
    }

    /// A string without anything to escape, with its comma and quotes in one piece.
    @inline(__always)
    mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        if capacity &- count < bytes.count &+ 3 { grow(bytes.count &+ 3) }
        separate()
        let target = buffer + count
        target[0] = UInt8(ascii: "\"")
        if let start = bytes.baseAddress { (target + 1).update(from: start, count: bytes.count) }
        target[bytes.count &+ 1] = UInt8(ascii: "\"")
        count &+= bytes.count &+ 2
    }

    /// The name of a member; its value must follow.
    mutating func name(_ name: String) {
        string(name)
        append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// The name of a member as JSON text with its colon; its value must follow.
    mutating func name(encoded name: [UInt8]) {
        separate()
        name.withUnsafeBufferPointer { (name: UnsafeBufferPointer<UInt8>) in append(name) }
        needsComma = false
    }

    // MARK: comparing

    /// What a word that is compared stands for.
    enum Mark: UInt8 {
        case name = 1
        case text, integer, double
    }

    @inline(__always)
    mutating func word(_ value: UInt64, _ mark: Mark) {
        if capacity &- count < 9 { grow(9) }
        buffer[count] = mark.rawValue
        UnsafeMutableRawPointer(buffer + count + 1).storeBytes(of: value, as: UInt64.self)
        count &+= 9
    }

    func isSame(as other: borrowing JSONWriter) -> Bool {
        JSONScan.areSame(
            UnsafeRawBufferPointer(start: buffer, count: count), UnsafeRawBufferPointer(start: other.buffer, count: other.count))
    }

    // MARK: bytes

    /// The comma before a value or a member, where one is needed.
    @inline(__always)
    mutating func separate() {
        if needsComma { append(UInt8(ascii: ",")) }
        needsComma = true
        hasTag = false
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(1) }
        buffer[count] = byte
        count &+= 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if capacity &- count < bytes.count { grow(bytes.count) }
        (buffer + count).update(from: start, count: bytes.count)
        count &+= bytes.count
    }

    /// Appends what the closure writes, at most `limit` bytes; it returns how many.
    mutating func append(upTo limit: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        if capacity &- count < limit { grow(limit) }
        count &+= write(buffer + count)
    }

    @inline(never)
    private mutating func grow(_ additional: Int) {
        let larger = max(capacity &* 2, count &+ additional)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = moved
        capacity = larger
    }

    /// Keeps a member for the start of the object that comes next: the discriminator of a union's case.
    mutating func tag(_ name: StaticString, _ value: StaticString) {
        pendingTag = (name, value)
        hasTag = true
    }
}
