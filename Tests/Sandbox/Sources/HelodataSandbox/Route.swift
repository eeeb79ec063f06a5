/// The operations of the description.
enum Endpoint: String, Sendable, CaseIterable {
    case createOrder, listInventory, listBatches, getBatch, releaseBatch, listBatchIPs, refreshBatch, renewBatch
    case rotateBatchPassword, listWhitelist, addWhitelistEntry, removeWhitelistEntry, replaceIP

    /// The scope that a token needs.
    var scope: String {
        switch self {
        case .listInventory, .listBatches, .getBatch, .listBatchIPs, .listWhitelist: "read"
        case .createOrder, .releaseBatch, .refreshBatch, .renewBatch, .rotateBatchPassword, .replaceIP: "orders:write"
        case .addWhitelistEntry, .removeWhitelistEntry: "whitelists:write"
        }
    }
}

/// Where a path leads: an operation per method, and the ids in the path.
struct Route {
    let operations: KeyValuePairs<String, Endpoint>
    let ids: [String]

    /// nil for a path that the description does not have.
    init?(_ segments: [String]) {
        var ids: [String] = []
        let operations: KeyValuePairs<String, Endpoint>? =
            switch (segments.count, segments.first) {
            case (1, "orders"): ["POST": .createOrder]
            case (2..., "isp"): Self.isp(Array(segments.dropFirst()), &ids)
            default: nil
            }
        guard let operations, !ids.contains("") else { return nil }
        self.operations = operations
        self.ids = ids
    }

    private static func isp(_ segments: [String], _ ids: inout [String]) -> KeyValuePairs<String, Endpoint>? {
        switch (segments[0], segments.count) {
        case ("inventory", 1): return ["GET": .listInventory]
        case ("batches", 1): return ["GET": .listBatches]
        case ("batches", 2):
            ids = [segments[1]]
            return ["GET": .getBatch, "DELETE": .releaseBatch]
        case ("batches", 3):
            ids = [segments[1]]
            switch segments[2] {
            case "ips": return ["GET": .listBatchIPs]
            case "refresh": return ["POST": .refreshBatch]
            case "renew": return ["POST": .renewBatch]
            case "rotate-password": return ["POST": .rotateBatchPassword]
            case "whitelist": return ["GET": .listWhitelist, "POST": .addWhitelistEntry]
            default: return nil
            }
        case ("batches", 4) where segments[2] == "whitelist":
            ids = [segments[1], segments[3]]
            return ["DELETE": .removeWhitelistEntry]
        case ("ips", 3) where segments[2] == "replace":
            ids = [segments[1]]
            return ["POST": .replaceIP]
        default: return nil
        }
    }

    func operation(for method: String) throws(Refusal) -> Endpoint {
        if let match = operations.first(where: { $0.key == method }) { return match.value }
        var refusal = Refusal(405, "method_not_allowed", "\(method) is not possible here")
        refusal.headers = [("Allow", operations.map(\.key).joined(separator: ", "))]
        throw refusal
    }
}
