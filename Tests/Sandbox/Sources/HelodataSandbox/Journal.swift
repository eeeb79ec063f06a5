import Foundation

/// The requests that arrived, for tests that count at the server. The last 10,000; tokens are not kept.
struct Journal: Sendable {
    private(set) var entries: [Entry] = []

    struct Entry: Sendable {
        let account: String
        let method: String
        let target: String
        let idempotencyKey: String?
        let body: String
        /// Of the answer, which the client may never have seen.
        let status: Int
        let isProcessed: Bool
        let isReplay: Bool

        var json: JSON {
            .record([
                "method": .string(method), "target": .string(target),
                "idempotency_key": idempotencyKey.map(JSON.string), "body": .string(body), "status": .integer(status),
                "processed": .bool(isProcessed), "replayed": .bool(isReplay),
            ])
        }
    }

    mutating func append(_ entry: Entry) {
        entries.append(entry)
        if entries.count > 10_000 { entries.removeFirst(1_000) }
    }

    mutating func clear(_ account: String) { entries.removeAll { $0.account == account } }
}
