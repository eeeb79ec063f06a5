import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request on its way through URLSession.
nonisolated final class URLSessionExchange: Sendable {
    let mayShareConnection: Bool

    nonisolated private struct State {
        var task: RunningTask?
        var isCancelled = false
        var connectTimeIsUp = false
        var bodyHasLeft = false
        var connection: Connection?
        var expected: Int?
    }

    /// What the metrics tell; only Apple's systems make any.
    nonisolated struct Connection: Sendable {
        var isReused: Bool
        var requestStarted: Bool
        var isEstablished: Bool
    }

    let request: URLRequest
    /// The body, where it is read from a file.
    let file: URL?
    private let onSent: (@Sendable (Int) -> Void)?
    private let method: HTTPMethod
    private let connectTimeout: Duration
    private let channel: ResponseChannel
    private let state: Lock<State>

    init(_ original: TransportRequest) throws(TransportFailure) {
        var request = try URLRequest(original)
        let state = Lock(State())
        mayShareConnection = [HTTPMethod.get, .head, .options, .trace].contains(original.method)
        #if canImport(FoundationNetworking)
        // The server need not keep what is not used again.
        if !mayShareConnection, original.headers["Connection"] == nil {
            request.setValue("close", forHTTPHeaderField: "Connection")
        }
        #endif
        self.request = request
        self.state = state
        onSent = original.onSent
        file = try Self.file(original.content)
        method = original.method
        connectTimeout = original.connectTimeout
        channel = ResponseChannel(
            streams: original.streamsResponse, limit: original.responseLimit, canHoldUp: !Self.isCurl
        ) { flow in
            Self.control(flow, state.withLock { $0.task })
        }
    }

    /// - Throws: ``TransportFailure/Kind/requestBody`` where the file is not what it was: the session would send another length.
    private static func file(_ content: TransportContent) throws(TransportFailure) -> URL? {
        guard case .file(let file) = content, file.length > 0 else { return nil }
        let size = (try? FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: file.path).resolvingSymlinksInPath().path))?[
            .size]
        guard (size as? NSNumber)?.intValue == file.length else { throw TransportFailure(.requestBody, .notSent) }
        return URL(fileURLWithPath: file.path)
    }

    /// Starts the exchange and waits for what comes of it.
    func answer(from sessions: URLSessions) async -> ResponseChannel.Answer {
        await channel.answer { Self.queue.async { self.start(in: sessions) } }
    }

    private func start(in sessions: URLSessions) {
        let (session, task) = sessions.task(for: self)
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.task = RunningTask(session: session, task: task) }
            return state.isCancelled
        }
        if isCancelled {
            task.cancel()
            return channel.ended(TransportFailure(.cancelled, .notSent), expecting: nil)
        }
        task.resume()
        limitConnectTime()
    }

    /// Ends the exchange. Its last callback tells how far it came; if that is not there at once, the answer does not wait for it.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        Self.queue.async { [state] in state.withLock { $0.task }?.cancel() }
        Self.queue.asyncAfter(deadline: .now() + .milliseconds(30)) { [weak channel] in
            channel?.stop(TransportFailure(.cancelled, .maybeSent))
        }
    }

    // MARK: callbacks

    func sentBody(_ count: Int64) {
        state.withLock { $0.bodyHasLeft = true }
        onSent?(Int(clamping: count))
    }

    func collected(_ connection: Connection) { state.withLock { $0.connection = connection } }

    func received(_ response: URLResponse) {
        // 100 to 199 announce the answer that is still to come.
        guard let response = response as? HTTPURLResponse, response.statusCode >= 200 else { return }
        let head = TransportResponse(status: response.statusCode, headers: HTTPFields(response))
        let length = BodyLength(method: method, status: head.status, headers: head.headers)
        state.withLock { $0.expected = length.bytes }
        if length == .contradictory { return channel.stop(TransportFailure(.protocolViolation, .maybeSent)) }
        channel.began(head, expecting: length.bytes)
    }

    func received(_ data: Data) { channel.received([UInt8](data)) }

    func completed(_ error: (any Error)?, response: URLResponse?) {
        let state = state.withLock { state in
            state.task = nil
            return state
        }
        guard let error else {
            if !channel.hasHead, let response {
                // A redirect without a `Location`: Foundation keeps its body to itself.
                received(response)
                return channel.ended(nil, expecting: nil)
            }
            return channel.ended(nil, expecting: state.expected)
        }
        let details = error as NSError
        var (kind, requestState) = URLSessionFailure.classify(
            code: details.domain == NSURLErrorDomain ? details.code : 0, text: details.localizedDescription,
            isCurl: Self.isCurl, evidence: evidence(state))
        if state.connectTimeIsUp, kind == .cancelled { kind = .connectTimeout }
        if state.isCancelled { kind = .cancelled }
        channel.ended(
            TransportFailure(kind, requestState, connectionReused: isReused(state), underlying: error),
            expecting: nil)
    }

    /// The answer is complete although its task goes on: the caller ends that.
    func completedEarly() {
        channel.ended(nil, expecting: state.withLock { $0.expected })
    }

    // MARK: what was seen

    private func evidence(_ state: State) -> URLSessionFailure.Evidence {
        if channel.hasHead { return .answered }
        if state.bodyHasLeft { return .sent }
        // On Linux a body that has not left proves nothing: the head goes first, and may be all that the application waits for.
        guard let connection = state.connection else { return .none }
        if connection.requestStarted { return .sent }
        return connection.isEstablished ? .none : .notSent
    }

    private func isReused(_ state: State) -> Bool? {
        if let connection = state.connection { return connection.isReused }
        return mayShareConnection ? nil : false
    }

    private func limitConnectTime() {
        #if canImport(FoundationNetworking)
        guard request.httpBody != nil || file != nil else { return }
        let seconds = Double(connectTimeout.components.seconds) + Double(connectTimeout.components.attoseconds) * 1e-18
        Self.queue.asyncAfter(deadline: .now() + seconds) { [weak self] in
            guard let self, !channel.hasHead else { return }
            let task = state.withLock { state in
                if state.bodyHasLeft { return nil as RunningTask? }
                state.connectTimeIsUp = true
                return state.task
            }
            task?.cancel()
        }
        #endif
    }

    private static func control(_ flow: ResponseChannel.Flow, _ running: RunningTask?) {
        switch flow {
        case .holdUp: running?.task.suspend()
        case .goOn: running?.task.resume()
        case .stop: queue.async { running?.cancel() }
        }
    }

    /// On Linux all sessions of a process share one queue, and making, starting and cancelling a task wait for it: not on a thread
    /// that other tasks need.
    private static let queue = DispatchQueue(label: "URLSessionTransport", attributes: .concurrent)

    #if canImport(FoundationNetworking)
    static let isCurl = true
    #else
    static let isCurl = false
    #endif
}

nonisolated extension URLSessionExchange {
    /// A task with the session that it runs in.
    nonisolated struct RunningTask: Sendable {
        let session: URLSession
        let task: URLSessionDataTask

        /// On Linux a task that ends while it is being cancelled ends the process: the second half of the cancellation looks for a task
        /// that is no longer known. A task is forgotten by the delegate's queue, so that one is kept busy until both halves are done;
        /// reading the priority waits for the second.
        func cancel() {
            #if canImport(FoundationNetworking)
            let operation = Foundation.BlockOperation { [task] in
                task.cancel()
                _ = task.priority
            }
            // Ahead of the chunks that nobody wants.
            operation.queuePriority = .veryHigh
            session.delegateQueue.addOperation(operation)
            #else
            task.cancel()
            #endif
        }
    }
}

nonisolated extension HTTPFields {
    /// Foundation forgets the order of the lines and joins those of one name.
    init(_ response: HTTPURLResponse) {
        let lines = response.allHeaderFields.compactMap { key, value -> (String, String)? in
            guard let name = key as? String else { return nil }
            return (name, Self.trimmed(value as? String ?? "\(value)"))
        }
        self.init(lines.sorted { $0.0 < $1.0 })
    }
}
