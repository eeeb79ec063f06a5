/// What a call was sent with and must not be shown, also where the server repeats it. Looked at only when something is shown.
nonisolated final class CallSecrets: Sendable {
    let credentials: [ClientCredential]
    /// Those that came from outside so far, in the order of the credentials, once for each time they were asked for.
    let fetched: [String]
    /// Of the client and of the call: headers that no list names may hold anything.
    let clientHeaders: HTTPFields
    let callHeaders: HTTPFields

    init(credentials: [ClientCredential], fetched: [String], clientHeaders: HTTPFields, callHeaders: HTTPFields) {
        self.credentials = credentials
        self.fetched = fetched
        self.clientHeaders = clientHeaders
        self.callHeaders = callHeaders
    }

    var shown: ShownText {
        var texts: [String] = []
        for credential in credentials {
            if case .fixed(let secret) = credential.source { texts += credential.texts(of: secret) }
        }
        if !credentials.isEmpty {
            for (index, secret) in fetched.enumerated() { texts += credentials[index % credentials.count].texts(of: secret) }
        }
        for field in clientHeaders where !Redaction.allows(header: field.name) { texts.append(field.value) }
        for field in callHeaders where !Redaction.allows(header: field.name) { texts.append(field.value) }
        return ShownText(hiding: texts)
    }
}

nonisolated extension ClientCredential {
    /// The forms in which a secret travels.
    fileprivate func texts(of secret: String) -> [String] {
        switch placement {
        case .bearer, .header, .elsewhere: return [secret]
        case .basic:
            let password = secret.firstIndex(of: ":").map { String(secret[secret.index(after: $0)...]) } ?? secret
            return [secret, password, String(Self.value(secret, .basic).dropFirst(6))]
        case .query, .cookie: return [secret, PercentEncoding.unreserved.encode(secret)]
        }
    }
}
