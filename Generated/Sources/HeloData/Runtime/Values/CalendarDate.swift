/// A day of the Gregorian calendar, without a time and a time zone. Its text, also in JSON, is `2026-05-28`.
nonisolated public struct CalendarDate: JSONModel, Comparable {
    /// 0 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Nil if there is no such day, or if the year is not within 0 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), day >= 1, day <= InternetTime.days(in: month, year: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-05-28`; nil if the text is anything else or if there is no such day.
    public init?(_ text: String) {
        var text = text
        guard let date = text.withUTF8({ (bytes: UnsafeBufferPointer<UInt8>) in CalendarDate(bytes) }) else { return nil }
        self = date
    }

    /// A day that stands in the source as text; one that is no day is 1 January 1970.
    public init(literal text: StaticString) {
        let date = CalendarDate(text.description)
        year = date?.year ?? 1970
        month = date?.month ?? 1
        day = date?.day ?? 1
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readString(as: "a date such as 2026-05-28") { (bytes: UnsafeBufferPointer<UInt8>) in
            CalendarDate(bytes)
        }
    }

    public func write(to json: inout JSONWriter) { json.plain(description) }

    private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, let start = bytes.baseAddress, let date = InternetTime.date(start) else { return nil }
        self.init(year: date.year, month: date.month, day: date.day)
    }
}

nonisolated extension CalendarDate: LosslessStringConvertible {
    /// `2026-05-28`.
    public var description: String {
        "\(InternetTime.padded(year, 4))-\(InternetTime.padded(month, 2))-\(InternetTime.padded(day, 2))"
    }
}
