import Foundation

// GET /isp/batches/{batch_id}/ips in its three formats.

extension Account {
    func listBatchIPs(_ context: Context) throws(Refusal) -> SandboxResponse {
        let batch = batches[try batchIndex(context.ids[0])]
        let ips = batch.ready(at: context.now)
        switch context.request.parameter("format") ?? "plain" {
        case "plain": return Self.text("text/plain; charset=utf-8", ips.map { Self.line($0, batch) })
        case "csv":
            return Self.text("text/csv", ["ip,port,user,pass,country,city,asn"] + ips.map { Self.row($0, batch) })
        case "json": return SandboxResponse(200, .array(ips.map { Self.json($0, batch) }))
        default: throw .invalid("'format' must be plain, csv or json")
        }
    }

    private static func line(_ ip: ProxyIP, _ batch: Batch) -> String {
        "\(ip.address):8000:\(batch.user):\(batch.password)"
    }

    private static func row(_ ip: ProxyIP, _ batch: Batch) -> String {
        let city = ip.city ?? ""
        let field = city.contains(",") ? "\"\(city)\"" : city
        return "\(ip.address),8000,\(batch.user),\(batch.password),\(batch.country.uppercased()),\(field),\(ip.asn)"
    }

    private static func json(_ ip: ProxyIP, _ batch: Batch) -> JSON {
        .record([
            "id": .string(ip.id), "ip": .string(ip.address), "port": .integer(8000), "user": .string(batch.user),
            "pass": .string(batch.password), "country": .string(batch.country.uppercased()),
            "city": ip.city.map(JSON.string), "asn": .integer(ip.asn),
        ])
    }

    private static func text(_ type: String, _ lines: [String]) -> SandboxResponse {
        let text = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
        return SandboxResponse(200, headers: [("Content-Type", type)], body: Data(text.utf8))
    }
}
