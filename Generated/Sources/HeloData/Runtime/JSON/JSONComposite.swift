/// A structure or union of the description. Two values are equal where their JSON says the same: numbers by their value, dates by their
/// instant, texts byte by byte (RFC 8259 §8.3), members of free names in any order. Two cases of a union that say the same are equal.
///
/// The compiler could derive the comparison for each type, and would take a quarter longer for the models of a client.
nonisolated public protocol JSONComposite: JSONModel {}

nonisolated extension JSONComposite {
    public static func == (left: Self, right: Self) -> Bool {
        if isCopy(left, right) { return true }
        var one = JSONWriter(comparing: true)
        left.write(to: &one)
        var other = JSONWriter(comparing: true)
        right.write(to: &other)
        return one.isSame(as: other)
    }

    public func hash(into hasher: inout Hasher) {
        var json = JSONWriter(comparing: true)
        write(to: &json)
        json.withBytes { (bytes: UnsafeBufferPointer<UInt8>) in hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    }

    /// Whether the values are the same bits. Most that are compared are, and it spares writing them; others may be equal too.
    private static func isCopy(_ left: Self, _ right: Self) -> Bool {
        withUnsafeBytes(of: left) { (left: UnsafeRawBufferPointer) in
            withUnsafeBytes(of: right) { (right: UnsafeRawBufferPointer) in JSONScan.areSame(left, right) }
        }
    }
}
