import Foundation

/// What the reader of a body has not taken yet, in a file without a name: added at its end, taken from its start. One thread at a time.
nonisolated final class UnreadFile {
    private let handle: FileHandle
    private let url: URL
    private var start = 0
    private var end = 0

    /// No file becomes longer, in bytes.
    static let most = 8 << 30

    /// - Parameter folder: Where the file is made.
    init(in folder: URL = FileManager.default.temporaryDirectory) throws(FileProblem) {
        url = folder.appendingPathComponent("unread-" + IdempotencyKey.random().value)
        do {
            // Nobody else may read what came.
            guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw FileProblem(description: "no file can be made in \(folder.path)")
            }
            handle = try FileHandle(forUpdating: url)
        } catch {
            throw FileProblem(description: (error as? FileProblem)?.description ?? error.localizedDescription)
        }
        #if !os(Windows)
        // An open file outlives its name, and nothing is left behind by a process that is ended.
        try? FileManager.default.removeItem(at: url)
        #endif
    }

    deinit {
        try? handle.close()
        #if os(Windows)
        try? FileManager.default.removeItem(at: url)
        #endif
    }

    var isEmpty: Bool { start == end }

    func add(_ bytes: [UInt8]) throws(FileProblem) {
        guard bytes.count <= Self.most - end else { throw FileProblem(description: "more than \(Self.most) bytes are not read") }
        do {
            try handle.seek(toOffset: UInt64(end))
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw FileProblem(description: error.localizedDescription)
        }
        end += bytes.count
    }

    /// At most so many bytes.
    func take(_ count: Int) throws(FileProblem) -> [UInt8] {
        let data: Data
        do {
            try handle.seek(toOffset: UInt64(start))
            data = try handle.read(upToCount: min(count, end - start)) ?? Data()
        } catch {
            throw FileProblem(description: error.localizedDescription)
        }
        guard !data.isEmpty else { throw FileProblem(description: "the file has become shorter") }
        start += data.count
        if isEmpty { (start, end) = (0, 0) }
        return [UInt8](data)
    }
}
