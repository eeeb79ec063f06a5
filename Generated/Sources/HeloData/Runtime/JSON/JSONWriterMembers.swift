nonisolated extension JSONWriter {
    @inline(__always)
    mutating func value(_ value: some JSONModel) { value.write(to: &self) }

    mutating func member(_ name: StaticString, _ value: some JSONModel) {
        self.name(name)
        value.write(to: &self)
    }

    /// A member that is left out when it is nil.
    mutating func optional<T: JSONModel>(_ name: StaticString, _ value: T?) {
        guard let value else { return }
        self.name(name)
        value.write(to: &self)
    }

    /// A member that is null when it is nil.
    mutating func nullable<T: JSONModel>(_ name: StaticString, _ value: T?) {
        self.name(name)
        if let value { value.write(to: &self) } else { null() }
    }

    mutating func constant(_ name: StaticString, _ value: StaticString) {
        self.name(name)
        if value.hasPointerRepresentation {
            string(UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
        } else {
            string(value.description)
        }
    }

    mutating func constant(_ name: StaticString, _ value: Int) { member(name, value) }

    mutating func constant(_ name: StaticString, _ value: Bool) { member(name, value) }

    mutating func constant(_ name: StaticString, _ value: Double) { member(name, value) }

    /// Members beyond the known ones, sorted by name.
    mutating func members<T: JSONModel>(_ members: [String: T]) {
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            self.name(name)
            value.write(to: &self)
        }
    }
}
