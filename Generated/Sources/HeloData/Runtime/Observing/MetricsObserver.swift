#if Metrics
import Metrics

/// Counts and times calls with swift-metrics. Needs the package trait `Metrics`.
///
/// - `http.client.request.duration`: a timer for each attempt, shown in seconds, with OpenTelemetry's attributes
///   `http.request.method`, `server.address`, `server.port`, `http.response.status_code`, `error.type` and, where asked for,
///   `url.template`.
/// - `helodata.client.operation.duration`: a timer for each call, with the same and `operation`.
/// - `helodata.client.retries`: a counter of repetitions, by `operation`.
/// - `helodata.client.rate_limit.remaining`: a gauge of the requests that the server still allows, by `server.address`.
nonisolated public struct MetricsObserver: ClientObserver {
    private let prefix: String?
    private let hasTemplate: Bool

    /// - Parameters:
    ///   - prefix: Of the names that are not OpenTelemetry's; nil for the client's name in lower case and `.client`.
    ///   - includesTemplate: Also tells the paths of operations apart (`url.template`): one series more for each.
    public init(prefix: String? = nil, includesTemplate: Bool = false) {
        self.prefix = prefix
        hasTemplate = includesTemplate
    }

    public func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) {
        record(end.duration, "http.client.request.duration", dimensions(call, end))
        if let remaining = end.rateLimit?.remaining {
            Gauge(label: label("rate_limit.remaining", call), dimensions: [("server.address", call.serverAddress)])
                .record(remaining)
        }
    }

    public func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) {
        record(end.duration, label("operation.duration", call), dimensions(call, end) + [("operation", call.operation)])
        if attempts > 1 {
            Counter(label: label("retries", call), dimensions: [("operation", call.operation)]).increment(by: attempts - 1)
        }
    }

    private func label(_ name: String, _ call: ObservedCall) -> String {
        (prefix ?? call.client.lowercased() + ".client") + "." + name
    }

    private func record(_ duration: Duration, _ label: String, _ dimensions: [(String, String)]) {
        let parts = duration.components
        Metrics.Timer(label: label, dimensions: dimensions, preferredDisplayUnit: .seconds)
            .recordNanoseconds(parts.seconds &* 1_000_000_000 &+ parts.attoseconds / 1_000_000_000)
    }

    private func dimensions(_ call: ObservedCall, _ end: ObservedOutcome) -> [(String, String)] {
        var dimensions = [
            ("http.request.method", call.method.rawValue), ("server.address", call.serverAddress),
            ("server.port", "\(call.serverPort)"),
        ]
        if hasTemplate { dimensions.append(("url.template", call.template)) }
        if let status = end.status { dimensions.append(("http.response.status_code", "\(status)")) }
        if let errorType = end.errorType { dimensions.append(("error.type", errorType)) }
        return dimensions
    }
}
#endif
