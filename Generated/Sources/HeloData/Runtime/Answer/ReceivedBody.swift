#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A success with its status and content type, for operations that have several.
nonisolated final class ReceivedBody: Sendable {
    let response: APIResponse
    let drift: DriftProbe?

    init(_ response: APIResponse, drift: DriftProbe?) {
        self.response = response
        self.drift = drift
    }

    var status: Int { response.status }

    /// Without parameters, in lower case; empty where the answer names none.
    var contentType: String { MediaType(response.headers["Content-Type"] ?? "").essence }

    /// Whether the content type is this one or in this range. An answer that names none is taken for JSON.
    func isType(_ range: String) -> Bool {
        let type = MediaType(response.headers["Content-Type"] ?? "application/json")
        return type.matches(range)
    }

    func json<Value: JSONModel>(_: Value.Type = Value.self) throws(JSONError) -> Value {
        try JSONReader.decode(Value.self, from: response.body, drift: drift)
    }

    /// nil where there is no body.
    func jsonIfPresent<Value: JSONModel>(_: Value.Type = Value.self) throws(JSONError) -> Value? {
        response.isBlank ? nil : try JSONReader.decode(Value.self, from: response.body, drift: drift)
    }

    var text: String { response.text }
    var data: Data { response.rawBody }

    /// For answers that no case takes.
    var unexpected: JSONError {
        JSONError(.typeMismatch, "the description does not list an answer of this status and content type", path: "$", offset: 0)
    }
}

nonisolated extension APIResponse {
    /// No body, or white space.
    var isBlank: Bool { body.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
}
