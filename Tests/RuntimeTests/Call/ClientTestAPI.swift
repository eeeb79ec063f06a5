import Foundation

@_spi(Generated) @testable import HelodataRuntime

// A small client, written as the generator writes them.

struct ShopOrder: JSONModel {
    var id: String
    var note: String?

    init(id: String, note: String? = nil) {
        self.id = id
        self.note = note
    }

    static let jsonKeys = JSONKeys("id", "note", required: [0])

    init(json: inout JSONReader) throws(JSONError) {
        var id: String?, note: String?
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: id = try json.read(String.self)
            default: note = try json.read(String.self)
            }
        }
        guard let id else { throw json.missingMember(object) }
        self.init(id: id, note: note)
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.optional("note", note)
        json.endObject()
    }

    func validate(_ check: inout Validation) {
        if id == "invalid" { check.note("id", "must not be invalid") }
    }
}

struct ShopPage: JSONModel {
    var data: [ShopOrder]
    var nextCursor: String?

    init(data: [ShopOrder], nextCursor: String? = nil) {
        self.data = data
        self.nextCursor = nextCursor
    }

    static let jsonKeys = JSONKeys("data", "next_cursor", required: [0], list: 0)

    init(json: inout JSONReader) throws(JSONError) {
        var data: [ShopOrder]?, nextCursor: String?
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: data = try json.read([ShopOrder].self)
            default: nextCursor = try json.read(String.self)
            }
        }
        guard let data else { throw json.missingMember(object) }
        self.init(data: data, nextCursor: nextCursor)
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("data", data)
        json.optional("next_cursor", nextCursor)
        json.endObject()
    }
}

extension MultipartForm {
    /// The whole, of parts that are in memory.
    var bytes: [UInt8] { UploadBody.bytes(bodies) ?? [] }
}

enum ShopError: APIError {
    case insufficientBalance(ErrorResponse<JSONValue>)
    case unauthorized(ErrorResponse<JSONValue>)
    case outcomeUnknown(CallFailure)
    case undocumented(ErrorResponse<JSONValue>)
    case failed(CallFailure)

    init(_ failure: CallFailure) {
        if failure.outcomeUnknown {
            self = .outcomeUnknown(failure)
            return
        }
        switch failure.code {
        case "insufficient_balance": self = .insufficientBalance(ErrorResponse(failure))
        default:
            switch failure.status {
            case 401: self = .unauthorized(ErrorResponse(failure))
            case 0: self = .failed(failure)
            default: self = .undocumented(ErrorResponse(failure))
            }
        }
    }

    var failure: CallFailure {
        switch self {
        case .insufficientBalance(let error), .unauthorized(let error), .undocumented(let error): error.failure
        case .outcomeUnknown(let failure), .failed(let failure): failure
        }
    }
}

struct ShopClient: APIClient {
    let core: APICore
    init(core: APICore) { self.core = core }

    init(
        token: ClientCredential, baseURL: String = "https://api.example.com/v1", transport: (any HTTPTransport)? = nil,
        configuration: ClientConfiguration = ClientConfiguration()
    ) {
        self.init(
            core: APICore(
                baseURL: baseURL, credentials: ["bearerAuth": token.placed(.bearer)],
                errorEnvelope: ErrorEnvelope(code: "code", message: "message", requestID: "request_id"),
                transport: transport, configuration: configuration))
    }

    /// POST, keyed.
    func buy(
        _ purchase: ShopOrder, idempotencyKey: IdempotencyKey? = nil, options: CallOptions = CallOptions()
    ) async throws(ShopError) -> ShopOrder {
        var request = APIRequest(Self.buy, "/orders", throwing: ShopError.self)
        request.idempotencyKey = idempotencyKey
        request.body(json: purchase)
        return try await core.json(request, options)
    }
    private static let buy = APIOperation(
        "buy", .post, "/orders", replay: .keyed("Idempotency-Key"), security: [["bearerAuth"]])

    /// POST, unsafe.
    func renew(_ id: String, options: CallOptions = CallOptions()) async throws(ShopError) -> ShopOrder {
        let request = APIRequest(Self.renew, "/orders/\(id)/renew", throwing: ShopError.self)
        return try await core.json(request, options)
    }
    private static let renew = APIOperation("renew", .post, "/orders/{id}/renew", security: [["bearerAuth"]])

    /// GET.
    func get(_ id: String, options: CallOptions = CallOptions()) async throws(ShopError) -> ShopOrder {
        let request = APIRequest(Self.get, "/orders/\(id)", throwing: ShopError.self)
        return try await core.json(request, options)
    }
    private static let get = APIOperation("get", .get, "/orders/{id}", replay: .safe, security: [["bearerAuth"]])

    /// DELETE.
    func cancel(_ id: String, options: CallOptions = CallOptions()) async throws(ShopError) {
        let request = APIRequest(Self.cancel, "/orders/\(id)", throwing: ShopError.self)
        try await core.empty(request, options)
    }
    private static let cancel = APIOperation("cancel", .delete, "/orders/{id}", replay: .idempotent, security: [["bearerAuth"]])

    /// GET in pages.
    func list(
        cursor: String? = nil, limit: Int? = nil, options: CallOptions = CallOptions()
    ) -> PageSequence<ShopPage, ShopOrder, ShopError> {
        core.pages(
            Self.list, from: cursor,
            fetch: { (cursor: String?) async throws(ShopError) -> ShopPage in
                var request = APIRequest(Self.list, "/orders", throwing: ShopError.self)
                request.query("cursor", cursor)
                request.query("limit", limit)
                return try await core.json(request, options)
            },
            items: { $0.data }, next: { $0.nextCursor })
    }
    private static let list = APIOperation("list", .get, "/orders", replay: .safe, security: [["bearerAuth"]])

    func waitUntilReady(
        _ id: String, atMost: Duration = .minutes(15), since: Date? = nil, options: CallOptions = CallOptions(),
        onUpdate: (@Sendable (WaitProgress) async -> Void)? = nil
    ) async throws(WaitError<ShopOrder>) -> ShopOrder {
        try await core.wait(
            Self.waitUntilReady, atMost: atMost, since: since, onUpdate: onUpdate,
            { (core: APICore) async throws(ShopError) -> ShopOrder in try await ShopClient(core: core).get(id, options: options) },
            state: { $0.note ?? "" })
    }
    static let waitUntilReady = StateWaiter(
        "waitUntilReady", success: ["active", "completed"], failure: ["failed", "cancelled"], notFoundGrace: .seconds(60))

    func lines(options: CallOptions = CallOptions()) -> JSONLineStream<ShopOrder, ShopError> {
        core.jsonLines(APIRequest(Self.stream, "/stream", throwing: ShopError.self), options)
    }
    func events(options: CallOptions = CallOptions()) -> EventStream<ShopOrder, ShopError> {
        core.events(APIRequest(Self.stream, "/stream", throwing: ShopError.self), options)
    }
    private static let stream = APIOperation("stream", .get, "/stream", replay: .safe, accept: "text/event-stream")
}

/// A configuration in virtual time, without jitter unless given.
func testConfiguration(
    _ time: VirtualTime, jitter: Double = 0, retry: RetryPolicy = RetryPolicy(), timeouts: CallTimeouts = CallTimeouts()
) -> ClientConfiguration {
    ClientConfiguration(retry: retry, timeouts: timeouts, clock: time, jitter: { jitter })
}

extension ShopClient {
    init(
        _ time: VirtualTime, _ transport: any HTTPTransport, jitter: Double = 0, retry: RetryPolicy = RetryPolicy(),
        timeouts: CallTimeouts = CallTimeouts(), token: ClientCredential = "secret-token"
    ) {
        self.init(
            token: token, transport: transport,
            configuration: testConfiguration(time, jitter: jitter, retry: retry, timeouts: timeouts))
    }
}

/// The result of a typed call.
func outcome<Value: Sendable, Failure: Error>(
    _ body: @Sendable () async throws(Failure) -> Value
) async -> Result<Value, Failure> {
    do throws(Failure) {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}

extension Result {
    var value: Success? { if case .success(let value) = self { value } else { nil } }
    var error: Failure? { if case .failure(let error) = self { error } else { nil } }
}

/// Where the client of these tests goes.
let ownOrigin = RequestTarget(scheme: "https", authority: "api.example.com", target: "/")
