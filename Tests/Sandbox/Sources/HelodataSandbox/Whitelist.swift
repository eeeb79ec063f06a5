import Foundation

// The operations under /isp/batches/{batch_id}/whitelist.

extension Account {
    func listWhitelist(_ context: Context) throws(Refusal) -> SandboxResponse {
        try context.page(batches[try batchIndex(context.ids[0])].whitelist) { $0.json(at: context.now) }
    }

    mutating func addWhitelistEntry(_ context: Context) throws(Refusal) -> SandboxResponse {
        let body = try context.body()
        let source = try body.required("ip", "a string", \.string)
        let label = try body.optional("label", "a string", \.string)
        let index = try batchIndex(context.ids[0])
        guard WhitelistSource.isValid(source) else {
            throw Refusal(422, "invalid_ip", "'ip' must be an address, an IPv4 prefix from /24 or an IPv6 prefix from /64")
        }
        guard batches[index].whitelist.count < 50 else {
            throw Refusal(409, "whitelist_limit_reached", "The batch has 50 entries already")
        }
        let entry = WhitelistEntry(
            id: identifiers.id("wl", at: context.now), source: source, label: label, createdAt: context.now,
            activeAt: context.after(60))
        batches[index].whitelist.append(entry)
        return SandboxResponse(200, entry.json(at: context.now))
    }

    mutating func removeWhitelistEntry(_ context: Context) throws(Refusal) -> SandboxResponse {
        let index = try batchIndex(context.ids[0])
        guard let entry = batches[index].whitelist.firstIndex(where: { $0.id == context.ids[1] }) else {
            throw .notFound("Entry '\(context.ids[1].prefix(64))'")
        }
        batches[index].whitelist.remove(at: entry)
        return .noContent
    }
}

/// What a whitelist takes: one IPv4, an IPv4 prefix of 24 bits and more, a full IPv6, an IPv6 prefix of 64 bits and more.
enum WhitelistSource {
    static func isValid(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        let isIPv6 = halves[0].contains(":")
        guard isIPv6 ? isIPv6Address(halves[0]) : isIPv4Address(halves[0]) else { return false }
        guard halves.count == 2 else { return true }
        guard let bits = number(halves[1]) else { return false }
        return isIPv6 ? (64...128).contains(bits) : (24...32).contains(bits)
    }

    private static func isIPv4Address(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { number($0).map { $0 <= 255 } ?? false }
    }

    /// Eight groups of hexadecimal digits, one run of zeros shortened to `::` at most (RFC 4291 §2.2).
    private static func isIPv6Address(_ text: Substring) -> Bool {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        let groups = halves.flatMap { $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false) }
        return groups.allSatisfy { (1...4).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
            && (halves.count == 2 ? groups.count <= 7 : groups.count == 8)
    }

    /// Decimal digits without a leading zero.
    private static func number(_ text: Substring) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return text.utf8.count > 1 && text.first == "0" ? nil : Int(text)
    }
}
