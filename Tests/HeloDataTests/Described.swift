@testable import HeloData
@_spi(Generated) @testable import HelodataRuntime

/// What a value says of itself in every way in which a log may ask, and an observer that keeps all of that.
enum Described {
    static func texts(_ value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value)\n\(String(reflecting: value))\n\(String(describing: value))\n\(dumped)"
    }

    final class Recorder: ClientObserver, Sendable {
        let lines = Lock<[String]>([])
        func note(_ values: Any...) { lines.withLock { $0.append(values.map(Described.texts).joined()) } }
        func callStarted(_ call: ObservedCall) { note(call) }
        func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) { note(call, headers) }
        func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) { note(call, end) }
        func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) { note(call, delay, end) }
        func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) { note(call, end) }
    }
}
