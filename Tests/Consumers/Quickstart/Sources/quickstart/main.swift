import HeloData

let helo = HeloDataClient(token: .environment("HELODATA_TOKEN"), baseURL: "http://127.0.0.1:8080/v1")
do {
    let order = try await helo.orders.create(.isp(country: "us", quantity: 20, months: 1))
    if let id = order.batchID {
        try await helo.batches.waitUntilReady(id)
        for proxy in try await helo.batches.ips(id) { print(proxy.httpURL) }
    }
} catch CreateOrderError.insufficientBalance(let problem) {
    print("Nothing was bought. Top up first: \(problem.message)")
} catch CreateOrderError.outcomeUnknown(let failure) {
    print("Perhaps bought. Call again with the key \(failure.idempotencyKey?.value ?? "")")
}
