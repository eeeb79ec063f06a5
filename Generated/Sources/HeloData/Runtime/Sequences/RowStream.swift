/// The rows of delimited text, decoded as they arrive. Memory stays flat; nothing is fetched before the first is asked for.
nonisolated public struct RowStream<Element: JSONModel, Failure: APIError>: AsyncSequence, Sendable {
    let call: StreamedCall
    let format: TextRowFormat

    public func makeAsyncIterator() -> Iterator { Iterator(body: BodyStream(call, isSteady: true), format: format) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        private let source: Source

        init(body: BodyStream, format: TextRowFormat) { source = Source(body, format) }

        public mutating func next() async throws(Failure) -> Element? { try await step(isolation: nil) }

        private mutating func step(isolation: isolated (any Actor)?) async throws(Failure) -> Element? {
            do throws(CallFailure) {
                return try await source.next(isolation: isolation)
            } catch {
                throw Failure(error)
            }
        }

        @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Element? {
            try await step(isolation: actor)
        }

        /// Holds the parser, which cannot be copied. Used by one iterator, one call after the other.
        nonisolated private final class Source {
            private var body: BodyStream
            private var parser: TextRows<Element>
            private var rows: [Element] = []
            private var index = 0
            private var isComplete = false

            init(_ body: BodyStream, _ format: TextRowFormat) {
                self.body = body
                parser = TextRows(format, drift: body.drift)
            }

            func next(isolation: isolated (any Actor)?) async throws(CallFailure) -> Element? {
                while true {
                    if index < rows.count {
                        defer { index += 1 }
                        return rows[index]
                    }
                    rows.removeAll(keepingCapacity: true)
                    index = 0
                    if isComplete { return nil }
                    try await fill(isolation: isolation)
                }
            }

            private func fill(isolation: isolated (any Actor)?) async throws(CallFailure) {
                do throws(CallFailure) {
                    let chunk = try await body.next(isolation: isolation)
                    do throws(JSONError) {
                        if let chunk {
                            try parser.push(chunk, into: &rows)
                        } else {
                            isComplete = true
                            try parser.finish(into: &rows)
                        }
                    } catch {
                        throw body.undecodable(error)
                    }
                } catch {
                    isComplete = true
                    throw error
                }
            }
        }
    }
}

nonisolated extension APICore {
    func rowStream<Row: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ format: TextRowFormat
    ) -> RowStream<Row, Failure> {
        RowStream(call: StreamedCall(self, request.parts, options), format: format)
    }
}
