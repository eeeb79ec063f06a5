import HeloData

var configuration = ClientConfiguration()
configuration.waiter.minDelay = .milliseconds(200)     // the sandbox is fast; leave it at 5 seconds elsewhere
configuration.validatesRequests = false                // let the server refuse a quantity of 4
let helo = HeloDataClient(
    token: .environment("HELODATA_TOKEN"), baseURL: "http://127.0.0.1:8080/v1", configuration: configuration)

// Five ways not to buy. The sandbox plays the last two on request.
func refusal(_ order: NewOrder, fault: String = "ok") async -> String {
    do {
        try await helo.orders.create(order, options: CallOptions(maxRetries: 0, headers: ["X-Sandbox-Fault": fault]))
        return "bought"
    } catch .insufficientBalance(let problem) {
        return "insufficientBalance: \(problem.status)"
    } catch .insufficientInventory(let problem) {
        return "insufficientInventory: \(problem.status)"
    } catch .quantityOutOfRange(let problem) {
        return "quantityOutOfRange: \(problem.status)"
    } catch .kycRequired(let problem) {
        return "kycRequired: \(problem.status)"
    } catch .rateLimited(let problem) {
        return "rateLimited: again after \(problem.failure.retryAfter ?? .zero), and no call of this client before"
    } catch {
        return "\(error)"
    }
}
print(await refusal(.residential(gb: 1_000_000)))
print(await refusal(.isp(country: "zz", quantity: 20, months: 1)))
print(await refusal(.isp(country: "us", quantity: 4, months: 1)))
print(await refusal(.isp(country: "us", quantity: 20, months: 1), fault: "409 code=kyc_required"))
print(await refusal(.isp(country: "us", quantity: 20, months: 1), fault: "429 retry-after=1"))

// Buy, and wait until it is there.
let order = try await helo.orders.create(.isp(country: "us", quantity: 20, months: 1), idempotencyKey: "invoice-4711")
let id = order.batchID ?? ""
let batch = try await helo.batches.waitUntilReady(id, atMost: .minutes(2)) { progress in
    if progress.polls == 1 { print("\(progress.state) for \(progress.elapsed), next look in \(progress.nextPoll)") }
}
print("\(batch.quantity ?? 0) IPs are \(batch.status?.rawValue ?? "")")

// List, replace one, refresh all: once in each period.
let ips = try await helo.batches.ips(id)
if let first = ips.first?.id {
    try await helo.ips.replace(first, reason: "target-blocked")
    print("replaced one of \(ips.count)")
}
try await helo.batches.refresh(id)
do {
    try await helo.batches.refresh(id)
} catch RefreshBatchError.refreshAlreadyUsed(let problem) {
    print("refreshAlreadyUsed: \(problem.status)")
} catch {
    throw error
}
try await helo.batches.waitUntilReady(id)

// A new password, another month, a source address that needs no password, and the end.
let rotation = try await helo.batches.rotatePassword(id)
print("the new password is \(rotation.password.map { "\($0)" } ?? "?")")
let renewal = try await helo.batches.renew(id, months: 1)
if let price = renewal.totalUSD { print("renewed for \(price) USD") }
let entry = try await helo.whitelist.add(id, ip: "203.0.113.0/24", label: "office")
for try await entry in helo.whitelist.list(id) { print("whitelisted: \(entry.label ?? "")") }
try await helo.whitelist.remove(batchID: id, whitelistID: entry.id)
try await helo.batches.release(id)
print("released")
