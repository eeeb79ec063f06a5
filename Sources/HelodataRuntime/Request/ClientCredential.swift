#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A token, key or password, or the way to get one. It is never shown: not in descriptions, errors, logs or mirrors.
///
///     HeloDataClient(token: "hel_live_…")
///     HeloDataClient(token: .environment("HELODATA_TOKEN"))
///     HeloDataClient(token: .provider { try await vault.token() })
nonisolated public struct ClientCredential: Sendable, ExpressibleByStringLiteral {
    nonisolated enum Source: Sendable {
        case fixed(String)
        case environment(String)
        case provider(
            token: @Sendable () async throws -> String, invalidate: (@Sendable (_ refused: String) async -> Void)?)
    }

    /// Where the description of the API wants the credential.
    @_spi(Generated) nonisolated public enum Placement: Sendable {
        /// `Authorization: Bearer …`
        case bearer
        /// `Authorization: Basic …`; the secret is `user:password`.
        case basic
        case header(String)
        case query(String)
        case cookie(String)
        /// Not part of the request, such as a client certificate.
        case elsewhere
    }

    let source: Source
    let placement: Placement
    /// The complete value as it is sent, when it does not change.
    let ready: String?
    /// `ready` can be sent in a header; looked at once.
    let isSendable: Bool
    /// Why `ready` is nothing to send.
    let problem: String?

    init(source: Source, placement: Placement) {
        self.source = source
        self.placement = placement
        if case .fixed(let secret) = source {
            let value = Self.value(secret, placement)
            ready = value
            problem = Self.problem(secret, placement)
            isSendable = RequestParts.problem(ofHeader: "Authorization", value) == nil
        } else {
            ready = nil
            problem = nil
            isSendable = false
        }
    }

    /// A token, key or `user:password` that stays the same.
    public init(_ secret: String) { self.init(source: .fixed(secret), placement: .bearer) }
    public init(stringLiteral value: String) { self.init(value) }

    /// Read from the process environment at each attempt; an empty or missing variable fails the call before anything is sent.
    public static func environment(_ name: String) -> Self { Self(source: .environment(name), placement: .bearer) }

    /// User name and password, for HTTP Basic authentication.
    public static func basic(username: String, password: String) -> Self {
        Self(source: .fixed("\(username):\(password)"), placement: .basic)
    }

    /// Asked for the token before each attempt: keep it, and renew it in time.
    /// - Parameters:
    ///   - invalidate: Told of a token that the server refused with a 401. If the next token is a different one, the request is
    ///     sent once more.
    ///   - token: Its error becomes ``CallFailure/Kind/invalidRequest(_:)``: nothing is sent.
    public static func provider(
        invalidate: (@Sendable (_ refused: String) async -> Void)? = nil,
        _ token: @escaping @Sendable () async throws -> String
    ) -> Self {
        Self(source: .provider(token: token, invalidate: invalidate), placement: .bearer)
    }

    /// For tests against a stub: a token that no server knows.
    public static var test: Self { "test-token" }

    /// The same secret where the description wants it.
    @_spi(Generated) public func placed(_ placement: Placement) -> Self { Self(source: source, placement: placement) }

    /// The value of the header, parameter or cookie.
    static func value(_ secret: String, _ placement: Placement) -> String {
        switch placement {
        case .bearer: "Bearer " + secret
        case .basic: "Basic " + Data(secret.utf8).base64EncodedString()
        case .header, .query, .cookie, .elsewhere: secret
        }
    }

    /// A request with an empty credential is one of nobody, and not what the caller means.
    private static func problem(_ secret: String, _ placement: Placement) -> String? {
        let isEmpty: Bool
        switch placement {
        case .basic: isEmpty = secret.isEmpty || secret == ":"
        case .bearer, .header, .query, .cookie: isEmpty = secret.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        case .elsewhere: isEmpty = false
        }
        return isEmpty ? "the credential is empty" : nil
    }

    /// The secret of this moment.
    func secret() async throws(CredentialProblem) -> String {
        switch source {
        case .fixed(let secret):
            return secret
        case .environment(let name):
            guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
                throw CredentialProblem(message: "the environment variable \(name) is not set")
            }
            return value
        case .provider(let token, _):
            let secret: String
            do {
                secret = try await token()
            } catch {
                throw CredentialProblem(message: "the credential provider failed: \(type(of: error))")
            }
            if let problem = Self.problem(secret, placement) { throw CredentialProblem(message: problem) }
            return secret
        }
    }

    func invalidate(_ refused: String) async {
        if case .provider(_, let invalidate) = source { await invalidate?(refused) }
    }

    /// A second look can bring another secret.
    var canChange: Bool {
        switch source {
        case .fixed: false
        case .environment, .provider: true
        }
    }
}

/// Why there is no credential to send.
nonisolated struct CredentialProblem: Error {
    let message: String
}

nonisolated extension ClientCredential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind of source; at most the name of an environment variable.
    public var description: String {
        switch source {
        case .fixed: "ClientCredential(••••)"
        case .environment(let name): "ClientCredential(environment: \(name))"
        case .provider: "ClientCredential(provider)"
        }
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["credential": description]) }
}
