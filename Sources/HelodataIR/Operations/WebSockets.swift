import HelodataSpec

/// Operations that open a WebSocket: the client speaks HTTP alone, so it leaves them out and says so.
struct WebSockets {
    let context: LoweringContext
    let document: DocumentObject

    func leftOut(of sources: [OperationSource]) -> [OperationSource] {
        sources.filter { source in
            guard let reason = reason(source) else { return true }
            context.warning(
                "websocket", "operation '\(source.id)' \(reason); the client speaks no WebSocket and leaves it out",
                at: source.operation.operationID?.location ?? source.operation.location)
            context.coverage.ignored(with: source.operation.location, because: "it opens a WebSocket")
            return false
        }
    }

    private func reason(_ source: OperationSource) -> String? {
        let statuses = source.operation.responses.map(\.status)
        // RFC 9110 §15.2.2. Where there is a success too, the operation is of use without the switch.
        if statuses.contains(.status(101)), !statuses.contains(where: \.isSuccess) {
            return "answers with 101, which switches the protocol"
        }
        let servers = source.operation.servers.isEmpty ? source.item.servers : source.operation.servers
        let effective = servers.isEmpty ? document.servers : servers
        let isSocket = !effective.isEmpty && effective.allSatisfy { $0.url.hasPrefix("ws://") || $0.url.hasPrefix("wss://") }
        return isSocket ? "is on the server '\(effective[0].url)'" : nil
    }
}
