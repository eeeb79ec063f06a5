import Foundation

@_spi(Generated) @testable import HelodataRuntime

/// A client of the shop below, written as the generator writes them: one operation that carries a key, four that must not be repeated,
/// two with a body and two without.
struct ShopClient: APIClient {
    let core: APICore

    init(core: APICore) { self.core = core }

    init(_ baseURL: String, _ transport: any HTTPTransport, attempt: Duration) {
        core = APICore(
            baseURL: baseURL, credentials: [:], errorEnvelope: ErrorEnvelope(code: "code"), transport: transport,
            configuration: ClientConfiguration(
                retry: RetryPolicy(base: .milliseconds(1), cap: .milliseconds(4)),
                timeouts: CallTimeouts(read: attempt, write: attempt)))
    }

    func order(_ purchase: ShopItem) async throws(ShopError) -> ShopItem {
        var request = APIRequest(Self.order, "/orders", throwing: ShopError.self)
        request.body(json: purchase)
        return try await core.json(request, CallOptions())
    }
    private static let order = APIOperation("order", .post, "/orders", replay: .keyed("Idempotency-Key"))

    enum Write: String, CaseIterable { case renew, replace, refresh, rotate }

    func write(_ write: Write) async throws(ShopError) -> ShopItem {
        switch write {
        case .renew: try await send(Self.renew, "/renew", ShopItem(id: "b"))
        case .replace: try await send(Self.replace, "/replace", ShopItem(id: "b"))
        case .refresh: try await send(Self.refresh, "/refresh", nil)
        case .rotate: try await send(Self.rotate, "/rotate", nil)
        }
    }

    private func send(_ operation: APIOperation, _ path: RequestPath, _ item: ShopItem?) async throws(ShopError) -> ShopItem {
        var request = APIRequest(operation, path, throwing: ShopError.self)
        if let item { request.body(json: item) }
        return try await core.json(request, CallOptions())
    }
    private static let renew = APIOperation("renew", .post, "/renew")
    private static let replace = APIOperation("replace", .post, "/replace")
    private static let refresh = APIOperation("refresh", .post, "/refresh")
    private static let rotate = APIOperation("rotate", .post, "/rotate")

    func get() async throws(ShopError) -> ShopItem {
        try await core.json(APIRequest(Self.get, "/stock", throwing: ShopError.self), CallOptions())
    }
    private static let get = APIOperation("get", .get, "/stock", replay: .safe)
}

struct ShopItem: JSONModel {
    var id: String

    static let jsonKeys = JSONKeys("id", required: [0])

    init(id: String) { self.id = id }

    init(json: inout JSONReader) throws(JSONError) {
        var id: String?
        var object = try json.object(Self.jsonKeys)
        while try json.nextKey(&object) != nil { id = try json.read(String.self) }
        guard let id else { throw json.missingMember(object) }
        self.id = id
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.endObject()
    }
}

enum ShopError: APIError {
    case outcomeUnknown(CallFailure)
    case undocumented(ErrorResponse<JSONValue>)
    case failed(CallFailure)

    init(_ failure: CallFailure) {
        if failure.outcomeUnknown {
            self = .outcomeUnknown(failure)
        } else {
            self = failure.status == 0 ? .failed(failure) : .undocumented(ErrorResponse(failure))
        }
    }

    var failure: CallFailure {
        switch self {
        case .undocumented(let error): error.failure
        case .outcomeUnknown(let failure), .failed(let failure): failure
        }
    }
}
