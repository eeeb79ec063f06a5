import HelodataIR

/// The bytes of a fragment: its text, which has no control characters but line breaks, and marks among it. Fragments inside
/// each other are copied, which is cheaper than to keep them apart: most are a few words.
struct CodeBytes {
    /// What the printer does at a place; what is wrapped follows its mark (`append(_:wrapped:tail:)`).
    enum Mark {
        static let end: UInt8 = 0x00
        static let newline: UInt8 = 0x0A
        /// What follows begins its lines where this line begins, up to `close`.
        static let open: UInt8 = 0x01
        static let close: UInt8 = 0x02
        /// A hole that was filled with nothing.
        static let hole: UInt8 = 0x03
        static let wrapped: UInt8 = 0x04
        /// All of them, as a C string.
        static let all: StaticString = "\n\u{1}\u{2}\u{3}\u{4}"
    }

    /// How items with commas between them are broken into lines where one would be too long.
    enum Wrapping: UInt32 {
        /// `a, b`, continued on further lines.
        case bare
        /// `(a, b)`, continued on further lines after the parenthesis.
        case parentheses
        /// `[a, b]`, the items on lines between the brackets.
        case brackets
        /// `(a, b)`, each item on a line of its own between the parentheses.
        case block
    }

    private(set) var bytes: [UInt8] = []
    /// Bytes on one line, where there is but one.
    private(set) var width = 0
    /// Whether it has a line break that is not inside another fragment.
    private var hasBreak = false
    private var isBlank = true
    /// Whether a type of Foundation is named in it.
    private(set) var usesFoundation = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    var count: Int { bytes.count }

    /// Room for as many bytes more, so that what is large is not moved again and again on the way.
    private mutating func reserve(_ more: Int) {
        if bytes.count + more > bytes.capacity { bytes.reserveCapacity(max(bytes.count + more + 32, 2 * bytes.count)) }
    }

    // MARK: text

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { utf8 in
            bytes.append(contentsOf: utf8)
            if !hasBreak { hasBreak = utf8.contains(Mark.newline) }
            if isBlank { isBlank = utf8.allSatisfy { $0 == 0x20 } }
        }
        width += literal.utf8CodeUnitCount
    }

    /// A name, a number, or text that `SourceText` has made harmless: without control characters, which would be marks.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            bytes.append(contentsOf: utf8)
            width += utf8.count
        }
        if !text.isEmpty { isBlank = false }
    }

    /// One line of any text: what would be a mark is a space.
    mutating func append(line text: String) {
        let isHarmless = text.utf8.allSatisfy { $0 >= 0x20 }
        append(isHarmless ? text : String(decoding: text.utf8.map { max($0, 0x20) }, as: UTF8.self))
    }

    mutating func append(_ doc: Doc) {
        let widthBefore = width
        bytes.append(Mark.open)
        var isFirst = true
        for line in doc.lines {
            SourceText.forEachDocumentationLine(line) { text in
                if !isFirst { bytes.append(Mark.newline) }
                isFirst = false
                bytes.append(contentsOf: text.isEmpty ? "///".utf8 : "/// ".utf8)
                append(text)
            }
        }
        bytes.append(Mark.close)
        width = widthBefore
        isBlank = false
    }

    mutating func appendHole() { bytes.append(Mark.hole) }

    mutating func noteFoundation() { usesFoundation = true }

    // MARK: fragments

    /// A fragment that is not empty.
    mutating func append(_ inner: CodeBytes) {
        reserve(inner.count + 2)
        if inner.hasBreak || inner.isBlank {
            bytes.append(Mark.open)
            bytes.append(contentsOf: inner.bytes)
            bytes.append(Mark.close)
        } else {
            bytes.append(contentsOf: inner.bytes)
        }
        width += inner.width
        if inner.usesFoundation { usesFoundation = true }
        isBlank = false
    }

    mutating func append(_ parts: [Code], separator: StaticString) {
        reserve(parts.reduce(2) { $0 + $1.bytes.count + separator.utf8CodeUnitCount })
        bytes.append(Mark.open)
        var isFirst = true
        for part in parts {
            width += part.width + separator.utf8CodeUnitCount
            if part.isEmpty { continue }
            if !isFirst { separator.withUTF8Buffer { bytes.append(contentsOf: $0) } }
            isFirst = false
            bytes.append(contentsOf: part.bytes.bytes)
            if part.bytes.usesFoundation { usesFoundation = true }
        }
        bytes.append(Mark.close)
        isBlank = false
    }

    /// The mark, the form, the width of what follows on the same line, the number of items, and for each its width, its
    /// length, its bytes and an end.
    mutating func append(_ items: [Code], wrapped form: Wrapping, tail: Int) {
        reserve(items.reduce(13) { $0 + $1.bytes.count + 9 })
        bytes.append(Mark.wrapped)
        append(form.rawValue)
        append(UInt32(truncatingIfNeeded: tail))
        append(UInt32(truncatingIfNeeded: items.count))
        for item in items {
            append(UInt32(truncatingIfNeeded: item.width))
            append(UInt32(truncatingIfNeeded: item.bytes.count))
            bytes.append(contentsOf: item.bytes.bytes)
            bytes.append(Mark.end)
            width += item.width + 2
            if item.bytes.usesFoundation { usesFoundation = true }
        }
        isBlank = false
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
}
