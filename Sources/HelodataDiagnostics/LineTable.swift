#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the lines of a file start; made once for a file whose lines are shown. A line may be the whole of a large file, so
/// that only the part around a place is ever decoded.
final class LineTable {
    private let bytes: [UInt8]
    private let starts: [Int]
    /// How many characters start before each block of bytes; made for the first long line.
    private lazy var charactersBefore = blocks()
    private static let blockSize = 1024

    init(_ file: SourceFile) {
        bytes = file.bytes
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var starts = [bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0]
        bytes.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress else { return }
            var next = first
            while let found = memchr(next, 0x0A, bytes.count - (next - first)) {
                next = UnsafeRawPointer(found) + 1
                starts.append(next - first)
            }
        }
        self.starts = starts
    }

    /// A part of a line.
    struct Excerpt {
        var text = ""
        /// Of the place, within the text; counts characters from 1.
        var column = 1
        var isCutBefore = false
        var isCutAfter = false
    }

    /// The text of a line, counted from 1, without its line break, as far as `reach` characters around a column; empty where
    /// there is no such line.
    func excerpt(_ number: Int, column: Int, reach: Int) -> Excerpt {
        guard starts.indices.contains(number - 1) else { return Excerpt() }
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        guard end - start > 4 * reach else { return Excerpt(text: text(start..<max(start, end)), column: column) }
        let place = byte(ofCharacter: max(column - 1, 0), from: start, to: end)
        var (first, before) = (place, 0)
        while first > start, before < reach {
            first -= 1
            if isStart(first) { before += 1 }
        }
        var (last, after) = (place, 0)
        while last < end, after <= reach {
            last += 1
            if last < end, isStart(last) { after += 1 }
        }
        return Excerpt(text: text(first..<last), column: before + 1, isCutBefore: first > start, isCutAfter: last < end)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Each character has one byte that does not continue another one.
    private func isStart(_ index: Int) -> Bool { bytes[index] & 0xC0 != 0x80 }

    private func blocks() -> [Int] {
        var counts: [Int] = []
        var count = 0
        for index in bytes.indices {
            if index % Self.blockSize == 0 { counts.append(count) }
            if isStart(index) { count += 1 }
        }
        return counts
    }

    private func characters(before index: Int) -> Int {
        let block = min(index / Self.blockSize, charactersBefore.count - 1)
        guard block >= 0 else { return 0 }
        return (block * Self.blockSize..<index).reduce(charactersBefore[block]) { isStart($1) ? $0 + 1 : $0 }
    }

    /// Where a character starts, counted from 0 from a byte on; at most `end`.
    private func byte(ofCharacter number: Int, from start: Int, to end: Int) -> Int {
        let (wanted, overflows) = characters(before: start).addingReportingOverflow(number)
        if overflows { return end }
        var (low, high) = (start / Self.blockSize, (end - 1) / Self.blockSize)
        while low < high {
            let middle = (low + high + 1) / 2
            if charactersBefore[middle] <= wanted { low = middle } else { high = middle - 1 }
        }
        var (index, count) = (low * Self.blockSize, charactersBefore[low])
        while index < end, count < wanted || !isStart(index) {
            if isStart(index) { count += 1 }
            index += 1
        }
        return max(index, start)
    }
}
