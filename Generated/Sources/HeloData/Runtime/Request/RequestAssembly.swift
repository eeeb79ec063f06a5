/// Where an attempt goes: the operation's own address, or the target of a redirect.
nonisolated struct RequestTarget: Sendable, Hashable {
    var scheme: String
    var authority: String
    var target: String
    /// Credentials and the call's own headers may be sent there.
    var isTrusted = true
}

/// Turns a call into the request of one attempt.
nonisolated struct RequestAssembly: Sendable {
    let state: ClientState
    let parts: RequestParts
    let options: CallOptions
    let key: IdempotencyKey?
    let streams: Bool

    /// The address that the operation is at.
    func target() -> RequestTarget {
        let base = parts.operation.server.map { state.configuration.servers[$0] ?? $0 } ?? state.baseURL
        var target = base.path.isEmpty ? parts.path : base.path + parts.path
        if !parts.query.isEmpty {
            target.append(target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")
            target.append(parts.query)
        }
        if target.utf8.first != UInt8(ascii: "/") { target = "/" + target }
        return RequestTarget(scheme: base.scheme, authority: base.authority, target: target)
    }

    /// The credentials that the operation is called with: the first alternative that the client has all of.
    func credentials() throws(CredentialProblem) -> [ClientCredential] {
        let alternatives = parts.operation.security
        if alternatives.isEmpty { return [] }
        var isOptional = false
        for alternative in alternatives {
            if alternative.isEmpty {
                isOptional = true
                continue
            }
            var credentials: [ClientCredential] = []
            for scheme in alternative {
                guard let credential = state.credential(scheme) else { break }
                credentials.append(credential)
            }
            if credentials.count == alternative.count { return credentials }
        }
        if isOptional { return [] }
        let wanted = alternatives.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
        throw CredentialProblem(message: "the operation needs a credential (\(wanted)) and the client has none")
    }

    func request(
        to target: RequestTarget, _ credentials: [ClientCredential], _ secrets: [String]
    ) throws(CredentialProblem) -> TransportRequest {
        var request = TransportRequest(
            method: parts.operation.method, scheme: target.scheme, authority: target.authority, target: target.target,
            headers: HTTPFields(), body: parts.body, connectTimeout: state.configuration.timeouts.connect,
            responseLimit: state.configuration.limits.responseBytes, streamsResponse: streams)
        if parts.hidesPath { request.shownTarget = parts.operation.template }
        let accept = parts.accept ?? parts.operation.accept
        guard target.isTrusted else {
            if !accept.isEmpty { request.headers.append("Accept", accept) }
            return request
        }
        request.headers = parts.headers
        request.headers.reserveCapacity(parts.headers.count + 4)
        if !accept.isEmpty { request.headers.append("Accept", accept) }
        if let contentType = parts.contentType {
            request.headers.append("Content-Type", contentType)
        } else if parts.body == nil, parts.operation.method == .post {
            // Some transports announce a form where nothing is announced.
            request.headers.append("Content-Type", "application/json")
        }
        if case .keyed(let header) = parts.operation.replay, let key { request.headers.append(header, key.value) }
        for (index, credential) in credentials.enumerated() {
            try apply(credential, credential.ready ?? ClientCredential.value(secrets[index], credential.placement), to: &request)
        }
        try addHeaders(to: &request.headers)
        return request
    }

    private func apply(
        _ credential: ClientCredential, _ value: String, to request: inout TransportRequest
    ) throws(CredentialProblem) {
        switch credential.placement {
        case .bearer, .basic:
            if credential.isSendable {
                request.headers["Authorization"] = value
            } else {
                try set("Authorization", value, &request.headers)
            }
        case .header(let name): try set(name, value, &request.headers)
        case .cookie(let name):
            let cookie = name + "=" + PercentEncoding.unreserved.encode(value)
            let cookies = request.headers["Cookie"].map { $0 + "; " + cookie } ?? cookie
            try set("Cookie", cookies, &request.headers)
        case .query(let name):
            request.target.append(request.target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")
            request.target.append(PercentEncoding.unreserved.encode(name) + "=" + PercentEncoding.unreserved.encode(value))
        case .elsewhere: break
        }
    }

    /// The client's headers where nothing of that name is set, then the call's in place of what is set.
    private func addHeaders(to headers: inout HTTPFields) throws(CredentialProblem) {
        for field in state.configuration.headers where headers[field.name] == nil {
            try set(field.name, field.value, &headers)
        }
        for field in options.headers { try set(field.name, field.value, &headers) }
    }

    private func set(_ name: String, _ value: String, _ headers: inout HTTPFields) throws(CredentialProblem) {
        if let problem = RequestParts.problem(ofHeader: name, value) { throw CredentialProblem(message: problem) }
        headers[name] = value
    }
}

nonisolated extension RequestTarget {
    /// Where a redirect leads; nil where it must not be followed. Never from `https` to `http`.
    func redirected(_ location: String, base: BaseURL) -> RequestTarget? {
        guard let location = Self.resolved(location, self), !(scheme == "https" && location.scheme == "http") else { return nil }
        var target = location
        target.isTrusted = isTrusted && base.isSameOrigin(scheme: target.scheme, authority: target.authority)
        return target
    }

    /// RFC 3986 §5, as far as redirects need it.
    private static func resolved(_ location: String, _ current: RequestTarget) -> RequestTarget? {
        let location = String(location.prefix { $0 != "#" })
        if location.isEmpty || location.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) { return nil }
        var target = current
        if location.hasPrefix("//") {
            return resolved(current.scheme + ":" + location, current)
        } else if location.hasPrefix("/") {
            target.target = location
        } else if let colon = location.firstIndex(of: ":"), location[..<colon].allSatisfy({ $0.isLetter }) {
            let mark = location.firstIndex(of: "?") ?? location.endIndex
            let url = BaseURL(String(location[..<mark]))
            if url.problem != nil { return nil }
            target.scheme = url.scheme
            target.authority = url.authority
            target.target = (url.path.isEmpty ? "/" : url.path + (location[..<mark].hasSuffix("/") ? "/" : "")) + location[mark...]
        } else if location.hasPrefix("?") {
            target.target = String(current.target.prefix { $0 != "?" }) + location
        } else {
            let path = current.target.prefix { $0 != "?" }
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
            target.target = folder + location
        }
        return target
    }
}
