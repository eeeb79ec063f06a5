/// What stands beside a client for its readers. Each can be left out.
package enum ClientDocument: String, Sendable, CaseIterable {
    /// A DocC catalog with a topic for each group of operations.
    case docc
    /// `REFERENCE.md`: a call of each operation.
    case reference
    /// `AGENTS.md`: what programs that write programs often do wrong.
    case agents
}
