import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecDecimalTests {
    @Test(arguments: [
        "225.00", "0.1", "99999999999999999.99", "4.50", "-4.50", "0", "0.00", "120.00", "1", "-1",
        "340282366920938463463374607431768211455", "3402823669209384634633746074317682114.55",
        "0.00000000000000000000000000000000000001", "12345678901234567890.12345678901234567",
    ]) func keepsItsDigits(text: String) throws {
        let value = try #require(ExactDecimal.read(text))
        #expect(value.description == text)
        #expect(value.jsonText == text)
        #expect(ExactDecimal.read("\"\(text)\"") == value)
        #expect(ExactDecimal(text) == value)
    }

    @Test(arguments: [
        ("1e3", "1000"), ("1.5e1", "15"), ("1.50e1", "15.0"), ("25e-2", "0.25"), ("1E+2", "100"), ("0e5", "0"), ("-0", "0"),
        ("1e-10", "0.0000000001"), ("0.10e-1", "0.010"), ("1e38", "1" + String(repeating: "0", count: 38)), ("-0.0", "0.0"),
        ("1.00000000000000000000000000000000000000000000", "1.00000000000000000000000000000000000000"),
        ("0000012.50", "12.50"), ("+5", "5"), (".5", "0.5"), ("5.", "5"),
    ]) func spellings(text: String, digits: String) {
        #expect(ExactDecimal(text)?.description == digits)
    }

    @Test(arguments: [
        "", " 1", "1 ", "-", ".", "e5", "1e", "1e+", "1,5", "0x1", "NaN", "1e39", "1e400", "--1", "1.2.3",
        "340282366920938463463374607431768211456", "0.1234567890123456789012345678901234567890123", "1e-400", "٣",
    ]) func notADecimal(text: String) {
        #expect(ExactDecimal(text) == nil)
        #expect(ExactDecimal.read("\"\(text)\"") == nil)
    }

    @Test func readErrors() {
        #expect(failure(ExactDecimal.self, "1e400")?.kind == .outOfRange)
        #expect(failure(ExactDecimal.self, "\"abc\"")?.kind == .invalidValue)
        #expect(failure(ExactDecimal.self, "true")?.kind == .typeMismatch)
        #expect(failure(ExactDecimal.self, "01")?.kind == .syntax)
    }

    @Test func equality() throws {
        let values = ["4.5", "4.50", "4.500", "45e-1"].compactMap { ExactDecimal($0) }
        #expect(Set(values).count == 1)
        #expect(ExactDecimal("0.00") == .zero)
        #expect(Set([ExactDecimal("0.00"), .zero, ExactDecimal("-0")]).count == 1)
        #expect(ExactDecimal("4.5") != ExactDecimal("-4.5"))
        #expect(try #require(ExactDecimal("4.49")) < 5)
        #expect(try #require(ExactDecimal("-5")) < ExactDecimal("-4.99") ?? 0)
        #expect(try #require(ExactDecimal("1e38")) > ExactDecimal("0.00000000000000000000000000000000001") ?? 0)
        #expect(ExactDecimal(units: 450, scale: 2) == values[0])
        #expect(ExactDecimal(units: .min).description == "-9223372036854775808")
    }

    @Test func arithmetic() throws {
        func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text) ?? .zero }
        #expect((decimal("0.1") + decimal("0.2")).description == "0.3")
        #expect((decimal("4.50") * 20).description == "90.00")
        #expect((decimal("225.00") - decimal("225.01")).description == "-0.01")
        #expect((decimal("1") - decimal("0.1")).description == "0.9")
        #expect((decimal("-1") + decimal("1.00")).description == "0.00")
        #expect((decimal("99999999999999999.99") * decimal("0.07")).description == "6999999999999999.9993")
        #expect((decimal("1e38") + decimal("1e-38")).description.hasPrefix("1000000"))
        // Beyond what fits: rounded after the point, limited before it.
        let third = decimal("0.33333333333333333333333333333333333333")
        #expect((third * third).description == "0.111111111111111111111111111111111111109")
        #expect(decimal("1e38") * decimal("1e38") == decimal("340282366920938463463374607431768211455"))
        #expect(-decimal("1e38") * decimal("1e38") == -decimal("340282366920938463463374607431768211455"))
        var sum: ExactDecimal = 0
        for _ in 0..<1000 { sum += decimal("0.001") }
        #expect(sum == 1)
    }

    @Test func agreesWithFoundation() throws {
        var dice = Dice(7)
        for _ in 0..<2000 {
            let left = ExactDecimal(
                units: Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &dice), scale: Int.random(in: 0...6, using: &dice))
            let right = ExactDecimal(
                units: Int64.random(in: -1_000_000...1_000_000, using: &dice), scale: Int.random(in: 0...6, using: &dice))
            if (left + right).decimalValue != left.decimalValue + right.decimalValue { Issue.record("\(left) + \(right)") }
            if (left - right).decimalValue != left.decimalValue - right.decimalValue { Issue.record("\(left) - \(right)") }
            if (left * right).decimalValue != left.decimalValue * right.decimalValue { Issue.record("\(left) * \(right)") }
            if (left < right) != (left.decimalValue < right.decimalValue) { Issue.record("\(left) < \(right)") }
            if ExactDecimal(left.decimalValue) != left { Issue.record("\(left)") }
        }
        #expect(ExactDecimal("99999999999999999.99")?.decimalValue == Decimal(string: "99999999999999999.99"))
        #expect(
            ExactDecimal("340282366920938463463374607431768211455")?.decimalValue.description == "340282366920938463463374607431768211455")
        #expect(ExactDecimal(Decimal.nan) == nil)
        #expect(ExactDecimal("0.1")?.doubleValue == 0.1)
    }

    @Test func whatIsEncodedIsWhatWasDecoded() throws {
        let text = #"{"object":"order","id":"a","status":"later","total_usd":225.00,"details":{"gb":50,"tags":[]}}"#
        #expect(try Order(jsonData: text.utf8).jsonText == text)
    }

    /// An exponent is measured against the digits before it, however many they are.
    @Test func longNumbers() {
        let zeros = String(repeating: "0", count: 1_000_000)
        #expect(ExactDecimal("0." + zeros + "1e1000000")?.description == "0.1")
        #expect(ExactDecimal("0." + zeros + "1e1000001")?.description == "1")
        #expect(ExactDecimal("1" + zeros + "e-1000001")?.description.prefix(3) == "0.1")
        #expect(ExactDecimal("1" + zeros + "e-1000000") == 1)
        #expect(ExactDecimal("1" + zeros) == nil)
        for exponent in ["1000000", "9223372036854775807", "99999999999999999999999999"] {
            #expect(ExactDecimal("1e" + exponent) == nil && ExactDecimal("1e-" + exponent) == nil)
            #expect(ExactDecimal("0e" + exponent) == .zero)
        }
    }

    /// Exact, also where one number at the scale of the other has more than 128 bits.
    @Test func multiplesBeyond128Bits() throws {
        func isMultiple(_ value: String, _ divisor: String) throws -> Bool {
            try #require(ExactDecimal(value)).isMultiple(of: #require(ExactDecimal(divisor)))
        }
        #expect(try isMultiple("340282366920938463463374607431768211455", "0.01"))
        #expect(try isMultiple("1e38", "0.0000000000000000000000000000000000000001"))
        #expect(try isMultiple("3e37", "0.03") && isMultiple("3e37", "0.07") == false)
        #expect(try isMultiple("100000000000000000000000000000000000001", "0.0000001"))
        #expect(try isMultiple("340282366920938463463374607431768211455", "340282366920938463463374607431768211454") == false)
        #expect(try isMultiple("340282366920938463463374607431768211454", "17014118346046923173168730371588410572.7"))
        #expect(try isMultiple("0.5", "1") == false && isMultiple("0", "7") && isMultiple("7", "0") == false)
        for value in 0..<200 {
            for divisor in 1..<40 {
                let left = ExactDecimal(integerLiteral: Int64(value))
                #expect(try left.isMultiple(of: #require(ExactDecimal("\(divisor)e-3"))) == (value * 1000 % divisor == 0))
            }
        }
    }

    @Test func neverTraps() {
        var dice = Dice(3)
        let characters = Array("0123456789.eE+-".utf8)
        var values: [ExactDecimal] = [.zero]
        for _ in 0..<4000 {
            let count = Int.random(in: 0...60, using: &dice)
            let bytes = (0..<count).map { _ in characters[Int.random(in: 0..<characters.count, using: &dice)] }
            if let value = ExactDecimal(String(decoding: bytes, as: UTF8.self)) { values.append(value) }
            let other = values[Int.random(in: 0..<values.count, using: &dice)]
            if let value = values.last {
                for result in [value + other, value - other, value * other] where values.count < 3000 { values.append(result) }
                if ExactDecimal(value.description) != value { Issue.record("\(value)") }
                if (value < other) == (value >= other) { Issue.record("\(value) \(other)") }
                _ = value.decimalValue
                _ = value.isMultiple(of: other)
            }
        }
    }
}
