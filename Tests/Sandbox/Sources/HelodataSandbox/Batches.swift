import Foundation

// The operations under /isp/batches, lists of IPs and whitelist apart.

extension Account {
    func listBatches(_ context: Context) throws(Refusal) -> SandboxResponse {
        try context.page(batches.filter { !$0.isReleased }) { $0.json(at: context.now) }
    }

    func getBatch(_ context: Context) throws(Refusal) -> SandboxResponse {
        SandboxResponse(200, batches[try batchIndex(context.ids[0])].json(at: context.now))
    }

    mutating func releaseBatch(_ context: Context) throws(Refusal) -> SandboxResponse {
        batches[try batchIndex(context.ids[0])].isReleased = true
        return .noContent
    }

    /// Exchanges every IP, once per billing period.
    mutating func refreshBatch(_ context: Context) throws(Refusal) -> SandboxResponse {
        let index = try batchIndex(context.ids[0])
        let period = batches[index].period(at: context.now)
        guard batches[index].refreshedIn != period else {
            throw Refusal(409, "refresh_already_used", "The batch was refreshed in this billing period already")
        }
        try requireActive(batches[index], context)
        let readyAt = context.after(120)
        batches[index].refreshedIn = period
        batches[index].readyAt = readyAt
        let old = batches[index].ips
        batches[index].ips = old.map { successor(of: $0, readyAt: readyAt, context) }
        return SandboxResponse(200, .record(["id": .string(batches[index].id), "status": .string("provisioning")]))
    }

    /// Moves the expiry; IPs and password stay.
    mutating func renewBatch(_ context: Context) throws(Refusal) -> SandboxResponse {
        let months = try context.body().required("months", "an integer", \.integer)
        guard months >= 1 else { throw .invalid("'months' must be at least 1") }
        let index = try batchIndex(context.ids[0])
        let state = try requireKept(batches[index], context)
        guard let expiresAt = batches[index].expiresAt.adding(months: months),
            let total = Self.price(batches[index].price, batches[index].ips.count, months)
        else { throw .insufficientBalance }
        try charge(total)
        batches[index].expiresAt = expiresAt
        if state == .grace { batches[index].readyAt = context.after(60) }
        return SandboxResponse(
            200,
            .record([
                "id": .string(batches[index].id), "status": .string(batches[index].state(at: context.now).rawValue),
                "expires_at": .instant(expiresAt), "total_usd": .money(total),
            ]))
    }

    mutating func rotateBatchPassword(_ context: Context) throws(Refusal) -> SandboxResponse {
        let index = try batchIndex(context.ids[0])
        _ = try requireKept(batches[index], context)
        batches[index].password = identifiers.text(length: 8)
        return SandboxResponse(200, .record(["password": .string(batches[index].password)]))
    }

    /// Exchanges one IP: free for 14 days unless a refresh has used that up, then for 10 % of the batch per billing period,
    /// then at the price of an IP.
    mutating func replaceIP(_ context: Context) throws(Refusal) -> SandboxResponse {
        _ = try context.body().optional("reason", "a string", \.string)
        let id = context.ids[0]
        guard let index = batches.firstIndex(where: { !$0.isReleased && $0.ips.contains { $0.id == id } }),
            let ip = batches[index].ips.firstIndex(where: { $0.id == id })
        else { throw .notFound("IP '\(id.prefix(64))'") }
        try requireActive(batches[index], context)
        if !(batches[index].isWithinFreeDays(context.now) && batches[index].refreshedIn == nil) {
            let period = batches[index].period(at: context.now)
            if batches[index].replacedIn != period {
                batches[index].replacedIn = period
                batches[index].replacements = 0
            }
            if batches[index].replacements >= batches[index].quota { try charge(batches[index].price) }
            batches[index].replacements += 1
        }
        let old = batches[index].ips[ip]
        let new = successor(of: old, readyAt: context.after(60 + Double(identifiers.number(below: 240))), context)
        batches[index].ips[ip] = new
        return SandboxResponse(
            200,
            .record(["id": .string(new.id), "status": .string("provisioning"), "replaced_ip_id": .string(old.id)]))
    }

    private mutating func successor(of ip: ProxyIP, readyAt: Date, _ context: Context) -> ProxyIP {
        ProxyIP(
            id: identifiers.id("ip", at: context.now), address: identifiers.address(isIPv6: usesIPv6), readyAt: readyAt,
            city: ip.city, asn: ip.asn)
    }

    private func requireActive(_ batch: Batch, _ context: Context) throws(Refusal) {
        let state = try requireKept(batch, context)
        guard state == .active else { throw Refusal(409, "batch_not_active", "The batch is in state \(state.rawValue)") }
    }

    /// After the grace the IPs belong to others, and nothing but the batch's record is left.
    private func requireKept(_ batch: Batch, _ context: Context) throws(Refusal) -> Batch.State {
        let state = batch.state(at: context.now)
        guard state != .expired else { throw .notFound("Batch '\(batch.id)' has expired: it") }
        return state
    }
}
