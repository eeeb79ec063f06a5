#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One call of an operation in the making: generated methods fill it and hand it to ``APICore``.
nonisolated struct APIRequest<Failure: APIError>: Sendable {
    var parts: RequestParts

    init(_ operation: APIOperation, _ path: RequestPath, throwing: Failure.Type) {
        parts = RequestParts(operation: operation, path: path)
    }

    /// The caller's own key; nil lets the client make one.
    var idempotencyKey: IdempotencyKey? {
        get { parts.idempotencyKey }
        set { parts.idempotencyKey = newValue }
    }

    /// nil adds nothing.
    mutating func query<Value: JSONModel>(_ name: String, _ value: Value?, _ style: ParameterStyle = .form) {
        if let value { parts.query(name, ParameterValue(value, style), style) }
    }

    /// The value as one JSON text; nil adds nothing.
    mutating func jsonQuery<Value: JSONModel>(_ name: String, _ value: Value?) {
        query(name, value, .json)
    }

    /// nil adds nothing.
    mutating func header<Value: JSONModel>(_ name: String, _ value: Value?, _ style: ParameterStyle = .simple) {
        if let value { parts.header(name, ParameterValue(value, style), style) }
    }

    /// nil adds nothing.
    mutating func cookie<Value: JSONModel>(_ name: String, _ value: Value?, _ style: ParameterStyle = .form) {
        if let value { parts.cookie(name, ParameterValue(value, style), style) }
    }

    /// nil sends no body. The value is checked against the limits of the description here; encoded once for all attempts.
    mutating func body<Value: JSONModel>(json value: Value?, contentType: String = "application/json") {
        guard let value else { return }
        validate(value)
        var json = JSONWriter()
        value.write(to: &json)
        parts.body(json.bytes, contentType)
    }

    /// Each element on a line of its own, in `application/json-seq` behind a record separator (RFC 7464); nil sends no body.
    mutating func body<Element: JSONModel>(jsonLines elements: [Element]?, contentType: String) {
        guard let elements else { return }
        validate(elements)
        let isSequence = MediaType(contentType).essence == "application/json-seq"
        var bytes: [UInt8] = []
        for element in elements {
            if isSequence { bytes.append(0x1E) }
            var json = JSONWriter()
            element.write(to: &json)
            bytes += json.bytes
            bytes.append(UInt8(ascii: "\n"))
        }
        parts.body(bytes, contentType)
    }

    mutating func body(text: String?, contentType: String = "text/plain; charset=utf-8") {
        if let text { parts.body(text: text, contentType) }
    }

    /// Bytes that are sent as base64 text.
    mutating func body(base64 data: Data?, contentType: String) {
        if let data { parts.body(Array(data.base64EncodedString().utf8), contentType) }
    }

    /// Calls the URL of a next page as it stands, in place of the operation's own; nil calls that. A link to another server fails the call.
    mutating func follow(_ link: String?) { parts.link = link }

    /// Notes what the value breaks; the call then fails before anything is sent, unless the configuration says otherwise.
    mutating func validate<Value: JSONModel>(_ value: Value) {
        var check = Validation()
        value.validate(&check)
        parts.note(check)
    }

    /// For arguments that are not part of a model: `request.check { $0.range(limit, "limit", min: 1, max: 100) }`.
    mutating func check(_ rules: (inout Validation) -> Void) {
        var check = Validation()
        rules(&check)
        parts.note(check)
    }
}
