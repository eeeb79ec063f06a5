// How failures come about.

nonisolated extension CallFailure.Details {
    /// A failure of this operation, with nothing else known.
    init(_ kind: CallFailure.Kind, of operation: APIOperation) {
        self.init(kind: kind, operation: operation.id)
        method = operation.method
        isWrite = operation.replay.isWrite
        isIdempotent = operation.replay == .idempotent
    }
}

nonisolated extension CallFailure {
    /// The one way in which a call fails after the server answered it with a success: the answer cannot be used.
    ///
    /// - Parameters:
    ///   - effect: What the answer proves, where the operation has an effect.
    ///   - keeping: How much of the body is kept, in bytes.
    static func afterSuccess(
        _ kind: Kind, of parts: RequestParts, _ response: APIResponse, effect: Effect, keeping limit: Int
    ) -> CallFailure {
        let shown = response.shown
        var details = Details(kind.shown(by: shown), of: parts.operation)
        details.effect = details.isWrite ? effect : .none
        details.receivedStatus = response.status
        details.headers = Redaction.allowed(response.headers, shown)
        details.requestID = response.requestID.map { shown.text($0, limit: 100) }
        details.attempts = response.attempts
        details.idempotencyKey = response.idempotencyKey
        details.body = Array(response.body.prefix(max(0, limit)))
        details.rateLimit = response.rateLimit
        details.elapsed = response.elapsed
        return CallFailure(details)
    }
}

nonisolated extension CallFailure.Kind {
    /// Names of members in a path are the server's.
    func shown(by shown: ShownText) -> Self {
        guard case .decoding(let error) = self else { return self }
        return .decoding(JSONError(error.kind, error.message, path: shown.text(error.path, limit: 500), offset: error.offset))
    }
}

nonisolated extension APIResponse {
    /// What a success whose body cannot be used says about the effect of the call. Only an answer of the described type comes from the
    /// operation itself; anything else may be the page of a proxy.
    func provenEffect(_ accept: String) -> CallFailure.Effect {
        guard isOfType(accept) else { return .unknown }
        let types = accept.split(separator: ",").map { MediaType(String($0)) }
        guard types.contains(where: \.isJSON), headers["Content-Type"].map({ MediaType($0).isJSON }) ?? true else {
            return .confirmed
        }
        return (try? JSONReader.decode(JSONValue.self, from: body)) == nil ? .unknown : .confirmed
    }

    /// The content type is among those that are accepted, or the answer names none.
    func isOfType(_ accept: String) -> Bool {
        guard let name = headers["Content-Type"] else { return true }
        let type = MediaType(name)
        return accept.split(separator: ",").contains { type.matches(String($0)) }
    }

    /// A web page where none was asked for: of a proxy, a portal, a firewall.
    func isForeignPage(_ accept: String) -> Bool {
        guard let name = headers["Content-Type"] else { return false }
        switch MediaType(name).essence {
        case "text/html", "application/xhtml+xml": return !isOfType(accept)
        default: return false
        }
    }
}
