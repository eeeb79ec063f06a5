/// Where the lines of a file start; made once for a file whose lines are shown.
struct LineTable {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ file: SourceFile) {
        bytes = file.bytes
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var starts = [bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
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
