#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One answer on its way into a file.
nonisolated struct FileDownload: ~Copyable {
    private let core: APICore
    private let parts: RequestParts
    private let options: CallOptions
    private let target: URL
    private let meter: TransferMeter
    /// The reading of the clock at which it has to be over; nil for no limit.
    private let end: Duration?

    init(_ call: StreamedCall, to target: URL, _ onProgress: TransferProgress.Handler?) {
        var core = call.core
        options = call.options
        let deadline = options.deadline.map { core.state.configuration.clock.now() + $0.bounded }
        if let deadline { core.end = min(core.end ?? deadline, deadline) }
        end = core.end
        self.core = core
        // Parts of a body are those of what is sent, so it must not be compressed on the way.
        parts = call.parts.with("Accept-Encoding", "identity")
        self.target = target
        meter = TransferMeter(total: nil, onProgress)
    }

    /// What is asked for next.
    nonisolated private struct Plan {
        /// A strong `ETag`; nil where the transfer cannot go on with a part.
        var validator: String?
        var repetitions = 0
    }

    func run() async throws(CallFailure) {
        let file: PartialFile
        do {
            file = try PartialFile(beside: target)
        } catch {
            throw CallFailure(CallFailure.Details(.file(error.description), of: parts.operation))
        }
        defer { file.discard() }
        var plan = Plan()
        while true {
            let start = file.length
            let body = BodyStream(StreamedCall(core, request(plan, from: start), options), isSteady: true)
            do throws(CallFailure) {
                guard try await isComplete(body, into: file, from: start, &plan) else { continue }
                try body.write { () throws(FileProblem) in try file.commit(to: target) }
                return meter.finished(at: file.length)
            } catch {
                if error.receivedStatus == 416, start > 0 {
                    // The server has no such part: it is another file, which is shorter.
                    plan = Plan(repetitions: plan.repetitions)
                    try restart(file)
                    continue
                }
                guard isWorthRepeating(error, afterHead: body.head != nil) else { throw error }
                if plan.validator == nil {
                    try restart(file)
                } else if file.length > start {
                    // What has come is kept, so that each repetition has less to do.
                    plan.repetitions = 0
                }
                guard plan.repetitions < options.maxRetries ?? core.state.configuration.retry.maxRetries else {
                    throw error.with { $0.gaveUp = .attempts }
                }
                plan.repetitions += 1
                try await pause(plan.repetitions, after: error)
            }
        }
    }

    private func request(_ plan: Plan, from start: Int) -> RequestParts {
        guard start > 0, let validator = plan.validator else { return parts }
        return parts.with("Range", "bytes=\(start)-").with("If-Range", validator)
    }

    /// Reads one answer to its end. False where the rest has to be asked for.
    private func isComplete(
        _ body: BodyStream, into file: PartialFile, from start: Int, _ plan: inout Plan
    ) async throws(CallFailure) -> Bool {
        var total: Int?
        var isPart = false
        while true {
            let isFirst = !body.hasBegun
            guard let chunk = try await body.next(isolation: nil) else { break }
            if isFirst, let head = body.head {
                isPart = head.status == 206
                if isPart {
                    guard let range = ContentRange(head), range.first == start else { throw body.stopped(.unexpectedResponse) }
                    total = range.total
                } else {
                    try body.write { () throws(FileProblem) in try file.truncate() }
                    total = head.announcedLength
                }
                plan.validator = head.validator
                meter.expects(total)
            }
            try body.write { () throws(FileProblem) in try file.write(chunk) }
            meter.moved(to: file.length)
            if let end, core.state.configuration.clock.now() >= end { throw body.stopped(.timeout(.call)) }
        }
        guard isPart else { return true }
        return total.map { file.length >= $0 } ?? true
    }

    private func restart(_ file: PartialFile) throws(CallFailure) {
        do throws(FileProblem) {
            try file.truncate()
        } catch {
            throw CallFailure(CallFailure.Details(.file(error.description), of: parts.operation))
        }
    }

    /// Whether the body broke on its way, of a call that only reads. What breaks before has been repeated already.
    private func isWorthRepeating(_ failure: CallFailure, afterHead: Bool) -> Bool {
        guard afterHead, parts.operation.replay == .safe, !Task.isCancelled else { return false }
        switch failure.kind {
        case .transport(let failure):
            switch failure.kind {
            case .reset, .truncatedBody, .closedBeforeResponse, .timeout, .unreachable, .other: return true
            case .dns, .connectRefused, .connectTimeout, .tls, .certificate, .poolTimeout, .refusedStream, .bodyTooLarge,
                .protocolViolation, .unsupportedURL, .illegalHeader, .redirectLoop, .cancelled, .requestBody:
                return false
            }
        case .timeout(.idle): return true
        case .timeout, .api, .unexpectedResponse, .decoding, .rateLimited, .cancelled, .invalidRequest, .pagination, .endedInState, .file:
            return false
        }
    }

    private func pause(_ repetition: Int, after failure: CallFailure) async throws(CallFailure) {
        let configuration = core.state.configuration
        let delay = RetryDelay.backoff(retry: repetition, policy: configuration.retry, jitter: configuration.jitter())
        let until = configuration.clock.now() + delay
        if let end, until >= end { throw failure.with { $0.gaveUp = .deadline } }
        do {
            try await configuration.clock.sleep(until: until)
        } catch {
            throw failure.with { $0.kind = .cancelled }
        }
    }
}

/// `Content-Range: bytes 10-99/100` (RFC 9110 §14.4).
nonisolated struct ContentRange {
    let first: Int
    let last: Int
    /// nil where the server does not know.
    let total: Int?

    init?(_ response: APIResponse) {
        guard let text = response.headers["Content-Range"] else { return nil }
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let parts = words[1].split(separator: "/")
        guard parts.count == 2, let dash = parts[0].firstIndex(of: "-"), let first = Int(parts[0][..<dash]),
            let last = Int(parts[0][parts[0].index(after: dash)...]), first >= 0, last >= first, last < .max
        else { return nil }
        self.first = first
        self.last = last
        total = Int(parts[1])
    }
}

nonisolated extension APIResponse {
    /// `Content-Length`, where it counts the bytes that we see.
    var announcedLength: Int? {
        headers["Content-Encoding"] == nil ? headers["Content-Length"].flatMap { Int($0) } : nil
    }

    /// The `ETag` by which a transfer can go on: a strong one (RFC 9110 §8.8.1), of a body that is sent as it is, by a server that sends parts.
    fileprivate var validator: String? {
        guard let tag = headers["ETag"], tag.hasPrefix("\""), headers["Content-Encoding"] == nil else { return nil }
        let ranges = headers["Accept-Ranges"]?.lowercased() ?? (status == 206 ? "bytes" : "")
        return ranges.split(whereSeparator: { $0 == "," || $0 == " " }).contains("bytes") ? tag : nil
    }
}

nonisolated extension BodyStream {
    /// Does what it takes to write a file; without success the transfer ends.
    fileprivate func write(_ work: () throws(FileProblem) -> Void) throws(CallFailure) {
        do throws(FileProblem) {
            try work()
        } catch {
            throw stopped(.file(error.description))
        }
    }
}
