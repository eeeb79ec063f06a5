/// Operations that the client offers together: `client.orders`.
package struct OperationGroup: Sendable {
    /// The client's property, `orders`.
    package let name: Identifier
    /// The type of the property, `OrdersAPI`.
    package let typeName: Identifier
    package let doc: Doc
    package internal(set) var operations: [Operation]
    package init(name: Identifier, typeName: Identifier, doc: Doc, operations: [Operation]) {
        self.name = name
        self.typeName = typeName
        self.doc = doc
        self.operations = operations
    }
}

/// One method of the client.
package struct Operation: Sendable {
    /// The document's `operationId`, or one made from method and path.
    package let id: String
    package let name: Identifier
    /// Upper case.
    package let method: String
    /// The path as written, `/isp/batches/{batch_id}`.
    package let template: String
    package let path: [PathPiece]
    package let doc: Doc
    package let isDeprecated: Bool
    /// In the order of the call.
    package let arguments: [Argument]
    /// Query parameters with a fixed value, which nobody types.
    package let fixedQuery: [(wireName: String, value: String)]
    package let body: RequestBody?
    /// Media types of the expected answers, for `Accept`; empty where there is nothing to accept.
    package let accept: [String]
    package let output: Output
    /// What the description says of the answer.
    package let answer: Doc
    package internal(set) var error: ErrorEnumeration
    package let replay: Replay
    /// Alternatives of schemes (their `wireName`s) that must come together; empty for an open operation.
    package let security: [[String]]
    /// Alternatives of scopes that the token must have, for the documentation.
    package let scopes: [[String]]
    /// A base URL of its own.
    package let server: String?
    package let waiters: [Waiter]
    /// Of an operation that answers with bytes: the method that brings them as they arrive, `downloadStream`. Beside it stands one that writes
    /// them into a file.
    package let stream: Identifier?
    package init(
        id: String, name: Identifier, method: String, template: String, path: [PathPiece], doc: Doc,
        isDeprecated: Bool, arguments: [Argument], fixedQuery: [(wireName: String, value: String)],
        body: RequestBody?, accept: [String], output: Output, answer: Doc = Doc(), error: ErrorEnumeration, replay: Replay,
        security: [[String]], scopes: [[String]] = [], server: String?, waiters: [Waiter], stream: Identifier? = nil
    ) {
        self.stream = stream
        self.id = id
        self.name = name
        self.method = method
        self.template = template
        self.path = path
        self.doc = doc
        self.isDeprecated = isDeprecated
        self.arguments = arguments
        self.fixedQuery = fixedQuery
        self.body = body
        self.accept = accept
        self.output = output
        self.answer = answer
        self.error = error
        self.replay = replay
        self.security = security
        self.scopes = scopes
        self.server = server
        self.waiters = waiters
    }
}

package enum PathPiece: Sendable {
    case literal(String)
    case argument(Identifier, ParameterStyle)
}

/// Whether a call may be sent again (RFC 9110 §9.2).
package enum Replay: Sendable, Hashable {
    case safe, idempotent, unsafe
    /// Safe to repeat with the same key in this header.
    case keyed(header: String)
}
