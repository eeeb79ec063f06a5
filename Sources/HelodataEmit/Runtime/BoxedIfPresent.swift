/// Holds an optional value in memory of its own, copied on write; nil takes none. For optional members whose type is
/// large, or contains itself.
@propertyWrapper
nonisolated public struct BoxedIfPresent<Value> {
    private var box: Boxed<Value>?

    public init(wrappedValue: Value?) { box = wrappedValue.map { Boxed(wrappedValue: $0) } }

    public var wrappedValue: Value? {
        get { box?.wrappedValue }
        set {
            guard let newValue else { return box = nil }
            if box == nil { box = Boxed(wrappedValue: newValue) } else { box?.wrappedValue = newValue }
        }
    }
}

nonisolated extension BoxedIfPresent: Equatable where Value: Equatable {}

nonisolated extension BoxedIfPresent: Hashable where Value: Hashable {}

nonisolated extension BoxedIfPresent: Sendable where Value: Sendable {}

nonisolated extension BoxedIfPresent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { String(describing: wrappedValue) }

    public var debugDescription: String { String(reflecting: wrappedValue) }

    public var customMirror: Mirror { Mirror(reflecting: wrappedValue as Any) }
}
