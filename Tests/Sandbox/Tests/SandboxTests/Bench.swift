import Foundation
import Testing

@testable import HelodataSandbox

/// A sandbox with a clock that a test moves, waits at their real length, and one account.
struct Bench {
    let sandbox: Sandbox
    let token: String
    private let clock: TestClock

    init(plan: Plan = .enterprise, balance: Double = 10_000, seed: UInt64 = 7, stateFile: URL? = nil) throws {
        let clock = TestClock()
        var configuration = SandboxConfiguration()
        configuration.plan = plan
        configuration.balance = balance
        configuration.seed = seed
        configuration.timeScale = 1
        configuration.stateFile = stateFile
        configuration.clock = { clock.now }
        self.clock = clock
        sandbox = try Sandbox(configuration)
        token = sandbox.token
    }

    func pass(days: Double = 0, seconds: Double = 0) { clock.pass(days * 86_400 + seconds) }

    func call(
        _ method: String, _ path: String, _ body: String? = nil, key: String? = nil, token: String? = nil, fault: String? = nil
    ) async -> Answer {
        var request = SandboxRequest(method, "/v1" + path, headers: [("Authorization", "Bearer \(token ?? self.token)")])
        if let key { request.headers.append(("Idempotency-Key", key)) }
        if let fault { request.headers.append(("X-Sandbox-Fault", fault)) }
        if let body { request.body = Data(body.utf8) }
        return Answer(await sandbox.handle(request))
    }

    @discardableResult
    func control(_ method: String, _ path: String, _ body: String = "", token: String? = nil) async -> Answer {
        let headers = [(name: "Authorization", value: "Bearer \(token ?? self.token)")]
        return Answer(await sandbox.handle(SandboxRequest(method, "/_sandbox" + path, headers: headers, body: Data(body.utf8))))
    }

    var balance: JSON? {
        get async { await control("GET", "").json["balance_usd"] }
    }

    /// Buys a batch and waits until its IPs are there.
    func batch(_ quantity: Int = 20, country: String = "us", months: Int = 1) async -> String {
        let order = await call("POST", "/orders", Self.isp(quantity, country: country, months: months))
        pass(days: 0, seconds: 300)
        return order.json["details"]?["batch_id"]?.string ?? ""
    }

    func ips(_ batch: String) async -> [JSON] {
        await call("GET", "/isp/batches/\(batch)/ips?format=json").json.array ?? []
    }

    static func isp(_ quantity: Int = 20, country: String = "us", months: Int = 1) -> String {
        #"{"product":"isp","country":"\#(country)","quantity":\#(quantity),"months":\#(months)}"#
    }
    static let traffic = #"{"product":"residential","gb":50}"#
}

struct Answer {
    let response: SandboxResponse
    init(_ response: SandboxResponse) { self.response = response }
    var status: Int { response.status }
    var text: String { String(decoding: response.body, as: UTF8.self) }
    var json: JSON { JSON(response.body) ?? .null }
    var code: String? { json["code"]?.string }
    func header(_ name: String) -> String? { response.headers.first { $0.name == name }?.value }
}

private final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var time = Date(timeIntervalSince1970: 1_779_962_400)  // 2026-05-28T10:00:00Z
    var now: Date { lock.withLock { time } }
    func pass(_ seconds: Double) { lock.withLock { time += seconds } }
}
