import Foundation
import HeloData
import Synchronization
import Testing

/// Pages, waits and the parts of an answer, over sockets.
@Suite struct ListTests {
    @Test func pages() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        var bought: [String] = []
        for _ in 0..<7 {
            bought.append(try await helo.orders.create(.isp(country: "us", quantity: 5, months: 1)).batchID.found())
        }
        var listed: [String] = []
        for try await batch in helo.batches.list(limit: 3) { listed.append(batch.id) }
        #expect(listed == bought)

        var pages: [BatchPage] = []
        for try await page in helo.batches.list(limit: 3).pages { pages.append(page) }
        #expect(pages.map(\.data.count) == [3, 3, 1])
        #expect(pages.last?.nextCursor == nil)
        var rest: [String] = []
        for try await batch in helo.batches.list(cursor: pages[0].nextCursor, limit: 3) { rest.append(batch.id) }
        #expect(rest == Array(bought[3...]))

        // No page is fetched before it is needed.
        try await account.control("DELETE", "/requests")
        for try await _ in helo.batches.list(limit: 3) { break }
        #expect(try await account.requests("GET", "/isp/batches?").count == 1)
    }

    @Test func aListThatBreaksCanBeContinued() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client { $0.retry.maxRetries = 0 }
        for _ in 0..<4 { try await helo.orders.create(.isp(country: "us", quantity: 5, months: 1)) }
        try await account.control("POST", "/faults", #"{"script": ["ok", "500"], "path": "/isp/batches?"}"#)
        var count = 0
        do {
            for try await _ in helo.batches.list(limit: 2) { count += 1 }
            Issue.record("did not break")
        } catch {
            for try await _ in helo.batches.list(cursor: error.resumeCursor) { count += 1 }
        }
        #expect(count == 4)
    }

    @Test func waitingWithAFace() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        try await account.control("PATCH", "/account", Self.slowStock)
        let id = try await helo.orders.create(.isp(country: "ke", quantity: 5, months: 1)).batchID.found()
        let seen = Mutex<[WaitProgress]>([])
        let batch = try await helo.batches.waitUntilReady(id, atMost: .hours(24)) { progress in
            seen.withLock { $0.append(progress) }
            if progress.polls == 2 { _ = try? await account.control("PATCH", "/batches/\(id)", #"{"ready": true}"#) }
        }
        #expect(batch.status == .active)
        let updates = seen.withLock { $0 }
        #expect(updates.map(\.polls) == [0, 1, 2])
        #expect(updates.map(\.state) == ["", "provisioning", "provisioning"])
        #expect(updates.allSatisfy { $0.nextPoll >= .milliseconds(25) })
    }

    /// Not a tier-1 country: IPs take six hours and more.
    private static let slowStock = #"{"inventory": [{"country": "ke", "asn": 37061, "available": 50, "tier1": false}]}"#

    @Test func waitingEndsInTime() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        try await account.control("PATCH", "/account", Self.slowStock)
        let id = try await helo.orders.create(.isp(country: "ke", quantity: 5, months: 1)).batchID.found()
        do {
            try await helo.batches.waitUntilReady(id, atMost: .seconds(1))
            Issue.record("too fast")
        } catch .timedOut(let progress) {
            #expect(progress.state == "provisioning")
            #expect(progress.polls > 0)
        } catch {
            throw error
        }
        // Ready in the meantime: waiting goes on where it was.
        try await account.control("PATCH", "/batches/\(id)", #"{"ready": true}"#)
        #expect(try await helo.batches.waitUntilReady(id, since: Date()).status == .active)

        try await account.control("PATCH", "/batches/\(id)", #"{"status": "failed"}"#)
        do {
            try await helo.batches.waitUntilReady(id)
            Issue.record("ready")
        } catch .reached(let state, let batch) {
            #expect(state == "failed")
            #expect(batch.id == id)
        } catch {
            throw error
        }
    }

    @Test func theWholeAnswer() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()
        let (order, response) = try await helo.withResponse { try await $0.orders.create(.residential(gb: 5)) }
        #expect(response.status == 201 && response.attempts == 1 && response.elapsed > .zero)
        #expect(response.headers["content-type"] == "application/json")
        #expect(response.rateLimit?.limit == 1_000_000 && response.rateLimitRemaining != nil)
        #expect(response.idempotencyKey != nil && !response.isReplay)
        #expect(try Order(jsonData: response.rawBody) == order)
    }

    @Test(arguments: [5, 5_000])
    func listsInThreeFormats(_ quantity: Int) async throws {
        let account = try await SandboxAccount.open()
        let stock =
            #"{"balance_usd": 1000000, "inventory": [{"country": "us", "asn": 7922, "available": 9000, "cities": [{"slug": "newyork", "name": "New York"}]}]}"#
        try await account.control("PATCH", "/account", stock)
        let helo = account.client()
        let id = try await account.batch(helo, quantity: quantity).id
        let (ips, response) = try await helo.withResponse { try await $0.batches.ips(id) }
        var plain: [ProxyEndpoint] = []
        for try await ip in helo.batches.ipsPlain(id) { plain.append(ip) }
        var rows: [ProxyEndpoint] = []
        for try await ip in helo.batches.ipsCSV(id) { rows.append(ip) }
        #expect(ips.count == quantity && Set(ips.map(\.id)).count == quantity)
        // Not inside the macros, which print what differs.
        let isPlainSame = plain == ips.map { ProxyEndpoint(ip: $0.ip, port: $0.port, user: $0.user, pass: $0.pass) }
        let areRowsSame =
            rows
            == ips.map { ip in
                var row = ip
                row.id = nil
                return row
            }
        let isWrittenSame = try JSONValue(jsonData: ips.jsonData()) == JSONValue(jsonData: response.rawBody)
        #expect(isPlainSame && areRowsSame && isWrittenSame)
    }
}
