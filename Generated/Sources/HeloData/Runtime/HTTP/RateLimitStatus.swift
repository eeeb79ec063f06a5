#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What an answer said about the limit on calls (`X-RateLimit-…` or `RateLimit-…` headers).
nonisolated public struct RateLimitStatus: Sendable, Hashable {
    /// Calls in a window.
    public var limit: Int?
    /// Calls left in this window.
    public var remaining: Int?
    /// When the next window begins.
    public var reset: Date?

    public init(limit: Int? = nil, remaining: Int? = nil, reset: Date? = nil) {
        self.limit = limit
        self.remaining = remaining
        self.reset = reset
    }

    /// nil where no header says anything.
    init?(_ headers: HTTPFields) {
        limit = Self.number(headers, "X-RateLimit-Limit", "RateLimit-Limit")
        remaining = Self.number(headers, "X-RateLimit-Remaining", "RateLimit-Remaining")
        reset = Self.number(headers, "X-RateLimit-Reset", "RateLimit-Reset").flatMap(Self.date)
        if limit == nil, remaining == nil, reset == nil { return nil }
    }

    private static func number(_ headers: HTTPFields, _ name: String, _ other: String) -> Int? {
        (headers[name] ?? headers[other]).flatMap { Int($0) }
    }

    /// Epoch seconds or milliseconds; smaller numbers count from an unknown moment.
    private static func date(_ value: Int) -> Date? {
        if value >= 1_000_000_000_000 { return Date(timeIntervalSince1970: Double(value) / 1000) }
        return value >= 1_000_000_000 ? Date(timeIntervalSince1970: Double(value)) : nil
    }
}
