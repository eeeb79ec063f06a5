import Foundation

// POST /orders and GET /isp/inventory.

extension Account {
    mutating func createOrder(_ context: Context) throws(Refusal) -> SandboxResponse {
        guard let key = context.request.header("idempotency-key"), honoursKeys else { return try placeOrder(context) }
        guard !key.isEmpty, key.utf8.count <= 255, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalid("'Idempotency-Key' must have 1 to 255 visible ASCII characters")
        }
        if let answer = try ledger.answer(key, to: context.request.body, now: context.now) { return answer }
        var answer: SandboxResponse
        do {
            answer = try placeOrder(context)
        } catch {
            // What is wrong with the request itself is not remembered; what the state of the account refuses is.
            guard error.status != 400 else { throw error }
            answer = error.response(requestID: identifiers.id("req", at: context.now))
        }
        ledger.remember(key, request: context.request.body, answer: answer, now: context.now)
        return answer
    }

    private mutating func placeOrder(_ context: Context) throws(Refusal) -> SandboxResponse {
        let body = try context.body()
        switch try body.required("product", "a string", \.string) {
        case "residential": return try bandwidth(body, "residential", pricePerGB: Money(cents: 450), context)
        case "mobile": return try bandwidth(body, "mobile", pricePerGB: Money(cents: 800), context)
        case "isp": return try isp(body, context)
        default: throw .invalid("'product' must be residential, mobile or isp")
        }
    }

    private mutating func bandwidth(
        _ body: JSON, _ product: String, pricePerGB: Money, _ context: Context
    ) throws(Refusal) -> SandboxResponse {
        let gb = try body.required("gb", "an integer", \.integer)
        guard gb >= 1 else { throw .invalid("'gb' must be at least 1") }
        if product == "mobile" { try requireVerification(product) }
        let (total, delay) = try pay(pricePerGB.times(gb), context)
        let id = record(product, total, context)
        var response = SandboxResponse(
            201,
            .record([
                "id": .string(id), "product": .string(product), "status": .string("completed"), "total_usd": .money(total),
                "details": .record(["gb": .integer(gb), "price_per_gb": .money(pricePerGB)]),
                "created_at": .instant(context.now),
            ]))
        response.delay = delay
        return response
    }

    private mutating func isp(_ body: JSON, _ context: Context) throws(Refusal) -> SandboxResponse {
        let country = try body.required("country", "a string", \.string)
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            throw .invalid("'country' must be two lower-case letters")
        }
        let city = try body.optional("city", "a string", \.string)
        let asn = try body.optional("asn", "an integer", \.integer)
        if let asn, asn < 0 { throw .invalid("'asn' must not be negative") }
        let quantity = try body.required("quantity", "an integer", \.integer)
        let months = try body.required("months", "an integer", \.integer)
        guard months >= 1 else { throw .invalid("'months' must be at least 1") }
        let subuser = try body.optional("subuser", "a string", \.string)
        guard (5...5_000).contains(quantity) else {
            throw Refusal(422, "quantity_out_of_range", "An order takes 5 to 5000 IPs")
        }
        try requireVerification("isp")
        let source = try stockIndex(country: country, city: city, asn: asn, quantity: quantity)
        guard let expiresAt = context.now.adding(months: months) else { throw .insufficientBalance }
        let (total, delay) = try pay(Self.price(stock[source].price, quantity, months), context)

        stock[source].available -= quantity
        let readyAt = context.after(stock[source].provisioning(quantity, &identifiers))
        let batch = Batch(
            id: identifiers.id("bat", at: context.now), country: country, city: city, asn: asn, subuser: subuser,
            createdAt: context.now, expiresAt: expiresAt, readyAt: readyAt, price: stock[source].price,
            user: "helo_" + identifiers.text(length: 11).lowercased(), password: identifiers.text(length: 8),
            ips: (0..<quantity).map { _ in newIP(from: stock[source], city: city, readyAt: readyAt, context) })
        batches.append(batch)
        let id = record("isp", total, context)
        // Like the published example, without `created_at`.
        var response = SandboxResponse(
            201,
            .record([
                "id": .string(id), "product": .string("isp"), "status": .string("provisioning"), "total_usd": .money(total),
                "details": .record([
                    "batch_id": .string(batch.id), "quantity": .integer(quantity), "country": .string(country),
                    "city": city.map(JSON.string), "asn": asn.map(JSON.integer), "expires_at": .instant(expiresAt),
                ]),
            ]))
        response.delay = delay
        return response
    }

    private func requireVerification(_ product: String) throws(Refusal) {
        guard isVerified else { throw Refusal(409, "kyc_required", "Verify your identity to order \(product)") }
    }

    /// The first stock that covers the whole order.
    private func stockIndex(country: String, city: String?, asn: Int?, quantity: Int) throws(Refusal) -> Int {
        let index = stock.firstIndex { stock in
            stock.country == country && stock.available >= quantity
                && asn.map { $0 == stock.asn } ?? true
                && city.map { city in stock.cities.contains { $0.slug == city } } ?? true
        }
        guard let index else {
            throw Refusal(422, "insufficient_inventory", "Too few IPs in stock for this country, city and ASN")
        }
        return index
    }

    /// Charges an order, after an automatic top-up where the balance asks for one.
    /// - Returns: what was paid, and the seconds that the charge of the card took.
    private mutating func pay(_ price: Money?, _ context: Context) throws(Refusal) -> (total: Money, delay: Double) {
        var delay = 0.0
        if var rule = autoTopUp, balance < rule.threshold {
            let isAdmitted = rule.admits(context.now)
            guard isAdmitted, card == .accepted else { throw .insufficientBalance }
            autoTopUp = rule
            balance = balance + rule.amount
            delay = 2 / context.timeScale
        }
        guard let price, balance >= price else { throw .insufficientBalance }
        balance = balance - price
        return (price, delay)
    }

    private mutating func record(_ product: String, _ total: Money, _ context: Context) -> String {
        let id = identifiers.id("ord", at: context.now)
        let key = context.request.header("idempotency-key")
        orders.append(PlacedOrder(id: id, product: product, total: total, idempotencyKey: key))
        return id
    }

    /// What IPs cost for some months; a year and more is 10 % cheaper. nil where it is beyond all money.
    static func price(_ price: Money, _ quantity: Int, _ months: Int) -> Money? {
        guard let total = price.times(quantity)?.times(months) else { return nil }
        return months >= 12 ? total.discounted : total
    }

    mutating func newIP(from stock: Stock, city: String?, readyAt: Date, _ context: Context) -> ProxyIP {
        let place = stock.cities.first { $0.slug == city } ?? stock.cities.first
        return ProxyIP(
            id: identifiers.id("ip", at: context.now), address: identifiers.address(isIPv6: usesIPv6), readyAt: readyAt,
            city: place?.name, asn: stock.asn)
    }

    func listInventory(_ context: Context) throws(Refusal) -> SandboxResponse {
        let country = context.request.parameter("country")
        let city = context.request.parameter("city")
        var asn: Int?
        if let text = context.request.parameter("asn") {
            guard let number = Int(text), number >= 0 else { throw .invalid("'asn' must be an integer") }
            asn = number
        }
        let matches = stock.filter { stock in
            country.map { $0 == stock.country } ?? true && asn.map { $0 == stock.asn } ?? true
                && city.map { city in stock.cities.contains { $0.slug == city } } ?? true
        }
        return SandboxResponse(200, .record(["data": .array(matches.map(\.json))]))
    }
}

extension Stock {
    /// Seconds until IPs are there: 1–5 minutes in tier-1 countries, more with more IPs; up to 24 hours elsewhere.
    func provisioning(_ quantity: Int, _ identifiers: inout Identifiers) -> Double {
        guard isTier1 else { return Double(6 * 3_600 + identifiers.number(below: 18 * 3_600)) }
        return 60 + min(240, Double(quantity))
    }
}
