#if AsyncHTTPClient
public import AsyncHTTPClient
import NIOCore
import NIOPosix

/// The transport for servers and for whoever makes many requests: AsyncHTTPClient over SwiftNIO, HTTP/1.1 and HTTP/2. Needs the
/// package trait `AsyncHTTPClient`.
///
/// It follows no redirect, repeats nothing, sets no time limit but the one for connecting, refuses what expands beyond the longest body
/// that is accepted, and leaves tracing to the client. Connections are kept, but for requests that need a fresh one: SwiftNIO never sends
/// a request twice, and one that goes over a connection which the server has given up is lost.
nonisolated public struct AsyncHTTPClientTransport: HTTPTransport {
    private let clients: Clients

    public var takesFlowingBodies: Bool { true }

    /// - Parameter configure: Changes TLS, proxy, connection pool and the like. What is said above stays as it is.
    public init(configure: @escaping @Sendable (inout AsyncHTTPClient.HTTPClient.Configuration) -> Void = { _ in }) {
        clients = Clients(configure)
    }

    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        try RequestCheck.check(request)
        guard !Task.isCancelled else { throw TransportFailure(.cancelled, .notSent) }
        let response: AsyncHTTPClient.HTTPClientResponse
        do {
            response = try await clients[Clients.Settings(request)].execute(
                AsyncHTTPClient.HTTPClientRequest(request), deadline: .distantFuture)
        } catch {
            throw AsyncHTTPClientFailure.failure(error, isAnswered: false)
        }
        let headers = HTTPFields(response.headers.lazy.map { ($0.name, HTTPFields.trimmed($0.value)) })
        let status = Int(response.status.code)
        let length = BodyLength(method: request.method, status: status, headers: headers)
        let body = AsyncHTTPClientBody(response.body, expecting: length)
        let answer = TransportResponse(status: status, headers: headers)
        if request.streamsResponse {
            return answer.with(.stream(TransportStream(next: body.next, cancel: body.cancel)))
        }
        return answer.with(try await body.all(upTo: request.responseLimit, isSuccess: status / 100 == 2))
    }
}

nonisolated extension AsyncHTTPClientTransport {
    /// One client for what is a setting of the client. Nearly always there are two: for what may be repeated, and for what may not.
    final class Clients: Sendable {
        /// What differs between requests.
        nonisolated struct Settings: Sendable, Hashable {
            var connectTimeout: Duration
            /// The longest decompressed body; nil where it is read as it comes.
            var longestBody: Int?
            var isFresh: Bool

            init(_ request: TransportRequest) {
                connectTimeout = request.connectTimeout
                longestBody = request.streamsResponse ? nil : request.responseLimit
                isFresh = request.needsFreshConnection
            }
        }

        private let made = Lock<[Settings: AsyncHTTPClient.HTTPClient]>([:])
        private let configure: @Sendable (inout AsyncHTTPClient.HTTPClient.Configuration) -> Void

        init(_ configure: @escaping @Sendable (inout AsyncHTTPClient.HTTPClient.Configuration) -> Void) {
            self.configure = configure
        }

        deinit {
            let clients = Array(made.withLock { $0.values })
            guard !clients.isEmpty else { return }
            Task.detached {
                for client in clients { try? await client.shutdown() }
            }
        }

        subscript(settings: Settings) -> AsyncHTTPClient.HTTPClient {
            made.withLock { made in
                if let client = made[settings] { return client }
                // Times that are made up for each request must not cost a client each.
                let alike = made.keys.filter { $0.longestBody == settings.longestBody && $0.isFresh == settings.isFresh }
                if alike.count >= 8,
                    let longer = alike.filter({ $0.connectTimeout >= settings.connectTimeout }).min(by: {
                        $0.connectTimeout < $1.connectTimeout
                    })
                        ?? alike.max(by: { $0.connectTimeout < $1.connectTimeout }),
                    let client = made[longer]
                {
                    return client
                }
                let client = AsyncHTTPClient.HTTPClient(
                    eventLoopGroupProvider: .shared(NIOPosix.MultiThreadedEventLoopGroup.singleton),
                    configuration: configuration(settings))
                made[settings] = client
                return client
            }
        }

        private func configuration(_ settings: Settings) -> AsyncHTTPClient.HTTPClient.Configuration {
            var configuration = AsyncHTTPClient.HTTPClient.Configuration()
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
            configure(&configuration)
            configuration.redirectConfiguration = .disallow
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.timeout = AsyncHTTPClient.HTTPClient.Configuration.Timeout(
                connect: NIOCore.TimeAmount(limit: settings.connectTimeout), read: nil)
            // By size: a list of neighbouring addresses shrinks by more than any ratio that an attack could be told by.
            if let longestBody = settings.longestBody {
                configuration.decompression = .enabled(limit: .size(longestBody))
            } else {
                configuration.decompression = .enabled(limit: .none)
            }
            // HTTP/2 shares a connection between requests, and would take one that was kept.
            if settings.isFresh { configuration.httpVersion = .http1Only }
            configuration.tracing.tracer = nil
            return configuration
        }
    }
}

nonisolated extension AsyncHTTPClient.HTTPClientRequest {
    init(_ request: TransportRequest) {
        self.init(url: request.url)
        method = .RAW(value: request.method.rawValue)
        headers.reserveCapacity(request.headers.count)
        for field in request.headers { headers.add(name: field.name, value: field.value) }
        // The client for such requests then has no connection to keep.
        if request.needsFreshConnection { headers.replaceOrAdd(name: "Connection", value: "close") }
        switch request.content {
        case .none: break
        case .bytes(let bytes): if !bytes.isEmpty { body = .bytes(NIOCore.ByteBuffer(bytes: bytes)) }
        case .file(let file):
            body = .stream(
                AsyncHTTPClientUpload(onSent: request.onSent) { () async throws(TransportFailure) -> TransportStream in try file.stream() },
                length: .known(Int64(file.length)))
        case .stream(let upload):
            body = .stream(
                AsyncHTTPClientUpload(onSent: request.onSent) { () async throws(TransportFailure) -> TransportStream in
                    try await upload.start()
                },
                length: upload.length.map { .known(Int64($0)) } ?? .unknown)
        }
    }
}

nonisolated extension TransportResponse {
    fileprivate func with(_ body: TransportBody) -> TransportResponse {
        var copy = self
        copy.body = body
        return copy
    }
}
#endif
