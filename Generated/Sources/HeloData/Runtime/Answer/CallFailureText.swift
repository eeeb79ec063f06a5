// What a person reads of a failure.

nonisolated extension CallFailure: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Operation, status, code, the start of the server's message, request id and attempts.
    public var description: String {
        var text = "\(operation): \(summary)"
        var notes: [String] = []
        if let requestID { notes.append("request \(requestID)") }
        if attempts > 1 { notes.append("\(attempts) attempts") }
        if let retryAfter { notes.append("retry after \(retryAfter)") }
        if let gaveUp { notes.append("gave up: \(gaveUp)") }
        if outcomeUnknown { notes.append("outcome unknown") }
        if effectConfirmed { notes.append("the server accepted the call") }
        if !notes.isEmpty { text += " (" + notes.joined(separator: ", ") + ")" }
        return text
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: ["failure": description]) }

    /// What happened, in one line.
    var summary: String {
        switch kind {
        case .api: ["\(status)", code, message.map(Self.shortened)].compactMap { $0 }.joined(separator: " ")
        case .unexpectedResponse: "unexpected answer \(status)"
        case .decoding(let error): "the answer (\(receivedStatus)) is not as described: \(error)"
        case .transport(let failure): "no answer: \(failure)"
        case .timeout(let phase): "timed out (\(phase))"
        case .rateLimited: ["rate limited", message.map(Self.shortened)].compactMap { $0 }.joined(separator: ": ")
        case .cancelled: "cancelled"
        case .invalidRequest(let reason): "not sent: \(reason)"
        case .pagination(.loop): "the server named the same page again"
        case .endedInState(let state): "the wait ended in the state \(state)"
        case .pagination(.stalled): "the server named only empty pages"
        }
    }

    /// What to do next, where that is not obvious.
    public var recoverySuggestion: String? {
        if outcomeUnknown {
            if idempotencyKey != nil {
                return
                    "It is not known whether \(operation) took effect. Call it again with the same idempotency key and the same input: the server then does not act twice."
            }
            return "It is not known whether \(operation) took effect. Look at the state on the server before you call it again."
        }
        if effectConfirmed { return "\(operation) took effect; only its answer could not be used. Do not call it again." }
        switch kind {
        case .api, .unexpectedResponse:
            if let retryAfter { return "Call again after \(retryAfter)." }
            if idempotencyKey != nil { return "Correct the cause, then call again with a new idempotency key." }
            return nil
        case .rateLimited: return retryAfter.map { "Call again after \($0)." }
        case .transport, .timeout: return isWrite ? "Nothing was changed. Call again." : "Call again."
        case .decoding, .cancelled, .invalidRequest, .endedInState: return nil
        case .pagination: return resumeCursor == nil ? nil : "Continue the list from resumeCursor."
        }
    }

    private var isWrite: Bool { details.isWrite }

    private static func shortened(_ text: String) -> String {
        text.count <= 200 ? text : text.prefix(200) + "…"
    }
}
