/// Cuts a stream of bytes into JSON texts. A stream that begins with a record separator is a sequence of RFC 7464: its texts may have
/// several lines, and each ends where the next one begins. Any other stream has a text a line.
nonisolated struct JSONTextSplitter {
    private static let separator: UInt8 = 0x1E

    private var lines = LineSplitter()
    private var pending: [UInt8] = []
    private var texts: [[UInt8]] = []
    private var next = 0
    /// nil before the first byte that tells.
    private var isSequence: Bool?

    mutating func push(_ chunk: [UInt8]) {
        if isSequence == nil, let first = chunk.first(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) {
            isSequence = first == Self.separator
        }
        guard isSequence == true else { return lines.push(chunk) }
        var rest = chunk[...]
        while let end = rest.firstIndex(of: Self.separator) {
            texts.append(pending + rest[..<end])
            pending = []
            rest = rest[(end + 1)...]
        }
        pending += rest
    }

    /// The length of the unfinished text.
    var pendingCount: Int { isSequence == true ? pending.count : lines.pendingCount }

    mutating func finish() {
        guard isSequence == true else { return lines.finish() }
        texts.append(pending)
        pending = []
    }

    mutating func text() -> [UInt8]? {
        guard isSequence == true else { return lines.line() }
        guard next < texts.count else {
            texts.removeAll(keepingCapacity: true)
            next = 0
            return nil
        }
        defer { next += 1 }
        return texts[next]
    }
}
