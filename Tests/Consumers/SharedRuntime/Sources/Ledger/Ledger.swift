import HelodataRuntime

/// Only a public client brings the runtime along: where others are used, it is imported beside them.
public func total(_ amounts: [ExactDecimal]) -> ExactDecimal { amounts.reduce(0, +) }

package func balance(over transport: any HTTPTransport) async throws -> ExactDecimal {
    try await LedgerClient(transport: transport).accounts.balance("a/1").amount
}
