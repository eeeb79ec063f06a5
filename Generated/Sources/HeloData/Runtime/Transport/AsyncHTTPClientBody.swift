#if AsyncHTTPClient
import AsyncHTTPClient
import NIOCore

/// The body of one answer, read by one reader. Letting its iterator go ends the exchange.
nonisolated final class AsyncHTTPClientBody: Sendable {
    nonisolated private struct State {
        var iterator: Iterator?
        var isCancelled = false
        var received = 0
    }

    /// Handed from call to call, never used by two.
    nonisolated private final class Iterator: @unchecked Sendable {
        private var base: AsyncHTTPClient.HTTPClientResponse.Body.AsyncIterator

        init(_ body: AsyncHTTPClient.HTTPClientResponse.Body) { base = body.makeAsyncIterator() }

        func next() async throws -> NIOCore.ByteBuffer? { try await base.next() }
    }

    private let state: Lock<State>
    private let length: BodyLength

    init(_ body: AsyncHTTPClient.HTTPClientResponse.Body, expecting length: BodyLength) {
        state = Lock(State(iterator: Iterator(body)))
        self.length = length
    }

    /// The next chunk; nil at the end.
    @Sendable func next() async throws(TransportFailure) -> [UInt8]? {
        guard length != .contradictory else { throw TransportFailure(.protocolViolation, .maybeSent) }
        let (iterator, isCancelled) = state.withLock { state in
            defer { state.iterator = nil }
            return (state.iterator, state.isCancelled)
        }
        guard let iterator else {
            if isCancelled { throw TransportFailure(.cancelled, .maybeSent) }
            return nil
        }
        let chunk: NIOCore.ByteBuffer?
        do {
            chunk = try await iterator.next()
        } catch {
            throw AsyncHTTPClientFailure.failure(error, isAnswered: true)
        }
        guard let chunk else {
            // A cancelled task is told that there is nothing more.
            if Task.isCancelled { throw TransportFailure(.cancelled, .maybeSent) }
            if let expected = length.bytes, state.withLock({ $0.received }) != expected {
                throw TransportFailure(.truncatedBody, .maybeSent)
            }
            return nil
        }
        state.withLock { state in
            state.received += chunk.readableBytes
            if !state.isCancelled { state.iterator = iterator }
        }
        return Array(chunk.readableBytesView)
    }

    @Sendable func cancel() {
        state.withLock { state in
            state.isCancelled = true
            state.iterator = nil
        }
    }

    /// The whole; where it breaks or is too long, what there is of it as a stream that then fails: the head is worth something.
    func all(upTo limit: Int, isSuccess: Bool) async throws(TransportFailure) -> TransportBody {
        var bytes: [UInt8] = []
        if isSuccess, let expected = length.bytes, expected > limit {
            // A success that is too long is not read in vain. The start of an error is worth something.
            cancel()
            return .stream(Self.stream(of: [], endingWith: TransportFailure(.bodyTooLarge, .maybeSent)))
        }
        do throws(TransportFailure) {
            while let chunk = try await next() {
                guard chunk.count <= limit - bytes.count else {
                    cancel()
                    bytes += chunk.prefix(max(0, limit - bytes.count))
                    return .stream(Self.stream(of: bytes, endingWith: TransportFailure(.bodyTooLarge, .maybeSent)))
                }
                if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            }
            return .bytes(bytes)
        } catch {
            if error.kind == .cancelled { throw error }
            return .stream(Self.stream(of: bytes, endingWith: error))
        }
    }

    private static func stream(of bytes: [UInt8], endingWith failure: TransportFailure) -> TransportStream {
        let rest = Lock(bytes)
        return TransportStream(next: { () async throws(TransportFailure) -> [UInt8]? in
            let bytes = rest.withLock { rest in
                defer { rest = [] }
                return rest
            }
            if bytes.isEmpty { throw failure }
            return bytes
        })
    }
}
#endif
