import Foundation

/// A rate limit plan: requests per minute and per day.
public enum Plan: String, Sendable, Codable, CaseIterable {
    case trial, starter, pro, business, enterprise

    var perMinute: Int {
        switch self {
        case .trial: 30
        case .starter: 60
        case .pro: 600
        case .business: 1_200
        // By contract; here as good as none.
        case .enterprise: 1_000_000
        }
    }

    var perDay: Int? {
        switch self {
        case .trial: 1_000
        case .starter: 10_000
        case .pro, .business, .enterprise: nil
        }
    }
}

/// What a token has used of its plan. Both windows start with the first request after the window before.
struct Usage: Sendable, Codable {
    private var minute = Window()
    private var day = Window()

    private struct Window: Sendable, Codable {
        var start = Date.distantPast
        var count = 0

        mutating func roll(_ now: Date, length: Double) {
            guard now.timeIntervalSince(start) >= length else { return }
            start = now
            count = 0
        }
    }

    /// Counts a request.
    /// - Returns: the rate limit headers of its answer, and the seconds to wait where it is one too many.
    mutating func spend(_ plan: Plan, now: Date) -> (headers: [(name: String, value: String)], retryAfter: Int?) {
        minute.roll(now, length: 60)
        day.roll(now, length: 86_400)
        let isDaySpent = plan.perDay.map { day.count >= $0 } ?? false
        let isRefused = isDaySpent || minute.count >= plan.perMinute
        if !isRefused {
            minute.count += 1
            day.count += 1
        }
        let reset = isDaySpent ? day.start.addingTimeInterval(86_400) : minute.start.addingTimeInterval(60)
        let headers = [
            (name: "X-RateLimit-Limit", value: String(plan.perMinute)),
            (name: "X-RateLimit-Remaining", value: String(isDaySpent ? 0 : plan.perMinute - minute.count)),
            (name: "X-RateLimit-Reset", value: String(Int(reset.timeIntervalSince1970.rounded(.up)))),
        ]
        return (headers, isRefused ? max(1, Int(reset.timeIntervalSince(now).rounded(.up))) : nil)
    }
}
