#if Logging
public import Logging

/// Logs calls with swift-log: starts and ends at `debug`, repetitions at `info`, nothing above. What is thrown is not logged too.
/// Needs the package trait `Logging`.
nonisolated public struct LoggingObserver: ClientObserver {
    private let logger: Logger

    public init(_ logger: Logger) { self.logger = logger }

    public func callStarted(_ call: ObservedCall) { logger.debug("call", metadata: metadata(call)) }

    public func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) {
        var metadata = metadata(call)
        if attempt > 1 { metadata["http.request.resend_count"] = "\(attempt - 1)" }
        logger.debug("attempt", metadata: metadata)
    }

    public func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) {
        logger.debug("attempt ended", metadata: metadata(call, end))
    }

    public func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) {
        var metadata = metadata(call, end)
        metadata["retry.delay"] = "\(delay)"
        metadata["http.request.resend_count"] = "\(attempt)"
        logger.info("retry", metadata: metadata)
    }

    public func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) {
        var metadata = metadata(call, end)
        metadata["attempts"] = "\(attempts)"
        logger.debug("call ended", metadata: metadata)
    }

    public func pollScheduled(_ operation: String, _ progress: WaitProgress) {
        logger.debug(
            "poll",
            metadata: [
                "operation": "\(operation)", "state": "\(progress.state)", "elapsed": "\(progress.elapsed)",
                "next_poll": "\(progress.nextPoll)", "polls": "\(progress.polls)",
            ])
    }

    private func metadata(_ call: ObservedCall, _ end: ObservedOutcome? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "client": "\(call.client)", "call.id": "\(call.id)", "operation": "\(call.operation)",
            "http.request.method": "\(call.method)", "url.template": "\(call.template)",
            "server.address": "\(call.serverAddress)", "server.port": "\(call.serverPort)",
        ]
        guard let end else { return metadata }
        metadata["duration"] = "\(end.duration)"
        if let status = end.status { metadata["http.response.status_code"] = "\(status)" }
        if let errorType = end.errorType { metadata["error.type"] = "\(errorType)" }
        if let requestID = end.requestID { metadata["request_id"] = "\(requestID)" }
        return metadata
    }
}
#endif
