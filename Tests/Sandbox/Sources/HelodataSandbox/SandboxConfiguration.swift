import Foundation

/// How a sandbox starts.
public struct SandboxConfiguration: Sendable {
    /// Token of the default account; made up where it is nil.
    public var token: String?
    /// Rate limits of the default account.
    public var plan = Plan.pro
    /// US dollars of the default account.
    public var balance = 10_000.0
    /// How much faster than at HeloData the waits go by: provisioning, replacement, whitelist, top-up. With 60 a batch is
    /// ready after 1 to 5 seconds. Expiries, billing periods and rate limits keep their length.
    public var timeScale = 60.0
    /// Ids, tokens and passwords are the same for the same seed.
    public var seed = UInt64.random(in: .min ... .max)
    /// The state is read from this file and written to it after each change; in memory only where it is nil.
    public var stateFile: URL?
    public var clock: @Sendable () -> Date = { Date() }

    public init() {}
}
