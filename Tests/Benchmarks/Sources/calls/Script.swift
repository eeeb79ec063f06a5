import HeloData

/// A transport in memory whose answer is prepared once.
struct Script: HTTPTransport {
    private let response: TransportResponse
    /// A transport that does not promise to answer at once gets a timer around each attempt, as a network does.
    let isImmediate: Bool

    init(_ body: [UInt8], status: Int = 200, isImmediate: Bool = false) {
        self.isImmediate = isImmediate
        response = TransportResponse(
            status: status,
            headers: [
                "Content-Type": "application/json", "X-Request-ID": "req_0001", "Content-Length": "\(body.count)",
                "X-RateLimit-Limit": "600", "X-RateLimit-Remaining": "599", "X-RateLimit-Reset": "60",
            ],
            body: .bytes(body))
    }

    func send(_: TransportRequest) async throws(TransportFailure) -> TransportResponse { response }
}

/// A transport in memory that answers in chunks, as a network does. The same text is sent a number of times, the head once.
struct ChunkedScript: HTTPTransport {
    let head: [UInt8]
    let text: [UInt8]
    var repeats = 1
    var chunk = 16 << 10
    let contentType: String

    func send(_: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let place = Place()
        let stream = TransportStream { () async throws(TransportFailure) -> [UInt8]? in place.next(of: self) }
        return TransportResponse(status: 200, headers: ["Content-Type": contentType], body: .stream(stream))
    }

    /// Read by one reader, one chunk after the other.
    private final class Place: @unchecked Sendable {
        private var isStarted = false
        private var round = 0
        private var offset = 0

        func next(of script: ChunkedScript) -> [UInt8]? {
            guard isStarted || script.head.isEmpty else {
                isStarted = true
                return script.head
            }
            if offset == script.text.count { (round, offset) = (round + 1, 0) }
            guard round < script.repeats else { return nil }
            let end = min(offset + script.chunk, script.text.count)
            defer { offset = end }
            return Array(script.text[offset..<end])
        }
    }
}
