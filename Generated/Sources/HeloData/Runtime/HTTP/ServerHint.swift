/// When a server asks to be called again: `retry-after-ms`, `Retry-After`, and `X-RateLimit-Reset` of a 429.
nonisolated enum ServerHint {
    /// The wait that the answer asks for; nil without a usable hint. Zero means "now" and is treated as no hint.
    ///
    /// A date is measured against the answer's own `Date`, so that a wrong clock on this machine does not matter.
    static func delay(_ headers: HTTPFields, status: Int, secondsSince1970: Double) -> Duration? {
        if let text = headers["retry-after-ms"], let milliseconds = number(trimmed(text)), milliseconds > 0 {
            return .seconds(milliseconds / 1000)
        }
        if let text = headers["Retry-After"], let seconds = retryAfter(text, reference: { reference(headers, secondsSince1970) }) {
            return .seconds(max(0, seconds))
        }
        if status == 429, let text = headers["X-RateLimit-Reset"],
            let seconds = rateLimitReset(text, reference: { reference(headers, secondsSince1970) })
        {
            return .seconds(max(0, seconds))
        }
        return nil
    }

    /// Seconds, or an HTTP date; nil where it is neither.
    static func retryAfter(_ text: String, reference: () -> Double) -> Double? {
        let text = trimmed(text)
        if let seconds = number(text) { return seconds }
        guard let date = HTTPDate.seconds(text) else { return nil }
        return Double(date) - reference()
    }

    /// Epoch seconds from 10⁹ on, epoch milliseconds from 10¹² on, seconds from now below; one second more, since the
    /// value is a whole second that is not over yet.
    static func rateLimitReset(_ text: String, reference: () -> Double) -> Double? {
        let text = trimmed(text)
        guard !text.isEmpty, text.utf8.count <= 15, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int(text)
        else { return nil }
        if value >= 1_000_000_000_000 { return Double(value) / 1000 - reference() + 1 }
        if value >= 1_000_000_000 { return Double(value) - reference() + 1 }
        return Double(value) + 1
    }

    private static func reference(_ headers: HTTPFields, _ secondsSince1970: Double) -> Double {
        guard let text = headers["Date"], let seconds = HTTPDate.seconds(trimmed(text)) else { return secondsSince1970 }
        return Double(seconds)
    }

    /// Digits, with a fraction or without; no sign, no exponent, at most 18 digits before the point.
    private static func number(_ text: Substring) -> Double? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 18, parts.allSatisfy(isDigits) else { return nil }
        return Double(text)
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    private static func trimmed(_ text: String) -> Substring {
        var text = text[...]
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }
}
