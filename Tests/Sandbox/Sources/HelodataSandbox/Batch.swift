import Foundation

/// The IPs of one ISP order, which expire together.
package struct Batch: Sendable, Codable {
    package let id: String
    package let country: String
    package let city: String?
    package let asn: Int?
    package let subuser: String?
    package let createdAt: Date
    package var expiresAt: Date
    /// When the IPs that are being provisioned, refreshed or restored are there.
    package var readyAt: Date
    package var isReleased = false
    /// A state that a test has set, whatever the batch's own would be.
    package var stateOverride: String?
    /// What one IP costs a month.
    package let price: Money
    package var user: String
    package var password: String
    package var ips: [ProxyIP]
    package var whitelist: [WhitelistEntry] = []
    /// The billing period in which the batch was last refreshed.
    var refreshedIn: Int?
    /// Replacements beyond the first 14 days: the billing period and how many in it.
    var replacedIn = 0
    var replacements = 0

    /// Days after the expiry in which a renewal brings the batch back.
    static let graceDays = 7
    /// Days after the purchase in which replacements are free and unconditional.
    static let freeDays = 14

    enum State: String { case provisioning, active, grace, expired }

    func state(at now: Date) -> State {
        if now >= expiresAt.addingTimeInterval(Double(Self.graceDays) * 86_400) { return .expired }
        if now >= expiresAt { return .grace }
        return now < readyAt ? .provisioning : .active
    }

    /// Index of the billing period, a month from the purchase each.
    func period(at now: Date) -> Int { now.months(since: createdAt) }

    /// Free replacements per billing period: 10 % of the batch.
    var quota: Int { ips.count / 10 }

    func isWithinFreeDays(_ now: Date) -> Bool {
        now < createdAt.addingTimeInterval(Double(Self.freeDays) * 86_400)
    }

    /// The IPs that can be used now.
    func ready(at now: Date) -> [ProxyIP] {
        guard state(at: now) == .active else { return [] }
        return ips.filter { $0.readyAt <= now }
    }

    func json(at now: Date) -> JSON {
        .record([
            "id": .string(id), "status": .string(stateOverride ?? state(at: now).rawValue), "quantity": .integer(ips.count),
            "country": .string(country), "city": city.map(JSON.string), "asn": asn.map(JSON.integer),
            "subuser": subuser.map(JSON.string), "created_at": .instant(createdAt), "expires_at": .instant(expiresAt),
            "auto_renew": .bool(true),
        ])
    }
}

/// One IP of a batch.
package struct ProxyIP: Sendable, Codable {
    package let id: String
    package let address: String
    /// When it is delivered.
    package let readyAt: Date
    /// Display name, not the slug.
    package let city: String?
    package let asn: Int
}

/// A source that may use a batch without credentials.
package struct WhitelistEntry: Sendable, Codable {
    package let id: String
    package let source: String
    package let label: String?
    package let createdAt: Date
    /// When it takes effect.
    package let activeAt: Date

    func json(at now: Date) -> JSON {
        .record([
            "id": .string(id), "ip": .string(source), "label": label.map(JSON.string), "active": .bool(now >= activeAt),
            "created_at": .instant(createdAt),
        ])
    }
}
