import Foundation
import Museum

/// Sells a ticket and fetches the code that opens the door.
public struct TicketDesk: Sendable {
    public enum Sale: Equatable, Sendable {
        case sold(code: Data)
        /// Paid, and the code can be fetched later.
        case soldWithoutCode(String)
        case refused(String)
        /// No key protects this purchase: somebody has to look.
        case perhapsSold
        case notSold
    }

    private let museum: MuseumClient

    public init(_ museum: MuseumClient) { self.museum = museum }

    public func sell(on day: CalendarDate, to email: String) async -> Sale {
        let ticket: UUID?
        do {
            ticket = try await museum.tickets.buyMuseumTickets(ticketDate: day, ticketType: .general, email: email).ticketID
        } catch {
            if error.outcomeUnknown { return .perhapsSold }
            return error.status == 0 ? .notSold : .refused(error.message)
        }
        guard let ticket else { return .refused("the museum named no ticket") }
        do {
            return .sold(code: try await museum.tickets.getCode(ticket))
        } catch {
            return .soldWithoutCode(ticket.uuidString.lowercased())
        }
    }

    /// The names of the events of a period.
    public func events(from start: CalendarDate) async throws -> [String] {
        try await museum.events.listSpecialEvents(startDate: start).map(\.name)
    }
}
