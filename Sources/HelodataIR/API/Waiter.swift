/// A method that polls an operation until a state is reached.
package struct Waiter: Sendable {
    package let name: Identifier
    package let doc: Doc
    /// What the operation returns.
    package let value: TypeRef
    /// Way to the state in the body.
    package let state: [Pagination.PathStep]
    /// `.string` or a named enumeration.
    package let stateType: TypeRef
    package let success: [String]
    package let failure: [String]
    /// Seconds.
    package let atMost: Int
    package let notFoundGrace: Int
    package init(
        name: Identifier, doc: Doc, value: TypeRef, state: [Pagination.PathStep], stateType: TypeRef, success: [String],
        failure: [String], atMost: Int, notFoundGrace: Int
    ) {
        self.name = name
        self.doc = doc
        self.value = value
        self.state = state
        self.stateType = stateType
        self.success = success
        self.failure = failure
        self.atMost = atMost
        self.notFoundGrace = notFoundGrace
    }
}
