import Foundation

/// A file that grows beside the one that it is going to be. One writer.
nonisolated final class PartialFile: Sendable {
    private let url: URL
    private let handle: FileHandle
    private let state = Lock((length: 0, isOpen: true))

    init(beside target: URL) throws(FileProblem) {
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        url = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(suffix).part")
        guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
            throw FileProblem(description: "no file can be made in \(target.deletingLastPathComponent().path)")
        }
        do {
            handle = try FileHandle(forWritingTo: url)
        } catch {
            throw FileProblem(description: "\(target.path) cannot be written")
        }
    }

    /// Bytes so far.
    var length: Int { state.withLock { $0.length } }

    func write(_ bytes: [UInt8]) throws(FileProblem) {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw FileProblem(description: "\(url.path) cannot be written: \(error.localizedDescription)")
        }
        state.withLock { $0.length += bytes.count }
    }

    /// Begins anew.
    func truncate() throws(FileProblem) {
        if length == 0 { return }
        do {
            try handle.truncate(atOffset: 0)
            try handle.seek(toOffset: 0)
        } catch {
            throw FileProblem(description: "\(url.path) cannot be written: \(error.localizedDescription)")
        }
        state.withLock { $0.length = 0 }
    }

    /// In place of the target, in one step.
    func commit(to target: URL) throws(FileProblem) {
        do {
            try handle.synchronize()
            try handle.close()
            #if os(Windows)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.moveItem(at: url, to: target)
            #else
            guard rename(url.path, target.path) == 0 else { throw FileProblem(description: String(cString: strerror(errno))) }
            #endif
        } catch {
            throw FileProblem(
                description: "\(target.path) cannot be written: \((error as? FileProblem)?.description ?? error.localizedDescription)")
        }
        state.withLock { $0.isOpen = false }
    }

    /// Takes it away, where it has not become the target.
    func discard() {
        guard state.withLock({ $0.isOpen }) else { return }
        try? handle.close()
        try? FileManager.default.removeItem(at: url)
    }
}
