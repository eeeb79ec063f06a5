import Foundation

/// The answers given under idempotency keys, for 24 hours.
package struct IdempotencyLedger: Sendable, Codable {
    private struct Entry: Sendable, Codable {
        let request: Data
        let status: Int
        let body: Data
        let at: Date
    }
    private var entries: [String: Entry] = [:]

    static let lifetime: Double = 24 * 3_600

    init() {}

    /// The earlier answer; nil for a new key.
    func answer(_ key: String, to request: Data, now: Date) throws(Refusal) -> SandboxResponse? {
        guard let entry = entries[key], now.timeIntervalSince(entry.at) < Self.lifetime else { return nil }
        guard entry.request == request else {
            throw Refusal(409, "idempotency_conflict", "The idempotency key was used with another body")
        }
        return SandboxResponse(
            entry.status, headers: [("Content-Type", "application/json"), ("Idempotent-Replayed", "true")], body: entry.body)
    }

    mutating func remember(_ key: String, request: Data, answer: SandboxResponse, now: Date) {
        entries = entries.filter { now.timeIntervalSince($0.value.at) < Self.lifetime }
        entries[key] = Entry(request: request, status: answer.status, body: answer.body, at: now)
    }
}
