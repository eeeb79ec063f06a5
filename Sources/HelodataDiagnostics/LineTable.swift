#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the lines of a file start; made once for a file whose lines are shown.
struct LineTable {
    private let bytes: [UInt8]
    private let starts: [Int]

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

    /// The text of a line, counted from 1, without its line break; empty where there is no such line.
    func line(_ number: Int) -> String {
        guard starts.indices.contains(number - 1) else { return "" }
        let end = number < starts.count ? starts[number] - 1 : bytes.count
        var line = bytes[starts[number - 1]..<end]
        if line.last == 0x0D { line = line.dropLast() }
        return String(decoding: line, as: UTF8.self)
    }
}
