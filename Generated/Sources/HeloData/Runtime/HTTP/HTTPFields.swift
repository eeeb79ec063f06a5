/// The header lines of a message: order and duplicates are kept, names are compared without regard to case.
nonisolated public struct HTTPFields: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One header line.
    nonisolated public struct Field: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    private var fields: [Field] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field(name: $0.0, value: $0.1) }
    }

    public init(_ fields: some Sequence<(String, String)>) {
        self.fields = fields.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value of the name. Setting replaces all lines of the name by one; nil removes them.
    public subscript(name: String) -> String? {
        get {
            for index in fields.indices where Self.same(fields[index].name, name) { return fields[index].value }
            return nil
        }
        set {
            guard let newValue else {
                fields.removeAll { Self.same($0.name, name) }
                return
            }
            guard let first = fields.firstIndex(where: { Self.same($0.name, name) }) else {
                fields.append(Field(name: name, value: newValue))
                return
            }
            fields[first].value = newValue
            var index = first + 1
            while index < fields.count {
                if Self.same(fields[index].name, name) { fields.remove(at: index) } else { index += 1 }
            }
        }
    }

    /// All values of the name, in the order of their lines.
    public func values(of name: String) -> [String] {
        fields.compactMap { Self.same($0.name, name) ? $0.value : nil }
    }

    /// Adds a line after the others, also when the name is there already.
    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    public mutating func reserveCapacity(_ capacity: Int) { fields.reserveCapacity(capacity) }

    /// Names are ASCII tokens (RFC 9110 §5.1): bytes are compared, letters without their case bit.
    static func same(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        if left == right { return true }
        let left = left.utf8
        let right = right.utf8
        var other = right.makeIterator()
        for byte in left {
            guard let second = other.next() else { return false }
            if byte == second { continue }
            guard lowercased(byte) == lowercased(second) else { return false }
        }
        return true
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

nonisolated extension HTTPFields: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { fields.count }
    public subscript(position: Int) -> Field { fields[position] }
}

nonisolated extension HTTPFields: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Names, and the values of the names that cannot hold a secret.
    public var description: String {
        let lines = fields.map { "\($0.name): \(Redaction.value($0.value, ofHeader: $0.name))" }
        return "[" + lines.joined(separator: ", ") + "]"
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror {
        Mirror(
            self, children: fields.map { (label: $0.name, value: Redaction.value($0.value, ofHeader: $0.name) as Any) },
            displayStyle: .dictionary)
    }
}

nonisolated extension HTTPFields.Field: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(name): \(Redaction.value(value, ofHeader: name))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["line": description]) }
}
