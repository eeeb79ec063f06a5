/// What may be shown of a message: an allow-list, so that what nobody thought of stays hidden.
nonisolated enum Redaction {
    static let mark = "REDACTED"

    /// Header names whose values are shown in descriptions, logs and errors.
    static func allows(header name: String) -> Bool {
        for allowed in allowedHeaders where HTTPFields.same(allowed, name) { return true }
        return isRequestID(name)
    }

    /// `X-Amz-Request-Id` and the like: many servers have a header of their own that names the request.
    static func isRequestID(_ name: String) -> Bool {
        let end = "-Request-Id"
        return name.utf8.count > end.utf8.count && HTTPFields.same(String(name.suffix(end.utf8.count)), end)
    }

    static func value(_ value: String, ofHeader name: String) -> String { allows(header: name) ? value : mark }

    /// The allowed lines only, without the secrets of the call; the others are left out.
    static func allowed(_ fields: HTTPFields, _ shown: ShownText) -> HTTPFields {
        var kept = HTTPFields()
        for field in fields where allows(header: field.name) { kept.append(field.name, shown.hidden(field.value)) }
        return kept
    }

    /// A request target without its query, which may hold a key.
    static func target(_ target: String) -> String {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
        return target[..<mark] + "?" + Self.mark
    }

    private static let allowedHeaders: [String] = [
        "Accept", "Content-Type", "Content-Length", "Content-Encoding", "Date", "Retry-After", "Retry-After-Ms",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
        "RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
        "Request-Id", "User-Agent", "Idempotent-Replayed", "ETag", "Link",
        "Server", "Vary", "Cache-Control", "Age", "Allow",
    ]
}
