#if canImport(FoundationNetworking)
import Foundation
public import FoundationNetworking
#else
public import Foundation
#endif

/// The transport that needs nothing but Foundation: the default everywhere.
///
/// A request other than GET, HEAD, OPTIONS and TRACE gets a session of its own, and with it a connection of its own. On Linux
/// URLSession sends a request a second time by itself when a kept connection dies under it, and whoever paid for it pays twice;
/// a connection without a past cannot do that. Redirects are not followed, nothing is cached, cookies are neither kept nor sent.
///
/// Files are sent as they are read. A stream is first written to a temporary file, since URLSession would read it on a thread that all
/// sessions need: it takes disk space, not memory, and ``TransportRequest/onSent`` begins when it is complete.
///
/// Limits of Foundation: several header lines of one name arrive as one, and ``TransportRequest/connectTimeout`` is kept on Linux
/// only for requests with a body, and then without proof that nothing was sent, on other systems not at all: the time an attempt
/// may take still bounds it. On Linux a server cannot be held up: what the reader of a stream has not taken yet
/// waits in a temporary file, beyond 128 KiB. There, up to Swift 6.3, Foundation ends the process when a server hangs up in the middle of a
/// head (swift-corelibs-foundation issue 5285) or sends trailers. Servers and whoever makes many requests on Linux: use `AsyncHTTPClientTransport`,
/// which has none of these limits and is three to five times cheaper.
nonisolated public struct URLSessionTransport: HTTPTransport {
    private let sessions: URLSessions

    /// - Parameters:
    ///   - configuration: Proxies, TLS versions and the like. Timeouts, cache and cookie settings are replaced.
    ///   - reusesConnections: Whether reading requests share connections. Without, each request opens its own: the only way on
    ///     Linux to have even a GET sent at most once per attempt.
    public init(configuration: URLSessionConfiguration = .ephemeral, reusesConnections: Bool = true) {
        sessions = URLSessions(configuration, reusesConnections: reusesConnections)
    }

    public var takesFlowingBodies: Bool { true }

    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        try RequestCheck.check(request)
        guard !Task.isCancelled else { throw TransportFailure(.cancelled, .notSent) }
        guard case .stream(let upload) = request.content else { return try await exchange(request) }
        let spooled = try await SpooledBody(upload)
        defer { withExtendedLifetime(spooled) {} }
        var request = request
        request.content = .file(spooled.file)
        return try await exchange(request)
    }

    private func exchange(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let exchange = try URLSessionExchange(request)
        let answer = await withTaskCancellationHandler {
            await exchange.answer(from: sessions)
        } onCancel: {
            exchange.cancel()
        }
        return try answer.get()
    }
}

/// The sessions of one transport: one that reading requests share, made when it is first needed, and one for each other request.
nonisolated final class URLSessions: Sendable {
    private let configuration: URLSessionConfiguration
    private let reusesConnections: Bool
    private let shared = Lock<(session: URLSession, router: URLSessionRouter)?>(nil)

    init(_ configuration: URLSessionConfiguration, reusesConnections: Bool) {
        self.configuration = Self.settled(configuration)
        self.reusesConnections = reusesConnections
    }

    deinit {
        shared.withLock { $0?.session.finishTasksAndInvalidate() }
    }

    /// Makes the exchange's task, ready to be resumed.
    func task(for exchange: URLSessionExchange) -> (URLSession, URLSessionDataTask) {
        guard exchange.mayShareConnection, reusesConnections else {
            let router = URLSessionRouter()
            let session = URLSession(configuration: configuration, delegate: router, delegateQueue: Self.callbacks)
            let task = router.task(for: exchange, in: session)
            // Takes effect when the task has ended.
            session.finishTasksAndInvalidate()
            return (session, task)
        }
        let (session, router) = shared.withLock { shared -> (URLSession, URLSessionRouter) in
            if let shared { return shared }
            let router = URLSessionRouter()
            let session = URLSession(configuration: configuration, delegate: router, delegateQueue: Self.callbacks)
            shared = (session, router)
            return (session, router)
        }
        return (session, router.task(for: exchange, in: session))
    }

    /// nil for a queue of the session's own.
    private static var callbacks: OperationQueue? {
        #if canImport(FoundationNetworking)
        DirectQueue.shared
        #else
        nil
        #endif
    }

    private static func settled(_ original: URLSessionConfiguration) -> URLSessionConfiguration {
        let configuration = original.copy() as? URLSessionConfiguration ?? .ephemeral
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpCookieStorage = nil
        configuration.httpCookieAcceptPolicy = .never
        configuration.httpShouldSetCookies = false
        configuration.urlCredentialStorage = nil
        // The client keeps time. Whole seconds only on Linux: 0.4 would be none.
        configuration.timeoutIntervalForRequest = 86_400
        configuration.timeoutIntervalForResource = 604_800
        configuration.httpMaximumConnectionsPerHost = 32
        return configuration
    }
}

nonisolated extension URLRequest {
    /// - Throws: ``TransportFailure/Kind/unsupportedURL``, also when Foundation would send another URL than the given.
    init(_ request: TransportRequest) throws(TransportFailure) {
        guard let url = URL(string: request.url), url.absoluteString == request.url, url.host != nil else {
            throw TransportFailure(.unsupportedURL, .notSent)
        }
        self.init(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: 86_400)
        httpMethod = request.method.rawValue
        httpShouldHandleCookies = false
        for (name, value) in request.headers.combined { setValue(value, forHTTPHeaderField: name) }
        guard request.content.length != 0 else { return }
        // Foundation refuses these after a while; nothing is sent.
        guard request.method != .get, request.method != .head else { throw TransportFailure(.other, .notSent) }
        if let body = request.body { httpBody = Data(body) }
        if request.headers["Content-Type"] == nil {
            // Otherwise Foundation calls it a form.
            setValue("application/octet-stream", forHTTPHeaderField: "Content-Type")
        }
    }
}
