/// Counts the bytes of one call's body, over all its attempts, and tells of them.
nonisolated final class TransferMeter: Sendable {
    nonisolated private struct State {
        /// The most that was told of.
        var told = -1
        var total: Int?
        /// Whenever bytes moved.
        var moves = 0
    }

    private let state: Lock<State>
    private let handler: TransferProgress.Handler?

    init(total: Int?, _ handler: TransferProgress.Handler?) {
        state = Lock(State(total: total))
        self.handler = handler
    }

    /// Changes whenever bytes move.
    var moves: Int { state.withLock { $0.moves } }

    /// So many bytes of this attempt have moved.
    func moved(to count: Int) {
        // Within the lock, so that one number is told behind the other.
        state.withLock { state in
            state.moves &+= 1
            guard let handler else { return }
            // The end is told when it is certain.
            let count = state.total.map { min(count, $0 - 1) } ?? count
            guard count > state.told else { return }
            state.told = count
            handler(TransferProgress(completed: count, total: state.total))
        }
    }

    /// The answer says how long the body is.
    func expects(_ total: Int?) { state.withLock { $0.total = total } }

    /// All of it has arrived.
    func finished(at count: Int? = nil) {
        state.withLock { state in
            guard let handler else { return }
            let total = count ?? state.total ?? max(0, state.told)
            state.told = .max
            handler(TransferProgress(completed: total, total: total))
        }
    }
}
