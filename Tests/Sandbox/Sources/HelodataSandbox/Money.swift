/// US dollars, counted in cents.
package struct Money: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    package var cents: Int

    package init(cents: Int) { self.cents = cents }
    package init(dollars: Double) { self.init(cents: Int((dollars * 100).rounded())) }

    package static let zero = Money(cents: 0)
    package static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }
    package static func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
    package static func - (a: Money, b: Money) -> Money { Money(cents: a.cents - b.cents) }

    /// The price of many; nil where it is beyond all money.
    package func times(_ count: Int) -> Money? {
        let (cents, overflows) = cents.multipliedReportingOverflow(by: count)
        return overflows || cents > 1_000_000_000_000 ? nil : Money(cents: cents)
    }

    /// 10 % off, rounded to the nearest cent.
    package var discounted: Money { Money(cents: (cents * 9 + 5) / 10) }

    /// As JSON wants it, `225.00`.
    package var description: String {
        let rest = abs(cents) % 100
        return "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
