/// Holds an optional value in memory of its own, copied on write; nil takes none. For optional members whose type is
/// large, or contains itself.
nonisolated public struct BoxedIfPresent<Value> {
    private var box: Boxed<Value>?

    public init(_ value: Value?) { box = value.map { Boxed($0) } }

    public var value: Value? {
        get { box?.value }
        set {
            guard let newValue else { return box = nil }
            if box == nil { box = Boxed(newValue) } else { box?.value = newValue }
        }
    }
}

nonisolated extension BoxedIfPresent: Equatable where Value: Equatable {}

nonisolated extension BoxedIfPresent: Hashable where Value: Hashable {}

nonisolated extension BoxedIfPresent: Sendable where Value: Sendable {}

nonisolated extension BoxedIfPresent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { String(describing: value) }

    public var debugDescription: String { String(reflecting: value) }

    public var customMirror: Mirror { Mirror(reflecting: value as Any) }
}
