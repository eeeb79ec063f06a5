#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif
import HelodataIR

/// Prints a `Code` in one pass over its pieces, in time proportional to the text.
final class CodePrinter {
    private static let lineWidth = 120

    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    /// Where the current line begins.
    private var lineStart = 0
    /// Indentation of the fragment.
    private var base = 0
    /// Spaces that the current line begins with, written with its first text.
    private var indentation = 0
    private var hasText = false
    private var hasHole = false

    init(capacity: Int = 1 << 14) {
        self.capacity = capacity
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    /// What was printed, as a file: it ends with one line break.
    func file() -> [UInt8] {
        endLine()
        while count > 1, bytes[count - 1] == 0x0A, bytes[count - 2] == 0x0A { count -= 1 }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    // MARK: pieces

    func print(_ code: Code) {
        for piece in code.pieces { print(piece) }
    }

    private func print(_ piece: Code.Piece) {
        switch piece {
        case .literal(let literal): write(literal)
        case .text(let text): append(text)
        case .hole: hasHole = true
        case .nested(let code): nest { print(code) }
        case .list(let parts, let separator):
            nest {
                var isFirst = true
                for part in parts where !part.isEmpty {
                    if !isFirst { write(separator) }
                    isFirst = false
                    print(part)
                }
            }
        case .wrapped(let wrapped): nest { print(wrapped) }
        case .doc(let doc):
            nest {
                var isFirst = true
                for line in doc.lines {
                    SourceText.forEachDocumentationLine(line) { text in
                        if !isFirst { endLine() }
                        isFirst = false
                        write(text.isEmpty ? "///" : "/// ")
                        append(text)
                    }
                }
            }
        }
    }

    /// What a hole is filled with begins its further lines where the line of the hole begins.
    private func nest(_ body: () -> Void) {
        let outer = base
        base = indentation
        body()
        base = outer
        hasHole = true
    }

    private func print(_ wrapped: Code.Wrapped) {
        var width = (hasText ? count - lineStart : indentation) + wrapped.tail
        let widths = wrapped.items.map { $0.width + 2 }
        for item in widths where width <= Self.lineWidth { width += item }
        if width <= Self.lineWidth {
            write(wrapped.opening)
            for (index, item) in wrapped.items.enumerated() {
                if index > 0 { write(", ") }
                print(item)
            }
            return write(wrapped.closing)
        }
        let outer = base
        base += 4
        write(wrapped.opening)
        if wrapped.isBlock { endLine() }
        for (index, item) in wrapped.items.enumerated() {
            if index > 0 {
                write(",")
                if count - lineStart + widths[index] > Self.lineWidth { endLine() } else { write(" ") }
            }
            print(item)
        }
        base = outer
        if wrapped.isBlock { endLine() }
        write(wrapped.closing)
    }

    // MARK: lines

    private func write(_ literal: StaticString) {
        guard literal.hasPointerRepresentation else { return }
        var start = literal.utf8Start
        let end = start + literal.utf8CodeUnitCount
        while start < end {
            if !hasText {
                while start < end, start.pointee == 0x20 {
                    indentation += 1
                    start += 1
                }
                if start == end { return }
            }
            let newline = memchr(start, 0x0A, end - start).map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) }
            append(start, (newline ?? end) - start)
            guard let newline else { return }
            endLine()
            start = newline + 1
        }
    }

    private func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            if let start = utf8.baseAddress { append(start, utf8.count) }
        }
    }

    /// Adds text without line breaks.
    private func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
        if length == 0 { return }
        if !hasText {
            hasText = true
            reserve(indentation)
            memset(bytes + count, 0x20, indentation)
            count += indentation
        }
        reserve(length)
        memcpy(bytes + count, start, length)
        count += length
    }

    private func endLine() {
        if hasText || !hasHole {
            reserve(1)
            bytes[count] = 0x0A
            count += 1
        }
        lineStart = count
        indentation = base
        hasText = false
        hasHole = false
    }

    private func reserve(_ length: Int) {
        if count + length <= capacity { return }
        capacity = max(2 * capacity, count + length)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        memcpy(larger, bytes, count)
        bytes.deallocate()
        bytes = larger
    }
}
