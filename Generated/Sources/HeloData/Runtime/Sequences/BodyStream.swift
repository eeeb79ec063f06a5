/// The body of one answer as it arrives. Begins the call with the first part; the call is repeated until that part is there, and
/// not any more after it.
nonisolated final class BodyStream {
    private let call: StreamedCall
    private var response: APIResponse?
    private var received = 0
    private var isDone = false
    /// It comes as fast as the network can: what stalls without stopping is given up.
    private let isSteady: Bool
    /// Since the throughput was last looked at: the time that was spent waiting, and what came in it.
    private var waited: Duration = .zero
    private var arrived = 0

    init(_ call: StreamedCall, isSteady: Bool = false) {
        self.call = call
        self.isSteady = isSteady
    }

    private var core: APICore { call.core }
    private var parts: RequestParts { call.parts }

    /// The answer, once its first part is there.
    var head: APIResponse? { response }

    /// Whether the next part comes after the first.
    var hasBegun: Bool { response != nil }

    /// Who is told of what the body holds beyond the description.
    var drift: DriftProbe? { core.drift(parts, response) }

    /// The next part; nil at the end.
    func next(isolation: isolated (any Actor)?) async throws(CallFailure) -> [UInt8]? {
        if isDone { return nil }
        guard let response else {
            let response = try await core.perform(parts, call.options, streams: true)
            self.response = response
            received = response.body.count
            if response.stream == nil { isDone = true }
            return response.body
        }
        guard let stream = response.stream else { return nil }
        if Task.isCancelled { throw end(.cancelled) }
        let began = core.state.configuration.clock.now()
        switch await Self.chunk(stream, core.state) {
        case .success(let chunk?):
            received += chunk.count
            if isSteady { try measure(chunk.count, since: began) }
            return chunk
        case .success(nil):
            isDone = true
            if let length = announced(response), length != received {
                throw end(.transport(TransportFailure(.truncatedBody, .maybeSent)))
            }
            return nil
        case .failure(let kind):
            throw end(kind.value)
        }
    }

    private func measure(_ count: Int, since began: Duration) throws(CallFailure) {
        let configuration = core.state.configuration
        waited += configuration.clock.now() - began
        arrived += count
        guard waited >= configuration.timeouts.idle.bounded, waited > .zero else { return }
        if Double(arrived) < Double(configuration.limits.streamBytesPerSecond) * waited.inSeconds { throw end(.timeout(.idle)) }
        waited = .zero
        arrived = 0
    }

    /// A line, row or event must not be longer than a whole body may be that is not streamed.
    func check(pending count: Int) throws(CallFailure) {
        guard count > core.state.configuration.limits.responseBytes else { return }
        throw end(.transport(TransportFailure(.bodyTooLarge, .maybeSent)))
    }

    /// The failure of a transfer that is given up for this reason.
    func stopped(_ kind: CallFailure.Kind) -> CallFailure { end(kind) }

    /// The failure of a body that is not as described.
    func undecodable(_ error: JSONError) -> CallFailure { end(.decoding(error)) }

    nonisolated private struct Kind: Error { let value: CallFailure.Kind }

    /// Within the idle timeout.
    private static func chunk(_ stream: TransportStream, _ state: ClientState) async -> Result<[UInt8]?, Kind> {
        let configuration = state.configuration
        let pull: @Sendable () async -> Result<[UInt8]?, TransportFailure> = {
            do throws(TransportFailure) {
                return .success(try await stream.next())
            } catch {
                return .failure(error)
            }
        }
        let result: Result<[UInt8]?, TransportFailure>
        var timeIsUp = false
        if state.transport.isImmediate {
            result = await pull()
        } else {
            let end = configuration.clock.now() + configuration.timeouts.idle.bounded
            let race = await Race.run(until: end, configuration.clock, pull)
            result = race.value ?? .failure(TransportFailure(.cancelled, .maybeSent))
            timeIsUp = race.timeIsUp
        }
        switch result {
        case .success(let chunk): return .success(chunk)
        case .failure(let failure):
            if Task.isCancelled { return .failure(Kind(value: .cancelled)) }
            if timeIsUp || failure.kind == .timeout { return .failure(Kind(value: .timeout(.idle))) }
            return .failure(Kind(value: .transport(failure)))
        }
    }

    private func announced(_ response: APIResponse) -> Int? {
        response.headers["Content-Encoding"] == nil ? response.headers["Content-Length"].flatMap { Int($0) } : nil
    }

    private func end(_ kind: CallFailure.Kind) -> CallFailure {
        isDone = true
        response?.stream?.cancel()
        guard let response else { return CallFailure(CallFailure.Details(kind, of: parts.operation)) }
        return .afterSuccess(
            kind, of: parts, response, effect: response.isOfType(parts.acceptedTypes) ? .confirmed : .unknown,
            keeping: core.state.configuration.limits.errorBodyBytes)
    }
}
