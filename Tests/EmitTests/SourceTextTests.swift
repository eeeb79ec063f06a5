import Foundation
import HelodataIR
import Testing

@testable import HelodataEmit

/// Text that tries to leave the place it was put into.
let hostileTexts: [String] = [
    "", " ", "plain", "trailing backslash \\", "\\", "\\\\", "\"", "\"\"\"", "\"; fatalError(); \"", "\\(1 + 1)", "\\u{41}",
    "#\"raw\"#", "line\nbreak", "return\rreturn", "both\r\nboth", "\n", "\n\n", "\r", "tab\tstop", "NUL\u{0}byte",
    "bell\u{7} escape\u{1B}[31m delete\u{7F}", "vertical\u{B}form\u{C}feed", "next\u{85}line", "line\u{2028}separator",
    "paragraph\u{2029}separator", "C1 \u{80}\u{9F}", "*/ let x = 1 /*", "/* never closed", "// comment", "/// doc",
    "#if os(Linux)", "#endif", "#sourceLocation(file: \"x\", line: 1)", "#error(\"no\")", "`", "```swift", "${x}", "%@ %s",
    "bidi \u{202E}desrever\u{202C}", "isolate \u{2066}x\u{2069}", "marks \u{200E}\u{200F}\u{61C}",
    "zero\u{200B}width\u{2060}joiner", "BOM \u{FEFF}", "family 👨‍👩‍👧", "فارسی می‌خواهم", "日本語", "é e\u{301}",
    "\u{301}first", "tag \u{E0041}\u{E007F}",
    "noncharacter \u{FFFE}\u{1FFFF}" + String(Unicode.Scalar(0xFDD0 as UInt32).map(Character.init) ?? "-"), "interlinear \u{FFF9}\u{FFFB}",
    "soft\u{AD}hyphen", "private \u{E000}", "}\n}\nfatalError()\nstruct X {", "<!-- html -->", "a|b", "``Order``", "\u{10FFFF}",
]

@Suite struct SourceTextTests {
    private func documentation(_ text: String) -> [String] {
        CodePrinter.text(of: "\(doc: Doc([text]))").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }

    @Test(arguments: hostileTexts) func documentationStaysInItsComment(text: String) {
        let lines = documentation(text)
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(line == "///" || line.utf8.starts(with: "/// ".utf8))
            #expect(!line.hasSuffix(" "))
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        }
    }

    @Test func documentationShowsWhatCannotBeSeen() {
        #expect(documentation("a\u{0}b\u{202E}c") == [#"/// a\u{0}b\u{202E}c"#])
        #expect(documentation("a\r\nb\rc\u{2028}d\u{85}e") == ["/// a", "/// b", "/// c", "/// d", "/// e"])
        #expect(documentation("a \n\nb") == ["/// a", "///", "/// b"])
        #expect(documentation("👨‍👩‍👧 می‌خواهم") == ["/// 👨‍👩‍👧 می‌خواهم"])
    }

    @Test func literalsKeepWhatCanBeSeen() {
        #expect(SourceText.literal("日本 é \"\\(x)\"") == #""日本 é \"\\(x)\"""#)
        #expect(SourceText.literal("a\u{0}\u{202E}\n") == #""a\u{0}\u{202E}\n""#)
    }

    @Test func tableCellsStayInTheirRow() {
        #expect(SourceText.tableCell("a|b\nc") == #"a\|b c"#)
    }

    /// Prints every text in every place and compares what the compiled program says with the text.
    @Test func literalsMeanTheirText() throws {
        guard let compiler = SwiftCompiler.found else { return }
        let strings = hostileTexts.map { text -> Code in
            """
            \(doc: Doc([text]))
            check(\(literal: text), [\(text.utf8.map { "\(Int($0))" }, separator: ", ")])
            """
        }
        let statics = hostileTexts.map { text -> Code in
            "checkStatic(\(literal: text), [\(text.utf8.map { "\(Int($0))" }, separator: ", ")] as [UInt8])"
        }
        let program: Code = """
            nonisolated(unsafe) var failures: Int = 0
            func check(_ text: String, _ bytes: [UInt8]) {
                if Array(text.utf8) != bytes { failures += 1; print("differs:", bytes) }
            }
            func checkStatic(_ text: StaticString, _ bytes: [UInt8]) {
                if text.withUTF8Buffer({ Array($0) }) != bytes { failures += 1; print("differs:", bytes) }
            }
            \(strings)
            \(statics)
            print(failures == 0 ? "all equal" : "failed")
            """
        let output = try compiler.run(CodePrinter.text(of: program))
        #expect(output == "all equal\n", "\(output)")
    }
}
