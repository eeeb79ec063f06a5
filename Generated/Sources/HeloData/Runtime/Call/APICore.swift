#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a client does its calls with. Copies share connections, the retry budget and the pause after a 429.
nonisolated public struct APICore: Sendable {
    let state: ClientState
    /// For all calls, under the options of each.
    var options: CallOptions?
    /// Takes the answers of `withResponse`.
    var capture: ResponseCapture?
    /// The reading of the clock at which all calls end, whatever their own deadlines.
    var end: Duration?

    /// - Parameters:
    ///   - client: What the client is called where it is observed.
    ///   - version: Of the description.
    ///   - credentials: By the names of the description's security schemes, where the description wants them; nil where the caller
    ///     has none.
    ///   - transport: nil for the platform's own.
    init(
        client: String = "API", version: String = "", baseURL: BaseURL, credentials: KeyValuePairs<String, ClientCredential?> = [:],
        errorEnvelope: ErrorEnvelope = ErrorEnvelope(), transport: (any HTTPTransport)? = nil,
        configuration: ClientConfiguration = ClientConfiguration()
    ) {
        state = ClientState(
            name: client, version: version, baseURL: baseURL,
            credentials: credentials.compactMap { entry in entry.value.map { (scheme: entry.key, credential: $0) } },
            errorEnvelope: errorEnvelope, transport: transport ?? DefaultTransport.make(), configuration: configuration)
    }

    /// `baseURL` is an argument of the generated client.
    init(
        client: String = "API", version: String = "", baseURL: String, credentials: KeyValuePairs<String, ClientCredential?> = [:],
        errorEnvelope: ErrorEnvelope = ErrorEnvelope(), transport: (any HTTPTransport)? = nil,
        configuration: ClientConfiguration = ClientConfiguration()
    ) {
        self.init(
            client: client, version: version, baseURL: BaseURL(baseURL), credentials: credentials, errorEnvelope: errorEnvelope,
            transport: transport, configuration: configuration)
    }

    // MARK: calls by the kind of their result

    // How the value is read is known where the call stands: a client that imports the runtime gets code for its own types.

    func json<Value: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) async throws(Failure) -> Value {
        try await json(request, options) { (json) throws(JSONError) in try Value(json: &json) }
    }

    func json<Value, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ read: (inout JSONReader) throws(JSONError) -> Value
    ) async throws(Failure) -> Value {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        do {
            return try JSONReader.decode(from: response.body, drift: drift(request.parts, response), read)
        } catch {
            // Where any value may stand, no value is null.
            if response.isBlank, let null = JSONValue.null as? Value { return null }
            throw Failure(undecodable(error, response, request.parts))
        }
    }

    /// nil where the answer has no body.
    func jsonIfPresent<Value: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) async throws(Failure) -> Value? {
        try await jsonIfPresent(request, options) { (json) throws(JSONError) in try Value?(json: &json) }
    }

    func jsonIfPresent<Value, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ read: (inout JSONReader) throws(JSONError) -> Value?
    ) async throws(Failure) -> Value? {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        if response.isBlank { return nil }
        do {
            return try JSONReader.decode(from: response.body, drift: drift(request.parts, response), read)
        } catch {
            throw Failure(undecodable(error, response, request.parts))
        }
    }

    /// The answer's body does not matter.
    func empty<Failure: APIError>(_ request: APIRequest<Failure>, _ options: CallOptions) async throws(Failure) {
        do {
            _ = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
    }

    func text<Failure: APIError>(_ request: APIRequest<Failure>, _ options: CallOptions) async throws(Failure)
        -> String
    {
        do {
            return try await perform(request.parts, options).text
        } catch {
            throw Failure(error)
        }
    }

    func bytes<Failure: APIError>(_ request: APIRequest<Failure>, _ options: CallOptions) async throws(Failure)
        -> Data
    {
        do {
            return try await perform(request.parts, options).rawBody
        } catch {
            throw Failure(error)
        }
    }

    /// The value and the whole answer, for lists that go on by a header.
    func jsonWithResponse<Value: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions
    ) async throws(Failure) -> (value: Value, response: APIResponse) {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        do {
            return (try JSONReader.decode(Value.self, from: response.body, drift: drift(request.parts, response)), response)
        } catch {
            throw Failure(undecodable(error, response, request.parts))
        }
    }
}
