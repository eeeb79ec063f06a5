/// A call without the types of its result: what the engine works with.
nonisolated struct RequestParts: Sendable {
    let operation: APIOperation
    let path: String
    /// The path holds a secret: the template is shown in its place.
    let hidesPath: Bool
    private(set) var query = ""
    private(set) var headers = HTTPFields()
    // `Optional` in full: `?` would let the members be nil first and then copy the whole when it is made.
    private(set) var body: Optional<[UInt8]> = nil
    /// A body that is not only bytes in memory; then `body` is nil.
    private(set) var upload: Optional<any FlowingBody> = nil
    private(set) var contentType: Optional<String> = nil
    var idempotencyKey: Optional<IdempotencyKey> = nil
    /// A URL to call in place of path and query, as an answer names it.
    var link: Optional<String> = nil
    /// In place of the operation's own.
    var accept: Optional<String> = nil
    /// Why the request cannot be sent.
    private(set) var problem: Optional<String>
    /// What the input breaks of the description's limits.
    private(set) var validationProblem: Optional<String> = nil

    /// Media types of the answers that the call can use.
    var acceptedTypes: String { accept ?? operation.accept }

    init(operation: APIOperation, path: RequestPath) {
        self.operation = operation
        self.path = path.text
        hidesPath = path.isSecret
        problem = path.problem
    }

    mutating func query(_ name: String, _ value: ParameterValue, _ style: ParameterStyle) {
        if case .primitive(let text) = value {
            if !query.isEmpty { query.append("&") }
            PercentEncoding.unreserved.append(name, to: &query)
            query.append("=")
            style.encoding.append(text, to: &query)
            return
        }
        for pair in value.pairs(name, style, style.encoding) {
            if !query.isEmpty { query.append("&") }
            query.append(pair)
        }
    }

    /// The fields of a form, as it is written.
    mutating func query(fields text: String) {
        if !query.isEmpty, !text.isEmpty { query.append("&") }
        query.append(text)
    }

    mutating func header(_ name: String, _ value: ParameterValue, _ style: ParameterStyle) {
        // Described or not, the transport alone knows how long the body is.
        guard !Self.isOfTheConnection(name), let text = value.headerValue(style) else { return }
        if let problem = Self.problem(ofHeader: name, text) { self.problem = problem }
        headers[name] = text
    }

    mutating func cookie(_ name: String, _ value: ParameterValue, _ style: ParameterStyle) {
        for pair in value.pairs(name, style, style.form == .cookie ? .verbatim : .unreserved) {
            if style.form == .cookie, !pair.utf8.allSatisfy(Self.isCookiePart) {
                problem = "the cookie \(name) holds a character that is not allowed"
            }
            if let cookies = headers["Cookie"] { headers["Cookie"] = cookies + "; " + pair } else { headers["Cookie"] = pair }
        }
    }

    mutating func body(_ bytes: [UInt8], _ contentType: String) {
        if let problem = Self.problem(ofHeader: "Content-Type", contentType) { self.problem = problem }
        body = bytes
        self.contentType = contentType
    }

    /// A body that flows.
    mutating func body(_ flowing: any FlowingBody, _ contentType: String) {
        body([], contentType)
        body = nil
        upload = flowing
    }

    /// The request cannot be sent, for this reason.
    mutating func refuse(_ problem: String) { self.problem = problem }

    /// The same with another header. Of the client, and so without a check.
    func with(_ name: String, _ value: String) -> RequestParts {
        var parts = self
        parts.headers[name] = value
        return parts
    }

    /// Text in the encoding that its media type names.
    mutating func body(text: String, _ contentType: String) {
        guard let charset = TextCharset(of: contentType) else {
            problem = "the body cannot be written in the charset of \(contentType)"
            return
        }
        guard let bytes = charset.bytes(text) else {
            problem = "the body holds a character that the charset of \(contentType) has not"
            return
        }
        body(bytes, contentType)
    }

    mutating func note(_ check: Validation) {
        if !check.problems.isEmpty { validationProblem = check.problems.map(\.description).joined(separator: "; ") }
    }

    /// A header that would end its line early could smuggle in another one.
    static func problem(ofHeader name: String, _ value: String) -> String? {
        var text = value
        guard text.withUTF8({ $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 } }) else {
            return "the value of the header \(name) holds a control character"
        }
        if name.isEmpty || !name.utf8.allSatisfy(isToken) { return "a header name is empty or holds a character that is not allowed" }
        return nil
    }

    /// Why the caller, the configuration or an observer may not set the header: it belongs to the connection, and a wrong one splits the
    /// request in two or sends it elsewhere (RFC 9110 §7.6.1, §8.6).
    static func problem(ofExtra name: String, _ value: String) -> String? {
        if let problem = problem(ofHeader: name, value) { return problem }
        if isOfTheConnection(name) { return "the header \(name) is set by the transport" }
        if HTTPFields.same(name, "Connection"), !HTTPFields.same(value, "close"), !HTTPFields.same(value, "keep-alive") {
            return "the header Connection can be close or keep-alive"
        }
        return nil
    }

    private static func isOfTheConnection(_ name: String) -> Bool { connectionHeaders.contains { HTTPFields.same($0, name) } }

    private static let connectionHeaders: [String] = [
        "Content-Length", "Transfer-Encoding", "Host", "TE", "Trailer", "Upgrade", "Keep-Alive", "Proxy-Connection", "Expect",
    ]

    /// RFC 6265 §4.1.1, and the `=` between name and value.
    private static func isCookiePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x2C, 0x3B, 0x5C: false
        case 0x21...0x7E: true
        default: false
        }
    }

    /// RFC 9110 §5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
            UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// The description of a request shows no query, no header value that could be secret, and no body.
nonisolated extension RequestParts: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "\(operation.id): \(operation.method) \(operation.template)" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
