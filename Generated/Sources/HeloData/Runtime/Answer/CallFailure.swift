#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Everything about a call that failed. It rides in every error of every operation: `error.failure`, or `error.status` and so on.
///
/// Descriptions hold no headers, no body and no input.
nonisolated public final class CallFailure: Error, Sendable {
    /// What kind of failure it is.
    nonisolated public enum Kind: Sendable {
        /// The server answered with an error and said which.
        case api
        /// The server, or something in front of it, answered with something that is no answer of the API: a page of a proxy,
        /// a redirect that is not followed, an error without a body.
        case unexpectedResponse
        /// The answer is a success, and not what the description says.
        case decoding(JSONError)
        /// There was no answer.
        case transport(TransportFailure)
        /// There was no answer in time.
        case timeout(TimeoutPhase)
        /// Too many calls: the server named a time that is too far away, or the client is still waiting for one.
        case rateLimited
        /// The task was cancelled.
        case cancelled
        /// The call was not sent: the text says what is wrong with it.
        case invalidRequest(String)
        /// A list could not be continued.
        case pagination(PaginationProblem)
        /// A `waitUntil…` method saw a state from which there is no way to the wished one.
        case endedInState(String)
        /// The answer came, and a file on this machine could not be written: the text says why.
        case file(String)
    }

    /// What is known of the call's effect on the server. A call that only reads has none.
    nonisolated public enum Effect: Sendable, Hashable {
        /// Nothing was changed.
        case none
        /// It may have happened: an attempt got no answer that says whether it did.
        case unknown
        /// It happened: the server answered with a success as described, which could not be used.
        case confirmed
    }

    /// Why a list could not be continued.
    nonisolated public enum PaginationProblem: Sendable, Hashable {
        /// The server named the same page again.
        case loop
        /// Too many empty pages in a row: ``CallLimits/emptyPages``.
        case stalled
    }

    let details: Details

    init(_ details: Details) { self.details = details }

    nonisolated struct Details: Sendable {
        var kind: Kind
        var operation: String
        var method: HTTPMethod = .get
        var isWrite = false
        /// Doing it twice is the same as doing it once.
        var isIdempotent = false
        var receivedStatus = 0
        var headers = HTTPFields()
        var code: String?
        var message: String?
        var requestID: String?
        var attempts = 0
        var retryAfter: Duration?
        var idempotencyKey: IdempotencyKey?
        var effect = Effect.none
        var previousAttemptsAmbiguous = false
        var body: [UInt8] = []
        var gaveUp: GaveUp?
        var rateLimit: RateLimitStatus?
        var elapsed: Duration = .zero
        var resumeCursor: String?
        var driftReport: DriftReport?
        /// To hide what the body repeats of them.
        var secrets: CallSecrets?
    }
}

nonisolated extension CallFailure {
    /// How far the call came, and what ended it.
    public var kind: Kind { details.kind }

    /// The operation's id in the description.
    public var operation: String { details.operation }

    /// The status of the error that the server answered with; 0 when there was no answer, or a success that could not be used.
    public var status: Int { details.receivedStatus / 100 == 2 ? 0 : details.receivedStatus }

    /// The status of the last answer, also of a success that could not be used; 0 without an answer.
    public var receivedStatus: Int { details.receivedStatus }

    /// The headers of the last answer that cannot hold a secret.
    public var headers: HTTPFields { details.headers }

    /// The server's code for the error.
    public var code: String? { details.code }

    /// The server's words for the error, with the secrets of the call hidden, control characters escaped, and cut where they are long;
    /// ``rawBody`` has them as they came.
    public var message: String? { details.message }

    /// The server's name for the request, for its support.
    public var requestID: String? { details.requestID }

    /// Exchanges with the server; 0 when nothing was sent.
    public var attempts: Int { details.attempts }

    /// How long the server wants to be left alone.
    public var retryAfter: Duration? { details.retryAfter }

    /// The key that the call was sent with.
    public var idempotencyKey: IdempotencyKey? { details.idempotencyKey }

    /// What is known of the call's effect on the server.
    public var effect: Effect { details.effect }

    /// The call may have changed something: ``Effect/unknown``. Calling again is safe with the same input and the same
    /// ``idempotencyKey`` only, where the operation takes one.
    public var outcomeUnknown: Bool { details.effect == .unknown }

    /// An attempt before the last one may have changed something: the answer (a 404 to a DELETE) may be its consequence.
    public var previousAttemptsAmbiguous: Bool { details.previousAttemptsAmbiguous }

    /// The call had its effect, although its answer could not be used: ``Effect/confirmed``.
    public var effectConfirmed: Bool { details.effect == .confirmed }

    /// The body of the last answer, at most ``CallLimits/errorBodyBytes``. It may hold secrets.
    public var rawBody: Data { Data(details.body) }

    /// Why the call was not repeated, where the failure is one that can be.
    public var gaveUp: GaveUp? { details.gaveUp }

    /// What the last answer said about the limit on calls.
    public var rateLimit: RateLimitStatus? { details.rateLimit }

    /// From the call to its failure.
    public var elapsed: Duration { details.elapsed }

    /// Where a list can be continued: give it to the list's method as its cursor.
    public var resumeCursor: String? { details.resumeCursor }

    /// Where the answer differs from the description: `$.data[3].ip`.
    public var decodingPath: String? {
        if case .decoding(let error) = kind { error.path } else { nil }
    }

    /// Where the answer differs from the description, in bytes.
    public var decodingOffset: Int? {
        if case .decoding(let error) = kind { error.offset } else { nil }
    }

    /// The same failure with changes.
    func with(_ change: (inout Details) -> Void) -> CallFailure {
        var details = details
        change(&details)
        return CallFailure(details)
    }
}
