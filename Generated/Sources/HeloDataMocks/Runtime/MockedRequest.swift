public import HeloData

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A request as a mock received it.
nonisolated public struct MockedRequest: Sendable {
    /// As it was sent, with credentials: not for logs.
    public let sent: TransportRequest
    /// The operation as one calls it, `orders.create`.
    public let operation: String
    /// Attempts of the call so far, by the header `X-Attempt`, which clients send unless they are configured otherwise.
    public internal(set) var attempts: Int
    private let pathValues: [String: String]

    init(_ sent: TransportRequest, operation: String, pathValues: [String: String]) {
        self.sent = sent
        self.operation = operation
        self.pathValues = pathValues
        attempts = sent.headers["X-Attempt"].flatMap { Int($0) } ?? 1
    }

    /// Whether another request is the next attempt of the same call.
    func isRepeated(by next: MockedRequest) -> Bool {
        operation == next.operation && attempts + 1 == next.attempts && sent.target == next.sent.target && sent.body == next.sent.body
            && Self.steady(sent.headers) == Self.steady(next.sent.headers)
    }

    /// What all attempts of a call have in common, its key among them.
    private static func steady(_ headers: HTTPFields) -> [HTTPFields.Field] {
        headers.filter { !["x-attempt", "traceparent", "tracestate", "baggage"].contains($0.name.lowercased()) }
    }

    /// The headers, names in any case.
    public var headers: HTTPFields { sent.headers }

    /// The body as text; empty where there is none.
    public var bodyText: String { String(decoding: sent.body ?? [], as: UTF8.self) }

    private var query: [(name: String, value: String)] { MockText.pairs(Substring(sent.query ?? "")) }
}

/// A call of one operation as a mock received it, its arguments read back from the request.
nonisolated public protocol MockedCall: Sendable {
    /// - Throws: What cannot be read, in words.
    init(_ request: MockedRequest) throws
}

/// Something in a request that is not as described.
nonisolated public struct MockProblem: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

// MARK: - Parameters

nonisolated extension MockedRequest {
    /// A path parameter.
    public func path<Value: JSONModel>(_ name: String) throws -> Value { try value(pathValues[name].map { .string($0) }, "path", name) }

    /// A query parameter.
    /// - Parameter separator: Between the elements of a list that is one parameter; nil where each element is one.
    public func query<Value: JSONModel>(_ name: String, separator: String? = nil) throws -> Value {
        try value(queryValue(name, separator), "query", name)
    }

    /// A query parameter that need not be there.
    public func queryIfPresent<Value: JSONModel>(_ name: String, separator: String? = nil) throws -> Value? {
        try queryValue(name, separator).map { try value($0, "query", name) }
    }

    private func queryValue(_ name: String, _ separator: String?) -> JSONValue? {
        let values = query.filter { $0.name == name || $0.name == name + "[]" }.map(\.value)
        guard let first = values.first else { return nil }
        if let separator { return .array(first.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) }) }
        return values.count == 1 ? .string(first) : .array(values.map { .string($0) })
    }

    /// `color[R]=100&color[G]=200`
    public func deepQuery<Value: JSONModel>(_ name: String) throws -> Value { try value(deepValue(name), "query", name) }

    /// The same, where it need not be there.
    public func deepQueryIfPresent<Value: JSONModel>(_ name: String) throws -> Value? {
        try deepValue(name).map { try value($0, "query", name) }
    }

    private func deepValue(_ name: String) -> JSONValue? {
        let fields = query.filter { $0.name.hasPrefix(name + "[") }
        if fields.isEmpty { return nil }
        var object = JSONValue.Object()
        for field in fields {
            let keys = field.name.dropFirst(name.count).split { $0 == "[" || $0 == "]" }.map(String.init)
            object = Self.setting(keys[...], .string(field.value), in: object)
        }
        return .object(object)
    }

    private static func setting(_ keys: ArraySlice<String>, _ value: JSONValue, in object: JSONValue.Object) -> JSONValue.Object {
        guard let key = keys.first else { return object }
        var object = object
        if keys.count > 1 {
            object[key] = .object(setting(keys.dropFirst(), value, in: object[key]?.object ?? JSONValue.Object()))
        } else if let known = object[key] {
            object[key] = .array((known.array ?? [known]) + [value])
        } else {
            object[key] = value
        }
        return object
    }

    /// All of the query as an object.
    public func wholeQuery<Value: JSONModel>() throws -> Value { try value(Self.object(query), "query", "") }

    /// The same, where it need not be there.
    public func wholeQueryIfPresent<Value: JSONModel>() throws -> Value? { query.isEmpty ? nil : try wholeQuery() }

    private static func object(_ pairs: [(name: String, value: String)]) -> JSONValue {
        var object = JSONValue.Object()
        for pair in pairs {
            if let known = object[pair.name] {
                object[pair.name] = .array((known.array ?? [known]) + [.string(pair.value)])
            } else {
                object[pair.name] = .string(pair.value)
            }
        }
        return .object(object)
    }

    /// A query parameter that is one JSON text.
    public func jsonQuery<Value: JSONModel>(_ name: String) throws -> Value {
        guard let value: Value = try jsonQueryIfPresent(name) else { throw MockProblem("the query parameter '\(name)' is missing") }
        return value
    }

    /// The same, where it need not be there.
    public func jsonQueryIfPresent<Value: JSONModel>(_ name: String) throws -> Value? {
        try query.first { $0.name == name }.map { try Value(jsonData: Array($0.value.utf8)) }
    }

    /// A header.
    public func header<Value: JSONModel>(_ name: String) throws -> Value { try value(headers[name].map { .string($0) }, "header", name) }

    /// A header that need not be there.
    public func headerIfPresent<Value: JSONModel>(_ name: String) throws -> Value? {
        try headers[name].map { try value(.string($0), "header", name) }
    }

    /// A cookie.
    public func cookie<Value: JSONModel>(_ name: String) throws -> Value { try value(cookieText(name).map { .string($0) }, "cookie", name) }

    /// A cookie that need not be there.
    public func cookieIfPresent<Value: JSONModel>(_ name: String) throws -> Value? {
        try cookieText(name).map { try value(.string($0), "cookie", name) }
    }

    private func cookieText(_ name: String) -> String? {
        for pair in (headers["Cookie"] ?? "").split(separator: ";") {
            let halves = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2, halves[0] == name { return MockText.percentDecoded(halves[1]) }
        }
        return nil
    }

    /// The idempotency key of the call.
    public func key(_ header: String) -> IdempotencyKey? { headers[header].map { IdempotencyKey($0) } }

    /// The media type of the body; empty where there is no body.
    public var contentType: String { headers["Content-Type"] ?? "" }

    private func value<Value: JSONModel>(_ json: JSONValue?, _ place: String, _ name: String) throws -> Value {
        guard let json else { throw MockProblem("the \(place) parameter '\(name)' is missing") }
        do {
            return try MockText.value(json, as: Value.self)
        } catch {
            throw MockProblem("the \(place) parameter '\(name)' cannot be read as \(Value.self): \(error)")
        }
    }
}

// MARK: - Bodies

nonisolated extension MockedRequest {
    /// The body.
    public func json<Value: JSONModel>() throws -> Value {
        do {
            return try Value(jsonData: sent.body ?? [])
        } catch {
            throw MockProblem("the body cannot be read as \(Value.self): \(error)")
        }
    }

    /// The body; nil where there is none.
    public func jsonIfPresent<Value: JSONModel>() throws -> Value? { sent.body == nil ? nil : try json() }

    /// A value of each line.
    public func jsonLines<Value: JSONModel>() throws -> [Value] {
        let lines = (sent.body ?? []).split { $0 == UInt8(ascii: "\n") || $0 == 0x1E }
        return try lines.map { try Value(jsonData: Array($0)) }
    }

    /// The same; nil where there is no body.
    public func jsonLinesIfPresent<Value: JSONModel>() throws -> [Value]? { sent.body == nil ? nil : try jsonLines() }

    /// The body as bytes; empty where there is none.
    public var bytes: Data { Data(sent.body ?? []) }

    /// The bytes that the body has as base64 text.
    public var base64: Data { Data(base64Encoded: bodyText) ?? Data() }

    /// The fields of a form; nil where there is no body.
    public var form: MockForm? { sent.body.map { MockForm($0, contentType: contentType) } }
}
