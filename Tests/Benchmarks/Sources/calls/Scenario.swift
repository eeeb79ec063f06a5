import Foundation
import HeloData

/// What can be measured. Each is done a number of times.
enum Scenario: String, CaseIterable {
    /// `orders.create` with the default configuration, through a transport that gets timers.
    case create
    /// The same through a transport that promises to answer at once.
    case createImmediate = "create-immediate"
    /// `batches.get`.
    case getBatch = "get-batch"
    /// The list of 5,000 IPs: the call, then decoding alone.
    case listJSON = "list-json"
    case decode
    /// The same list by Foundation into `Codable` structs of the same shape.
    case foundationDecode = "foundation-decode"
    case encode
    case foundationEncode = "foundation-encode"
    /// The streamed lists, read row by row.
    case listCSV = "list-csv"
    case listPlain = "list-plain"
    /// The list as often as asked for, as one stream: memory stays flat.
    case flatCSV = "flat-csv"
    case flatPlain = "flat-plain"

    /// What is needed before it starts is not measured.
    func run(_ count: Int) async throws -> Measured {
        lazy var lists = Lists(count: 5000)
        switch self {
        case .create, .createImmediate:
            let client = Self.client(Script(Array(Self.order.utf8), status: 201, isImmediate: self == .createImmediate))
            return try await Measured.measure(count) {
                let order = try await client.orders.create(.isp(country: "us", city: "newyork", quantity: 20, months: 1))
                guard order.totalUSD == 120 else { throw Wrong() }
            }
        case .getBatch:
            let client = Self.client(Script(Array(Self.batch.utf8)))
            return try await Measured.measure(count) {
                guard try await client.batches.get("bat_01HXabc").quantity == 20 else { throw Wrong() }
            }
        case .listJSON:
            let client = Self.client(Script(lists.json))
            return try await Measured.measure(count) { try check(await client.batches.ips("bat_01HXabc").count) }
        case .decode:
            let text = lists.json
            return try await Measured.measure(count) { try check([ProxyEndpoint](jsonData: text).count) }
        case .foundationDecode:
            let data = Data(lists.json)
            return try await Measured.measure(count) { try check(JSONDecoder().decode([PlainEndpoint].self, from: data).count) }
        case .encode:
            let length = lists.json.count
            let list = try [ProxyEndpoint](jsonData: lists.json)
            return try await Measured.measure(count) { guard list.jsonData().count == length else { throw Wrong() } }
        case .foundationEncode:
            let length = lists.json.count
            let list = try JSONDecoder().decode([PlainEndpoint].self, from: Data(lists.json))
            return try await Measured.measure(count) { guard try JSONEncoder().encode(list).count == length else { throw Wrong() } }
        case .listCSV, .listPlain:
            let client = Self.client(self.script(lists, repeats: 1))
            return try await Measured.measure(count) { try check(try await rows(client)) }
        case .flatCSV, .flatPlain:
            let client = Self.client(self.script(lists, repeats: count))
            return try await Measured.measure(1) { guard try await rows(client) == 5000 * count else { throw Wrong() } }
        }
    }

    private struct Wrong: Error {}

    private func check(_ count: Int) throws { if count != 5000 { throw Wrong() } }

    private func rows(_ client: HeloDataClient) async throws -> Int {
        let isPlain = self == .listPlain || self == .flatPlain
        var count = 0
        for try await row in isPlain ? client.batches.ipsPlain("bat_01HXabc") : client.batches.ipsCSV("bat_01HXabc") {
            guard row.port == 8000 else { throw Wrong() }
            count += 1
        }
        return count
    }

    private func script(_ lists: Lists, repeats: Int) -> ChunkedScript {
        if self == .listPlain || self == .flatPlain {
            return ChunkedScript(head: [], text: lists.plain, repeats: repeats, contentType: "text/plain")
        }
        let head = Array(lists.csv.prefix { $0 != 0x0A } + [0x0A])
        let text = Array(lists.csv.dropFirst(head.count))
        return ChunkedScript(head: head, text: text, repeats: repeats, contentType: "text/csv")
    }

    private static func client(_ transport: some HTTPTransport) -> HeloDataClient {
        HeloDataClient(token: "hd_live_0123456789abcdef", transport: transport)
    }

    private static let order = #"""
        {"id":"ord_01HXabc","product":"isp","status":"provisioning","total_usd":120.00,"details":{"batch_id":"bat_01HXabc",\#
        "country":"us","city":"newyork","quantity":20,"expires_at":"2026-07-04T10:15:30Z"},"created_at":"2026-06-04T10:15:30Z"}
        """#

    private static let batch = #"""
        {"id":"bat_01HXabc","status":"active","country":"us","city":"newyork","quantity":20,"asn":7922,\#
        "created_at":"2026-06-04T10:15:30Z","expires_at":"2026-07-04T10:15:30Z"}
        """#
}

/// `ProxyEndpoint`, as one would write it by hand.
struct PlainEndpoint: Codable {
    var id: String?
    var ip: String
    var port: Int
    var user: String
    var pass: String
    var country: String?
    var city: String?
    var asn: Int?
}
