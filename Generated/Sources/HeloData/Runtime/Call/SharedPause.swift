/// The time until which all calls of a client wait, after a 429 that named one.
nonisolated final class SharedPause: Sendable {
    private let end: Lock<Duration?> = Lock(nil)

    /// There was a pause, which may be over.
    var isSet: Bool { end.withLock { $0 != nil } }

    /// The reading of the clock at which calls go on; nil when they need not wait.
    func end(after now: Duration) -> Duration? {
        end.withLock { end in
            guard let until = end else { return nil }
            if until > now { return until }
            end = nil
            return nil
        }
    }

    /// Never shortens a pause.
    func extend(to instant: Duration) {
        end.withLock { end in
            if let until = end, until >= instant { return }
            end = instant
        }
    }
}
