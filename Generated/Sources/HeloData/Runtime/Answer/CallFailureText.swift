// What a person reads of a failure.

nonisolated extension CallFailure: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Operation, status, code, the start of the server's message, request id and attempts.
    public var description: String {
        var notes: [String] = []
        if let requestID { notes.append("request \(requestID)") }
        if attempts > 1 { notes.append("\(attempts) attempts") }
        if let retryAfter { notes.append("retry after \(retryAfter)") }
        if let gaveUp { notes.append("gave up: \(gaveUp)") }
        switch effect {
        case .none: break
        case .unknown: notes.append("outcome unknown")
        case .confirmed: notes.append("it took effect")
        }
        let end = notes.isEmpty ? "" : " (" + notes.joined(separator: ", ") + ")"
        return ShownText.cut("\(operation): \(summary)", 1_500) + end
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: ["failure": description]) }

    /// What happened, in one line.
    var summary: String {
        switch kind {
        case .api: ["\(receivedStatus)", code, message].compactMap { $0.map(Self.short) }.joined(separator: " ")
        case .unexpectedResponse: "unexpected answer \(receivedStatus)"
        case .decoding(let error): "the answer (\(receivedStatus)) is not as described: \(Self.short("\(error)"))"
        case .transport(let failure):
            receivedStatus == 0 ? "no answer: \(failure)" : "the answer (\(receivedStatus)) broke off: \(failure)"
        case .timeout(let phase): "timed out (\(phase))"
        case .rateLimited: ["rate limited", message].compactMap { $0.map(Self.short) }.joined(separator: ": ")
        case .cancelled: "cancelled"
        case .invalidRequest(let reason): "not sent: \(ShownText.cut(ShownText.escaped(reason), 500))"
        case .pagination(.loop): "the server named the same page again"
        case .pagination(.stalled): "the server named only empty pages"
        case .file(let reason): ShownText.cut(ShownText.escaped(reason), 500)
        case .endedInState(let state): "the wait ended in the state \(Self.short(state))"
        }
    }

    private static func short(_ text: String) -> String { ShownText.cut(ShownText.escaped(text), 200) }

    /// What to do next, where that is not obvious.
    public var recoverySuggestion: String? {
        switch effect {
        case .unknown: return unknownSuggestion
        case .confirmed: return "\(operation) took effect; only its answer could not be used. Do not call it again."
        case .none: break
        }
        switch kind {
        case .api, .unexpectedResponse, .rateLimited:
            if let retryAfter {
                return details.isWrite ? "Nothing was changed. Call again after \(retryAfter)." : "Call again after \(retryAfter)."
            }
            if idempotencyKey != nil {
                return "Nothing was changed. Correct the cause, then call again with a new idempotency key."
            }
            return nil
        case .transport, .timeout: return details.isWrite ? "Nothing was changed. Call again." : "Call again."
        case .cancelled: return details.isWrite ? "Nothing was changed." : nil
        case .decoding, .invalidRequest, .endedInState, .file: return nil
        case .pagination: return resumeCursor == nil ? nil : "Continue the list from resumeCursor."
        }
    }

    private var unknownSuggestion: String {
        let unknown = "It is not known whether \(operation) took effect."
        if idempotencyKey != nil {
            let wait = retryAfter.map { ", not before \($0) have passed" } ?? ""
            return unknown
                + " Call it again with the same idempotency key and the same input\(wait): the server then does not act twice. With another key it may."
        }
        if details.isIdempotent {
            return unknown + " Call it again with the same input: doing it twice is the same as doing it once."
        }
        return unknown + " Look at the state on the server before you call it again."
    }
}
