import HelodataYAML
import Testing

/// The core schema, YAML 1.2.2 §10.3.2, as it answers each reader.
@Suite struct ScalarTests {
    private static let cases: [(String, String)] = [
        ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", #""nULL""#),
        ("true", "true"), ("True", "true"), ("TRUE", "true"), ("tRUE", #""tRUE""#),
        ("false", "false"), ("False", "false"), ("FALSE", "false"),
        ("yes", #""yes""#), ("no", #""no""#), ("on", #""on""#), ("off", #""off""#), ("y", #""y""#),
        ("0", "0"), ("-0", "0"), ("+12", "12"), ("-19", "-19"), ("007", "7"), ("0o17", "15"), ("0x1F", "31"),
        ("0o8", #""0o8""#), ("0x", #""0x""#), ("-0x1F", #""-0x1F""#), ("0x-1", #""0x-1""#), ("0b1", #""0b1""#),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9.223372036854776e+18"),
        ("1_000", #""1_000""#), ("190:20:30", #""190:20:30""#),
        ("0.", "0.0"), (".5", "0.5"), ("-.5", "-0.5"), ("+1.5", "1.5"), ("12e03", "12000.0"), ("-2E+05", "-200000.0"),
        ("1.e1", "10.0"), (".", #"".""#), ("e5", #""e5""#), ("1e", #""1e""#), ("1.2.3", #""1.2.3""#), ("+", #""+""#),
        (".inf", "inf"), ("-.Inf", "-inf"), ("+.INF", "inf"), (".nan", "nan"), ("inf", #""inf""#), ("nan", #""nan""#),
        ("0x1p3", #""0x1p3""#), ("2024-01-01", #""2024-01-01""#), ("'5'", #""5""#), ("\"true\"", #""true""#),
        ("''", #""""#),
    ]

    @Test(arguments: cases)
    func resolved(_ text: String, _ meaning: String) {
        #expect(parse("a: \(text)\n").node?["a"]?.shown == meaning)
    }

    @Test func theAskerDecides() throws {
        let (node, _) = parse("version: 1.10\nflag: true\nempty:\nquoted: '12'\nlist: [1]\nbig: 9223372036854775808\n")
        let root = try #require(node)
        #expect(root["version"]?.string == "1.10")
        #expect(root["version"]?.double == 1.1)
        #expect(root["version"]?.int == nil)
        #expect(root["flag"]?.string == "true")
        #expect(root["flag"]?.bool == true)
        #expect(root["empty"]?.isNull == true)
        #expect(root["empty"]?.string == "")
        #expect(root["quoted"]?.int == nil)
        #expect(root["quoted"]?.string == "12")
        #expect(root["quoted"]?.isNull == false)
        #expect(root["list"]?.string == nil)
        #expect(root["list"]?.elements?.count == 1)
        #expect(root["list"]?.entries == nil)
        #expect(root["big"]?.int == nil)
        #expect(root["absent"] == nil)
        #expect(root["list"]?["x"] == nil)
    }

    private static let kinds: [(String, String)] = [
        ("1", "the number 1"), ("1.10", "the number 1.10"), ("x", "the string 'x'"), ("'1'", "the string '1'"),
        ("true", "the boolean true"), ("", "null"), ("[]", "a list"), ("{}", "a mapping"),
        ("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee", "the string 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…'"),
        ("|\n  one\n  two", "the string 'one…'"),
    ]

    @Test(arguments: kinds)
    func kindDescription(_ text: String, _ description: String) {
        #expect(parse("a: \(text)\n").node?["a"]?.kindDescription == description)
    }
}
