/// One exchange of a networking library that reports by callbacks: head, chunks and end go in, one answer comes out.
///
/// Callbacks come from one thread at a time. The answer is taken once, a streamed body by one reader.
nonisolated final class ResponseChannel: Sendable {
    typealias Answer = Result<TransportResponse, TransportFailure>
    typealias Part = Result<[UInt8]?, TransportFailure>

    /// A reader that is behind by so many bytes holds the sender up until it has caught up.
    static let highWater = 1 << 20
    /// Where a sender cannot be held up, what is more than this waits in a file, from which so much is taken at a time.
    static let mostAhead = 128 << 10

    nonisolated private enum Ending {
        case open
        case complete
        case failed(TransportFailure)

        var isOpen: Bool {
            switch self {
            case .open: true
            case .complete, .failed: false
            }
        }
    }

    nonisolated private struct State {
        var head: TransportResponse?
        var chunks: [UInt8] = []
        /// What came after the chunks.
        var unread: UnreadFile?
        /// Bytes that came, whether taken or not.
        var received = 0
        var ending = Ending.open
        var awaitsAnswer: CheckedContinuation<Answer, Never>?
        var awaitsPart: CheckedContinuation<Part, Never>?
        var isHeldUp = false

        /// Whether so many bytes more are too much for the memory.
        func isBehind(by count: Int) -> Bool { unread != nil || count > ResponseChannel.mostAhead - chunks.count }

        /// Into the file; false where that cannot be, and the exchange has failed.
        mutating func putAside(_ chunk: [UInt8]) -> Bool {
            do throws(FileProblem) {
                let file = if let unread { unread } else { try UnreadFile() }
                try file.add(chunk)
                unread = file
                return true
            } catch {
                ending = .failed(TransportFailure(.bodyTooLarge, .maybeSent, underlying: error))
                return false
            }
        }
    }

    private let state = Lock(State())
    private let streams: Bool
    private let limit: Int
    private let canHoldUp: Bool
    private let flow: @Sendable (Flow) -> Void

    /// What the library is asked for.
    nonisolated enum Flow: Sendable {
        case holdUp, goOn
        /// Give the exchange up: nobody reads on.
        case stop
    }

    /// - Parameters:
    ///   - limit: The most bytes that are kept for a reader who waits for all.
    init(streams: Bool, limit: Int, canHoldUp: Bool, flow: @escaping @Sendable (Flow) -> Void) {
        self.streams = streams
        self.limit = limit
        self.canHoldUp = canHoldUp
        self.flow = flow
    }

    // MARK: the library's side

    /// - Parameter expected: The announced length of the body, to make room for.
    func began(_ head: TransportResponse, expecting expected: Int?) {
        var isTooMuch = false
        deliver { state in
            state.head = head
            if !streams, let expected, expected > limit, head.status / 100 == 2 {
                // A success that is too long is not read in vain. The start of an error is worth something.
                state.ending = .failed(TransportFailure(.bodyTooLarge, .maybeSent))
                isTooMuch = true
            } else if !streams, let expected {
                state.chunks.reserveCapacity(max(0, min(expected, limit, BodyLength.mostReserved)))
            }
        }
        if isTooMuch { flow(.stop) }
    }

    func received(_ chunk: [UInt8]) {
        var isTooMuch = false
        deliver { state in
            guard state.ending.isOpen else { return }
            state.received += chunk.count
            if streams, !canHoldUp, state.isBehind(by: chunk.count) {
                isTooMuch = !state.putAside(chunk)
                return
            }
            if !streams, chunk.count > limit - state.chunks.count {
                state.chunks += chunk.prefix(max(0, limit - state.chunks.count))
                state.ending = .failed(TransportFailure(.bodyTooLarge, .maybeSent))
                isTooMuch = true
                return
            }
            if state.chunks.isEmpty, streams { state.chunks = chunk } else { state.chunks += chunk }
            if streams, canHoldUp, !state.isHeldUp, state.chunks.count > Self.highWater {
                state.isHeldUp = true
                // Within the lock, so that this and the reader's `.goOn` cannot overtake each other.
                flow(.holdUp)
            }
        }
        if isTooMuch { flow(.stop) }
    }

    /// The end, good or bad. A good end before the announced length is a bad one.
    func ended(_ failure: TransportFailure?, expecting expected: Int?) {
        deliver { state in
            guard state.ending.isOpen else { return }
            if let failure {
                state.ending = .failed(failure)
            } else if state.head == nil {
                state.ending = .failed(TransportFailure(.protocolViolation, .maybeSent))
            } else if let expected, state.received != expected {
                state.ending = .failed(TransportFailure(.truncatedBody, .maybeSent))
            } else {
                state.ending = .complete
            }
        }
    }

    var hasHead: Bool { state.withLock { $0.head != nil } }

    // MARK: the reader's side

    /// The answer: its body complete, or a stream where that was asked for, or where the body broke after the head.
    func answer(begin: () -> Void) async -> Answer {
        await withCheckedContinuation { continuation in
            deliver { $0.awaitsAnswer = continuation }
            begin()
        }
    }

    private func next() async throws(TransportFailure) -> [UInt8]? {
        let part: Part = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                deliver { state in
                    state.awaitsPart = continuation
                    guard state.isHeldUp else { return }
                    state.isHeldUp = false
                    flow(.goOn)
                }
            }
        } onCancel: {
            stop(TransportFailure(.cancelled, .maybeSent))
        }
        return try part.get()
    }

    /// Ends the exchange from the reader's side; what has not been read is let go.
    func stop(_ failure: TransportFailure) {
        var wasOpen = false
        deliver { state in
            wasOpen = state.ending.isOpen
            state.isHeldUp = false
            switch state.ending {
            case .open: state.ending = .failed(failure)
            case .complete:
                // What is let go unread is missing.
                if !state.chunks.isEmpty || state.unread != nil { state.ending = .failed(failure) }
            case .failed: break
            }
            state.chunks = []
            state.unread = nil
        }
        if wasOpen { flow(.stop) }
    }

    // MARK: hand over

    /// Changes the state, then wakes who can go on, outside the lock.
    private func deliver(_ change: (inout State) -> Void) {
        var wake: (() -> Void)?
        state.withLock { state in
            change(&state)
            if let continuation = state.awaitsAnswer, let answer = answer(&state) {
                state.awaitsAnswer = nil
                wake = { continuation.resume(returning: answer) }
            } else if let continuation = state.awaitsPart, let part = part(&state) {
                state.awaitsPart = nil
                wake = { continuation.resume(returning: part) }
            }
        }
        wake?()
    }

    private func answer(_ state: inout State) -> Answer? {
        guard var head = state.head else {
            guard case .failed(let failure) = state.ending else { return nil }
            return .failure(failure)
        }
        switch state.ending {
        case .open:
            guard streams else { return nil }
        case .complete:
            if !streams {
                head.body = .bytes(state.chunks)
                state.chunks = []
                return .success(head)
            }
        case .failed(let failure):
            if failure.kind == .cancelled { return .failure(failure) }
        }
        head.body = .stream(stream())
        return .success(head)
    }

    private func part(_ state: inout State) -> Part? {
        if !state.chunks.isEmpty {
            defer { state.chunks = [] }
            return .success(state.chunks)
        }
        if let unread = state.unread {
            do throws(FileProblem) {
                let chunk = try unread.take(Self.mostAhead)
                if unread.isEmpty { state.unread = nil }
                return .success(chunk)
            } catch {
                state.unread = nil
                state.ending = .failed(TransportFailure(.other, .maybeSent, underlying: error))
            }
        }
        switch state.ending {
        case .open: return nil
        case .complete: return .success(nil)
        case .failed(let failure): return .failure(failure)
        }
    }

    private func stream() -> TransportStream {
        TransportStream(
            next: { [self] () async throws(TransportFailure) -> [UInt8]? in try await next() },
            cancel: { [self] in stop(TransportFailure(.cancelled, .maybeSent)) })
    }
}
