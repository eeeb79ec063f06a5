import HeloData

/// Buys ISP IPs and says in one word how that ended.
public struct BatchBuyer: Sendable {
    public enum Outcome: Equatable, Sendable {
        case bought(batch: String?)
        /// Nothing was bought, and buying again helps only after this.
        case needs(String)
        case later
        /// The order may exist; the same key finds out.
        case unknown(key: String)
        case broken(String)
    }

    private let helo: HeloDataClient

    public init(_ helo: HeloDataClient) { self.helo = helo }

    public func buy(quantity: Int, in country: String, key: IdempotencyKey? = nil) async -> Outcome {
        do {
            let order = try await helo.orders.create(.isp(country: country, quantity: quantity, months: 1), idempotencyKey: key)
            return .bought(batch: order.batchID)
        } catch .insufficientBalance(let problem) {
            return .needs("money: \(problem.message)")
        } catch .kycRequired {
            return .needs("an identity")
        } catch .idempotencyConflict {
            return .needs("another key")
        } catch .insufficientInventory {
            return .needs("another country")
        } catch .quantityOutOfRange, .badRequest {
            return .needs("another quantity")
        } catch .unauthorized, .forbidden {
            return .needs("another token")
        } catch .rateLimited {
            return .later
        } catch .outcomeUnknown(let failure) {
            return .unknown(key: failure.idempotencyKey?.value ?? "")
        } catch {
            return .broken(error.message)
        }
    }

    /// The addresses of all active IPs.
    public func addresses(of batch: String) async throws -> [String] { try await helo.batches.ips(batch).map(\.ip) }

    /// All batches, over all pages.
    public func batches() async throws -> [String] {
        var ids: [String] = []
        for try await batch in helo.batches.list() { ids.append(batch.id) }
        return ids
    }
}
