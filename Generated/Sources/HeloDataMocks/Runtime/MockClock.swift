public import HeloData

/// A clock whose time passes only while somebody waits for it, and then at once: pauses before repetitions and polls take no time.
nonisolated public final class MockClock: ClientClock {
    private let reading = MockLock(Duration.zero)
    private let start: Double

    /// - Parameter secondsSince1970: The time of day at the beginning. (default: 15 January 2026, 09:30 UTC)
    public init(secondsSince1970: Double = 1_768_469_400) { start = secondsSince1970 }

    public func now() -> Duration { reading.withLock { $0 } }

    public func sleep(until instant: Duration) async throws(CancellationError) {
        await Task.yield()
        if Task.isCancelled { throw CancellationError() }
        reading.withLock { $0 = max($0, instant) }
    }

    public func secondsSince1970() -> Double {
        let parts = now().components
        return start + Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}

nonisolated extension ClientConfiguration {
    /// As clients are configured by default, with a ``MockClock``: nothing waits. A configuration of your own keeps its own clock.
    public static var mocked: ClientConfiguration { ClientConfiguration(clock: MockClock(), jitter: { 0.5 }) }
}
