/// Dates and times as RFC 3339 writes them, from bytes and without a formatter.
nonisolated enum InternetTime {
    /// Days from 1970-01-01 to 2001-01-01, the reference date of `Date`.
    private static let referenceDay = 11323

    /// Seconds from 2001-01-01T00:00:00Z; nil if the text is no RFC 3339 date-time.
    ///
    /// `t`, `z` and a space for the `T` are accepted, and so is second 60, a leap second, which counts as the second
    /// after. Days that do not exist, hour 24 and a missing offset are not.
    static func seconds(_ text: UnsafeBufferPointer<UInt8>) -> Double? { seconds(text, isLoose: false) }

    /// The same for what servers write instead of RFC 3339: without an offset, which is taken for UTC, with one without its
    /// colon (`+0000`), or a date alone, which is midnight in UTC.
    static func looseSeconds(_ text: UnsafeBufferPointer<UInt8>) -> Double? { seconds(text, isLoose: true) }

    private static func seconds(_ text: UnsafeBufferPointer<UInt8>, isLoose: Bool) -> Double? {
        if isLoose, text.count == 10, let bytes = text.baseAddress, let day = day(bytes) {
            return Double(Int64(day - referenceDay) * 86400)
        }
        guard text.count >= (isLoose ? 19 : 20), let bytes = text.baseAddress, let day = day(bytes) else { return nil }
        let separator = bytes[10]
        guard separator | 0x20 == UInt8(ascii: "t") || separator == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(bytes + 11), hour < 24, let minute = number(bytes + 14), minute < 60,
            let second = number(bytes + 17), second < 60 || (second == 60 && minute == 59)
        else { return nil }

        var index = 19
        var fraction = 0.0
        if index < text.count, bytes[index] == UInt8(ascii: ".") || isLoose && bytes[index] == UInt8(ascii: ",") {
            index += 1
            var digits: UInt64 = 0
            var scale = 1.0
            let start = index
            while index < text.count, JSONScan.isDigit(bytes[index]) {
                // Further digits are far below what a Date can tell apart.
                if index - start < 15 {
                    digits = digits * 10 + UInt64(bytes[index] & 0x0F)
                    scale *= 10
                }
                index += 1
            }
            guard index > start else { return nil }
            fraction = Double(digits) / scale
        }

        guard let offset = offset(bytes + index, count: text.count - index, isLoose: isLoose) else { return nil }
        let clock = hour * 3600 + minute * 60 + second - offset
        // 64 bits, since the seconds of 10,000 years do not fit into 32.
        return Double(Int64(day - referenceDay) * 86400 + Int64(clock)) + fraction
    }

    /// The text in UTC; nil outside of the years 0 to 9999.
    static func text(_ seconds: Double) -> String? {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return nil }
        var whole = seconds.rounded(.down)
        var fraction = ""
        if whole != seconds {
            // The fewest digits that read back as the same date. Milliseconds and microseconds are taken for those of a date that was
            // counted from 1970, where a Double tells apart 2.4e-7 seconds; tenths of microseconds (.NET) and nanoseconds (Java, Go)
            // as far as a Double has them.
            for (count, scale, tolerance) in [(3, 1e3, 1.2e-7), (6, 1e6, 6e-8), (7, 1e7, 0), (8, 1e8, 0), (9, 1e9, 1)] {
                var digits = ((seconds - whole) * scale).rounded()
                var carried = whole
                if digits >= scale {
                    digits = 0
                    carried += 1
                }
                if abs(carried + digits / scale - seconds) <= tolerance {
                    whole = carried
                    fraction = digits == 0 ? "" : "." + padded(Int64(digits), count)
                    break
                }
            }
        }
        let total = Int64(whole) + Int64(referenceDay) * 86400
        let clock = Int(((total % 86400) + 86400) % 86400)
        guard let date = date(Int((total - Int64(clock)) / 86400)) else { return nil }
        let time = "\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))"
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T\(time)\(fraction)Z"
    }

    /// Days from 1970-01-01 to the `YYYY-MM-DD` at `bytes`; nil if there is no such day.
    static func day(_ bytes: UnsafePointer<UInt8>) -> Int? {
        guard let date = date(bytes) else { return nil }
        return day(year: date.year, month: date.month, day: date.day)
    }

    /// The `YYYY-MM-DD` at `bytes`; nil if there is no such day.
    static func date(_ bytes: UnsafePointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
        guard let century = number(bytes), let years = number(bytes + 2), bytes[4] == UInt8(ascii: "-"),
            let month = number(bytes + 5), bytes[7] == UInt8(ascii: "-"), let day = number(bytes + 8)
        else { return nil }
        let year = century * 100 + years
        guard month >= 1, month <= 12, day >= 1, day <= self.days(in: month, year: year) else { return nil }
        return (year, month, day)
    }

    /// How many days the month of the Gregorian calendar has; 0 where there is no such month.
    static func days(in month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar. Years are counted from March, so that the leap day is
    /// the last of its year, and in eras of 400.
    private static func day(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the Gregorian calendar so many days from 1970-01-01; nil outside of the years 0 to 9999.
    private static func date(_ days: Int) -> (year: Int, month: Int, day: Int)? {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (0...9999).contains(year) ? (year, month, day) : nil
    }

    /// Seconds of `Z` or `+02:00`, which must be all of the bytes.
    private static func offset(_ bytes: UnsafePointer<UInt8>, count: Int, isLoose: Bool) -> Int? {
        if count == 0 { return isLoose ? 0 : nil }
        if isLoose, count == 3 || count == 5, let hours = number(bytes + 1), hours < 24,
            let minutes = count == 3 ? 0 : number(bytes + 3), minutes < 60
        {
            let seconds = hours * 3600 + minutes * 60
            return bytes[0] == UInt8(ascii: "+") ? seconds : bytes[0] == UInt8(ascii: "-") ? -seconds : nil
        }
        if count == 1 { return bytes[0] | 0x20 == UInt8(ascii: "z") ? 0 : nil }
        guard count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes + 1), hours < 24,
            let minutes = number(bytes + 4), minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    /// The number of two digits.
    @inline(__always)
    private static func number(_ bytes: UnsafePointer<UInt8>) -> Int? {
        guard JSONScan.isDigit(bytes[0]), JSONScan.isDigit(bytes[1]) else { return nil }
        return Int(bytes[0] & 0x0F) * 10 + Int(bytes[1] & 0x0F)
    }

    /// The number with zeros before it.
    static func padded(_ value: some BinaryInteger, _ count: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(count - digits.count, 0)) + digits
    }
}
