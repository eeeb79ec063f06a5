import HeloData
import Testing

/// Each documented error of an order, met over sockets and told apart without a string.
@Suite struct OrderErrorTests {
    private enum Outcome { case bought, tooPoor, unverified, soldOut, tooManyOrFew, tooFast, somethingElse }

    private func outcome(_ helo: HeloDataClient, _ order: NewOrder) async -> Outcome {
        do {
            try await helo.orders.create(order)
            return .bought
        } catch {
            switch error {
            case .insufficientBalance: return .tooPoor
            case .kycRequired: return .unverified
            case .insufficientInventory: return .soldOut
            case .quantityOutOfRange: return .tooManyOrFew
            case .rateLimited: return .tooFast
            case .badRequest, .unauthorized, .forbidden, .idempotencyConflict, .outcomeUnknown, .undocumented, .failed:
                return .somethingElse
            }
        }
    }

    @Test func fiveCodes() async throws {
        let account = try await SandboxAccount.open(plan: .trial)
        // The description's limits are checked before anything is sent, unless one opts out.
        let helo = account.client { $0.validatesRequests = false }

        try await account.control("PATCH", "/account", #"{"kyc": false}"#)
        #expect(await outcome(helo, .isp(country: "us", quantity: 5, months: 1)) == .unverified)
        try await account.control("PATCH", "/account", #"{"kyc": true}"#)
        #expect(await outcome(helo, .isp(country: "us", quantity: 4, months: 1)) == .tooManyOrFew)
        #expect(await outcome(helo, .isp(country: "us", quantity: 5_001, months: 1)) == .tooManyOrFew)
        #expect(await outcome(helo, .isp(country: "zz", quantity: 5, months: 1)) == .soldOut)
        #expect(await outcome(helo, .isp(country: "us", quantity: 5, months: 1)) == .bought)
        try await account.control("PATCH", "/account", #"{"balance_usd": 1.00}"#)
        #expect(await outcome(helo, .residential(gb: 1)) == .tooPoor)

        // The trial plan allows 30 requests a minute; the server then asks for more patience than the client has.
        let hasty = account.client { $0.retry.maxServerDelay = .milliseconds(1) }
        for try await _ in hasty.batches.list() {}
        var last = Outcome.somethingElse
        for _ in 0..<31 where last != .tooFast { last = await outcome(hasty, .residential(gb: 1)) }
        #expect(last == .tooFast)
        #expect(try await account.orderCount() == 1)
    }

    @Test func limitsAreCheckedBeforeSending() async throws {
        let account = try await SandboxAccount.open()
        do {
            try await account.client().orders.create(.isp(country: "us", quantity: 4, months: 1))
            Issue.record("bought")
        } catch {
            guard case .invalidRequest(let reason) = error.failure.kind else {
                Issue.record("\(error)")
                return
            }
            #expect(reason.contains("quantity") && error.attempts == 0 && !error.outcomeUnknown)
        }
        #expect(try await account.requests("POST", "/orders").isEmpty)
    }

    @Test func whatAnErrorSays() async throws {
        let account = try await SandboxAccount.open()
        try await account.control("PATCH", "/account", #"{"balance_usd": 0}"#)
        do {
            try await account.client().orders.create(.residential(gb: 1), idempotencyKey: "invoice-4711")
            Issue.record("bought")
        } catch {
            #expect(error.operation == "createOrder" && error.status == 409 && error.code == "insufficient_balance")
            #expect(error.requestID?.hasPrefix("req_") == true && error.attempts == 1)
            #expect(error.idempotencyKey == "invoice-4711" && !error.outcomeUnknown && !error.effectConfirmed)
            #expect(String(decoding: error.rawBody, as: UTF8.self).contains("insufficient_balance"))
            #expect(error.rateLimit?.limit != nil)
            #expect("\(error)".contains("409") && !"\(error)".contains("invoice-4711"))
        }
    }

    @Test func aTokenThatIsNotKnown() async throws {
        let account = try await SandboxAccount.open()
        let helo = HeloDataClient(token: "hel_live_wrong", baseURL: account.server.baseURL)
        do {
            for try await _ in helo.batches.list() {}
            Issue.record("let in")
        } catch ListBatchesError.unauthorized(let problem) {
            #expect(problem.status == 401)
            #expect(!"\(problem)".contains("hel_live"))
        } catch {
            throw error
        }
    }
}
