/// Names that a generated type must not take, because generated code, the runtime or the user's code would no longer
/// reach what they mean.
enum ReservedNames {
    /// Of the standard library and Foundation.
    static let platform: Set<String> = [
        "Any", "AnyObject", "Array", "ArraySlice", "AsyncIteratorProtocol", "AsyncSequence", "AsyncStream", "Bool",
        "Calendar", "CancellationError", "Character", "Clock", "Codable", "CodingKey", "Collection", "Comparable",
        "ContinuousClock", "CustomDebugStringConvertible", "CustomReflectable", "CustomStringConvertible", "Data", "Date",
        "Decimal", "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder", "Equatable",
        "Error", "ExpressibleByArrayLiteral", "Float", "Foundation", "HTTPURLResponse", "Hashable", "Hasher",
        "Identifiable", "InputStream", "Int", "Int16", "Int32", "Int64", "Int8", "IteratorProtocol", "KeyPath", "Locale",
        "LocalizedError", "Measurement", "Mirror", "Never", "Notification", "ObjectIdentifier", "Operation", "Optional",
        "Process", "Progress", "Protocol", "Range", "RawRepresentable", "Result", "Self", "Sendable", "Sequence", "Set",
        "StaticString", "String", "Substring", "Swift", "Task", "TaskGroup", "Thread", "TimeZone", "Timer", "Type", "UInt",
        "UInt16", "UInt32", "UInt64", "UInt8", "URL", "URLComponents", "URLError", "URLRequest", "URLResponse",
        "URLSession", "UUID", "Unicode", "UnsafePointer", "Void", "Actor", "MainActor", "AnyHashable", "Bundle",
        "FileManager", "Float16", "Float80", "Int128", "UInt128", "Regex", "Span", "ClosedRange", "Slice", "Index",
        "Element", "Value", "Key", "OSLog", "Logger", "TimeInterval", "NSObject", "NSError", "DispatchQueue",
    ]

    /// Public types of the runtime, which every client's module contains.
    static let runtime: Set<String> = [
        "APIClient", "APICore", "APIError", "APIOperation", "APIRequest", "APIResponse", "Boxed", "BoxedIfPresent",
        "CalendarDate", "CallFailure", "CallOptions", "CallTimeouts", "ClientConfiguration", "ClientCredential",
        "ClientObserver", "ErrorResponse", "EventStream", "ExactDecimal", "FilePart", "HTTPFields", "HTTPMethod",
        "HTTPTransport", "IdempotencyKey", "ItemSequence", "JSONError", "JSONKeys", "JSONKind", "JSONLineStream",
        "JSONModel", "JSONNumber", "JSONObjectCursor", "JSONReader", "JSONValue", "JSONWriter", "Lock", "MultipartForm",
        "OpenEnum", "PageSequence", "ParameterStyle", "ParameterValue", "PatchValue", "RateLimitStatus", "Replay",
        "RequestPath", "RetryPolicy", "RowStream", "SecretString", "StubTransport", "TextRows", "TransportBody",
        "TransportFailure", "TransportRequest", "TransportResponse", "URLForm", "URLSessionTransport", "Validation",
        "WaitError", "WaitProgress",
    ]
}
