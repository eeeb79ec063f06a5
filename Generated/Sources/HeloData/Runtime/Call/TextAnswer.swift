// Answers that are one text: as it is, or as a JSON string, whichever the answer's own media type says.

nonisolated extension APICore {
    /// The value that the text stands for.
    func string<Value: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) async throws(Failure) -> Value {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        do {
            return try response.string(drift: drift(request.parts, response))
        } catch {
            throw Failure(undecodable(error, response, request.parts))
        }
    }

    /// nil where the answer has no body.
    func stringIfPresent<Value: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) async throws(Failure) -> Value? {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        if response.isEmpty { return nil }
        do {
            return try response.string(Value?.self, drift: drift(request.parts, response))
        } catch {
            throw Failure(undecodable(error, response, request.parts))
        }
    }
}

nonisolated extension APIResponse {
    var isEmpty: Bool { body.isEmpty }

    func string<Value: JSONModel>(_: Value.Type = Value.self, drift: DriftProbe?) throws(JSONError) -> Value {
        if isJSON { return try JSONReader.decode(Value.self, from: body, drift: drift) }
        var json = JSONWriter()
        plainText.write(to: &json)
        return try JSONReader.decode(Value.self, from: json.bytes, drift: drift)
    }

    /// Where the answer names no type, a quote says that it is JSON.
    private var isJSON: Bool {
        headers["Content-Type"].map { MediaType($0).isJSON } ?? (body.first == UInt8(ascii: "\""))
    }

    /// The text of the body: of JSON that is one string its value, of everything else what stands there.
    var text: String {
        if isJSON, let text = try? JSONReader.decode(String.self, from: body) { return text }
        return plainText
    }

    /// Without a byte order mark. UTF-8 where the answer names no charset; what that lacks becomes U+FFFD.
    private var plainText: String {
        let charset = headers["Content-Type"].flatMap(TextCharset.init(of:)) ?? .utf8
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return charset.text(body.starts(with: mark) ? body[3...] : body[...])
    }
}
