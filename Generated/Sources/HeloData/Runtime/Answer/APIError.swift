#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The error of any operation. Each operation throws an enum of its own, with a case for each error that the description names;
/// what is common to all can be asked of any: `catch let error as any APIError`.
nonisolated public protocol APIError: Error, Sendable, CustomStringConvertible, LocalizedError {
    init(_ failure: CallFailure)
    /// All that is known about the failure.
    var failure: CallFailure { get }
}

nonisolated extension APIError {
    /// The operation's id in the description.
    public var operation: String { failure.operation }
    /// The status of the error that the server answered with; 0 when there was no answer, or a success that could not be used.
    public var status: Int { failure.status }
    /// The server's code for the error.
    public var code: String? { failure.code }
    /// The server's words for the error, or what happened in ours.
    public var message: String { failure.message ?? failure.summary }
    /// The server's name for the request, for its support.
    public var requestID: String? { failure.requestID }
    /// Exchanges with the server; 0 when nothing was sent.
    public var attempts: Int { failure.attempts }
    /// How long the server wants to be left alone.
    public var retryAfter: Duration? { failure.retryAfter }
    /// The key that the call was sent with.
    public var idempotencyKey: IdempotencyKey? { failure.idempotencyKey }
    /// The call may have changed something: see ``CallFailure/outcomeUnknown``.
    public var outcomeUnknown: Bool { failure.outcomeUnknown }
    /// The server accepted the call, although its answer could not be used.
    public var effectConfirmed: Bool { failure.effectConfirmed }
    /// The body of the last answer, at most ``CallLimits/errorBodyBytes``. It may hold secrets.
    public var rawBody: Data { failure.rawBody }
    /// The headers of the last answer that cannot hold a secret.
    public var headers: HTTPFields { failure.headers }
    /// Why the call was not repeated, where the failure is one that can be.
    public var gaveUp: GaveUp? { failure.gaveUp }
    /// What the last answer said about the limit on calls.
    public var rateLimit: RateLimitStatus? { failure.rateLimit }
    /// Where a list can be continued.
    public var resumeCursor: String? { failure.resumeCursor }
    /// The caller's task was cancelled.
    public var isCancelled: Bool { if case .cancelled = failure.kind { true } else { false } }

    public var description: String { failure.description }
    public var errorDescription: String? { failure.description }
    public var recoverySuggestion: String? { failure.recoverySuggestion }
    // Foundation's defaults of these two are out of sight in files that do not import it, with `MemberImportVisibility`.
    /// Nothing: ``errorDescription`` says it.
    public var failureReason: String? { nil }
    /// Nothing.
    public var helpAnchor: String? { nil }
}
