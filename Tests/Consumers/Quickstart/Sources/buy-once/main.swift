import Foundation
import HeloData

/// What is to be bought, under which key, and what came of it: kept in a file, written as a whole or not at all.
struct Purchase: Codable {
    var key = IdempotencyKey.random().value
    var gigabytes = 5
    var order: String?

    func store(in file: URL) throws { try JSONEncoder().encode(self).write(to: file, options: .atomic) }
}

let file = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "purchase.json")
let helo = HeloDataClient(
    token: .environment("HELODATA_TOKEN"), baseURL: ProcessInfo.processInfo.environment["HELODATA_URL"] ?? "http://127.0.0.1:8080/v1")
func step(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

// 1. Look up what an earlier run has begun; else make the key. It is stored, with the input, before anything is sent.
step("start")
var purchase = Purchase()
if let stored = try? Data(contentsOf: file) {
    purchase = try JSONDecoder().decode(Purchase.self, from: stored)
} else {
    try purchase.store(in: file)
}
step("stored")

// 2. Buy, or buy again with the same key and the same input: the server does not act twice.
if purchase.order == nil {
    do {
        let order = try await helo.orders.create(
            .residential(gb: purchase.gigabytes), idempotencyKey: IdempotencyKey(purchase.key))
        step("bought")
        purchase.order = order.id
    } catch .outcomeUnknown(let failure) {
        // The file has the key: start this program again.
        step("\(failure)")
        exit(75)
    } catch {
        // Nothing was bought, and the server may keep this answer under the key: the next attempt needs a new one.
        if !error.effectConfirmed { try FileManager.default.removeItem(at: file) }
        throw error
    }

    // 3. Store what came of it.
    try purchase.store(in: file)
}
step("order \(purchase.order ?? "")")
