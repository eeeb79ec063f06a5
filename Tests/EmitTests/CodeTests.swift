import HelodataIR
import Testing

@testable import HelodataEmit

@Suite struct CodeTests {
    private func text(_ code: Code) -> String { CodePrinter.text(of: code) }

    @Test func aFragmentTakesTheIndentationOfItsLine() {
        let body: Code = """
            if ready {
                go()
            }
            """
        let code: Code = """
            func run() {
                \(body)
                    \(body)
            }
            """
        #expect(
            text(code) == """
                func run() {
                    if ready {
                        go()
                    }
                        if ready {
                            go()
                        }
                }

                """)
    }

    @Test func aFragmentInTheMiddleOfALineTakesTheIndentationOfThatLine() {
        let list: Code = """
            [
                1
            ]
            """
        let code: Code = """
            {
                let x = \(list)
            }
            """
        #expect(text(code) == "{\n    let x = [\n        1\n    ]\n}\n")
    }

    @Test func aLineOfEmptyHolesVanishes() {
        let empty: Code = ""
        let code: Code = """
            a
            \(empty)\(empty)
                \(doc: Doc())
            \([Code](), separator: ", ")

            b\(empty)
            \(empty)
            """
        #expect(text(code) == "a\n\nb\n")
    }

    @Test func anEmptyFragmentInsideAFragmentVanishesToo() {
        let inner: Code = """
            x
            \(Code(""))
            """
        #expect(text("{\n    \([inner, "", inner], separator: "\n\n")\n}") == "{\n    x\n\n    x\n}\n")
    }

    @Test func emptyPartsLeaveNoSeparator() {
        #expect(text("(\(["", "a", "", "b", ""], separator: ", "))") == "(a, b)\n")
        #expect(Code(["", ""]).isEmpty)
        #expect((" \(Code("")) " as Code).isEmpty)
    }

    @Test func blankLinesHaveNoTrailingSpaces() {
        let inner: Code = """
            a

            b
            """
        #expect(text("{\n    \(inner)\n}") == "{\n    a\n\n    b\n}\n")
    }

    @Test func holesPrintWhatTheyAreFor() {
        let code: Code = "\(TypeRef.dictionary(.array(.nullable(.named(TypeName(["Order", "Item"]))))))"
        #expect(text(code) == "[String: [Order.Item?]]\n")
        #expect(text("\(Identifier("`default`")) \(bare: Identifier("`default`")) \(3)") == "`default` default 3\n")
        #expect(text("\(literal: #"say "\(hi)""#)") == #""say \"\\(hi)\"""# + "\n")
    }

    @Test func shortListsStayOnTheirLine() {
        #expect(text("f\(parameters: ["a", "b"]) {") == "f(a, b) {\n")
        #expect(text("f\(parameters: []) {") == "f() {\n")
        #expect(text("guard \(list: ["let a", "let b"]) else {") == "guard let a, let b else {\n")
    }

    @Test func longListsAreBrokenIntoLines() {
        let items = (10..<40).map { Code("argument\($0): Int") }
        let lines = text("    f\(parameters: items) {\n        body\n    }").split(separator: "\n")
        #expect(lines.first == "    f(")
        #expect(lines.last == "    }")
        #expect(lines.dropLast(2).last == "    ) {")
        #expect(lines.allSatisfy { $0.utf8.count <= 120 })
        #expect(lines[1] == "        argument10: Int,")
        #expect(lines.count == 30 + 4)
        #expect(text("f\(arguments: items)").hasPrefix("f(\n    argument10: Int, argument11: Int,"))
        #expect(text("f\(array: items)").hasPrefix("f[\n    argument10: Int, argument11: Int,"))
        #expect(text("f\(array: items)").hasSuffix("argument39: Int,\n]\n"))
        #expect(text("f\(array: ["1", "2"])") == "f[1, 2]\n")
        #expect(text("f\(arguments: items)").hasSuffix("argument39: Int)\n"))
        let hanging = text("  var \(list: items)").split(separator: "\n")
        #expect(hanging[0].hasPrefix("  var argument10: Int, "))
        #expect(hanging.dropFirst().allSatisfy { $0.hasPrefix("      argument") })
    }

    @Test func printingTakesTimeInProportion() {
        var code: Code = "x"
        for _ in 0..<200 { code = "{\n\(code)\n}" }
        #expect(text(code).utf8.count == 200 * 4 + 2)
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            let lines = Code((0..<count).map { "let number\($0): Int = \($0)" })
            return clock.measure { _ = text("{\n    \(lines)\n}") }
        }
        _ = time(1000)
        #expect(time(80_000) < time(10_000) * 40 + .milliseconds(50))
    }
}
