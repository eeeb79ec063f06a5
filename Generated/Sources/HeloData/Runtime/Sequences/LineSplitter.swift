/// Cuts a stream of bytes into lines: LF, CRLF or CR; a last line without an end counts. Keeps no more than one unfinished line.
nonisolated struct LineSplitter {
    private var pending: [UInt8] = []
    private var lines: [[UInt8]] = []
    private var next = 0
    private var endedInReturn = false
    private var isFirst = true

    mutating func push(_ chunk: [UInt8]) {
        var start = 0
        for (index, byte) in chunk.enumerated() {
            if byte == 0x0A, endedInReturn {
                endedInReturn = false
                start = index + 1
                continue
            }
            endedInReturn = false
            guard byte == 0x0A || byte == 0x0D else { continue }
            endedInReturn = byte == 0x0D
            finish(with: chunk[start..<index])
            start = index + 1
        }
        pending += chunk[start...]
    }

    /// The length of the unfinished line.
    var pendingCount: Int { pending.count }

    mutating func finish() {
        if !pending.isEmpty { finish(with: []) }
    }

    mutating func line() -> [UInt8]? {
        guard next < lines.count else {
            lines.removeAll(keepingCapacity: true)
            next = 0
            return nil
        }
        defer { next += 1 }
        return lines[next]
    }

    private mutating func finish(with end: ArraySlice<UInt8>) {
        pending += end
        if isFirst, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
        isFirst = false
        lines.append(pending)
        pending = []
    }
}
