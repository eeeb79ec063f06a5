/// Where a client finds the runtime, the hand-written part that all clients have in common.
package enum RuntimePlace: String, Sendable, CaseIterable {
    /// Its files are copied beside those of the client.
    case embedded
    /// The client imports the module `HelodataRuntime`, which several clients of a program then share.
    case shared
}
