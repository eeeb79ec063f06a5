/// An answer, with its body read or, for a streamed success, with the first part of it.
nonisolated struct ReceivedAnswer: Sendable {
    var status: Int
    var headers: HTTPFields
    var body: [UInt8] = []
    var stream: TransportStream?

    var isSuccess: Bool { status / 100 == 2 }
}

/// How an exchange ended.
nonisolated enum ExchangeOutcome: Sendable {
    case answered(ReceivedAnswer)
    /// A success whose body broke: its head is worth something.
    case broken(ReceivedAnswer, TransportFailure)
    case failed(TransportFailure)
}

/// One exchange: sends the request and reads the answer as far as it is wanted.
nonisolated struct Exchange: Sendable {
    let state: ClientState
    let operation: String
    let attempt: Int
    /// The header with the idempotency key: nothing on the way may change it.
    let key: (name: String, value: String)?

    func outcome(_ request: TransportRequest) async -> ExchangeOutcome {
        let response: TransportResponse
        do {
            response = try await send(request, through: 0)
        } catch {
            return .failed(error)
        }
        var answer = ReceivedAnswer(status: response.status, headers: response.headers)
        do {
            try await read(response, for: request, into: &answer)
            return .answered(answer)
        } catch {
            // The status of an error says more than the loss of its body.
            guard answer.isSuccess else { return .answered(answer) }
            var failure = error
            if failure.connectionReused == nil { failure.connectionReused = response.connectionReused }
            return .broken(answer, failure)
        }
    }

    private func send(_ request: TransportRequest, through index: Int) async throws(TransportFailure) -> TransportResponse {
        let middleware = state.configuration.attemptMiddleware
        guard index < middleware.count else {
            if index > 0, let key, request.headers.values(of: key.name) != [key.value] {
                throw TransportFailure(.illegalHeader, .notSent)
            }
            guard request.content.flows, !state.transport.takesFlowingBodies else { return try await state.transport.send(request) }
            var request = request
            request.content = .bytes(try await request.content.bytes(upTo: max(0, state.configuration.limits.responseBytes)))
            return try await state.transport.send(request)
        }
        return try await middleware[index].send(request, operation: operation, attempt: attempt) {
            (request) async throws(TransportFailure) -> TransportResponse in
            try await send(request, through: index + 1)
        }
    }

    private func read(
        _ response: TransportResponse, for request: TransportRequest, into answer: inout ReceivedAnswer
    ) async throws(TransportFailure) {
        let limits = state.configuration.limits
        let announced = Self.announcedLength(response, request)
        switch response.body {
        case .bytes(let bytes):
            let kept = max(0, limits.errorBodyBytes)
            answer.body = answer.isSuccess || bytes.count <= kept ? bytes : Array(bytes.prefix(kept))
            if let announced, bytes.count != announced { throw TransportFailure(.truncatedBody, .maybeSent) }
            if answer.isSuccess, !request.streamsResponse, bytes.count > limits.responseBytes {
                throw TransportFailure(.bodyTooLarge, .maybeSent)
            }
        case .stream(let stream):
            if answer.isSuccess, request.streamsResponse {
                answer.body = try await stream.next() ?? []
                answer.stream = stream
            } else {
                try await collect(stream, max(0, answer.isSuccess ? limits.responseBytes : limits.errorBodyBytes), announced, into: &answer)
            }
        }
    }

    /// Reads a stream to its end, or an error's to the part that is kept.
    private func collect(
        _ stream: TransportStream, _ limit: Int, _ announced: Int?, into answer: inout ReceivedAnswer
    ) async throws(TransportFailure) {
        defer { stream.cancel() }
        if let announced { answer.body.reserveCapacity(min(announced, limit, BodyLength.mostReserved)) }
        while let chunk = try await stream.next() {
            if chunk.count > limit - answer.body.count {
                if answer.isSuccess { throw TransportFailure(.bodyTooLarge, .maybeSent) }
                answer.body += chunk.prefix(limit - answer.body.count)
                return
            }
            if answer.body.isEmpty { answer.body = chunk } else { answer.body += chunk }
        }
        if let announced, answer.body.count != announced { throw TransportFailure(.truncatedBody, .maybeSent) }
    }

    /// `Content-Length`, where it counts the bytes that we see: not of a HEAD, and not when the transport has decompressed.
    static func announcedLength(_ response: TransportResponse, _ request: TransportRequest) -> Int? {
        guard request.method != .head, response.status != 204, response.status != 304,
            let length = response.headers["Content-Length"].flatMap({ Int($0) }), length >= 0
        else { return nil }
        return response.headers["Content-Encoding"] == nil ? length : nil
    }
}
