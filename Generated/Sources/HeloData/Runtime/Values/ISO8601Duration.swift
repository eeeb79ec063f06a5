/// A length of time as ISO 8601 writes it, `PT15M` or `P1Y2M`. It keeps its text: whatever a server sends goes back as it came.
///
/// ``duration`` is the length, where the text has one. Two values are equal where their texts are: `PT60S` is not `PT1M`, and
/// their ``duration`` is equal.
nonisolated public struct ISO8601Duration: JSONModel, ExpressibleByStringLiteral {
    /// As written; also a text that is no duration.
    public let text: String

    /// - Parameter text: For example `PT15M`; it is sent as it stands.
    public init(_ text: String) { self.text = text }

    public init(stringLiteral value: String) { text = value }

    /// Written in hours, minutes and seconds, to the attosecond: 90 seconds are `PT1M30S`.
    public init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let whole = seconds.magnitude
        var text = seconds < 0 || attoseconds < 0 ? "-PT" : "PT"
        if whole >= 3600 { text += "\(whole / 3600)H" }
        if whole / 60 % 60 > 0 { text += "\(whole / 60 % 60)M" }
        if attoseconds != 0 {
            var digits = InternetTime.padded(attoseconds.magnitude, 18)
            while digits.last == "0" { digits.removeLast() }
            text += "\(whole % 60).\(digits)S"
        } else if whole % 60 > 0 || whole == 0 {
            text += "\(whole % 60)S"
        }
        self.text = text
    }

    /// The length; nil where the text has years or months, whose length depends on where they begin, where it is no
    /// duration, or where it does not fit into a `Duration`.
    ///
    /// A day counts as 24 hours and a week as 7 days, as clocks without a calendar have them. Read are RFC 3339, appendix A, and
    /// what other writers add to it: signs, weeks beside days, and a decimal fraction of the last number (ISO 8601-1:2019,
    /// 5.5.2). What a fraction has beyond attoseconds is cut off.
    public var duration: Duration? {
        var text = text
        return text.withUTF8 { (bytes: UnsafeBufferPointer<UInt8>) in
            var reading = Reading(bytes)
            return reading.duration()
        }
    }

    public init(json: inout JSONReader) throws(JSONError) { text = try json.readString() }

    public func write(to json: inout JSONWriter) { json.string(text) }
}

nonisolated extension ISO8601Duration: LosslessStringConvertible {
    /// The text.
    public var description: String { text }
}

nonisolated extension ISO8601Duration {
    /// The text of a duration, number by number.
    private struct Reading {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var index = 0
        private var seconds: Int64 = 0
        private var attoseconds: Int64 = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        /// The letters in the order in which they stand, each at most once, with their seconds; nil for years and months.
        private static let dateUnits: [(letter: UInt8, seconds: Int64?)] = [
            (UInt8(ascii: "Y"), nil), (UInt8(ascii: "M"), nil), (UInt8(ascii: "W"), 604_800), (UInt8(ascii: "D"), 86_400),
        ]
        private static let timeUnits: [(letter: UInt8, seconds: Int64?)] = [
            (UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1),
        ]

        mutating func duration() -> Duration? {
            let isNegative = sign()
            guard take("P") else { return nil }
            let start = index
            guard numbers(Self.dateUnits, isNegative) else { return nil }
            if take("T") {
                let start = index
                guard numbers(Self.timeUnits, isNegative), index > start else { return nil }
            }
            guard index == bytes.count, index > start else { return nil }
            return Duration(secondsComponent: seconds, attosecondsComponent: attoseconds)
        }

        /// Whether a minus stands there; either sign is passed.
        private mutating func sign() -> Bool {
            if take("-") { return true }
            _ = take("+")
            return false
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
            index += 1
            return true
        }

        /// Numbers with their letters, up to the end or the `T`; false where something else stands there, or the sum is too large.
        private mutating func numbers(_ units: [(letter: UInt8, seconds: Int64?)], _ isNegative: Bool) -> Bool {
            var next = 0
            while index < bytes.count, bytes[index] != UInt8(ascii: "T") {
                let minus = sign() != isNegative
                guard let whole = digits(most: .max), index < bytes.count else { return false }
                var fraction: UInt64?
                if take(".") || take(",") {
                    let start = index
                    // The first 18 digits, as if there were always so many.
                    guard var value = digits(most: 18) else { return false }
                    for _ in 0..<max(18 - (index - start), 0) { value *= 10 }
                    fraction = value
                }
                guard index < bytes.count, let unit = units[next...].firstIndex(where: { $0.letter == bytes[index] }) else { return false }
                index += 1
                next = unit + 1
                guard let length = units[unit].seconds else {
                    // No years are no time.
                    if whole == 0, fraction ?? 0 == 0 { continue }
                    return false
                }
                guard add(whole, fraction ?? 0, length, minus) else { return false }
                if fraction != nil { return index == bytes.count }
            }
            return true
        }

        /// A number of at least one digit; nil for none and for one that does not fit. Of more than `most` digits the rest is passed.
        private mutating func digits(most: Int) -> UInt64? {
            let start = index
            var value: UInt64 = 0
            while index < bytes.count, JSONScan.isDigit(bytes[index]) {
                if index - start < most {
                    let (product, high) = value.multipliedReportingOverflow(by: 10)
                    let (sum, carry) = product.addingReportingOverflow(UInt64(bytes[index] & 0x0F))
                    guard !high, !carry else { return nil }
                    value = sum
                }
                index += 1
            }
            return index > start ? value : nil
        }

        private mutating func add(_ whole: UInt64, _ fraction: UInt64, _ unit: Int64, _ isNegative: Bool) -> Bool {
            guard let count = Int64(exactly: whole) else { return false }
            let (product, overflow) = count.multipliedReportingOverflow(by: isNegative ? -unit : unit)
            // Less than a unit, of which the longest has 604,800 seconds: the quotient fits.
            let scale: UInt64 = 1_000_000_000_000_000_000
            let part = scale.dividingFullWidth(unit.magnitude.multipliedFullWidth(by: fraction))
            let (sum, carry) = product.addingReportingOverflow(isNegative ? -Int64(part.quotient) : Int64(part.quotient))
            let (total, wrap) = seconds.addingReportingOverflow(sum)
            guard !overflow, !carry, !wrap else { return false }
            seconds = total
            attoseconds = isNegative ? -Int64(part.remainder) : Int64(part.remainder)
            return true
        }
    }
}
