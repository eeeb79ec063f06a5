public import HeloData

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How the success of an operation is written as an answer.
nonisolated public struct MockReply<Success: Sendable>: Sendable {
    private let write: @Sendable (Success) -> TransportResponse

    public init(_ write: @escaping @Sendable (Success) -> TransportResponse) { self.write = write }

    func response(_ value: Success) -> TransportResponse { write(value) }

    private static func response(_ status: Int, _ type: String, _ bytes: [UInt8]) -> TransportResponse {
        TransportResponse(status: status, headers: type.isEmpty ? HTTPFields() : ["Content-Type": type], body: .bytes(bytes))
    }
}

nonisolated extension MockReply where Success: JSONModel {
    /// One JSON text.
    public static func json(_ status: Int, _ type: String = "application/json") -> Self {
        Self { response(status, type, Array($0.jsonData())) }
    }
}

nonisolated extension MockReply {
    /// One JSON text, or no body.
    public static func jsonIfPresent<Value: JSONModel>(_ status: Int, _ type: String = "application/json") -> Self where Success == Value? {
        Self { value in
            guard let value else { return response(status, "", []) }
            return response(status, type, Array(value.jsonData()))
        }
    }
}

nonisolated extension MockReply where Success == String {
    /// A text: also rows, events and lines of JSON, as the server sends them.
    public static func text(_ status: Int, _ type: String) -> Self { Self { response(status, type, Array($0.utf8)) } }
}

nonisolated extension MockReply where Success == Data {
    public static func bytes(_ status: Int, _ type: String) -> Self { Self { response(status, type, Array($0)) } }
}

nonisolated extension MockReply where Success == Void {
    /// No body.
    public static func nothing(_ status: Int) -> Self { Self { response(status, "", []) } }
}

nonisolated extension TransportResponse {
    /// Bytes of a media type.
    public static func data(_ status: HTTPStatus, _ data: Data, contentType: String) -> Self {
        TransportResponse(status: status.rawValue, headers: ["Content-Type": contentType], body: .bytes(Array(data)))
    }
}
