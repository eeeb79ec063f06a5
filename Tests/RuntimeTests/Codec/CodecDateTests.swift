import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecDateTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2001-01-01T00:00:00Z", 978_307_200), ("2026-05-28T10:00:00Z", 1_779_962_400),
        ("2026-05-28t10:00:00z", 1_779_962_400), ("2026-05-28 10:00:00Z", 1_779_962_400),
        ("2026-05-28T12:00:00+02:00", 1_779_962_400), ("2026-05-28T05:30:00-04:30", 1_779_962_400),
        ("2026-05-28T10:00:00.5Z", 1_779_962_400.5), ("2026-05-28T10:00:00.250+00:00", 1_779_962_400.25),
        ("2024-02-29T23:59:59Z", 1_709_251_199), ("1969-12-31T23:59:59Z", -1), ("2016-12-31T23:59:60Z", 1_483_228_800),
        ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
        ("2026-05-28T10:00:00.123456789012345678901234567890Z", 1_779_962_400.123456789),
    ]) func reads(text: String, seconds: Double) throws {
        let date = try #require(Date.read("\"\(text)\""))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 1e-6)
    }

    /// What servers write instead of RFC 3339 is in UTC, unless it is refused by a setting; the report tells.
    @Test(arguments: [
        ("2026-01-01T00:00:00", 1_767_225_600.0), ("2026-01-01", 1_767_225_600), ("2026-01-01T00:00:00.5", 1_767_225_600.5),
        ("2026-01-01T02:00:00+0200", 1_767_225_600), ("2026-01-01T02:00:00+02", 1_767_225_600),
    ]) func readsLoosely(text: String, seconds: Double) throws {
        let json = Array("\"\(text)\"".utf8)
        #expect(try Date(jsonData: json).timeIntervalSince1970 == seconds)
        let report = DriftReport()
        _ = try JSONReader.decode(Date.self, from: json, drift: DriftProbe(report: report, operation: "op"))
        #expect(report.entries.count == 1)
        #expect(throws: JSONError.self) {
            try JSONReader.decode(Date.self, from: json, drift: DriftProbe(report: nil, operation: "op", isStrict: true))
        }
    }

    @Test(arguments: [
        "2026-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z",
        "2026-01-01T00:00:60Z", "2026-01-01T00:00Z", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00+2:00",
        "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+00:60", "2026-01-01T00:00:00Zx", "", "now",
        "2026-01-01X00:00:00Z", "20260101T000000Z", "+2026-01-01T00:00:00Z", "2026-1-01T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z",
        "2026-01-01T00:00:00*01:00", "2026-02-30", "2026-01-01T00:00:00+2400",
    ]) func refuses(text: String) {
        #expect(failure(Date.self, "\"\(text)\"")?.kind == .invalidValue)
    }

    @Test(arguments: [
        "2026-05-28T10:00:00Z", "2026-05-28T10:00:00.123Z", "2026-05-28T10:00:00.500Z", "2026-05-28T10:00:00.123456Z",
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59.999Z", "2000-02-29T12:34:56.001Z",
        "2026-05-28T10:00:00.1234567Z", "2001-01-01T00:00:01.123456789Z",
    ]) func writesWhatItRead(text: String) throws {
        #expect(Date.read("\"\(text)\"")?.jsonText == "\"\(text)\"")
    }

    @Test func dateInEscapes() {
        #expect(Date.read(#""2026-05-28T10\u003a00:00Z""#) == Date.read(#""2026-05-28T10:00:00Z""#))
    }

    @Test func outOfReach() {
        #expect(Date.distantFuture.jsonText == "\"4001-01-01T00:00:00Z\"")
        #expect(Date.distantPast.jsonText == "\"0000-12-30T00:00:00Z\"")
        for seconds in [Double.infinity, -.infinity, .nan, 1e15, -1e15, 1e300, 253_402_300_800, -62_167_219_201] {
            #expect(Date(timeIntervalSince1970: seconds).jsonText == "null")
        }
    }

    @Test func everyDayAgreesWithFoundation() throws {
        let style = Date.ISO8601FormatStyle()
        for day in stride(from: -719_528, to: 2_932_896, by: 211) {
            let date = Date(timeIntervalSince1970: Double(day) * 86400 + Double(day & 0xFFFF))
            let text = date.jsonText.dropFirst().dropLast()
            if Date.read("\"\(text)\"") != date { Issue.record("\(text)") }
            if (1583...9999).contains(Int(text.prefix(4)) ?? 0) {
                if try style.parse(String(text)) != date { Issue.record("\(text)") }
            }
        }
    }

    @Test func everyInstantComesBack() {
        var dice = Dice(5)
        for _ in 0..<20_000 {
            let date = Date(timeIntervalSinceReferenceDate: Double.random(in: -1e9...1e9, using: &dice))
            let read = Date.read(date.jsonText)
            if abs(read?.timeIntervalSince(date) ?? 1) > 1e-6 { Issue.record("\(date.jsonText)") }
            let rounded = Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
            if rounded.jsonText.utf8.count > "'2026-05-28T10:00:00.123Z'".utf8.count { Issue.record("\(rounded.jsonText)") }
        }
    }

    @Test func calendarDates() throws {
        let date = try #require(CalendarDate.read("\"2024-02-29\""))
        #expect(date.year == 2024 && date.month == 2 && date.day == 29)
        #expect(date.description == "2024-02-29")
        #expect(date.jsonText == "\"2024-02-29\"")
        #expect(CalendarDate(year: 33, month: 4, day: 3)?.description == "0033-04-03")
        #expect(try date > #require(CalendarDate("2024-02-28")))
        for text in ["2023-02-29", "2024-2-29", "2024-02-29T00:00:00Z", "", "2024-13-01", "2024-00-00", "abcd-ef-gh"] {
            #expect(CalendarDate(text) == nil)
            #expect(failure(CalendarDate.self, "\"\(text)\"")?.kind == .invalidValue)
        }
        for (year, month, day) in [
            (2023, 2, 29), (10000, 1, 1), (-1, 1, 1), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (Int.max, Int.max, Int.max),
            (2024, Int.min, 1),
        ] {
            #expect(CalendarDate(year: year, month: month, day: day) == nil)
        }
    }
}
