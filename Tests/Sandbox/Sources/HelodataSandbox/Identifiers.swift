import Foundation

/// Makes ids, tokens and passwords. With the same seed it makes the same ones, so that runs can be compared.
package struct Identifiers: Sendable, Codable {
    private var state: UInt64
    private var addresses: UInt32 = 0

    package init(seed: UInt64) { state = seed }

    /// `ord_` and 26 characters that sort by time, like HeloData's.
    mutating func id(_ prefix: String, at now: Date) -> String {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var time = UInt64(max(0, now.timeIntervalSince1970) * 1000)
        var characters: [Character] = []
        for _ in 0..<10 {
            characters.append(alphabet[Int(time % 32)])
            time /= 32
        }
        characters.reverse()
        for _ in 0..<16 { characters.append(alphabet[Int(next() % 32)]) }
        return "\(prefix)_\(String(characters))"
    }

    mutating func text(length: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<length).map { _ in alphabet[Int(next() % 62)] })
    }

    /// The next address of the ranges that are set aside for tests: 198.18.0.0/15 (RFC 2544), 2001:db8::/32 (RFC 3849).
    mutating func address(isIPv6: Bool) -> String {
        addresses = (addresses + 1) % 0x1_FFFF
        let high = addresses >> 8 & 0xFF
        let low = addresses & 0xFF
        guard isIPv6 else { return "198.\(18 + addresses >> 16).\(high).\(low)" }
        return "2001:db8::\(String(addresses >> 16, radix: 16)):\(String(addresses & 0xFFFF, radix: 16))"
    }

    /// A number from 0 up to but not including the limit.
    mutating func number(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
