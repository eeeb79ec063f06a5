import HelodataRuntime

/// All that others see of the client.
public func isLocked(over transport: any HTTPTransport) async throws -> Bool {
    try await VaultClient(transport: transport).doors.state().locked
}
