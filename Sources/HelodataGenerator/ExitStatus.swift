/// What the process answers to its caller.
package enum ExitStatus: Int32, Sendable {
    case success = 0
    /// The description has errors, or `--check` found a difference.
    case failure = 1
    /// The arguments make no sense, or a file cannot be read or written.
    case usage = 2
}
