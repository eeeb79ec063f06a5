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

    /// Types of the runtime, which every client's module contains, and those nested in generated types.
    static let runtime: Set<String> = [
        "APIClient", "APICore", "APIError", "APIOperation", "APIOperations", "APIRequest", "APIResponse", "Alarms",
        "AsyncHTTPClientBody", "AsyncHTTPClientFailure", "AsyncHTTPClientTransport", "AttemptMiddleware",
        "AttemptOutcome", "BaseURL", "BodyLength", "BodyStream", "Boxed", "BoxedIfPresent", "CalendarDate",
        "CallFailure", "CallLimits", "CallMiddleware", "CallOptions", "CallRun", "CallSecrets", "CallStep",
        "CallTimeouts", "ClientCall", "ClientClock", "ClientConfiguration", "ClientCredential", "ClientObserver",
        "ClientState", "CredentialProblem", "DefaultTransport", "DriftNotes", "DriftProbe", "DriftReport",
        "EffectError", "ErrorEnvelope", "ErrorResponse", "EventParser", "EventStream", "ExactDecimal", "Exchange",
        "ExchangeOutcome", "FilePart", "GaveUp", "HTTPDate", "HTTPFields", "HTTPMethod", "HTTPStatus",
        "HTTPTransport", "ISO8601Duration", "IdempotencyKey", "IncomingEvents", "InternetTime", "ItemSequence",
        "JSONBridge", "JSONError", "JSONKeyEntry", "JSONKeys", "JSONKind", "JSONLineStream", "JSONModel",
        "JSONNumber", "JSONObjectCursor", "JSONPath", "JSONReader", "JSONScan", "JSONValue", "JSONWriter",
        "KeyChoice", "LimitedNumber", "LineSplitter", "LinkHeader", "Lock", "LoggingObserver", "MediaType",
        "MetricsObserver", "MultipartForm", "ObservedCall", "ObservedOutcome", "ObserverGroup", "OpenEnum",
        "OperationError", "OriginState", "OriginStates", "PageCursor", "PageSequence", "ParameterStyle",
        "ParameterValue", "PatchValue", "PercentEncoding", "Race", "RateLimitStatus", "ReceivedAnswer",
        "ReceivedBody", "RecentString", "Redaction", "Replay", "RequestAssembly", "RequestCheck", "RequestParts",
        "RequestPath", "RequestTarget", "ResponseCapture", "ResponseChannel", "RetryBudget", "RetryDecision",
        "RetryDelay", "RetryPolicy", "RetryRules", "RowStream", "SecretString", "ServerHint", "SharedPause",
        "ShownText", "StateWaiter", "StubTransport", "SystemClock", "TextColumns", "TextField", "TextFields",
        "TextLineScanner", "TextRowFormat", "TextRows", "TimeoutPhase", "TracingObserver", "TransportBody",
        "TransportFailure", "TransportRequest", "TransportResponse", "TransportStream", "URLForm",
        "URLSessionExchange", "URLSessionFailure", "URLSessionRouter", "URLSessionTransport", "URLSessions",
        "Validation", "WaitError", "WaitProgress", "WaitRhythm", "WaitRun", "WaiterPolicy", "WideInteger",
        "WideProduct",
    ]
}
