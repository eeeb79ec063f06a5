#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif
import HelodataIR

/// Prints `Code`s in one pass over their bytes.
final class CodePrinter {
    private static let lineWidth = 120

    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    /// Where the current line begins.
    private var lineStart = 0
    /// Indentation of the fragment, and of those around it.
    private var base = 0
    private var outerBases: [Int] = []
    /// Spaces that the current line begins with, written with its first text.
    private var indentation = 0
    private var hasText = false
    private var hasHole = false

    private let marks = UnsafeRawPointer(CodeBytes.Mark.all.utf8Start).assumingMemoryBound(to: CChar.self)

    init(capacity: Int = 1 << 14) {
        self.capacity = capacity
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    /// What was printed, as a file: it ends with one line break. The printer is empty after it.
    func file() -> [UInt8] {
        endLine()
        while count > 1, bytes[count - 1] == 0x0A, bytes[count - 2] == 0x0A { count -= 1 }
        let file = Array(UnsafeBufferPointer(start: bytes, count: count))
        bytes.deallocate()
        capacity = 1 << 10
        bytes = .allocate(capacity: capacity)
        count = 0
        lineStart = 0
        return file
    }

    func print(_ code: Code) {
        var bytes = code.bytes.bytes
        bytes.append(Mark.end)
        bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { print(start) }
        }
    }

    // MARK: marks

    private typealias Mark = CodeBytes.Mark

    /// Prints up to an end.
    private func print(_ start: UnsafeRawPointer) {
        var place = start
        while true {
            if !hasText {
                while place.load(as: UInt8.self) == 0x20 {
                    indentation += 1
                    place += 1
                }
            }
            let length = Int(strcspn(place.assumingMemoryBound(to: CChar.self), marks))
            append(place, length)
            place += length
            let mark = place.load(as: UInt8.self)
            place += 1
            switch mark {
            case Mark.newline: endLine()
            case Mark.open:
                outerBases.append(base)
                base = indentation
            case Mark.close: leave()
            case Mark.hole: hasHole = true
            case Mark.wrapped: place = printWrapped(place)
            default: return
            }
        }
    }

    /// What a hole is filled with begins its further lines where the line of the hole begins.
    private func leave() {
        base = outerBases.popLast() ?? 0
        hasHole = true
    }

    /// Returns where its last item ends.
    private func printWrapped(_ start: UnsafeRawPointer) -> UnsafeRawPointer {
        outerBases.append(base)
        base = indentation
        defer { leave() }
        let form = CodeBytes.Wrapping(rawValue: UInt32(truncatingIfNeeded: number(start))) ?? .bare
        let items = Items(place: start + 12, count: number(start + 8))
        var width = (hasText ? count - lineStart : indentation) + number(start + 4)
        for item in items where width <= Self.lineWidth { width += item.width + 2 }
        let isOneLine = width <= Self.lineWidth

        let (opening, closing) = parentheses(form)
        append(opening)
        let outer = base
        if !isOneLine {
            base += 4
            if form != .bare { endLine() }
        }
        var isFirst = true
        var end = start + 12
        for item in items {
            if !isFirst {
                append(",")
                let isBroken = form == .block || count - lineStart + item.width + 2 > Self.lineWidth
                if !isOneLine, isBroken { endLine() } else { append(" ") }
            }
            isFirst = false
            print(item.text)
            end = item.end
        }
        base = outer
        if !isOneLine {
            switch form {
            case .bare, .parentheses: break
            case .brackets:
                append(",")
                endLine()
            case .block: endLine()
            }
        }
        append(closing)
        return end
    }

    private func parentheses(_ form: CodeBytes.Wrapping) -> (StaticString, StaticString) {
        switch form {
        case .bare: ("", "")
        case .parentheses, .block: ("(", ")")
        case .brackets: ("[", "]")
        }
    }

    private func number(_ place: UnsafeRawPointer) -> Int { Int(place.loadUnaligned(as: UInt32.self)) }

    /// The items of something wrapped.
    private struct Items: Sequence, IteratorProtocol {
        var place: UnsafeRawPointer
        var count: Int

        mutating func next() -> (width: Int, text: UnsafeRawPointer, end: UnsafeRawPointer)? {
            guard count > 0 else { return nil }
            count -= 1
            let width = Int(place.loadUnaligned(as: UInt32.self))
            let text = place + 8
            place = text + Int((place + 4).loadUnaligned(as: UInt32.self)) + 1
            return (width, text, place)
        }
    }

    // MARK: lines

    private func append(_ literal: StaticString) { append(UnsafeRawPointer(literal.utf8Start), literal.utf8CodeUnitCount) }

    /// Adds text without line breaks.
    private func append(_ start: UnsafeRawPointer, _ length: Int) {
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
