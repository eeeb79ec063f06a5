import Foundation
import HeloData
import Testing

/// Answers that are lost on the way, counted at the server.
@Suite struct OutcomeTests {
    @Test(arguments: ["reset", "reset-after", "500 after", "503 retry-after=0", "garbage", "truncate", "close"])
    func aLostAnswerBuysOnce(_ fault: String) async throws {
        let account = try await SandboxAccount.open()
        try await account.control("POST", "/faults", #"{"script": ["\#(fault)"], "path": "/orders"}"#)
        let helo = account.client()
        do {
            let (order, response) = try await helo.withResponse { (helo) async throws(CreateOrderError) -> Order in
                try await helo.orders.create(.residential(gb: 5))
            }
            #expect(order.status == .completed && response.attempts <= 2)
        } catch {
            // An answer that cannot be read: there is an order, and the error does not say otherwise.
            #expect(error.effectConfirmed || error.outcomeUnknown, "\(error)")
        }
        let requests = try await account.requests("POST", "/orders")
        #expect(Set(requests.map { $0["idempotency_key"]?.string }).count == 1)
        #expect(Set(requests.map { $0["body"]?.string }).count == 1)
        #expect(try await account.orderCount() == 1)
    }

    @Test func outcomeUnknownThenTheSameKey() async throws {
        let account = try await SandboxAccount.open()
        try await account.control(
            "POST", "/faults", #"{"script": ["reset-after", "reset-after", "reset-after"], "path": "/orders"}"#)
        let helo = account.client()
        do {
            try await helo.orders.create(.residential(gb: 5))
            Issue.record("came back")
        } catch {
            guard case .outcomeUnknown(let failure) = error, case .transport = failure.kind else {
                Issue.record("\(error)")
                return
            }
            #expect(error.outcomeUnknown && error.attempts == 3 && error.gaveUp == .attempts)
            #expect(error.recoverySuggestion?.contains("same idempotency key") == true)
            // The order exists. With the same key it is not bought again.
            let key = try #require(error.idempotencyKey)
            let (order, response) = try await helo.withResponse {
                try await $0.orders.create(.residential(gb: 5), idempotencyKey: key)
            }
            #expect(order.status == .completed && response.isReplay && response.idempotencyKey == key)
        }
        #expect(try await account.orderCount() == 1)
    }

    @Test func theSameKeyForAnotherOrder() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        try await helo.orders.create(.residential(gb: 5), idempotencyKey: "invoice-4711")
        do {
            try await helo.orders.create(.residential(gb: 6), idempotencyKey: "invoice-4711")
            Issue.record("bought")
        } catch .idempotencyConflict {
            #expect(try await account.orderCount() == 1)
        } catch {
            throw error
        }
    }

    @Test(arguments: ["", "two words", "käse", String(repeating: "k", count: 256)])
    func aKeyThatCannotBeSent(_ key: String) async throws {
        let account = try await SandboxAccount.open()
        do {
            try await account.client().orders.create(.residential(gb: 5), idempotencyKey: IdempotencyKey(key))
            Issue.record("bought")
        } catch {
            guard case .invalidRequest = error.failure.kind else {
                Issue.record("\(error)")
                return
            }
            #expect(!error.outcomeUnknown)
        }
        #expect(try await account.requests("POST", "/orders").isEmpty)
    }

    /// Operations that take no key are not sent again when the answer is lost.
    @Test func renewalsAreNotRepeated() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        let batch = try await account.batch(helo)
        try await account.control("POST", "/faults", #"{"script": ["reset-after"], "path": "/renew"}"#)
        do {
            try await helo.batches.renew(batch.id, months: 1)
            Issue.record("came back")
        } catch {
            #expect(error.outcomeUnknown && error.attempts == 1)
        }
        #expect(try await account.requests("POST", "/renew").count == 1)
    }

    /// A release is idempotent, and sent again.
    @Test func releasesAreRepeated() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        let batch = try await account.batch(helo)
        try await account.control("POST", "/faults", #"{"script": ["503"], "path": "\#(batch.id)"}"#)
        try await helo.batches.release(batch.id)
        #expect(try await account.requests("DELETE", batch.id).count == 2)
    }

    @Test func aCancelledOrderSaysSo() async throws {
        let account = try await SandboxAccount.open()
        try await account.control("POST", "/faults", #"{"script": ["hang-after"], "path": "/orders"}"#)
        let helo = account.client()
        let buying = Task { try await helo.orders.create(.residential(gb: 5)) }
        while try await account.orderCount() == 0 { try await Task.sleep(for: .milliseconds(5)) }
        buying.cancel()
        guard case .failure(let error as CreateOrderError) = await buying.result else {
            Issue.record("not cancelled")
            return
        }
        #expect(error.isCancelled && error.outcomeUnknown)
    }
}
