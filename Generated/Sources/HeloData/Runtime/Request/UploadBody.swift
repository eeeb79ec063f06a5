#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a request sends: bytes, a file, or a stream that is made as it is sent. Of files and streams no more than a few chunks are in
/// memory at a time.
///
///     try await client.files.upload(.file(url)) { progress in print(progress.fraction ?? 0) }
///     try await client.files.upload(.stream(length: size) { chunks() })
///
/// An attempt that is repeated reads a file again from its beginning, and makes a `stream` anew. A `once` stream is never sent twice: after
/// it has begun, a call that would be repeated fails, and where the server may have acted on it, its outcome is unknown.
nonisolated public struct UploadBody: Sendable, Hashable {
    enum Source: Sendable, Hashable {
        case bytes([UInt8])
        case file(path: String)
        case stream(UploadStream)
    }

    let source: Source

    /// These bytes.
    public static func data(_ data: some Sequence<UInt8>) -> UploadBody { UploadBody(source: .bytes(Array(data))) }

    /// A file. Its length when the call begins is what is sent; a file that grows or shrinks meanwhile fails the attempt.
    public static func file(_ url: URL) -> UploadBody { UploadBody(source: .file(path: url.path)) }

    /// Chunks that are made anew for each attempt.
    /// - Parameters:
    ///   - length: Of the whole, in bytes; a stream with another length fails the attempt. nil where it is not known: then the body travels
    ///     in chunks, which some servers refuse with 411.
    ///   - make: The chunks from the beginning. What it throws fails the call, with ``TransportFailure/Kind/requestBody``.
    public static func stream<Chunks: AsyncSequence & Sendable>(
        length: Int? = nil, _ make: @escaping @Sendable () async throws -> Chunks
    ) -> UploadBody where Chunks.Element: Sequence<UInt8> {
        UploadBody(source: .stream(UploadStream(length: length, isRepeatable: true) { ChunkIterator(try await make()) }))
    }

    /// Chunks that there are once: of another connection, of a program's output.
    /// - Parameters:
    ///   - length: As of ``stream(length:_:)``.
    ///   - chunks: Read once, so that the call is never sent again after that.
    public static func once<Chunks: AsyncSequence & Sendable>(length: Int? = nil, _ chunks: Chunks) -> UploadBody
    where Chunks.Element: Sequence<UInt8> {
        UploadBody(source: .stream(UploadStream(length: length, isRepeatable: false) { ChunkIterator(chunks) }))
    }
}

nonisolated extension UploadBody {
    /// All of them, where they are in memory; nil where one is not.
    static func bytes(_ bodies: [UploadBody]) -> [UInt8]? {
        var all: [UInt8] = []
        for body in bodies {
            guard case .bytes(let bytes) = body.source else { return nil }
            if all.isEmpty { all = bytes } else { all += bytes }
        }
        return all
    }
}

nonisolated extension UploadBody: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What kind it is and how long; neither path nor bytes.
    public var description: String {
        switch source {
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .file: "a file"
        case .stream(let stream): stream.length.map { "a stream of \($0) bytes" } ?? "a stream"
        }
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["body": description]) }
}

/// A stream that a caller gave. Two are equal where they are the same one.
nonisolated final class UploadStream: Sendable, Hashable {
    let length: Int?
    /// Whether it can be made again.
    let isRepeatable: Bool
    private let make: @Sendable () async throws -> ChunkIterator
    private let hasBegun = Lock(false)

    init(length: Int?, isRepeatable: Bool, _ make: @escaping @Sendable () async throws -> ChunkIterator) {
        self.length = length
        self.isRepeatable = isRepeatable
        self.make = make
    }

    /// Whether it can be sent now.
    var isAvailable: Bool { isRepeatable || !hasBegun.withLock { $0 } }

    /// From the beginning.
    func start() async throws(TransportFailure) -> TransportStream {
        let wasBegun = hasBegun.withLock { hasBegun in
            defer { hasBegun = true }
            return hasBegun
        }
        guard isRepeatable || !wasBegun else {
            throw TransportFailure(.requestBody, .notSent, underlying: UploadProblem("the stream can be sent once, and was"))
        }
        let iterator: ChunkIterator
        do {
            iterator = try await make()
        } catch {
            throw TransportFailure(error is CancellationError ? .cancelled : .requestBody, .notSent, underlying: error)
        }
        return TransportStream(next: { () async throws(TransportFailure) -> [UInt8]? in
            do {
                return try await iterator.next()
            } catch {
                throw TransportFailure(error is CancellationError ? .cancelled : .requestBody, .maybeSent, underlying: error)
            }
        })
    }

    static func == (a: UploadStream, b: UploadStream) -> Bool { a === b }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Chunks of any asynchronous sequence as arrays. It has one reader, which asks for one chunk after the other.
nonisolated final class ChunkIterator: @unchecked Sendable {
    private let pull: () async throws -> [UInt8]?

    init<Chunks: AsyncSequence>(_ chunks: Chunks) where Chunks.Element: Sequence<UInt8> {
        var iterator = chunks.makeAsyncIterator()
        pull = { try await iterator.next().map { Array($0) } }
    }

    func next() async throws -> [UInt8]? { try await pull() }
}
