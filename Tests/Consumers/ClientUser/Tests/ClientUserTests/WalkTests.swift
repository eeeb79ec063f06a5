import HeloData
import Testing

/// The life of a batch over sockets: all 13 operations, in the order in which a customer meets them.
@Suite struct WalkTests {
    @Test func walk() async throws {
        let account = try await SandboxAccount.open()
        let helo = account.client()

        // What there is to buy.
        let stock = try await helo.inventory.list(country: "us").data
        let item = try #require(stock.first)
        #expect(stock.allSatisfy { $0.country == "us" } && item.available > 0)
        #expect(try await helo.inventory.list(country: "zz").data.isEmpty)

        // Buy traffic: done at once.
        let traffic = try await helo.orders.create(.residential(gb: 50))
        #expect(traffic.status == .completed && traffic.product == .residential && traffic.batchID == nil)
        guard case .bandwidth(let details) = traffic.details else {
            Issue.record("\(traffic.details)")
            return
        }
        #expect(details.gb == 50 && details.gb * details.pricePerGB == traffic.totalUSD)
        try await account.control("PATCH", "/account", #"{"kyc": true}"#)

        // Buy IPs: wait for them.
        let order = try await helo.orders.create(.isp(country: "us", asn: item.asn, quantity: 20, months: 1))
        #expect(order.status == .provisioning && order.product == .isp && order.createdAt == nil)
        let id = try #require(order.batchID)
        let batch = try await helo.batches.waitUntilReady(id)
        #expect(batch.id == id && batch.status == .active && batch.quantity == 20)
        #expect(try await helo.batches.get(id) == batch)
        var listed: [String] = []
        for try await batch in helo.batches.list() { listed.append(batch.id) }
        #expect(listed == [id])

        // The IPs in all three formats.
        let ips = try await helo.batches.ips(id)
        #expect(ips.count == 20 && Set(ips.map(\.ip)).count == 20)
        var plain: [ProxyEndpoint] = []
        for try await ip in helo.batches.ipsPlain(id) { plain.append(ip) }
        var rows: [ProxyEndpoint] = []
        for try await ip in helo.batches.ipsCSV(id) { rows.append(ip) }
        #expect(plain.map(\.line) == ips.map(\.line))
        #expect(rows.map(\.line) == ips.map(\.line))
        #expect(rows.map(\.asn) == ips.map(\.asn) && rows.map(\.city) == ips.map(\.city))
        let first = try #require(ips.first)
        #expect(first.httpURL == "http://\(first.user):\(first.pass.value)@\(first.ip):\(first.port)")
        #expect(first.socks5hURL.hasPrefix("socks5h://"))

        // Replace one, refresh all, once.
        let replacement = try await helo.ips.replace(try #require(first.id), reason: "target-blocked")
        #expect(replacement?.replacedIPID == first.id)
        try await helo.batches.refresh(id)
        do {
            try await helo.batches.refresh(id)
            Issue.record("refreshed twice")
        } catch .refreshAlreadyUsed(let problem) {
            #expect(problem.status == 409)
            #expect(problem.requestID != nil)
        } catch {
            throw error
        }
        try await helo.batches.waitUntilReady(id)
        let refreshed = try await helo.batches.ips(id)
        #expect(Set(refreshed.map(\.ip)).isDisjoint(with: ips.map(\.ip)))

        // A new password.
        let rotation = try await helo.batches.rotatePassword(id)
        let password = try #require(rotation.password)
        #expect(password.value != first.pass.value)
        #expect(try await helo.batches.ips(id).allSatisfy { $0.pass == password })

        // Another month.
        let renewal = try await helo.batches.renew(id, months: 1)
        #expect(renewal.expiresAt > (try #require(batch.expiresAt)) && renewal.totalUSD == order.totalUSD)

        // Who may use it without a password.
        let entry = try await helo.whitelist.add(id, ip: "203.0.113.0/24", label: "prod")
        var entries: [WhitelistEntry] = []
        for try await entry in helo.whitelist.list(id) { entries.append(entry) }
        #expect(entries.map(\.id) == [entry.id] && entries.first?.label == "prod")
        try await helo.whitelist.remove(batchID: id, whitelistID: entry.id)
        for try await entry in helo.whitelist.list(id) { Issue.record("\(entry.id) is still there") }

        // Give it back.
        try await helo.batches.release(id)
        do {
            _ = try await helo.batches.get(id)
            Issue.record("still there")
        } catch .notFound {
            // As it should be.
        } catch {
            throw error
        }

        // The server saw every operation of the description.
        let seen = try await account.control("GET", "/requests")["data"]?.array ?? []
        let operations = Set(
            seen.compactMap { request -> String? in
                guard let method = request["method"]?.string, let target = request["target"]?.string else { return nil }
                let path = target.prefix { $0 != "?" }.replacing(/\/v1(?=\/)/, with: "")
                return method + " "
                    + path.replacing(id, with: "{batch_id}").replacing(entry.id, with: "{whitelist_id}")
                    .replacing(first.id ?? "?", with: "{ip_id}")
            })
        #expect(
            operations == [
                "POST /orders", "GET /isp/inventory", "GET /isp/batches", "GET /isp/batches/{batch_id}",
                "DELETE /isp/batches/{batch_id}", "GET /isp/batches/{batch_id}/ips",
                "POST /isp/batches/{batch_id}/refresh", "POST /isp/batches/{batch_id}/renew",
                "POST /isp/batches/{batch_id}/rotate-password", "GET /isp/batches/{batch_id}/whitelist",
                "POST /isp/batches/{batch_id}/whitelist", "DELETE /isp/batches/{batch_id}/whitelist/{whitelist_id}",
                "POST /isp/ips/{ip_id}/replace",
            ])
    }
}
