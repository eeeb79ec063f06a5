/// Server-sent events (`text/event-stream`), decoded as they arrive: the `data` of each, or the whole event where the description
/// speaks of that. Memory stays flat; nothing is fetched before the first is asked for. An event whose data is `[DONE]` ends a
/// stream of JSON, events without data are skipped.
nonisolated public struct EventStream<Element: JSONModel, Failure: APIError>: AsyncSequence, Sendable {
    let call: StreamedCall
    let content: EventContent

    public func makeAsyncIterator() -> Iterator { Iterator(body: BodyStream(call), content: content) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        var body: BodyStream
        private var lines = LineSplitter()
        private var event = EventParser()
        private var isComplete = false
        private let content: EventContent

        init(body: BodyStream, content: EventContent) {
            self.body = body
            self.content = content
        }

        public mutating func next() async throws(Failure) -> Element? { try await step(isolation: nil) }

        private mutating func step(isolation: isolated (any Actor)?) async throws(Failure) -> Element? {
            do throws(CallFailure) {
                while !isComplete {
                    while let line = lines.line() {
                        guard let event = event.push(line) else { continue }
                        if content != .event, event.data == Self.end {
                            isComplete = true
                            return nil
                        }
                        return try decode(event)
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

        private mutating func decode(_ event: ServerSentEvent) throws(CallFailure) -> Element {
            if content == .data, let text = String(decoding: event.data, as: UTF8.self) as? Element { return text }
            do throws(JSONError) {
                return try JSONReader.decode(Element.self, from: event.json(content), drift: body.drift)
            } catch {
                throw body.undecodable(error)
            }
        }
    }
}

nonisolated extension APICore {
    @_spi(Generated) public func events<Event: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ content: EventContent = .data
    ) -> EventStream<Event, Failure> {
        EventStream(call: StreamedCall(self, request.parts, options), content: content)
    }
}
