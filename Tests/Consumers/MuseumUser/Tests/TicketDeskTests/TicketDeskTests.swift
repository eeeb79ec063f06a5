import Foundation
import Museum
import MuseumMocks
import Testing
import TicketDesk

@Suite struct TicketDeskTests {
    let mock = MuseumMock()
    let day = CalendarDate(literal: "2026-07-01")
    var desk: TicketDesk { TicketDesk(MuseumClient(mock: mock)) }

    @Test func aTicketAndItsCode() async throws {
        let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
        mock.tickets.buyMuseumTickets = [.success(.sample(ticketID: id))]
        mock.tickets.getCode { call in
            call.ticketID == id ? .success(Data("png".utf8)) : .failure(.notFound())
        }
        #expect(await desk.sell(on: day, to: "jane@example.com") == .sold(code: Data("png".utf8)))
        let call = try #require(mock.tickets.buyMuseumTickets.calls.first)
        #expect(call.body.ticketDate == day && call.body.email == "jane@example.com" && call.body.ticketType == .general)
        #expect(mock.tickets.getCode.calls.map(\.ticketID) == [id])
        #expect(mock.transport.problems.isEmpty)
    }

    @Test func aRefusal() async {
        mock.tickets.buyMuseumTickets = .failure(.badRequest(.sample(title: "The museum is closed")))
        #expect(await desk.sell(on: day, to: "jane@example.com") == .refused("The museum is closed"))
        #expect(mock.tickets.getCode.calls.isEmpty)
    }

    /// Nothing protects a repetition here, so the client does not repeat.
    @Test func aLostAnswer() async {
        mock.tickets.buyMuseumTickets = .unreachable(after: .sent)
        #expect(await desk.sell(on: day, to: "jane@example.com") == .perhapsSold)
        #expect(mock.tickets.buyMuseumTickets.calls.map(\.request.attempts) == [1])
        mock.tickets.buyMuseumTickets = .unreachable(after: .connecting)
        #expect(await desk.sell(on: day, to: "jane@example.com") == .notSold)
    }

    @Test func theCodeIsMissing() async {
        mock.tickets.buyMuseumTickets = .success(.sample())
        mock.tickets.getCode = .failure(.status(503))
        guard case .soldWithoutCode = await desk.sell(on: day, to: "jane@example.com") else { return #expect(Bool(false)) }
        #expect(mock.tickets.getCode.calls.map(\.request.attempts) == [3])
    }

    @Test func events() async throws {
        mock.events.listSpecialEvents = [.success([.sample(name: "Night of the Mummies"), .sample(name: "Paper")])]
        #expect(try await desk.events(from: day) == ["Night of the Mummies", "Paper"])
        #expect(mock.events.listSpecialEvents.calls[0].startDate == day)
    }
}
