import Foundation
import HeloData
import Testing

/// Mutants of JSON go through the codec: each gives a value that survives a round trip, or an error; none takes the process
/// down.
@Suite("Fuzzing the codec", .serialized)
struct CodecFuzzTests {
    private static let seeds: [[UInt8]] = [
        #"{"id":"ord_1","total_usd":4.50,"items":[1,2,3],"nested":{"a":null,"b":true},"when":"2026-02-28T10:00:00.5Z"}"#,
        #"[{"a":1e10,"b":-0.0},{"a":12345678901234567890.123456789,"b":"\ud83d\ude00\n\"\\"},[],{},[[[]]]]"#,
        #"{"a":"\u0000\u001f\/","":0,"a":"second","deep":[[[[[[[[[[{"x":[]}]]]]]]]]]]}"#, " null ", "\"\"", "-1",
        #"{"date":"2026-02-30","uuid":"00000000-0000-0000-0000-000000000000","n":0.1,"big":9223372036854775808}"#,
    ].map { Array($0.utf8) }

    private static let dictionary =
        [
            "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u", "\\ud800", "\\udc00", "null", "true", "false", "NaN", "1e400", "-", "0", "00",
            "1.", ".5", "1e", "\u{FEFF}", "\u{0}", "2026-13-01", "T", "Z", "99999999999999999999999999999999999999999999", "\"a\":",
            String(repeating: "[", count: 600), String(repeating: "{\"a\":", count: 600),
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    @Test func mutants() throws {
        let mutation = Mutation(dictionary: Self.dictionary, seeds: Self.seeds)
        var random = SeededRandom(GeneratorFuzzTests.seed)
        let end = ContinuousClock.now + .seconds(GeneratorFuzzTests.seconds)
        var count = 0
        while ContinuousClock.now < end {
            for _ in 0..<50 {
                let bytes = mutation.next(&random)
                try FuzzFiles.remember(bytes)
                let start = ContinuousClock.now
                roundTrip(JSONValue.self, bytes)
                roundTrip([String: JSONValue].self, bytes)
                roundTrip([[String: Double]].self, bytes)
                roundTrip([String: ExactDecimal].self, bytes)
                roundTrip([Date].self, bytes)
                roundTrip(String.self, bytes)
                roundTrip(CalendarDate.self, bytes)
                roundTrip(ISO8601Duration.self, bytes)
                count += 1
                if ContinuousClock.now - start > .seconds(1) { slow(bytes, count) }
            }
        }
        print("\(count) mutants")
    }

    private func roundTrip<Value: JSONModel>(_ type: Value.Type, _ bytes: [UInt8]) {
        guard let value = try? Value(jsonData: bytes) else { return }
        let written = value.jsonData()
        do {
            let again = try Value(jsonData: written)
            #expect(again == value, "\(String(decoding: bytes, as: UTF8.self)) → \(String(decoding: written, as: UTF8.self))")
        } catch {
            Issue.record("\(error): \(String(decoding: bytes, as: UTF8.self)) → \(String(decoding: written, as: UTF8.self))")
        }
    }

    /// The clock on the wall may stand still for a process; a mutant is slow if it is so again.
    private func slow(_ bytes: [UInt8], _ number: Int) {
        let start = ContinuousClock.now
        _ = try? JSONValue(jsonData: bytes)
        guard ContinuousClock.now - start > .seconds(1) else { return }
        let kept = FuzzFiles.keep(bytes, as: "codec-\(GeneratorFuzzTests.seed)-\(number).json")
        Issue.record("mutant \(number) of seed \(GeneratorFuzzTests.seed) takes more than a second: \(kept)")
    }
}
