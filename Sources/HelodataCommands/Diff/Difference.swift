import HelodataDiagnostics

/// One line of the answer.
package struct Difference: Sendable {
    package let rule: DiffRule
    /// In Swift: `Order.totalUSD`, `orders.create(quantity:)`.
    package let path: String
    /// `ExactDecimal → ExactDecimal?`
    package let change: String
    package let old: SourceLocation?
    package let new: SourceLocation?
    package var ignored: String?

    init(_ rule: DiffRule, _ path: String, _ change: String, old: SourceLocation?, new: SourceLocation?) {
        self.rule = rule
        self.path = path
        self.change = change
        self.old = old
        self.new = new
    }
}
