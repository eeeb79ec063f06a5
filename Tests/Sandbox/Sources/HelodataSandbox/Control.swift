import Foundation

// The sandbox's own endpoints under /_sandbox, which set the scene for a test. They act on the account of the bearer token
// that comes along, else on the default account.

extension Sandbox {
    func control(_ request: SandboxRequest, _ path: [String]) throws(Refusal) -> SandboxResponse {
        let id = Self.bearer(request).flatMap { state.tokens[$0]?.account } ?? Self.defaultAccount
        guard var account = state.accounts[id] else { throw .notFound("The account") }
        var answer: JSON?
        switch (request.method, path.first ?? "", path.count) {
        case ("GET", "", 0...1): answer = summary(of: account)
        case ("POST", "accounts", 1): return try openAccount(request)
        case ("PATCH", "account", 1):
            try account.change(try Self.body(request))
            answer = summary(of: account)
        case ("POST", "clock", 1): try moveClock(try Self.body(request))
        case ("POST", "faults", 1): account.script += try Self.script(try Self.body(request))
        case ("DELETE", "faults", 1): account.script = []
        case ("PATCH", "batches", 2): try account.changeBatch(path[1], try Self.body(request), now: now)
        case ("GET", "requests", 1):
            answer = .record(["data": .array(journal.entries.filter { $0.account == id }.map(\.json))])
        case ("DELETE", "requests", 1): journal.clear(id)
        case ("POST", "tokens", 1):
            let scopes = try Self.scopes(try Self.body(request))
            answer = .record(["token": .string(state.issue(to: id, scopes: scopes))])
        case ("POST", "tokens", 2) where path[1] == "rotate": answer = try rotateToken(request)
        case ("DELETE", "tokens", 1): state.tokens[try Self.knownToken(request, state)] = nil
        default: throw .notFound("The control \(request.method) /_sandbox/\(path.joined(separator: "/"))")
        }
        state.accounts[id] = account
        return answer.map { SandboxResponse(200, $0) } ?? .noContent
    }

    private static func body(_ request: SandboxRequest) throws(Refusal) -> JSON {
        if request.body.isEmpty { return .object([]) }
        guard let body = JSON(request.body), body.isObject else { throw .invalid("The body must be a JSON object") }
        return body
    }

    private func summary(of account: Account) -> JSON {
        .record([
            "account": .string(account.id), "now": .instant(now), "plan": .string(account.plan.rawValue),
            "balance_usd": .money(account.balance), "kyc": .bool(account.isVerified), "card": .string(account.card.rawValue),
            "orders": .array(account.orders.map(\.json)),
            "batches": .array(account.batches.filter { !$0.isReleased }.map { $0.json(at: now) }),
            "faults": .integer(account.script.count),
        ])
    }

    private func openAccount(_ request: SandboxRequest) throws(Refusal) -> SandboxResponse {
        let body = try Self.body(request)
        let scopes = try Self.scopes(body)
        let id = state.identifiers.id("acc", at: now)
        let token = state.open(id, scopes: scopes)
        do {
            try state.accounts[id]?.change(body)
        } catch {
            state.accounts[id] = nil
            state.tokens[token] = nil
            throw error
        }
        return SandboxResponse(201, .record(["account": .string(id), "token": .string(token)]))
    }

    private static func scopes(_ body: JSON) throws(Refusal) -> Set<String> {
        guard let list = try body.optional("scopes", "an array", \.array) else { return ["*"] }
        return Set(list.compactMap(\.string))
    }

    /// Moves the calendar forward.
    private func moveClock(_ body: JSON) throws(Refusal) {
        let days = try body.optional("days", "a number", \.double) ?? 0
        let seconds = try body.optional("seconds", "a number", \.double) ?? 0
        let total = days * 86_400 + seconds
        guard (0...3_000_000_000).contains(total) else { throw .invalid("The calendar moves forward, 95 years at most") }
        state.ahead += total
    }

    private static func script(_ body: JSON) throws(Refusal) -> [ScriptedFault] {
        let method = try body.optional("method", "a string", \.string)
        let path = try body.optional("path", "a string", \.string)
        var script: [ScriptedFault] = []
        for step in try body.required("script", "an array of strings", \.array) {
            guard let text = step.string, let fault = Fault(text) else { throw .invalid("Not a fault: \(step.text)") }
            script.append(ScriptedFault(fault: fault, method: method, path: path))
        }
        return script
    }

    private static func knownToken(_ request: SandboxRequest, _ state: State) throws(Refusal) -> String {
        guard let text = bearer(request), state.tokens[text] != nil else { throw .invalid("Send the token as a bearer") }
        return text
    }

    /// A new token; the old one works for 24 hours more.
    private func rotateToken(_ request: SandboxRequest) throws(Refusal) -> JSON {
        let old = try Self.knownToken(request, state)
        guard let token = state.tokens[old] else { throw .notFound("The token") }
        let end = now.addingTimeInterval(86_400)
        state.tokens[old]?.validUntil = end
        return .record(["token": .string(state.issue(to: token.account, scopes: token.scopes))])
    }
}

extension Account {
    /// Sets what the body names.
    fileprivate mutating func change(_ body: JSON) throws(Refusal) {
        if let value = try body.optional("balance_usd", "a number", \.double) { balance = Money(dollars: value) }
        if let value = try body.optional("kyc", "a boolean", \.bool) { isVerified = value }
        if let value = try body.optional("plan", "a plan", { $0.string.flatMap(Plan.init) }) { plan = value }
        if let value = try body.optional("card", "none, accepted or declined", { $0.string.flatMap(Card.init) }) {
            card = value
        }
        if let value = try body.optional("idempotency", "a boolean", \.bool) { honoursKeys = value }
        if let value = try body.optional("ipv6", "a boolean", \.bool) { usesIPv6 = value }
        if let list = try body.optional("inventory", "an array", \.array) { stock = try list.map(Stock.init) }
        if let rule = body["auto_topup"] {
            autoTopUp = rule == .null ? nil : try AutoTopUp(rule)
        }
    }

    /// Puts a batch into a state, or makes its IPs ready.
    fileprivate mutating func changeBatch(_ id: String, _ body: JSON, now: Date) throws(Refusal) {
        let index = try batchIndex(id)
        if let state = body["status"] { batches[index].stateOverride = state.string }
        if try body.optional("ready", "a boolean", \.bool) == true {
            batches[index].readyAt = now
            batches[index].ips = batches[index].ips.map {
                ProxyIP(id: $0.id, address: $0.address, readyAt: now, city: $0.city, asn: $0.asn)
            }
        }
    }
}

extension AutoTopUp {
    fileprivate init(_ body: JSON) throws(Refusal) {
        self.init(
            threshold: Money(dollars: try body.required("threshold_usd", "a number", \.double)),
            amount: Money(dollars: try body.required("amount_usd", "a number", \.double)),
            dailyCap: try body.optional("daily_cap_usd", "a number", \.double).map(Money.init(dollars:)))
    }
}

extension Stock {
    fileprivate init(_ body: JSON) throws(Refusal) {
        country = try body.required("country", "a string", \.string)
        asn = try body.required("asn", "an integer", \.integer)
        asnName = try body.optional("asn_name", "a string", \.string) ?? "AS\(asn)"
        available = try body.required("available", "an integer", \.integer)
        price = Money(dollars: try body.optional("price_per_ip", "a number", \.double) ?? 2.50)
        isTier1 = try body.optional("tier1", "a boolean", \.bool) ?? true
        cities = try (body.optional("cities", "an array", \.array) ?? []).compactMap { city in
            let slug = city.string ?? city["slug"]?.string
            return slug.map { City(slug: $0, name: city["name"]?.string ?? $0) }
        }
    }
}
