import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

struct CodecDurationTests {
    @Test(
        "lengths of time as ISO 8601 writes them",
        arguments: [
            ("PT15M", .seconds(900)), ("PT1H30M", .seconds(5400)), ("P1D", .seconds(86_400)), ("P2W", .seconds(1_209_600)),
            ("P1DT12H", .seconds(129_600)), ("PT0S", .zero), ("P0D", .zero), ("PT36H", .seconds(129_600)),
            ("PT0.5S", .milliseconds(500)), ("PT1,25S", .milliseconds(1250)),
            ("PT0.000000000000000001S", Duration(secondsComponent: 0, attosecondsComponent: 1)),
            ("PT1.5H", .seconds(5400)), ("P0.5D", .seconds(43_200)), ("P0.1W", .seconds(60_480)),
            ("PT0.0000000000000000019S", Duration(secondsComponent: 0, attosecondsComponent: 1)),
            ("-PT1M", .seconds(-60)), ("+PT1M", .seconds(60)), ("PT-1M", .seconds(-60)), ("PT1H-30M", .seconds(1800)),
            ("-PT-1M", .seconds(60)), ("-PT1.5S", .milliseconds(-1500)), ("P1W2D", .seconds(777_600)), ("P0Y0M1D", .seconds(86_400)),
            ("PT9223372036854775807S", .seconds(Int64.max)),
        ] as [(String, Duration)])
    func lengths(_ text: String, _ length: Duration) throws {
        #expect(ISO8601Duration(text).duration == length)
        #expect(try ISO8601Duration(jsonData: Array("\"\(text)\"".utf8)).jsonText == "\"\(text)\"")
    }

    @Test(
        "years, months and what is no duration have no length and are kept as they came",
        arguments: [
            "P1Y", "P1M", "P1Y2M10DT2H30M", "P0.5M", "", "P", "PT", "P1DT", "1D", "15m", "P1H", "PT1D", "PT1S1M", "PT1M1M", "P1D1W", "PT1",
            "PT.5S", "PT1.S", "PT1.5H30M", "P1.5DT1H", "PT1S ", " PT1S", "pt1s", "PT1S\u{0}", "PT١S", "PT9223372036854775808S",
            "PT2562047788015216H", "PT99999999999999999999S", "P15250284452472W", "PTS", "P-", "PT-S", "--PT1S", "P1DT1H-", "PT5M P1D",
            "P0001-02-03T04:05:06", "einen Tag", "\u{1F552}",
        ])
    func kept(_ text: String) throws {
        #expect(ISO8601Duration(text).duration == nil)
        let json = JSONValue.string(text).jsonText
        #expect(try ISO8601Duration(jsonData: Array(json.utf8)).jsonText == json)
        #expect(ISO8601Duration(text).description == text)
    }

    @Test(
        "a Duration is written in hours, minutes and seconds",
        arguments: [
            (.zero, "PT0S"), (.seconds(900), "PT15M"), (.seconds(3600), "PT1H"), (.seconds(90_061), "PT25H1M1S"),
            (.milliseconds(1500), "PT1.5S"),
            (.milliseconds(-1500), "-PT1.5S"), (.milliseconds(60_250), "PT1M0.25S"), (.nanoseconds(1), "PT0.000000001S"),
            (.milliseconds(-1), "-PT0.001S"), (.seconds(Int64.max), "PT2562047788015215H30M7S"),
            (.seconds(Int64.min), "-PT2562047788015215H30M8S"),
        ] as [(Duration, String)])
    func written(_ length: Duration, _ text: String) {
        #expect(ISO8601Duration(length).text == text)
    }

    @Test("every Duration comes back")
    func everyLengthComesBack() {
        var dice = Dice(7)
        for _ in 0..<5_000 {
            let length = Duration(
                secondsComponent: Int64.random(in: -1_000_000_000...1_000_000_000, using: &dice),
                attosecondsComponent: Int64.random(in: -999_999_999_999_999_999...999_999_999_999_999_999, using: &dice))
            if ISO8601Duration(length).duration != length { Issue.record("\(ISO8601Duration(length))") }
        }
    }

    @Test("a number is no duration")
    func numbers() {
        #expect(failure(ISO8601Duration.self, "900")?.kind == .typeMismatch)
    }
}
