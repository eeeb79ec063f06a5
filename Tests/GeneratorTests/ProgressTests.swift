import Testing

@testable import HelodataGenerator

/// One line on a terminal that says what a long run is at.
@Suite struct ProgressTests {
    private final class Terminal {
        var text = ""
        func console(isTerminal: Bool = true) -> Console {
            Console(usesColor: false, output: { _ in }, error: { _ in }, progress: isTerminal ? { self.text += $0 } : nil)
        }
    }

    @Test("A short run says nothing")
    func short() {
        let terminal = Terminal()
        let progress = Progress(terminal.console(), patience: .seconds(600))
        progress.step("Reading")
        progress.end()
        #expect(terminal.text.isEmpty)
    }

    @Test("A long run writes over its line, and takes it away")
    func long() {
        let terminal = Terminal()
        let progress = Progress(terminal.console(), patience: .seconds(-1))
        progress.step("Reading")
        progress.step("Writing")
        #expect(terminal.text == "\r\u{1B}[KReading …\r\u{1B}[KWriting …")
        progress.end()
        progress.end()
        #expect(terminal.text.hasSuffix("Writing …\r\u{1B}[K"))
    }

    @Test("Nothing is written over where nobody looks")
    func file() {
        let terminal = Terminal()
        Progress(terminal.console(isTerminal: false), patience: .seconds(-1)).step("Reading")
        #expect(terminal.text.isEmpty)
    }
}
