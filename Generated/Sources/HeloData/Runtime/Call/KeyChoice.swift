/// The idempotency key of a call: one for all attempts, chosen before the first.
nonisolated struct KeyChoice: Sendable {
    /// nil where the operation takes none.
    let key: IdempotencyKey?
    /// Why the call cannot be sent: there are two keys, or one that other calls would share.
    let problem: String?
    private let header: String?

    /// - Parameters:
    ///   - options: Of this call alone. A key among their headers is the call's key.
    ///   - shared: Of all calls of the client.
    init(_ parts: RequestParts, _ options: CallOptions, shared: CallOptions?, _ configuration: ClientConfiguration) {
        guard case .keyed(let header) = parts.operation.replay else {
            (key, problem, self.header) = (nil, nil, nil)
            return
        }
        self.header = header
        if shared?.headers[header] != nil || configuration.headers[header] != nil {
            key = parts.idempotencyKey
            problem =
                "the header \(header) stands in options that serve many calls, which would all be taken for one; give the key to the call"
            return
        }
        let values = options.headers.isEmpty ? [] : options.headers.values(of: header)
        if let value = values.first {
            let key = parts.idempotencyKey ?? IdempotencyKey(value)
            self.key = key
            problem = values.allSatisfy { $0 == key.value } ? key.problem : Self.two
        } else {
            let key = parts.idempotencyKey ?? configuration.idempotencyKeys()
            self.key = key
            problem = key.problem
        }
    }

    private init(_ key: IdempotencyKey?, _ problem: String?, _ header: String?) {
        (self.key, self.problem, self.header) = (key, problem, header)
    }

    /// The same key, where these options, which came later, name no other.
    func checked(_ options: CallOptions) -> KeyChoice {
        guard problem == nil, let header, !options.headers.values(of: header).allSatisfy({ $0 == key?.value }) else { return self }
        return KeyChoice(key, Self.two, header)
    }

    private static let two = "the call has two idempotency keys"
}
