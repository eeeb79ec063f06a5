/// Server-sent events (`text/event-stream`), the `data` of each decoded as they arrive. Memory stays flat; nothing is fetched
/// before the first is asked for. An event whose data is `[DONE]` ends the stream, events without data are skipped.
nonisolated public struct EventStream<Element: JSONModel, Failure: APIError>: AsyncSequence, Sendable {
    let core: APICore
    let parts: RequestParts
    let options: CallOptions

    public func makeAsyncIterator() -> Iterator { Iterator(body: BodyStream(core, parts, options)) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        var body: BodyStream
        private var lines = LineSplitter()
        private var event = EventParser()
        private var isComplete = false

        init(body: BodyStream) { self.body = body }

        public mutating func next() async throws(Failure) -> Element? { try await step(isolation: nil) }

        private mutating func step(isolation: isolated (any Actor)?) async throws(Failure) -> Element? {
            do throws(CallFailure) {
                while !isComplete {
                    while let line = lines.line() {
                        guard let data = event.push(line) else { continue }
                        if data == Self.end {
                            isComplete = true
                            return nil
                        }
                        return try decode(data)
                    }
                    // An event that the stream ends in the middle of is not complete and does not count.
                    guard let chunk = try await body.next(isolation: isolation) else {
                        isComplete = true
                        return nil
                    }
                    lines.push(chunk)
                    try body.check(pending: lines.pendingCount + event.count)
                }
                return nil
            } catch {
                isComplete = true
                throw Failure(error)
            }
        }

        @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Element? {
            try await step(isolation: actor)
        }

        private static var end: [UInt8] { Array("[DONE]".utf8) }

        private mutating func decode(_ data: [UInt8]) throws(CallFailure) -> Element {
            if let text = String(decoding: data, as: UTF8.self) as? Element { return text }
            do throws(JSONError) {
                return try JSONReader.decode(Element.self, from: data, drift: body.drift)
            } catch {
                throw body.undecodable(error)
            }
        }
    }
}

/// Collects the lines of one event (HTML Living Standard §9.2.6).
nonisolated struct EventParser {
    private var data: [UInt8] = []
    private var hasData = false

    /// The length of the unfinished event.
    var count: Int { data.count }

    /// The data of the event that an empty line ends; nil in the middle of one.
    mutating func push(_ line: [UInt8]) -> [UInt8]? {
        if line.isEmpty {
            defer {
                data = []
                hasData = false
            }
            return hasData ? data : nil
        }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        guard line[..<colon].elementsEqual("data".utf8) else { return nil }
        var value = line[colon...].dropFirst()
        if value.first == 0x20 { value = value.dropFirst() }
        if hasData { data.append(0x0A) }
        data += value
        hasData = true
        return nil
    }
}
