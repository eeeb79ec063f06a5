import Stripe

@main
struct Calls {
    static func main() async throws {
        let stripe = StripeClient(bearerAuth: "sk_test_1", baseURL: CommandLine.arguments[1])

        var order = CreateCustomerRequest()
        order.address = .optionalFieldsAddress(city: "Berlin", country: "DE", line1: "Straße 1 & 2")
        order.balance = -500
        order.email = "a+b@example.com"
        order.expand = ["default_source", "tax"]
        order.metadata = .dictionary(["order": "17", "note": "a=b"])
        order.preferredLocales = ["de", "en"]
        order.taxIDData = [CreateCustomerRequest.TaxIDDataItem(type: .euVAT, value: "DE123")]
        let customer = try await stripe.customers.create(order)
        decoded(customer)
        expect(customer.livemode, true)
        expect(customer.address?.city, "text")

        let read = try await stripe.customers.get("cus_1", expand: ["tax"])
        decoded(read)
        if case .customer(let same) = read { expect(same.id, customer.id) } else { expect("\(read)", "a customer") }

        let charges = try await stripe.charges.list(created: .rangeQuerySpecs(gte: 1_700_000_000), expand: ["data.customer"], limit: 3)
        decoded(charges)
        expect(charges.data.count, 1)
        expect(charges.data.first?.amount, 7)

        let balance = try await stripe.balance.get()
        decoded(balance)
        expect(balance.available.first?.currency, "text")

        let deleted = try await stripe.customers.delete("cus_1")
        decoded(deleted)
        expect(deleted.deleted, true)
    }
}
