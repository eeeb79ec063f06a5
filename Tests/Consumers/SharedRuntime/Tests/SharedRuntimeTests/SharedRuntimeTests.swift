import Depot
import Ledger
import Testing
import Vault

/// Clients that import the runtime do what those that contain it do.
@Suite struct SharedRuntimeTests {
    private let screw = #"{"name":"screw","price":0.10,"extra":{"a":[1]}}"#

    @Test func aModuleWithTypesOfTheSameNames() async throws {
        let stub = StubTransport([.json(.created, text: screw)])
        var lock = Lock()
        lock.isOpen = true
        let part = try await DepotClient(transport: stub).deliver("screw", by: .byCarrier, under: lock)
        #expect(part.price == ExactDecimal("0.1") && part.extra?["a"]?[0] == 1)
        #expect(stub.requests.map(\.url) == ["https://depot.example/parts"])
        await #expect(throws: DepotClient.Closed.self) {
            try await DepotClient(transport: stub).deliver("screw", by: .byPigeon, under: lock)
        }
    }

    @Test func limitsAndErrors() async throws {
        let stub = StubTransport([.json(.conflict, text: #"{"code":"full","message":"Full"}"#)])
        let client = DepotClient(transport: stub)
        do {
            _ = try await client.parts.add(name: "", quantity: 100)
            Issue.record("sent")
        } catch {
            #expect("\(error)".contains("name") && stub.requests.isEmpty)
        }
        do {
            _ = try await client.parts.add(name: "screw", quantity: 1)
            Issue.record("added")
        } catch .conflict(let trouble) {
            #expect(trouble.message == "Full")
        }
    }

    @Test func pages() async throws {
        let stub = StubTransport([.json(.ok, text: #"{"data":[\#(screw)],"next":"b"}"#), .json(.ok, text: #"{"data":[\#(screw)]}"#)])
        var prices: [ExactDecimal] = []
        for try await part in DepotClient(transport: stub).parts.list() { prices.append(part.price) }
        #expect(total(prices) == ExactDecimal("0.2"))
    }

    /// A price of one client, an amount of the other: one type.
    @Test func twoClientsShareOneDecimal() async throws {
        let depot = StubTransport([.json(.created, text: screw)])
        let ledger = StubTransport([.json(.ok, text: #"{"amount":12.90}"#)])
        let price = try await DepotClient(transport: depot).parts.add(name: "screw", quantity: 1).price
        let balance = try await LedgerClient(transport: ledger).accounts.balance("a/1").amount
        #expect(balance - price == ExactDecimal("12.8") && total([balance, price]) == 13)
        #expect(ledger.requests.map(\.path) == ["/accounts/a%2F1/balance"])
    }

    @Test func aClientThatNobodyElseSees() async throws {
        #expect(try await isLocked(over: StubTransport([.json(.ok, text: #"{"locked":true}"#)])))
    }
}
