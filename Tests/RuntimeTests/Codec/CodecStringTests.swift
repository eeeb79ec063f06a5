import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecStringTests {
    @Test(arguments: [
        (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
        (#""\uD83D\uDE00""#, "😀"), (#""é😀漢字""#, "é😀漢字"), (#""\u0000""#, "\0"), (#""a\u0000b""#, "a\0b"),
        // Half a surrogate pair becomes the replacement character.
        (#""\uD83D""#, "\u{FFFD}"), (#""\uDE00""#, "\u{FFFD}"), (#""\uD83Dx""#, "\u{FFFD}x"), (#""\uD83D\n""#, "\u{FFFD}\n"),
        (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"), (#""\uDE00\uD83D""#, "\u{FFFD}\u{FFFD}"), (#""\uFFFF""#, "\u{FFFF}"),
    ]) func reads(text: String, value: String) {
        #expect(String.read(text) == value)
        #expect([String].read("[\(text) , \(text)]\n") == [value, value])
        #expect([String: Int].read("{\(text):1}") == [value: 1])
    }

    @Test(arguments: [
        #""\x""#, #""\u12""#, #""\u12G4""#, "\"\n\"", "\"\u{1F}\"", "'a'", "a", #""a"#, #""\"#, #""\""#, #""\u"#, #""\u004"#, "\"a\"b",
        "\"\t\"",
    ]) func refuses(text: String) {
        #expect(String.read(text) == nil)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE], [0xF0, 0x9F, 0x98],
            [0xC3, 0x28], [0xE2, 0x28, 0xA1],
        ] as [[UInt8]]) func refusesWhatIsNotUTF8(bytes: [UInt8])
    {
        for padding in [0, 3, 7, 8, 15, 16, 40] {
            let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + bytes + [0x22]
            #expect(failure(String.self, text) != nil)
            #expect(failure(String.self, text + [UInt8](repeating: 0x20, count: 30)) != nil)
        }
    }

    @Test func everyScalarOfUTF8() throws {
        var text = ""
        for value: UInt32 in stride(from: 0x20, to: 0x11_0000, by: 37) {
            if let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" { text.unicodeScalars.append(scalar) }
        }
        #expect(String.read("\"\(text)\"") == text)
        #expect(String.read(text.jsonText) == text)
    }

    /// Every length and every place of something special in it, with and without room behind.
    @Test func everyLength() throws {
        for count in 0...40 {
            for (special, escaped) in [("", ""), ("\"", "\\\""), ("é", "é"), ("\n", "\\n"), ("😀", "\\uD83D\\uDE00")] {
                for place in 0...count {
                    let before = String(repeating: "x", count: place)
                    let after = String(repeating: "y", count: count - place)
                    let expected = before + special + after
                    let json = "\"\(before)\(escaped)\(after)\""
                    #expect(String.read(json) == expected)
                    #expect([String].read("[\(json),\(json)                    ]") == [expected, expected])
                    #expect(String.read(expected.jsonText) == expected)
                    if special.isEmpty { break }
                }
            }
        }
    }

    @Test func writes() {
        #expect("a\"b\\c/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}é\u{2028}".jsonText == #""a\"b\\c/\b\f\n\r\t\u0000\u001f"# + "\u{7F}é\u{2028}\"")
        #expect("".jsonText == "\"\"")
    }

    @Test func repeatedStrings() throws {
        var values: [String] = []
        for index in 0..<400 { values.append("a string of some length \(index % 3 == 0 ? 0 : index)") }
        for index in 0..<100 { values.append("another string, of more\u{E9} length \(index / 50)") }
        #expect(try [String](jsonData: values.jsonData()) == values)
    }

    @Test func bytes() throws {
        #expect(Data.read("\"aGVsbG8=\"") == Data("hello".utf8))
        #expect(Data("hello".utf8).jsonText == "\"aGVsbG8=\"")
        #expect(Data.read("\"\"") == Data())
        for text in ["\"a\"", "\"aGVsbG8\"", "\"****\"", "1"] { #expect(Data.read(text) == nil) }
        #expect(FilePart.read("\"aGk=\"")?.data == Data("hi".utf8))
    }

    @Test func identifiers() throws {
        let value = try #require(UUID(uuidString: "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"))
        #expect(UUID.read("\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"") == value)
        #expect(UUID.read("\"F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6\"") == value)
        #expect(value.jsonText == "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"")
        for text in ["\"\"", "\"f81d4fae7dec11d0a76500a0c91e6bf6\"", "\"g81d4fae-7dec-11d0-a765-00a0c91e6bf6\"", "7"] {
            #expect(UUID.read(text) == nil)
        }
    }
}
