import Foundation

/// Reads a file from its beginning. One reader.
nonisolated final class FileReader: Sendable {
    private let file: FileHandle
    private let isClosed = Lock(false)

    /// How much is read at a time, in bytes.
    static let chunk = 256 << 10

    /// - Throws: ``TransportFailure/Kind/requestBody``, not sent.
    init(path: String) throws(TransportFailure) {
        do {
            file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw TransportFailure(.requestBody, .notSent, underlying: error)
        }
    }

    deinit { close() }

    /// nil at the end.
    func next() throws(TransportFailure) -> [UInt8]? {
        if isClosed.withLock({ $0 }) { return nil }
        do {
            if let data = try file.read(upToCount: Self.chunk), !data.isEmpty { return [UInt8](data) }
        } catch {
            close()
            throw TransportFailure(.requestBody, .maybeSent, underlying: error)
        }
        close()
        return nil
    }

    private func close() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        if !wasClosed { try? file.close() }
    }
}
