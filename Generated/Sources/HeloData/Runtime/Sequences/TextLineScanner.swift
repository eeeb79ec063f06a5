/// Finds the ends of lines (LF, CR, or CRLF with an empty line in its middle), also over several chunks; those in quotes belong to
/// a value.
nonisolated struct TextLineScanner: Sendable {
    nonisolated private enum State {
        /// A quote that comes next begins a quoted value.
        case valueStart
        case plain
        case quoted
        /// After a quote in a quoted value: behind its end, or between the halves of a doubled quote.
        case quote
    }

    private let separator: UInt8
    private let isQuoted: Bool
    private var state = State.valueStart

    init(_ format: TextRowFormat) {
        separator = format.separator
        isQuoted = format.isQuoted
    }

    /// Whether the text up to here ends within quotes.
    var isInQuotes: Bool { state == .quoted }

    /// The newline in `start..<end` that ends the line, or nil if it lies beyond.
    mutating func lineEnd(
        from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        let newline = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        let quote = isQuoted ? UInt8(ascii: "\"") : carriageReturn
        var pointer = start
        while pointer < end {
            switch state {
            case .valueStart, .plain:
                var stop = JSONScan.first(newline, or: quote, from: pointer, to: end)
                if isQuoted { stop = JSONScan.first(carriageReturn, or: carriageReturn, from: pointer, to: stop) }
                if stop < end, stop.pointee == newline || stop.pointee == carriageReturn {
                    state = .valueStart
                    return stop
                }
                if stop > pointer { state = (stop - 1).pointee == separator ? .valueStart : .plain }
                if stop < end { state = state == .valueStart ? .quoted : .plain }
                pointer = stop < end ? stop + 1 : end
            case .quoted:
                let stop = JSONScan.first(quote, or: quote, from: pointer, to: end)
                if stop < end { state = .quote }
                pointer = stop < end ? stop + 1 : end
            case .quote:
                if pointer.pointee == quote {
                    state = .quoted
                    pointer += 1
                } else {
                    state = .plain
                }
            }
        }
        return nil
    }
}
