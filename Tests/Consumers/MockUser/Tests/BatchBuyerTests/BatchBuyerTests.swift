import BatchBuyer
import HeloData
import HeloDataMocks
import Testing

/// A purchase with every error and the unknown outcome, without a server.
@Suite struct BatchBuyerTests {
    let mock = HeloDataMock()
    var buyer: BatchBuyer { BatchBuyer(HeloDataClient(mock: mock)) }

    private func order(_ batch: String) -> Order {
        .sample(status: .provisioning, details: .isp(.sample(batchID: batch)))
    }

    @Test func aPurchase() async {
        mock.orders.create = [.success(order("bat_1"))]
        #expect(await buyer.buy(quantity: 20, in: "us") == .bought(batch: "bat_1"))
        let calls = mock.orders.create.calls
        #expect(calls.count == 1 && calls[0].request.attempts == 1)
        #expect(calls[0].body == .isp(country: "us", quantity: 20, months: 1))
        #expect(calls[0].body.quantity == 20)
        #expect(calls[0].idempotencyKey != nil)
        #expect(mock.transport.problems.isEmpty)
    }

    @Test(
        arguments: [
            (MockFailure<CreateOrderError>.insufficientBalance(.sample(code: "insufficient_balance", message: "USD 12 missing")), "money: USD 12 missing"),
            (.kycRequired(), "an identity"), (.idempotencyConflict(), "another key"), (.insufficientInventory(), "another country"),
            (.quantityOutOfRange(), "another quantity"), (.badRequest(), "another quantity"), (.unauthorized(), "another token"),
            (.forbidden(), "another token"),
        ])
    func anError(_ failure: MockFailure<CreateOrderError>, _ needed: String) async {
        mock.orders.create = .failure(failure)
        #expect(await buyer.buy(quantity: 20, in: "us") == .needs(needed))
        #expect(mock.orders.create.calls.count == 1)
    }

    @Test func answersInTurn() async {
        mock.orders.create = [.failure(.insufficientBalance()), .success(order("bat_2"))]
        guard case .needs = await buyer.buy(quantity: 20, in: "us") else { return #expect(Bool(false), "bought without money") }
        #expect(await buyer.buy(quantity: 20, in: "us") == .bought(batch: "bat_2"))
        // Two calls, two keys.
        let calls = mock.orders.create.calls
        #expect(calls.count == 2 && calls[0].idempotencyKey != calls[1].idempotencyKey)
        // Then it refuses by name.
        guard case .broken(let message) = await buyer.buy(quantity: 20, in: "us") else { return #expect(Bool(false)) }
        #expect(message.contains("'orders.create' has no answer left: it was given 2"))
        #expect(mock.transport.problems.count == 1)
    }

    /// The client itself repeats a lost answer with the same key.
    @Test func aLostAnswerIsRepeated() async {
        mock.orders.create = [.unreachable(after: .sent), .failure(.status(503)), .success(order("bat_3"))]
        #expect(await buyer.buy(quantity: 20, in: "us") == .bought(batch: "bat_3"))
        let calls = mock.orders.create.calls
        #expect(calls.count == 1 && calls[0].request.attempts == 3)
    }

    @Test(arguments: [MockReach.sent, .waiting])
    func theOutcomeIsUnknown(_ reach: MockReach) async {
        mock.orders.create = .unreachable(after: reach)
        #expect(await buyer.buy(quantity: 20, in: "us", key: "invoice-7") == .unknown(key: "invoice-7"))
        #expect(mock.orders.create.calls[0].idempotencyKey == "invoice-7")
        #expect(mock.orders.create.calls[0].request.attempts == 3)
    }

    @Test(arguments: [MockReach.nothing, .connecting])
    func nothingWasSent(_ reach: MockReach) async {
        mock.orders.create = .unreachable(after: reach)
        guard case .broken = await buyer.buy(quantity: 20, in: "us") else { return #expect(Bool(false), "nothing was sent, and that is known") }
    }

    /// A 5xx says nothing about the order, and a body that breaks off says that it exists.
    @Test func whatIsKnownOfTheEffect() async throws {
        mock.orders.create = .failure(.status(500))
        guard case .unknown = await buyer.buy(quantity: 20, in: "us") else { return #expect(Bool(false)) }
        mock.orders.create = .always(.cutOff(order("bat_4")))
        guard case .unknown = await buyer.buy(quantity: 20, in: "us") else { return #expect(Bool(false)) }
        mock.orders.create = .always(.response(.json(.created, text: #"{"id": 5}"#)))
        do {
            try await HeloDataClient(mock: mock).orders.create(.residential(gb: 5))
            Issue.record("it decodes")
        } catch { #expect(error.effectConfirmed) }
    }

    @Test func theServerAsksToWait() async {
        mock.orders.create = .failure(.rateLimited(headers: ["Retry-After": "5"]))
        #expect(await buyer.buy(quantity: 20, in: "us") == .later)
    }

    /// The limits of the description are checked before anything is sent.
    @Test func aWrongQuantityIsNotSent() async {
        mock.orders.create = .success(order("bat_5"))
        guard case .broken(let message) = await buyer.buy(quantity: 1, in: "us") else { return #expect(Bool(false)) }
        #expect(message.contains("quantity"))
        #expect(mock.orders.create.calls.isEmpty)
    }

    @Test func anOperationWithoutAnAnswerFailsByName() async {
        await #expect(throws: (any Error).self) { try await buyer.addresses(of: "bat_1") }
        #expect(mock.transport.problems == ["HeloDataMock: 'batches.ips' was called and has no answer; set mock.batches.ips"])
    }

    @Test func answersByTheCall() async throws {
        mock.batches.get { call in .success(.sample(id: call.batchID)) }
        let client = HeloDataClient(mock: mock)
        #expect(try await client.batches.get("bat_7").id == "bat_7")
        #expect(try await client.batches.get("bat_8").id == "bat_8")
        #expect(mock.batches.get.calls.map(\.batchID) == ["bat_7", "bat_8"])
    }

    @Test func pages() async throws {
        mock.batches.list { call in
            switch call.cursor {
            case nil: .success(.sample(data: [.sample(id: "bat_1"), .sample(id: "bat_2")], nextCursor: "next"))
            default: .success(.sample(data: [.sample(id: "bat_3")]))
            }
        }
        #expect(try await buyer.batches() == ["bat_1", "bat_2", "bat_3"])
        #expect(mock.batches.list.calls.map(\.cursor) == [nil, "next"])
    }
}
