#if AsyncHTTPClient
import NIOCore
import NIOPosix

/// The body of one request as AsyncHTTPClient takes it: begun when the connection is there, a chunk at a time when the connection has room.
nonisolated struct AsyncHTTPClientUpload: AsyncSequence, Sendable {
    typealias Element = NIOCore.ByteBuffer

    private let onSent: (@Sendable (Int) -> Void)?
    private let start: @Sendable () async throws(TransportFailure) -> TransportStream

    init(onSent: (@Sendable (Int) -> Void)?, _ start: @escaping @Sendable () async throws(TransportFailure) -> TransportStream) {
        self.onSent = onSent
        self.start = start
    }

    func makeAsyncIterator() -> Iterator { Iterator(upload: self) }

    nonisolated struct Iterator: AsyncIteratorProtocol {
        let upload: AsyncHTTPClientUpload
        private var stream: TransportStream?
        private var sent = 0
        private var ahead = 0

        /// AsyncHTTPClient takes chunks before its event loop has seen the ones before. So many bytes are given without asking whether it has.
        private static let longestLead = 1 << 20

        init(upload: AsyncHTTPClientUpload) { self.upload = upload }

        mutating func next() async throws -> NIOCore.ByteBuffer? {
            // The chunk before has been taken.
            if sent > 0 { upload.onSent?(sent) }
            if ahead >= Self.longestLead {
                ahead = 0
                // A loop that has been round has written what it was given, or has asked to wait.
                for loop in NIOPosix.MultiThreadedEventLoopGroup.singleton.makeIterator() { try await loop.submit {}.get() }
            }
            let stream: TransportStream
            if let begun = self.stream {
                stream = begun
            } else {
                stream = try await upload.start()
                self.stream = stream
            }
            while let chunk = try await stream.next() {
                if chunk.isEmpty { continue }
                sent += chunk.count
                ahead += chunk.count
                return NIOCore.ByteBuffer(bytes: chunk)
            }
            return nil
        }
    }
}
#endif
