#if AsyncHTTPClient
public import AsyncHTTPClient
import NIOCore
import NIOPosix

/// The transport for servers and for whoever makes many requests: AsyncHTTPClient over SwiftNIO, HTTP/1.1 and HTTP/2. Needs the
/// package trait `AsyncHTTPClient`.
///
/// It follows no redirect, repeats nothing, sets no time limit but the one for connecting, refuses what expands to more than 25 times
/// its size, and leaves tracing to the client. Connections are kept for all requests: SwiftNIO never sends one twice.
nonisolated public struct AsyncHTTPClientTransport: HTTPTransport {
    private let clients: Clients

    /// - Parameter configure: Changes TLS, proxy, connection pool and the like. What is said above stays as it is.
    public init(configure: @escaping @Sendable (inout AsyncHTTPClient.HTTPClient.Configuration) -> Void = { _ in }) {
        clients = Clients(configure)
    }

    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        try RequestCheck.check(request)
        guard !Task.isCancelled else { throw TransportFailure(.cancelled, .notSent) }
        let response: AsyncHTTPClient.HTTPClientResponse
        do {
            response = try await clients[request.connectTimeout].execute(
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
        return answer.with(try await body.all(upTo: request.responseLimit))
    }
}

nonisolated extension AsyncHTTPClientTransport {
    /// One client per time to connect, since that is a setting of the client. Nearly always there is one.
    final class Clients: Sendable {
        private let made = Lock<[Duration: AsyncHTTPClient.HTTPClient]>([:])
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

        subscript(connectTimeout: Duration) -> AsyncHTTPClient.HTTPClient {
            made.withLock { made in
                if let client = made[connectTimeout] { return client }
                // Times that are made up for each request must not cost a client each.
                if made.count >= 8, let longer = made.keys.filter({ $0 >= connectTimeout }).min() ?? made.keys.max(),
                    let client = made[longer]
                {
                    return client
                }
                let client = AsyncHTTPClient.HTTPClient(
                    eventLoopGroupProvider: .shared(NIOPosix.MultiThreadedEventLoopGroup.singleton),
                    configuration: configuration(connectTimeout))
                made[connectTimeout] = client
                return client
            }
        }

        private func configuration(_ connectTimeout: Duration) -> AsyncHTTPClient.HTTPClient.Configuration {
            var configuration = AsyncHTTPClient.HTTPClient.Configuration()
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
            configure(&configuration)
            configuration.redirectConfiguration = .disallow
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.timeout = AsyncHTTPClient.HTTPClient.Configuration.Timeout(
                connect: NIOCore.TimeAmount(limit: connectTimeout), read: nil)
            configuration.decompression = .enabled(limit: .ratio(25))
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
        if let body = request.body, !body.isEmpty { self.body = .bytes(NIOCore.ByteBuffer(bytes: body)) }
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
