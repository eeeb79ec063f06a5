/// The values of one line of delimited text, in their order.
nonisolated struct TextFields {
    private let format: TextRowFormat
    private let end: UnsafePointer<UInt8>
    /// Where the next value starts; nil behind the last one.
    private var position: UnsafePointer<UInt8>?
    private var isFirst = true

    /// Nil if the line holds nothing. A carriage return at its end does not count, nor does a byte order mark at the
    /// start of the first line.
    init?(_ line: UnsafeBufferPointer<UInt8>, _ format: TextRowFormat, isFirstLine: Bool) {
        guard var start = line.baseAddress else { return nil }
        var end = start + line.count
        if line.count > 0, (end - 1).pointee == UInt8(ascii: "\r") { end -= 1 }
        if isFirstLine, end - start >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF { start += 3 }
        guard start < end else { return nil }
        self.format = format
        self.end = end
        position = start
    }

    /// The next value; nil behind the last one. `remaining` is how many columns are still to come, this one included.
    ///
    /// In quotes, separators, newlines and doubled quotes belong to the value. Where there are no quotes, values may
    /// hold separators all the same: those that are too many belong to the first column, which may be an IPv6 address.
    /// Where that stands in brackets, or has a dot as names and IPv4 addresses have, they belong to the last one, which
    /// may be a password.
    mutating func next(remaining: Int) -> TextField? {
        guard let start = position else { return nil }
        defer { isFirst = false }
        if format.isQuoted {
            if start < end, start.pointee == UInt8(ascii: "\"") { return quoted(start + 1) }
            return field(start, to: separator(from: start))
        }
        if remaining == 1 { return field(start, to: end) }
        guard isFirst else { return field(start, to: separator(from: start)) }
        if start < end, start.pointee == UInt8(ascii: "[") {
            let bracket = JSONScan.first(UInt8(ascii: "]"), or: UInt8(ascii: "]"), from: start, to: end)
            let stop = separator(from: bracket)
            if stop == bracket + 1 {
                _ = field(start, to: stop)
                return TextField(start: start + 1, count: bracket - start - 1, hasDoubledQuotes: false)
            }
        }
        return field(start, to: firstEnd(start, remaining: remaining))
    }

    /// All values as text, without spaces around them.
    mutating func names() -> [String] {
        var names: [String] = []
        while let field = next(remaining: Int.max) {
            var name = field.text[...]
            while name.first == " " { name.removeFirst() }
            while name.last == " " { name.removeLast() }
            names.append(String(name))
        }
        return names
    }

    /// The end of the first value, which takes the separators that are too many unless it has a dot.
    private func firstEnd(_ start: UnsafePointer<UInt8>, remaining: Int) -> UnsafePointer<UInt8> {
        let next = separator(from: start)
        let dot = JSONScan.first(UInt8(ascii: "."), or: UInt8(ascii: "."), from: start, to: next)
        if dot < next { return next }
        var stop = end
        for _ in 1..<remaining {
            repeat {
                if stop <= next { return next }
                stop -= 1
            } while stop.pointee != format.separator
        }
        return stop
    }

    private func separator(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        JSONScan.first(format.separator, or: format.separator, from: start, to: end)
    }

    private mutating func field(_ start: UnsafePointer<UInt8>, to stop: UnsafePointer<UInt8>) -> TextField {
        position = stop < end ? stop + 1 : nil
        return TextField(start: start, count: stop - start, hasDoubledQuotes: false)
    }

    private mutating func quoted(_ start: UnsafePointer<UInt8>) -> TextField {
        let quote = UInt8(ascii: "\"")
        var hasDoubledQuotes = false
        var stop = JSONScan.first(quote, or: quote, from: start, to: end)
        while end - stop >= 2, stop[1] == quote {
            hasDoubledQuotes = true
            stop = JSONScan.first(quote, or: quote, from: stop + 2, to: end)
        }
        // What stands between the closing quote and the separator belongs to nothing.
        _ = field(stop, to: separator(from: stop))
        return TextField(start: start, count: stop - start, hasDoubledQuotes: hasDoubledQuotes)
    }
}

/// One value of delimited text.
nonisolated struct TextField {
    let start: UnsafePointer<UInt8>
    let count: Int
    /// Whether the value stood in quotes and holds some, each of them doubled.
    let hasDoubledQuotes: Bool

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The value itself.
    var text: String {
        guard hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: single, as: UTF8.self)
    }

    /// The bytes with a quote for each doubled one.
    var single: [UInt8] {
        var single: [UInt8] = []
        var index = 0
        while index < count {
            single.append(start[index])
            index += start[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return single
    }
}
