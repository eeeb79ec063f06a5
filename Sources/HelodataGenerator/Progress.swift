/// What a run is at, on a terminal, once it has lasted a second: one line that is written over and goes away.
final class Progress {
    private let console: Console
    private let start = ContinuousClock.now
    private var isShown = false

    init(_ console: Console) { self.console = console }

    func step(_ text: String) {
        guard let show = console.progress, ContinuousClock.now - start > .seconds(1) else { return }
        show("\r\u{1B}[K\(text) …")
        isShown = true
    }

    func end() {
        if isShown { console.progress?("\r\u{1B}[K") }
        isShown = false
    }
}
