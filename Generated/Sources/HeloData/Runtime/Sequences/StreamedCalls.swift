// Calls whose results are rows, events or lines.

nonisolated extension APICore {
    func rows<Row: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ format: TextRowFormat
    ) async throws(Failure) -> [Row] {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        do {
            return try TextRows<Row>.decode(response.body, format, drift: drift(request.parts, response))
        } catch {
            throw Failure(undecodable(error, response, request.parts))
        }
    }

    func rowStream<Row: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ format: TextRowFormat
    ) -> RowStream<Row, Failure> {
        RowStream(call: StreamedCall(self, request.parts, options), format: format)
    }

    func events<Event: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ content: EventContent = .data
    ) -> EventStream<Event, Failure> {
        EventStream(call: StreamedCall(self, request.parts, options), content: content)
    }

    func jsonLines<Line: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) -> JSONLineStream<Line, Failure> {
        JSONLineStream(call: StreamedCall(self, request.parts, options))
    }
}
