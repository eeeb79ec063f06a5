import Foundation
import HeloData
import Synchronization
import Testing

/// A user's tests without a server.
@Suite struct StubTests {
    private let order = Order(
        id: "ord_1", product: .isp, status: .provisioning, totalUSD: 120,
        details: .isp(
            ISPDetails(batchID: "bat_1", quantity: 20, country: "us", expiresAt: Date(timeIntervalSince1970: 1_782_640_800))))

    @Test func oneAnswer() async throws {
        let order = order
        let stub = StubTransport { _ in .json(.created, order) }
        let helo = HeloDataClient(token: .test, transport: stub)
        #expect(try await helo.orders.create(.isp(country: "us", quantity: 20, months: 1)) == order)
        let request = try #require(stub.requests.first)
        #expect(request.method == .post && request.url == "https://api.helodata.com/v1/orders")
        #expect(request.headers["Authorization"] == "Bearer test-token" && request.headers["Idempotency-Key"]?.count == 36)
        #expect(
            request.body.map { String(decoding: $0, as: UTF8.self) }
                == #"{"product":"isp","country":"us","quantity":20,"months":1}"#)
    }

    @Test func answersInTurn() async throws {
        let stub = StubTransport([
            .status(.serviceUnavailable), .json(.conflict, text: #"{"code": "insufficient_balance", "message": "Top up"}"#),
        ])
        var configuration = ClientConfiguration()
        configuration.retry.base = .milliseconds(1)
        let helo = HeloDataClient(token: .test, transport: stub, configuration: configuration)
        do {
            try await helo.orders.create(.residential(gb: 1))
            Issue.record("bought")
        } catch .outcomeUnknown(let failure) {
            // The first attempt may have bought, and spent the balance that the second one missed.
            #expect(failure.message == "Top up")
            #expect(failure.attempts == 2)
        } catch {
            throw error
        }
        #expect(stub.requests.count == 2 && stub.requests[0].body == stub.requests[1].body)
        #expect(stub.requests[0].headers["Idempotency-Key"] == stub.requests[1].headers["Idempotency-Key"])
    }

    @Test func noAnswer() async throws {
        let helo = HeloDataClient(token: .test, transport: StubTransport { _ in throw TransportFailure(.reset, .maybeSent) })
        do {
            _ = try await helo.with(CallOptions(maxRetries: 0)).batches.get("bat_1")
            Issue.record("an answer")
        } catch .failed(let failure) {
            guard case .transport(let reason) = failure.kind else {
                Issue.record("\(failure)")
                return
            }
            #expect(reason.kind == .reset)
            #expect(!failure.outcomeUnknown)
        } catch {
            throw error
        }
    }

    @Test func aFreshTokenAfterARefusal() async throws {
        let stub = StubTransport { request in
            request.headers["Authorization"] == "Bearer second" ? .json(.ok, Batch(id: "bat_1")) : .status(.unauthorized)
        }
        let tokens = Mutex(["first", "second"][...])
        let credential = ClientCredential.provider { tokens.withLock { $0.popFirst() ?? "none" } }
        let helo = HeloDataClient(token: credential, transport: stub)
        #expect(try await helo.batches.get("bat_1").id == "bat_1")
        #expect(stub.requests.count == 2)
    }
}
