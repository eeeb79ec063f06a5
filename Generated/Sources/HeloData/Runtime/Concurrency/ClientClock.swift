#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The time that a client lives by. Tests give it one that they move by hand.
nonisolated public protocol ClientClock: Sendable {
    /// A monotonic reading; only differences mean something.
    func now() -> Duration

    /// Returns at the reading `instant`, at once when it has passed; throws as soon as the task is cancelled.
    func sleep(until instant: Duration) async throws(CancellationError)

    /// The time of day in seconds since 1970, for `Retry-After` dates of servers that send no `Date`.
    func secondsSince1970() -> Double
}

/// The machine's own clock; it goes on while the machine sleeps.
nonisolated public struct SystemClock: ClientClock {
    private static let origin = ContinuousClock.now

    public init() {}

    public func now() -> Duration { Self.origin.duration(to: .now) }

    public func sleep(until instant: Duration) async throws(CancellationError) {
        do {
            try await Task.sleep(until: Self.origin.advanced(by: instant.bounded), clock: .continuous)
        } catch {
            throw CancellationError()
        }
    }

    public func secondsSince1970() -> Double { Date().timeIntervalSince1970 }
}

nonisolated extension Duration {
    /// `.minutes(15)`
    public static func minutes(_ minutes: Int) -> Duration { multiple(minutes, of: 60) }
    /// `.hours(24)`
    public static func hours(_ hours: Int) -> Duration { multiple(hours, of: 3600) }

    private static func multiple(_ count: Int, of seconds: Int) -> Duration {
        let (product, isOver) = count.multipliedReportingOverflow(by: seconds)
        if isOver { return count < 0 ? .zero - longest : longest }
        return .seconds(product)
    }

    /// A century. Times that are longer are taken for this: sums of them stay within what a `Duration` and a system's clock can hold.
    static let longest: Duration = .seconds(3_155_760_000)

    /// At most a century, forward or back.
    var bounded: Duration { min(max(self, .zero - Self.longest), Self.longest) }

    /// In seconds, rounded to the nearest `Double`.
    var inSeconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
