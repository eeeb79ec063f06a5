import Foundation

/// A stream written to a file, for a library that takes files alone. It is gone when it is let go.
nonisolated final class SpooledBody: Sendable {
    let file: TransportFile
    private let url: URL

    /// - Throws: What the stream throws, or ``TransportFailure/Kind/requestBody`` where there is no room; not sent.
    init(_ upload: TransportUpload) async throws(TransportFailure) {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("upload-" + IdempotencyKey.random().value)
        let stream = try await upload.start()
        do {
            file = TransportFile(path: url.path, length: try await Self.write(stream, to: url))
            self.url = url
        } catch {
            stream.cancel()
            try? FileManager.default.removeItem(at: url)
            throw TransportFailure(error.kind, .notSent, underlying: error.underlying)
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    private static func write(_ stream: TransportStream, to url: URL) async throws(TransportFailure) -> Int {
        let handle: FileHandle
        do {
            // Nobody else may read what is sent.
            guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw UploadProblem("no file can be made in \(url.deletingLastPathComponent().path)")
            }
            handle = try FileHandle(forWritingTo: url)
        } catch {
            throw TransportFailure(.requestBody, .notSent, underlying: error)
        }
        defer { try? handle.close() }
        var length = 0
        while let chunk = try await stream.next() {
            if Task.isCancelled { throw TransportFailure(.cancelled, .notSent) }
            do {
                try handle.write(contentsOf: Data(chunk))
            } catch {
                throw TransportFailure(.requestBody, .notSent, underlying: error)
            }
            length += chunk.count
        }
        return length
    }
}
