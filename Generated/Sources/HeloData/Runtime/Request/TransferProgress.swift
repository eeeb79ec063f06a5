/// How far a body has come.
nonisolated public struct TransferProgress: Sendable, Hashable {
    /// Bytes so far. It never goes back, unless the whole has become shorter meanwhile: an attempt that is repeated is told of
    /// once it is further than the ones before.
    public let completed: Int
    /// Bytes of the whole; nil where nobody has said.
    public let total: Int?

    public init(completed: Int, total: Int?) {
        self.completed = completed
        self.total = total
    }

    /// From 0 to 1; nil where the whole is not known. The last one of a transfer that succeeds is 1.
    public var fraction: Double? {
        guard let total else { return nil }
        return total == 0 ? 1 : min(1, Double(completed) / Double(total))
    }

    /// Is told of progress, one call after the other, on whatever thread moves the bytes: it should return soon.
    public typealias Handler = @Sendable (TransferProgress) -> Void
}
