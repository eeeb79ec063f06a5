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
        /// `(a, b)`, continued on further lines.
        case parentheses
        /// `(a, b)`, the items in lines of their own between the parentheses.
        case block
    }

    private(set) var bytes: [UInt8] = []
    /// Bytes on one line, where there is but one.
    private(set) var width = 0
    /// Whether it has a line break that is not inside another fragment.
    private var hasBreak = false
    private var isBlank = true

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    var count: Int { bytes.count }

    // MARK: text

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { utf8 in
            bytes.append(contentsOf: utf8)
            if !hasBreak { hasBreak = utf8.contains(Mark.newline) }
            if isBlank { isBlank = utf8.allSatisfy { $0 == 0x20 } }
        }
        width += literal.utf8CodeUnitCount
    }

    /// One line.
    mutating func append(_ text: String) {
        appendLine(text)
        width += text.utf8.count
        if !text.isEmpty { isBlank = false }
    }

    /// Text has no control characters by now; should it have any, they are spaces, never marks.
    private mutating func appendLine(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            if utf8.contains(where: { $0 < 0x20 }) {
                bytes += utf8.map { max($0, 0x20) }
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
    }

    mutating func append(_ doc: Doc) {
        bytes.append(Mark.open)
        var isFirst = true
        for line in doc.lines {
            SourceText.forEachDocumentationLine(line) { text in
                if !isFirst { bytes.append(Mark.newline) }
                isFirst = false
                bytes.append(contentsOf: text.isEmpty ? "///".utf8 : "/// ".utf8)
                appendLine(text)
            }
        }
        bytes.append(Mark.close)
        isBlank = false
    }

    mutating func appendHole() { bytes.append(Mark.hole) }

    // MARK: fragments

    /// A fragment that is not empty.
    mutating func append(_ inner: CodeBytes) {
        if inner.hasBreak || inner.isBlank {
            bytes.append(Mark.open)
            bytes.append(contentsOf: inner.bytes)
            bytes.append(Mark.close)
        } else {
            bytes.append(contentsOf: inner.bytes)
        }
        width += inner.width
        isBlank = false
    }

    mutating func append(_ parts: [Code], separator: StaticString) {
        bytes.append(Mark.open)
        var isFirst = true
        for part in parts {
            width += part.width + separator.utf8CodeUnitCount
            if part.isEmpty { continue }
            if !isFirst { separator.withUTF8Buffer { bytes.append(contentsOf: $0) } }
            isFirst = false
            bytes.append(contentsOf: part.bytes.bytes)
        }
        bytes.append(Mark.close)
        isBlank = false
    }

    /// The mark, the form, the width of what follows on the same line, the number of items, and for each its width, its
    /// length, its bytes and an end.
    mutating func append(_ items: [Code], wrapped form: Wrapping, tail: Int) {
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
        }
        isBlank = false
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
}
