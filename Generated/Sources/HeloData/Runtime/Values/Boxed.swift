/// Holds a value in memory of its own, copied on write. For members whose type is large, or contains itself.
nonisolated public struct Boxed<Value> {
    nonisolated private final class Storage {
        var value: Value
        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage

    public init(_ value: Value) { storage = Storage(value) }

    public var value: Value {
        get { storage.value }
        set {
            if isKnownUniquelyReferenced(&storage) { storage.value = newValue } else { storage = Storage(newValue) }
        }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
            yield &storage.value
        }
    }
}

nonisolated extension Boxed: Equatable where Value: Equatable {
    public static func == (left: Boxed, right: Boxed) -> Bool {
        left.storage === right.storage || left.storage.value == right.storage.value
    }
}

nonisolated extension Boxed: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) { storage.value.hash(into: &hasher) }
}

// The storage is changed only while one box refers to it.
nonisolated extension Boxed: @unchecked Sendable where Value: Sendable {}

nonisolated extension Boxed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { String(describing: value) }

    public var debugDescription: String { String(reflecting: value) }

    public var customMirror: Mirror { Mirror(reflecting: value) }
}
