#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The body of an answer as bytes. Nothing is sent before it is read; each reading makes the call anew. Memory stays flat.
///
///     for try await chunk in client.files.downloadStream(id) { … }
///
/// The call is repeated until the first chunk is there, and not any more after it. ``save(to:onProgress:)`` goes on where it stopped.
nonisolated public struct ByteStream<Failure: APIError>: AsyncSequence, Sendable {
    public typealias Element = Data

    let call: StreamedCall

    public func makeAsyncIterator() -> Iterator { Iterator(body: BodyStream(call, isSteady: true)) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        var body: BodyStream

        /// The next chunk, of whatever size the network brings; nil at the end.
        public mutating func next() async throws(Failure) -> Data? { try await step(isolation: nil) }

        @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Data? {
            try await step(isolation: actor)
        }

        private mutating func step(isolation: isolated (any Actor)?) async throws(Failure) -> Data? {
            do throws(CallFailure) {
                while let chunk = try await body.next(isolation: isolation) {
                    // An answer may begin with nothing.
                    if !chunk.isEmpty { return Data(chunk) }
                }
                return nil
            } catch {
                throw Failure(error)
            }
        }
    }

    /// Reads all of it into a file, which is there when the whole is: until then the bytes stand in a hidden one beside it, and a file that was
    /// there before stays as it is.
    ///
    /// A transfer that breaks goes on where it stopped, where the answer has a strong `ETag` and `Accept-Ranges: bytes` (RFC 9110 §13.1.5,
    /// §14.2); with another `ETag` it begins anew. Without them it begins anew too. Both count as repetitions
    /// (``RetryPolicy/maxRetries``) and are made of calls that only read.
    /// - Parameters:
    ///   - file: Where it is to be.
    ///   - onProgress: Is told how far it is; the last time with a fraction of 1.
    /// - Throws: The operation's error; ``CallFailure/Kind/file(_:)`` where the file cannot be written.
    public func save(to file: URL, onProgress: TransferProgress.Handler? = nil) async throws(Failure) {
        do throws(CallFailure) {
            try await FileDownload(call, to: file, onProgress).run()
        } catch {
            throw Failure(error)
        }
    }
}

nonisolated extension ByteStream: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { call.parts.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

nonisolated extension ByteStream.Iterator: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "bytes" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["element": description]) }
}

nonisolated extension APICore {
    func byteStream<Failure: APIError>(_ request: APIRequest<Failure>, _ options: CallOptions) -> ByteStream<
        Failure
    > {
        ByteStream(call: StreamedCall(self, request.parts, options))
    }
}
