// Answers that may be one of several, by status and media type.

nonisolated extension APICore {
    /// An operation with several kinds of success: the closure looks at status and content type and reads the one that came.
    @_spi(Generated) public func choose<Value, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions,
        _ decode: (ReceivedBody) throws(JSONError) -> Value
    ) async throws(Failure) -> Value {
        let parts = request.parts
        let response: APIResponse
        do {
            response = try await perform(parts, options)
        } catch {
            throw Failure(error)
        }
        do {
            return try decode(ReceivedBody(response, drift: drift(parts, response)))
        } catch {
            throw Failure(undecodable(error, response, parts))
        }
    }
}

nonisolated extension ReceivedBody {
    /// A text, or a JSON string where the content type says that it is JSON.
    @_spi(Generated) public func string<Value: JSONModel>(_: Value.Type = Value.self) throws(JSONError) -> Value {
        try response.string(drift: drift)
    }
}
