/// An error that the server answered with: its body as described, with the failure that brought it.
///
/// Members of the body are members of this: `problem.requiredAmount`. They are optional, since a server in trouble sends what it can.
@dynamicMemberLookup
nonisolated public final class ErrorResponse<Body: JSONModel>: Sendable {
    /// The body; nil where it is not as described (see ``CallFailure/rawBody``).
    public let body: Body?
    /// All that is known about the failure.
    public let failure: CallFailure

    public init(_ failure: CallFailure) {
        self.failure = failure
        let drift = failure.details.driftReport.map {
            DriftProbe(report: $0, operation: failure.operation, secrets: failure.details.secrets)
        }
        body = try? JSONReader.decode(Body.self, from: failure.details.body, drift: drift)
    }

    /// The status of the answer.
    public var status: Int { failure.status }
    /// The server's code for the error; empty where it named none.
    public var code: String { failure.code ?? "" }
    /// The server's words for the error, or what happened in ours.
    public var message: String { failure.message ?? failure.summary }
    /// The server's name for the request, for its support.
    public var requestID: String? { failure.requestID }

    /// A member of the body.
    public subscript<Value>(dynamicMember member: KeyPath<Body, Value>) -> Value? { body?[keyPath: member] }

    /// An optional member of the body.
    public subscript<Value>(dynamicMember member: KeyPath<Body, Value?>) -> Value? { body.flatMap { $0[keyPath: member] } }
}

nonisolated extension ErrorResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { failure.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["failure": description]) }
}
