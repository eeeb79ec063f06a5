/// One exchange: sends the request and reads the answer as far as it is wanted.
nonisolated struct Exchange: Sendable {
    let state: ClientState
    let operation: String
    let attempt: Int

    /// An answer, with its body read or, for a streamed success, with the first part of it.
    nonisolated struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var body: [UInt8]
        var stream: TransportStream?
    }

    nonisolated struct Failed: Error, Sendable {
        var failure: TransportFailure
        /// The status, when the head of the answer had come; 0 otherwise.
        var status: Int
    }

    func answer(_ request: TransportRequest) async -> Result<Answer, Failed> {
        let response: TransportResponse
        do {
            response = try await send(request, through: 0)
        } catch {
            return .failure(Failed(failure: error, status: 0))
        }
        var answer = Answer(status: response.status, headers: response.headers, body: [], stream: nil)
        do {
            try await read(response, for: request, into: &answer)
            return .success(answer)
        } catch {
            // The status of an error says more than the loss of its body.
            if response.status / 100 != 2 { return .success(answer) }
            var failure = error
            if failure.connectionReused == nil { failure.connectionReused = response.connectionReused }
            return .failure(Failed(failure: failure, status: response.status))
        }
    }

    private func send(_ request: TransportRequest, through index: Int) async throws(TransportFailure) -> TransportResponse {
        let middleware = state.configuration.attemptMiddleware
        guard index < middleware.count else { return try await state.transport.send(request) }
        return try await middleware[index].send(request, operation: operation, attempt: attempt) {
            (request) async throws(TransportFailure) -> TransportResponse in
            try await send(request, through: index + 1)
        }
    }

    private func read(
        _ response: TransportResponse, for request: TransportRequest, into answer: inout Answer
    ) async throws(TransportFailure) {
        let isSuccess = response.status / 100 == 2
        let limits = state.configuration.limits
        let announced = Self.announcedLength(response, request)
        switch response.body {
        case .bytes(let bytes):
            answer.body = isSuccess || bytes.count <= limits.errorBodyBytes ? bytes : Array(bytes.prefix(limits.errorBodyBytes))
            if let announced, bytes.count != announced { throw TransportFailure(.truncatedBody, .maybeSent) }
            if isSuccess, !request.streamsResponse, bytes.count > limits.responseBytes {
                throw TransportFailure(.bodyTooLarge, .maybeSent)
            }
        case .stream(let stream):
            if isSuccess, request.streamsResponse {
                answer.body = try await stream.next() ?? []
                answer.stream = stream
            } else {
                let limit = isSuccess ? limits.responseBytes : limits.errorBodyBytes
                try await collect(stream, limit, announced, into: &answer)
            }
        }
    }

    /// Reads a stream to its end, or an error's to the part that is kept.
    private func collect(
        _ stream: TransportStream, _ limit: Int, _ announced: Int?, into answer: inout Answer
    ) async throws(TransportFailure) {
        defer { stream.cancel() }
        if let announced { answer.body.reserveCapacity(min(announced, limit)) }
        while let chunk = try await stream.next() {
            if answer.body.count + chunk.count > limit {
                if answer.status / 100 == 2 { throw TransportFailure(.bodyTooLarge, .maybeSent) }
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
            let length = response.headers["Content-Length"].flatMap({ Int($0) })
        else { return nil }
        return response.headers["Content-Encoding"] == nil ? length : nil
    }
}
