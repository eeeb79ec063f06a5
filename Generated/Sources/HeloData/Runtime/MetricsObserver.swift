#if SwiftMetrics
import Metrics

/// Counts and times calls with swift-metrics: `http.client.request.duration` per attempt (OpenTelemetry's name and attributes), and
/// under a prefix of the caller's choice `operation.duration` and `retries` per call and `rate_limit.remaining`.
nonisolated public struct MetricsObserver: ClientObserver {
    private let prefix: String

    /// - Parameter prefix: `api.client` makes `api.client.operation.duration`.
    public init(prefix: String = "api.client") { self.prefix = prefix }

    public func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedEnd) {
        Metrics.Timer(label: "http.client.request.duration", dimensions: dimensions(call, end)).recordNanoseconds(end.nanoseconds)
        if let remaining = end.rateLimit?.remaining {
            Gauge(label: prefix + ".rate_limit.remaining", dimensions: [("server.address", call.serverAddress)]).record(remaining)
        }
    }

    public func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedEnd) {
        var dimensions = dimensions(call, end)
        dimensions.append(("operation", call.operation))
        Metrics.Timer(label: prefix + ".operation.duration", dimensions: dimensions).recordNanoseconds(end.nanoseconds)
        if attempts > 1 {
            Counter(label: prefix + ".retries", dimensions: [("operation", call.operation)]).increment(by: attempts - 1)
        }
    }

    private func dimensions(_ call: ObservedCall, _ end: ObservedEnd) -> [(String, String)] {
        var dimensions = [
            ("http.request.method", call.method.rawValue), ("server.address", call.serverAddress), ("url.template", call.template),
        ]
        if let port = call.serverPort { dimensions.append(("server.port", "\(port)")) }
        if let status = end.status { dimensions.append(("http.response.status_code", "\(status)")) }
        if let errorType = end.errorType { dimensions.append(("error.type", errorType)) }
        return dimensions
    }
}

nonisolated extension ObservedEnd {
    fileprivate var nanoseconds: Int64 {
        let parts = duration.components
        return parts.seconds &* 1_000_000_000 &+ parts.attoseconds / 1_000_000_000
    }
}
#endif
