/// What a request carries.
nonisolated public enum TransportContent: Sendable {
    /// Nothing.
    case none
    /// All of it, in memory.
    case bytes([UInt8])
    /// A file, which each attempt reads from its beginning.
    case file(TransportFile)
    /// Chunks that are made as they are sent.
    case stream(TransportUpload)

    /// Its length in bytes; nil where nobody knows it before the end.
    public var length: Int? {
        switch self {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .file(let file): file.length
        case .stream(let upload): upload.length
        }
    }

    /// Whether it is made as it is sent, and so may be longer than memory.
    var flows: Bool {
        switch self {
        case .none, .bytes: false
        case .file, .stream: true
        }
    }

    /// All of it in memory, for transports that take nothing else.
    /// - Throws: ``TransportFailure/Kind/requestBody``, not sent, where it is longer than `limit` or cannot be read.
    public func bytes(upTo limit: Int) async throws(TransportFailure) -> [UInt8] {
        let stream: TransportStream
        switch self {
        case .none: return []
        case .bytes(let bytes): return bytes
        case .file(let file): stream = try file.stream()
        case .stream(let upload): stream = try await upload.start()
        }
        var bytes: [UInt8] = []
        do throws(TransportFailure) {
            while let chunk = try await stream.next() {
                guard chunk.count <= limit - bytes.count else {
                    throw TransportFailure(
                        .requestBody, .notSent,
                        underlying: UploadProblem("this transport takes bodies of at most \(limit) bytes, in memory"))
                }
                bytes += chunk
            }
        } catch {
            stream.cancel()
            // Nobody has sent any of it.
            throw TransportFailure(error.kind, .notSent, underlying: error.underlying)
        }
        return bytes
    }
}

/// A file as the body of a request.
nonisolated public struct TransportFile: Sendable, Hashable {
    /// Where it lies.
    public var path: String
    /// Its length in bytes when the call began. An attempt that meets another length fails.
    public var length: Int

    public init(path: String, length: Int) {
        self.path = path
        self.length = length
    }

    /// Its bytes, in chunks of at most 256 KiB.
    public func stream() throws(TransportFailure) -> TransportStream {
        let reader = try FileReader(path: path)
        return TransportStream(next: { () async throws(TransportFailure) -> [UInt8]? in try reader.next() }).exactly(length)
    }
}

/// The body of a request that is made as it is sent.
nonisolated public struct TransportUpload: Sendable {
    /// Its length in bytes; nil where nobody knows it: then it travels in chunks (RFC 9112 §7.1).
    public let length: Int?
    private let make: @Sendable () async throws(TransportFailure) -> TransportStream

    /// - Parameters:
    ///   - length: In bytes, where it is known.
    ///   - make: The chunks from the beginning, for one attempt. A body of one pass throws at the second time.
    public init(length: Int?, _ make: @escaping @Sendable () async throws(TransportFailure) -> TransportStream) {
        self.length = length
        self.make = make
    }

    /// The chunks, from the beginning. Once for each attempt.
    public func start() async throws(TransportFailure) -> TransportStream { try await make().exactly(length) }
}

/// Why a body could not be read, in words.
nonisolated struct UploadProblem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

nonisolated extension TransportStream {
    /// The same, which fails where it does not have that many bytes; nil for any number.
    func exactly(_ length: Int?) -> TransportStream {
        guard let length else { return self }
        let left = Lock(length)
        return TransportStream(
            next: { [self] () async throws(TransportFailure) -> [UInt8]? in
                let chunk = try await next()
                let rest = left.withLock { left in
                    left -= chunk?.count ?? 0
                    return left
                }
                if rest < 0 || (chunk == nil && rest != 0) {
                    throw TransportFailure(
                        .requestBody, .maybeSent,
                        underlying: UploadProblem("the body is \(rest < 0 ? "longer" : "shorter") than its \(length) bytes"))
                }
                return chunk
            }, cancel: { [self] in cancel() })
    }
}

nonisolated extension TransportContent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How much it is; not what.
    public var description: String {
        switch self {
        case .none: "no body"
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .file(let file): "a file of \(file.length) bytes"
        case .stream(let upload): upload.length.map { "a stream of \($0) bytes" } ?? "a stream"
        }
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["content": description]) }
}

nonisolated extension TransportFile: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "a file of \(length) bytes" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["length": length]) }
}
