/// A fault on request, for one exchange. Written as words:
///
/// - `ok`: no fault; a place in a script.
/// - `503`, `503 after`, `429 retry-after=2`, `500 code=oops`: this status, before (the rule) or after processing.
/// - `600`, `103 after`, `999`: statuses that HTTP does not define, or that are not final.
/// - `html`: a page with status 502, as a proxy in between would answer; `html status=200 after`: one that looks like a success.
/// - `in-progress`: 409 `idempotency_in_progress`, after processing, as if an earlier request with the key were not done yet.
/// - `echo` beside a status or `html`: code, message, request id and page repeat the request's `Authorization`, with an escape sequence.
/// - `reset`, `close`, `hang`: the accidents of ``SandboxResponse/Accident``, before (the rule) or after processing, with
///   `reset-after` short for `reset after`.
/// - `truncate`, `garbage`, `stall`, `drip`, `drop`, `head-cut`, `head-reset`: the accidents that happen to an answer, after processing.
/// - `delay=1.5` beside any of them: seconds before the answer.
package struct Fault: Sendable, Codable, Hashable {
    package enum Kind: Sendable, Codable, Hashable {
        case none
        case status(Int)
        case page(status: Int)
        case accident(SandboxResponse.Accident)
    }
    package var kind: Kind
    /// Whether the request is carried out nevertheless.
    package var isProcessed: Bool
    package var retryAfter: String?
    package var code: String?
    /// The answer repeats the credential.
    package var isEcho = false
    package var delay = 0.0

    /// nil for words that are not understood.
    package init?(_ text: String) {
        var words = text.split(whereSeparator: { " ,;".contains($0) }).map(String.init)
        guard !words.isEmpty else { return nil }
        var name = words.removeFirst()
        for moment in ["before", "after"] where name.hasSuffix("-" + moment) {
            name.removeLast(moment.count + 1)
            words.append(moment)
        }
        switch name {
        case "ok": (kind, isProcessed) = (.none, true)
        case "html": (kind, isProcessed) = (.page(status: 502), false)
        case "in-progress":
            (kind, isProcessed) = (.status(409), true)
            code = "idempotency_in_progress"
        case "reset", "close", "hang":
            guard let accident = SandboxResponse.Accident(rawValue: name) else { return nil }
            (kind, isProcessed) = (.accident(accident), false)
        default:
            if let accident = SandboxResponse.Accident(rawValue: name) {
                (kind, isProcessed) = (.accident(accident), true)
            } else if let status = Int(name), (100...999).contains(status) {
                (kind, isProcessed) = (.status(status), false)
            } else {
                return nil
            }
        }
        for word in words {
            let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
            switch (halves[0], halves.count) {
            case ("before", 1): isProcessed = false
            case ("after", 1): isProcessed = true
            case ("retry-after", 2): retryAfter = halves[1]
            case ("code", 2): code = halves[1]
            case ("echo", 1): isEcho = true
            case ("status", 2):
                guard case .page = kind, let status = Int(halves[1]), (100...999).contains(status) else { return nil }
                kind = .page(status: status)
            case ("delay", 2):
                guard let seconds = Double(halves[1]), (0...3_600).contains(seconds) else { return nil }
                delay = seconds
            default: return nil
            }
        }
    }

    /// What goes out instead of the answer, or the answer with its accident.
    func applied(to answer: SandboxResponse?, of request: SandboxRequest, requestID: String) -> SandboxResponse {
        var response: SandboxResponse
        let echo = isEcho ? "\u{1B}[31m" + (request.header("authorization") ?? "") + "\r\n" : nil
        switch kind {
        case .none: response = answer ?? .noContent
        case .status(let status):
            let code = code ?? (status == 429 ? "rate_limited" : "internal_error")
            response = Refusal(status, echo ?? code, echo ?? "A fault that was asked for").response(requestID: echo ?? requestID)
        case .page(let status):
            let page = "<h1>\(echo ?? (status == 502 ? "Bad Gateway" : "Please log in"))</h1>"
            response = SandboxResponse(status, headers: [("Content-Type", "text/html")], body: .init(page.utf8))
        case .accident(let accident):
            response = answer ?? .noContent
            response.accident = accident
        }
        if let retryAfter { response.headers.append(("Retry-After", retryAfter)) }
        response.delay += delay
        return response
    }
}

/// A fault that waits for a request.
package struct ScriptedFault: Sendable, Codable {
    let fault: Fault
    /// Only for this method; nil for any.
    let method: String?
    /// Only for paths with this text in them; nil for any.
    let path: String?

    func matches(_ request: SandboxRequest) -> Bool {
        method.map { $0 == request.method } ?? true && path.map { request.target.contains($0) } ?? true
    }
}
