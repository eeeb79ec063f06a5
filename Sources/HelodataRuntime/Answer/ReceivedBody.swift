#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A success with its status and content type, for operations that have several.
@_spi(Generated) nonisolated public final class ReceivedBody: Sendable {
    let response: APIResponse
    let drift: DriftProbe?

    init(_ response: APIResponse, drift: DriftProbe?) {
        self.response = response
        self.drift = drift
    }

    @_spi(Generated) public var status: Int { response.status }

    /// Without parameters, in lower case; empty where the answer names none.
    var contentType: String { MediaType(response.headers["Content-Type"] ?? "").essence }

    /// Whether the content type is this one or in this range. An answer that names none is taken for JSON.
    func isType(_ range: String) -> Bool {
        let type = MediaType(response.headers["Content-Type"] ?? "application/json")
        return type.matches(range)
    }

    @_spi(Generated) public func json<Value: JSONModel>(_: Value.Type = Value.self) throws(JSONError) -> Value {
        try JSONReader.decode(Value.self, from: response.body, drift: drift)
    }

    /// nil where there is no body.
    @_spi(Generated) public func jsonIfPresent<Value: JSONModel>(_: Value.Type = Value.self) throws(JSONError) -> Value? {
        response.isBlank ? nil : try JSONReader.decode(Value.self, from: response.body, drift: drift)
    }

    @_spi(Generated) public var text: String { response.text }
    @_spi(Generated) public var data: Data { response.rawBody }

    /// For answers that no case takes.
    @_spi(Generated) public var unexpected: JSONError {
        JSONError(.typeMismatch, "the description does not list an answer of this status and content type", path: "$", offset: 0)
    }
}
