#if Tracing
import Tracing

/// Makes a span for each call and, inside it, one for each attempt, with swift-distributed-tracing; requests carry the attempt's
/// context (`traceparent`). Names and attributes are OpenTelemetry's. Needs the package trait `Tracing`.
///
/// The span of a call is called `HeloData.createOrder`, that of an attempt `POST /orders`. An attempt has `http.request.method`,
/// `url.template`, `url.full` (without its query), `server.address`, `server.port`, `http.request.resend_count` from the second on;
/// both have `http.response.status_code` and `error.type`. 4xx and 5xx are errors, a cancellation by the caller is none.
nonisolated public final class TracingObserver: ClientObserver {
    nonisolated private struct Spans: Sendable {
        var call: any Span
        var attempt: (any Span)?
    }

    private let prefix: String?
    private let spans = Lock<[UInt64: Spans]>([:])

    /// - Parameter prefix: Of the names of calls; nil for the client's name.
    public init(prefix: String? = nil) { self.prefix = prefix }

    public func callStarted(_ call: ObservedCall) {
        let span = InstrumentationSystem.tracer.startAnySpan(
            (prefix ?? call.client) + "." + call.operation, context: ServiceContext.current ?? .topLevel, ofKind: .internal)
        spans.withLock { $0[call.id] = Spans(call: span) }
    }

    public func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) {
        guard let parent = spans.withLock({ $0[call.id]?.call }) else { return }
        let tracer = InstrumentationSystem.tracer
        let span = tracer.startAnySpan("\(call.method) \(call.template)", context: parent.context, ofKind: .client)
        span.attributes["http.request.method"] = call.method.rawValue
        span.attributes["url.template"] = call.template
        span.attributes["url.full"] = call.url
        span.attributes["server.address"] = call.serverAddress
        span.attributes["server.port"] = call.serverPort
        if attempt > 1 { span.attributes["http.request.resend_count"] = attempt - 1 }
        tracer.inject(span.context, into: &headers, using: FieldInjector())
        spans.withLock { $0[call.id]?.attempt = span }
    }

    public func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) {
        let span: (any Span)? = spans.withLock { spans in
            defer { spans[call.id]?.attempt = nil }
            return spans[call.id]?.attempt
        }
        if let span { finish(span, end) }
    }

    public func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) {
        if let span = spans.withLock({ $0.removeValue(forKey: call.id)?.call }) { finish(span, end) }
    }

    /// A cancellation by the caller is no error.
    private func finish(_ span: any Span, _ end: ObservedOutcome) {
        if let status = end.status { span.attributes["http.response.status_code"] = status }
        if let errorType = end.errorType {
            span.attributes["error.type"] = errorType
            span.setStatus(SpanStatus(code: .error))
        }
        span.end()
    }

    nonisolated private struct FieldInjector: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout HTTPFields) { carrier[key] = value }
    }
}
#endif
