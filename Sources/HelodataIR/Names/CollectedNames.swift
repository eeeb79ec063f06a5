// Collected from the sources by CollectedNamesTests: HELODATA_RECORD=1 swift test --filter CollectedNamesTests

/// What the runtime and the emitted code declare or use. `ReservedNames` says which scope keeps clear of what.
enum CollectedNames {
    /// Types of the runtime and of emitted code, and those of Swift, Foundation and other imports that these use.
    static let types: Set<String> = [
        "APIClient", "APICore", "APIError", "APIOperation", "APIOperations", "APIRequest", "APIResponse",
        "AcquireSRWLockExclusive", "Actor", "Alarms", "Any", "AnyObject", "Array", "ArraySlice", "AsyncHTTPClientBody",
        "AsyncHTTPClientFailure", "AsyncHTTPClientTransport", "AsyncHTTPClientUpload", "AsyncIteratorProtocol",
        "AsyncSequence", "AttemptMiddleware", "AttemptOutcome", "BaseURL", "BinaryInteger", "BodyLength", "BodyStream",
        "Bool", "Boxed", "BoxedIfPresent", "ByteStream", "CalendarDate", "CallFailure", "CallLimits", "CallMiddleware",
        "CallOptions", "CallRun", "CallSecrets", "CallStep", "CallTimeouts", "CancellationError", "CaseIterable",
        "CheckedContinuation", "ChunkIterator", "ClientCall", "ClientClock", "ClientConfiguration", "ClientCredential",
        "ClientObserver", "ClientState", "ClosedRange", "Codable", "CodingKey", "Collection", "Comparable",
        "ContentRange", "ContinuousClock", "Copyable", "Counter", "CredentialProblem", "CustomDebugStringConvertible",
        "CustomReflectable", "CustomStringConvertible", "DEBUG", "Data", "Date", "Decimal", "Decoder", "DecodingError",
        "DefaultTransport", "Dictionary", "DirectQueue", "DispatchQueue", "Double", "DriftNotes", "DriftProbe",
        "DriftReport", "Duration", "EADDRNOTAVAIL", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH",
        "ENETDOWN", "ENETUNREACH", "ENOTCONN", "EPIPE", "ETIMEDOUT", "EffectError", "Element", "EmptyCollection",
        "Encoder", "Equatable", "Error", "ErrorEnvelope", "ErrorResponse", "EventContent", "EventParser", "EventStream",
        "ExactDecimal", "ExactName", "Exchange", "ExchangeOutcome", "ExpressibleByArrayLiteral",
        "ExpressibleByBooleanLiteral", "ExpressibleByDictionaryLiteral", "ExpressibleByFloatLiteral",
        "ExpressibleByIntegerLiteral", "ExpressibleByNilLiteral", "ExpressibleByStringInterpolation",
        "ExpressibleByStringLiteral", "FileAttributeKey", "FileAttributeType", "FileDownload", "FileHandle",
        "FileManager", "FilePart", "FileProblem", "FileReader", "FirstResult", "FlowingBody", "Gauge", "GaveUp",
        "Generated", "HTTPDate", "HTTPFields", "HTTPMethod", "HTTPStatus", "HTTPTransport", "HTTPURLResponse",
        "Hashable", "Hasher", "ISO8601Duration", "IdempotencyKey", "IncomingEvents", "InitializeSRWLock", "Injector",
        "InstrumentationSystem", "Int", "Int64", "InternetTime", "JSONBestFit", "JSONBridge", "JSONComposite",
        "JSONError", "JSONInteger", "JSONKeyEntry", "JSONKeys", "JSONKind", "JSONLineStream", "JSONModel", "JSONNumber",
        "JSONObjectCursor", "JSONPath", "JSONReader", "JSONScan", "JSONTextSplitter", "JSONValue", "JSONWriter", "Key",
        "KeyChoice", "KeyPath", "KeyValuePairs", "LimitedNumber", "LineSplitter", "LinkHeader", "LinkReader",
        "LocalizedError", "Lock", "Logger", "LoggingObserver", "LosslessStringConvertible", "MediaType",
        "MetricsObserver", "Mirror", "MockAnswer", "MockClock", "MockFailure", "MockFailureBody", "MockForm",
        "MockLock", "MockOperation", "MockOutcome", "MockProblem", "MockReach", "MockReply", "MockRoute", "MockText",
        "MockTransport", "MockedCall", "MockedRequest", "MultipartForm", "NSError", "NSLock", "NSNumber", "NSObject",
        "NSURLErrorDomain", "Never", "ObjectIdentifier", "ObservedCall", "ObservedOutcome", "ObserverGroup", "OpenEnum",
        "OperationError", "OperationQueue", "OperationServer", "Optional", "OriginState", "OriginStates", "PageCursor",
        "PageSequence", "ParameterStyle", "ParameterValue", "PartialFile", "PatchValue", "PercentEncoding",
        "ProcessInfo", "Race", "RandomAccessCollection", "Range", "RateLimitStatus", "RawRepresentable", "RawValue",
        "ReceivedAnswer", "ReceivedBody", "RecentString", "Redaction", "ReleaseSRWLockExclusive", "Replay",
        "RequestAssembly", "RequestCheck", "RequestParts", "RequestPath", "RequestTarget", "ResponseCapture",
        "ResponseChannel", "Result", "RetryBudget", "RetryDecision", "RetryDelay", "RetryPolicy", "RetryRules",
        "RowStream", "SRWLOCK", "SecretString", "Self", "Sendable", "Sequence", "ServerHint", "ServerSentEvent",
        "ServiceContext", "Set", "SharedPause", "ShownText", "SingleValueDecodingContainer",
        "SingleValueEncodingContainer", "Slice", "Span", "SpanStatus", "SpooledBody", "StateWaiter", "StaticString",
        "StreamedCall", "String", "StringInterpolationProtocol", "StringProtocol", "StubTransport", "Substring",
        "SystemClock", "SystemRandomNumberGenerator", "Task", "TaskGroup", "TextCharset", "TextColumns", "TextField",
        "TextFields", "TextLineScanner", "TextRowFormat", "TextRows", "TimeoutPhase", "TracingObserver",
        "TransferMeter", "TransferProgress", "TransportBody", "TransportContent", "TransportFailure", "TransportFile",
        "TransportRequest", "TransportResponse", "TransportStream", "TransportUpload", "UInt", "UInt32", "UInt64",
        "UInt8", "URL", "URLAuthenticationChallenge", "URLCredential", "URLForm", "URLRequest", "URLResponse",
        "URLSession", "URLSessionConfiguration", "URLSessionDataDelegate", "URLSessionDataTask", "URLSessionExchange",
        "URLSessionFailure", "URLSessionRouter", "URLSessionTask", "URLSessionTaskMetrics", "URLSessionTransport",
        "URLSessions", "UTF8", "UUID", "Unicode", "UnreadFile", "UnsafeBufferPointer", "UnsafeMutableBufferPointer",
        "UnsafeMutablePointer", "UnsafeMutableRawPointer", "UnsafePointer", "UnsafeRawBufferPointer",
        "UnsafeRawPointer", "UploadBody", "UploadContent", "UploadProblem", "UploadStream", "Validation", "Value",
        "Void", "WaitError", "WaitProgress", "WaitRhythm", "WaitRun", "WaiterPolicy", "WideInteger", "WideProduct",
        "Windows", "Wrapped",
    ]

    /// Modules that the runtime or emitted code imports.
    static let modules: Set<String> = [
        "AsyncHTTPClient", "Bionic", "Darwin", "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc",
        "HelodataRuntime", "Logging", "Metrics", "Musl", "NIOCore", "NIOHTTP1", "NIOPosix", "PackageDescription",
        "Swift", "Tracing", "WinSDK", "it",
    ]

    /// Modules of the toolchain, on any of which the imported ones may depend.
    static let toolchain: Set<String> = [
        "Cxx", "CxxStdlib", "Dispatch", "Distributed", "Foundation", "FoundationEssentials",
        "FoundationInternationalization", "FoundationNetworking", "FoundationXML", "Glibc", "Observation",
        "RegexBuilder", "Runtime", "Swift", "SwiftOnoneSupport", "Synchronization", "Testing", "XCTest",
        "_Builtin_float", "_Concurrency", "_Differentiation", "_FoundationCollections", "_RegexParser",
        "_StringProcessing", "_TestDiscovery", "_TestingInterop", "_Testing_Foundation", "_Volatile",
    ]

    /// What `APIResponse` and its extensions mean by a name of their own.
    static let response: Set<String> = [
        "accept", "announcedLength", "as", "ascii", "attempts", "body", "case", "charset", "children", "customMirror",
        "debugDescription", "default", "description", "drift", "elapsed", "else", "false", "fileprivate", "from",
        "func", "guard", "header", "headers", "idempotencyKey", "if", "in", "init", "internal", "isBlank", "isEmpty",
        "isForeignPage", "isJSON", "isOfType", "isReplay", "json", "jsonData", "let", "limit", "mark", "name",
        "nextLink", "nil", "of", "plainText", "private", "provenEffect", "public", "ranges", "rateLimit", "rawBody",
        "requestID", "return", "secrets", "self", "separator", "set", "shown", "status", "stream", "string", "switch",
        "tag", "text", "throws", "to", "true", "try", "type", "types", "validator", "value", "var", "where",
        "whereSeparator", "with",
    ]

    /// Members of each client.
    static let client: Set<String> = [
        "core", "liftPause", "with", "withResponse",
    ]

    /// Parameters of each client's initializer.
    static let clientParameters: Set<String> = [
        "baseURL", "configuration", "transport",
    ]

    /// Members of each group of operations.
    static let group: Set<String> = [
        "core"
    ]

    /// Cases and members of each operation's error.
    static let error: Set<String> = [
        "defaultError", "failed", "failure", "outcomeUnknown", "undocumented",
    ]

    /// Cases of each union.
    static let union: Set<String> = [
        "other"
    ]

    /// Members of each enumeration.
    static let enumeration: Set<String> = [
        "knownValues", "rawValue",
    ]

    /// Parameters of each method.
    static let methodParameters: Set<String> = [
        "options"
    ]

    /// Names that each method has which waits for a state.
    static let waiterParameters: Set<String> = [
        "_", "atMost", "core", "onUpdate", "options", "since",
    ]
}
