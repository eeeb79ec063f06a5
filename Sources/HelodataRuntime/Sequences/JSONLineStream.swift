/// One JSON text a line, or one behind each record separator (`application/json-seq`, RFC 7464), decoded as they arrive. Memory stays flat; nothing is fetched before the first is asked for.
nonisolated public struct JSONLineStream<Element: JSONModel, Failure: APIError>: AsyncSequence, Sendable {
    let call: StreamedCall

    public func makeAsyncIterator() -> Iterator { Iterator(body: BodyStream(call)) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        var body: BodyStream
        private var lines = JSONTextSplitter()
        private var isComplete = false

        init(body: BodyStream) { self.body = body }

        public mutating func next() async throws(Failure) -> Element? { try await step(isolation: nil) }

        private mutating func step(isolation: isolated (any Actor)?) async throws(Failure) -> Element? {
            do throws(CallFailure) {
                while true {
                    while let text = lines.text() {
                        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) { continue }
                        return try decode(text)
                    }
                    if isComplete { return nil }
                    if let chunk = try await body.next(isolation: isolation) {
                        lines.push(chunk)
                        try body.check(pending: lines.pendingCount)
                    } else {
                        isComplete = true
                        lines.finish()
                    }
                }
            } catch {
                isComplete = true
                throw Failure(error)
            }
        }

        @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Element? {
            try await step(isolation: actor)
        }

        private mutating func decode(_ text: [UInt8]) throws(CallFailure) -> Element {
            do throws(JSONError) {
                return try JSONReader.decode(Element.self, from: text, drift: body.drift)
            } catch {
                throw body.undecodable(error)
            }
        }
    }
}

nonisolated extension APICore {
    @_spi(Generated) public func jsonLines<Line: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) -> JSONLineStream<Line, Failure> {
        JSONLineStream(call: StreamedCall(self, request.parts, options))
    }
}
