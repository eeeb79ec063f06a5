import Foundation

/// A customer of the sandbox, with everything that belongs to it. Accounts do not see each other.
package struct Account: Sendable, Codable {
    package let id: String
    package var plan = Plan.pro
    package var balance = Money(dollars: 10_000)
    /// What happens when the card is charged.
    package var card = Card.none
    package var autoTopUp: AutoTopUp?
    /// Whether the identity is verified (KYC), which mobile and ISP orders need.
    package var isVerified = true
    /// Whether an idempotency key has any effect; off to test a client against a server without.
    package var honoursKeys = true
    /// Whether new IPs are IPv6, as HeloData does on request.
    package var usesIPv6 = false
    package var stock = Stock.examples
    package var orders: [PlacedOrder] = []
    package var batches: [Batch] = []
    package var ledger = IdempotencyLedger()
    package var script: [ScriptedFault] = []
    package var identifiers: Identifiers

    package enum Card: String, Sendable, Codable { case none, accepted, declined }

    init(id: String, identifiers: Identifiers) {
        self.id = id
        self.identifiers = identifiers
    }

    func batchIndex(_ id: String) throws(Refusal) -> Int {
        guard let index = batches.firstIndex(where: { $0.id == id && !$0.isReleased }) else {
            throw .notFound("Batch '\(id.prefix(64))'")
        }
        return index
    }

    /// Takes from the balance, and the rest from the card.
    mutating func charge(_ price: Money) throws(Refusal) {
        if balance >= price {
            balance = balance - price
        } else if card == .accepted {
            balance = .zero
        } else {
            throw .insufficientBalance
        }
    }
}

/// Charges the card before an order when the balance is below a threshold.
package struct AutoTopUp: Sendable, Codable {
    package var threshold: Money
    package var amount: Money
    /// The most that is charged in one day; nil for no limit.
    package var dailyCap: Money?
    private var day = 0
    private var charged = Money.zero

    package init(threshold: Money, amount: Money, dailyCap: Money?) {
        self.threshold = threshold
        self.amount = amount
        self.dailyCap = dailyCap
    }

    /// Whether one more charge stays within the cap of the day.
    mutating func admits(_ now: Date) -> Bool {
        let today = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        if today != day {
            day = today
            charged = .zero
        }
        if let dailyCap, charged + amount > dailyCap { return false }
        charged = charged + amount
        return true
    }
}

/// An order that was accepted, for those who count.
package struct PlacedOrder: Sendable, Codable {
    package let id: String
    package let product: String
    package let total: Money
    package let idempotencyKey: String?

    var json: JSON {
        .record([
            "id": .string(id), "product": .string(product), "total_usd": .money(total),
            "idempotency_key": idempotencyKey.map(JSON.string),
        ])
    }
}

/// IPs of one autonomous system in one country.
package struct Stock: Sendable, Codable {
    package var country: String
    package var asn: Int
    package var asnName: String
    /// Slug and display name.
    package var cities: [City]
    package var available: Int
    /// Of one IP for a month.
    package var price: Money
    /// Tier-1 countries are provisioned in minutes, the others in up to a day.
    package var isTier1: Bool

    package struct City: Sendable, Codable {
        package var slug: String
        package var name: String
    }

    package static let examples = [
        Stock(
            country: "us", asn: 7922, asnName: "Comcast",
            cities: [City(slug: "newyork", name: "New York"), City(slug: "washington", name: "Washington, D.C.")],
            available: 12_000, price: Money(cents: 600), isTier1: true),
        Stock(
            country: "us", asn: 20115, asnName: "Charter", cities: [City(slug: "losangeles", name: "Los Angeles")],
            available: 900, price: Money(cents: 250), isTier1: true),
        Stock(
            country: "gb", asn: 2856, asnName: "BT", cities: [City(slug: "london", name: "London")],
            available: 700, price: Money(cents: 300), isTier1: true),
        Stock(
            country: "de", asn: 3320, asnName: "Deutsche Telekom", cities: [City(slug: "frankfurt", name: "Frankfurt am Main")],
            available: 300, price: Money(cents: 300), isTier1: true),
        Stock(
            country: "is", asn: 6677, asnName: "Síminn", cities: [], available: 40, price: Money(cents: 450), isTier1: false),
        Stock(
            country: "nz", asn: 4771, asnName: "Spark", cities: [], available: 3, price: Money(cents: 400), isTier1: false),
    ]

    var json: JSON {
        .record([
            "country": .string(country), "asn": .integer(asn), "asn_name": .string(asnName),
            "available": .integer(available), "cities": .array(cities.map { .string($0.slug) }),
            "price_per_ip": .money(price),
        ])
    }
}
