/// What stands beside the sources of a client for its readers. Each can be left out.
package enum ClientDocument: String, Sendable, CaseIterable {
    /// A DocC catalog with a topic for each group of operations, the errors and the waiters.
    case docc
    /// `REFERENCE.md`: a call of each operation, which compiles.
    case reference
    /// `AGENTS.md`: what programs that write programs often do wrong with such a client.
    case agents
}
