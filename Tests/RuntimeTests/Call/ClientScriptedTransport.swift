@_spi(Generated) @testable import HelodataRuntime

/// Plays one step for each request, and keeps the requests with their times.
final class ScriptedTransport: HTTPTransport, Sendable {
    indirect enum Step: Sendable {
        case answer(TransportResponse)
        case fail(TransportFailure.Kind, TransportFailure.RequestState, reused: Bool = false)
        /// Nothing comes, until the task is cancelled.
        case hang
        case after(Duration, Step)
        /// Chunks with a pause before each; nil in place of an end: the body stops.
        case drip(status: Int = 200, [[UInt8]], every: Duration, headers: HTTPFields = [:], ends: Bool = true)
        case decide(@Sendable (TransportRequest) -> Step)
    }

    struct Seen: Sendable {
        let time: Duration
        let request: TransportRequest
    }

    private let steps: Lock<(next: Int, all: [Step])>
    private let seen = Lock<[Seen]>([])
    private let time: VirtualTime
    let isImmediate: Bool
    /// After the last step: the last one again.
    private let repeatsLast: Bool

    init(_ time: VirtualTime, _ steps: [Step], repeatsLast: Bool = false, isImmediate: Bool = false) {
        self.time = time
        self.steps = Lock((0, steps))
        self.repeatsLast = repeatsLast
        self.isImmediate = isImmediate
    }

    var requests: [TransportRequest] { seen.withLock { $0.map(\.request) } }
    var times: [Duration] { seen.withLock { $0.map(\.time) } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        seen.withLock { $0.append(Seen(time: time.now(), request: request)) }
        let step: Step? = steps.withLock { steps in
            if steps.next < steps.all.count {
                steps.next += 1
                return steps.all[steps.next - 1]
            }
            return repeatsLast ? steps.all.last : nil
        }
        guard let step else { throw TransportFailure(.other, .notSent) }
        return try await play(step, request)
    }

    private func play(_ step: Step, _ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        switch step {
        case .answer(let response): return response
        case .fail(let kind, let state, let reused):
            throw TransportFailure(kind, state, connectionReused: reused)
        case .hang:
            try await pause(.hours(1_000_000))
            throw TransportFailure(.other, .maybeSent)
        case .after(let delay, let step):
            try await pause(delay)
            return try await play(step, request)
        case .drip(let status, let chunks, let interval, let headers, let ends):
            let rest = Lock(chunks[...])
            let stream = TransportStream { () async throws(TransportFailure) -> [UInt8]? in
                guard let chunk = rest.withLock({ $0.popFirst() }) else {
                    if !ends { try await self.pause(.hours(1_000_000)) }
                    return nil
                }
                try await self.pause(interval)
                return chunk
            }
            return TransportResponse(status: status, headers: headers, body: .stream(stream))
        case .decide(let decide): return try await play(decide(request), request)
        }
    }

    private func pause(_ duration: Duration) async throws(TransportFailure) {
        do {
            try await time.sleep(until: time.now() + duration)
        } catch {
            throw TransportFailure(.cancelled, .maybeSent)
        }
    }
}
