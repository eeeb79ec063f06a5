/// Turns a call into the request of one attempt.
nonisolated struct RequestAssembly: ~Copyable, Sendable {
    let state: ClientState
    let parts: RequestParts
    let options: CallOptions
    let key: IdempotencyKey?
    let streams: Bool

    /// Where the paths of the operation begin.
    var base: BaseURL {
        parts.operation.server.map { $0.address(state.configuration.servers, from: state.baseURL) } ?? state.baseURL
    }

    /// The address that the operation is at.
    func target() -> RequestTarget {
        let base = base
        var target = base.path.isEmpty ? parts.path : base.path + parts.path
        if !parts.query.isEmpty {
            target.append(target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")
            target.append(parts.query)
        }
        if target.utf8.first != UInt8(ascii: "/") { target = "/" + target }
        let own = RequestTarget(scheme: base.scheme, authority: base.authority, target: target)
        guard let link = parts.link else { return own }
        return followed(link, from: own) ?? own
    }

    /// Why the link that the call follows cannot be called: it would take the credentials elsewhere.
    var linkProblem: String? {
        guard let link = parts.link else { return nil }
        let base = base
        let own = RequestTarget(scheme: base.scheme, authority: base.authority, target: base.path + parts.path)
        return followed(link, from: own) == nil ? "the link to the next page leads to another server, or is no URL" : nil
    }

    private func followed(_ link: String, from own: RequestTarget) -> RequestTarget? {
        own.redirected(link, base: base).flatMap { $0.isTrusted ? $0 : nil }
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
        to target: RequestTarget, _ credentials: [ClientCredential], _ secrets: [String], attempt: Int
    ) throws(CredentialProblem) -> TransportRequest {
        var request = TransportRequest(
            method: parts.operation.method, scheme: target.scheme, authority: target.authority, target: target.target,
            headers: HTTPFields(), body: parts.body, connectTimeout: state.configuration.timeouts.connect.bounded,
            responseLimit: max(0, state.configuration.limits.responseBytes), streamsResponse: streams)
        request.needsFreshConnection = parts.operation.replay == .unsafe
        if let upload = parts.upload {
            request.content = upload.content
            request.onSent = { upload.moved(to: $0) }
        }
        if parts.hidesPath { request.shownTarget = parts.operation.template }
        let accept = parts.acceptedTypes
        guard target.isTrusted else {
            if !accept.isEmpty { request.headers.append("Accept", accept) }
            // What part of a body is wanted is no secret.
            for name in ["Range", "If-Range", "Accept-Encoding"] {
                if let value = parts.headers[name] { request.headers.append(name, value) }
            }
            return request
        }
        request.headers = parts.headers
        request.headers.reserveCapacity(parts.headers.count + 6)
        if !accept.isEmpty { request.headers.append("Accept", accept) }
        if let contentType = parts.contentType { request.headers.append("Content-Type", contentType) }
        if let keyField { request.headers[keyField.name] = keyField.value }
        for (index, credential) in credentials.enumerated() {
            try apply(credential, credential.ready ?? ClientCredential.value(secrets[index], credential.placement), to: &request)
        }
        try addHeaders(to: &request.headers)
        if let userAgent = state.userAgent, request.headers["User-Agent"] == nil { request.headers.append("User-Agent", userAgent) }
        if let name = state.configuration.attemptHeader {
            if let problem = state.attemptHeaderProblem { throw CredentialProblem(message: problem) }
            request.headers[name] = "\(attempt)"
        }
        return request
    }

    /// The header with the idempotency key, where the operation takes one.
    var keyField: (name: String, value: String)? {
        guard case .keyed(let header) = parts.operation.replay, let key else { return nil }
        return (header, key.value)
    }

    /// What an observer adds. It cannot fail the call: what cannot be sent, or is not the observer's to set, is left out.
    func add(_ fields: HTTPFields, to request: inout TransportRequest) {
        for field in fields where RequestParts.problem(ofExtra: field.name, field.value) == nil {
            if let keyField, HTTPFields.same(field.name, keyField.name) { continue }
            request.headers[field.name] = field.value
        }
    }

    private func apply(
        _ credential: ClientCredential, _ value: String, to request: inout TransportRequest
    ) throws(CredentialProblem) {
        if let problem = credential.problem { throw CredentialProblem(message: problem) }
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

    /// The client's headers where nothing of that name is set, then the call's in place of what is set. A key among them is the call's.
    private func addHeaders(to headers: inout HTTPFields) throws(CredentialProblem) {
        for field in state.configuration.headers where headers[field.name] == nil {
            try set(field.name, field.value, &headers)
        }
        for field in options.headers { try set(field.name, field.value, &headers) }
    }

    private func set(_ name: String, _ value: String, _ headers: inout HTTPFields) throws(CredentialProblem) {
        if let problem = RequestParts.problem(ofExtra: name, value) { throw CredentialProblem(message: problem) }
        headers[name] = value
    }
}
