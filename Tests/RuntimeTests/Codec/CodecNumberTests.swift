import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecNumberTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("8000", 8000), ("1234567", 1_234_567), ("12345678", 12_345_678),
        ("123456789", 123_456_789), ("  42 ", 42), ("1.0", 1), ("1e2", 100), ("1.50E+1", 15), ("100e-2", 1), ("0e99", 0),
        ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9007199254740993", 9_007_199_254_740_993),
        ("1000000000000000000", 1_000_000_000_000_000_000), ("0.0", 0), ("1.00000000000000000000000000000000000000000000", 1),
    ]) func integer(text: String, value: Int) {
        #expect(Int.read(text) == value)
        #expect([Int].read("[\(text),\(text) , 1]") == [value, value, 1])
    }

    @Test(arguments: [
        ("9223372036854775808", JSONError.Kind.outOfRange), ("-9223372036854775809", .outOfRange), ("1e19", .outOfRange),
        ("1e99999999999999999999", .outOfRange), ("1.5", .outOfRange), ("1e-1", .outOfRange), ("01", .syntax), ("-", .unexpectedEnd),
        ("-a", .syntax), ("1.", .unexpectedEnd), (".5", .syntax), ("1e", .unexpectedEnd), ("1e+", .unexpectedEnd),
        ("+1", .syntax), ("00", .syntax), ("-01", .syntax), ("1 2", .trailingContent), ("0x10", .trailingContent), ("NaN", .syntax),
        ("\"1\"", .typeMismatch), ("true", .typeMismatch), ("null", .typeMismatch), ("[1]", .typeMismatch), ("", .unexpectedEnd),
        (" ", .unexpectedEnd), ("1a", .trailingContent), ("1.a", .syntax), ("- 1", .syntax), ("00000000001", .syntax),
        ("007        ", .syntax),
    ]) func notAnInteger(text: String, kind: JSONError.Kind) {
        #expect(failure(Int.self, text)?.kind == kind)
    }

    @Test func unsigned() {
        #expect(UInt64.read("18446744073709551615") == UInt64.max)
        #expect(UInt64.read("1e3") == 1000)
        #expect(failure(UInt64.self, "18446744073709551616")?.kind == .outOfRange)
        #expect(failure(UInt64.self, "-1")?.kind == .outOfRange)
        #expect(UInt64.read("-0") == 0)
        #expect(UInt64.max.jsonText == "18446744073709551615")
    }

    @Test(arguments: [
        "0", "-0.0", "1", "0.1", "0.2", "0.30000000000000004", "1e22", "1e23", "-1e-22", "4.9e-324", "5e-324", "2.5e-324",
        "1.7976931348623157e308", "2.2250738585072014e-308", "9007199254740993", "9007199254740992.9999999999999999999",
        "123456789012345678901234567890", "0.000000000000000000000000000000000000001", "179769313486231570000e288",
        "3.14159265358979323846264338327950288", "1e-400", "0e400", "7450580596923828125e-27", "123456789.123456789e3",
        "999999999999999", "9999999999999999", "0.00000012345678901234", "1234567890123456e-10", "1e5", "12E3",
    ]) func double(text: String) {
        let value = Double.read(text)
        #expect(value == Double(text))
        #expect(value?.sign == Double(text)?.sign)
        #expect([Double].read("[\(text), \(text)]") == value.map { [$0, $0] })
    }

    @Test func doubleRandomly() {
        var dice = Dice(1)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: dice.next())
            guard value.isFinite else { continue }
            if Double.read(value.jsonText)?.bitPattern != value.bitPattern { Issue.record("\(value)") }
            let text = "\(Int64.random(in: -999_999_999...999_999_999, using: &dice)).\(UInt32.random(in: 0...99999, using: &dice))"
            if Double.read(text) != Double(text) { Issue.record("\(text)") }
        }
    }

    @Test func tooLargeADouble() {
        #expect(failure(Double.self, "1e400")?.kind == .outOfRange)
        #expect(failure(Double.self, "-1e309")?.kind == .outOfRange)
    }

    @Test(arguments: [
        (1.0, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e16, "1e+16"), (Double.leastNonzeroMagnitude, "5e-324"), (.infinity, "null"),
        (-.infinity, "null"),
        (.nan, "null"), (-0.0, "-0"), (100000.0, "100000"),
    ]) func writtenDouble(value: Double, text: String) {
        #expect(value.jsonText == text)
    }

    @Test func writtenIntegers() {
        for value in [0, 1, -1, 9, 10, 99, 100, 12345, Int.max, Int.min] { #expect(value.jsonText == String(value)) }
    }

    @Test func booleans() {
        #expect([Bool].read("[true,false , true]") == [true, false, true])
        for text in ["tru", "truex", "True", "1", "\"true\"", "f", "null"] { #expect(Bool.read(text) == nil) }
    }
}
