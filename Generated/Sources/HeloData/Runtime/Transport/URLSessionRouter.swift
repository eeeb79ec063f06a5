import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The delegate of a session: brings each callback to the exchange that it is about, and follows no redirect.
nonisolated final class URLSessionRouter: NSObject, URLSessionDataDelegate {
    private let exchanges = Lock<[Int: URLSessionExchange]>([:])

    func task(for exchange: URLSessionExchange, in session: URLSession) -> URLSessionDataTask {
        let task =
            exchange.file.map { session.uploadTask(with: exchange.request, fromFile: $0) } ?? session.dataTask(with: exchange.request)
        exchanges.withLock { $0[task.taskIdentifier] = exchange }
        return task
    }

    private subscript(task: URLSessionTask) -> URLSessionExchange? {
        exchanges.withLock { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        self[task]?.sentBody(totalBytesSent)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        self[dataTask]?.received(response)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        self[dataTask]?.received(data)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        exchange?.completed(error, response: task.response)
    }

    #if canImport(FoundationNetworking)
    /// A 401 that asks for a password: without an answer to it the task would never end. Its answer is complete already.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        self[task]?.completedEarly()
        // It cancels the task, which waits for this thread.
        DispatchQueue.global().async { completionHandler(.cancelAuthenticationChallenge, nil) }
    }
    #else
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didFinishCollecting metrics: URLSessionTaskMetrics
    ) {
        let transactions = metrics.transactionMetrics
        guard let last = transactions.last else { return }
        self[task]?.collected(
            URLSessionExchange.Connection(
                isReused: last.isReusedConnection,
                requestStarted: transactions.contains { $0.requestStartDate != nil },
                isEstablished: transactions.contains { $0.isReusedConnection || $0.connectEndDate != nil }))
    }
    #endif
}
