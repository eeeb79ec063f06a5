import Foundation

extension Calendar {
    /// The calendar that batches expire by.
    static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}

extension Date {
    /// The same day and time some months later; nil beyond what the calendar knows.
    func adding(months: Int) -> Date? {
        guard months <= 1_200 else { return nil }
        return Calendar.utc.date(byAdding: .month, value: months, to: self)
    }

    /// Whole months since an earlier moment: the index of the billing period.
    func months(since start: Date) -> Int {
        Calendar.utc.dateComponents([.month], from: start, to: self).month ?? 0
    }

    /// `Wed, 21 Oct 2026 07:28:00 GMT` (RFC 9110 §5.6.7).
    var httpDate: String {
        let parts = Calendar.utc.dateComponents([.year, .month, .day, .weekday, .hour, .minute, .second], from: self)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let day = days[((parts.weekday ?? 1) - 1) % 7]
        let month = months[((parts.month ?? 1) - 1) % 12]
        let time = "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
        return "\(day), \(two(parts.day)) \(month) \(parts.year ?? 1970) \(time) GMT"
    }
}
