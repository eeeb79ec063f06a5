/// What a run is at, on a terminal, once it has lasted a second: one line that is written over and goes away.
final class Progress {
    private let console: Console
    private let patience: Duration
    private let start = ContinuousClock.now
    private var isShown = false

    /// - Parameter patience: How long a run lasts before it says what it is at.
    init(_ console: Console, patience: Duration = .seconds(1)) {
        self.console = console
        self.patience = patience
    }

    func step(_ text: String) {
        guard let show = console.progress, ContinuousClock.now - start > patience else { return }
        show("\r\u{1B}[K\(text) …")
        isShown = true
    }

    func end() {
        if isShown { console.progress?("\r\u{1B}[K") }
        isShown = false
    }
}
