/// A body that is not only bytes in memory: what the engine asks of it. A client that sends none has no type of them.
nonisolated protocol FlowingBody: AnyObject, Sendable {
    /// Whether an attempt can send it: of what there is once, nothing has been sent.
    var isAvailable: Bool { get }
    /// For one attempt.
    var content: TransportContent { get }
    /// Changes whenever bytes move.
    var moves: Int { get }

    /// So many bytes of this attempt have moved.
    func moved(to count: Int)
    /// All of it has arrived.
    func finished()
}
