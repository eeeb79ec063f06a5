/// Random numbers that are the same on each run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Changes bytes as a careless editor, a broken disk or an attacker would.
struct Mutation {
    /// Words of the format, worth more than random bytes.
    let dictionary: [[UInt8]]
    let seeds: [[UInt8]]

    func next(_ random: inout SeededRandom) -> [UInt8] {
        guard var bytes = seeds.randomElement(using: &random) else { return [] }
        // Half of them with one change, which is often enough survived.
        let changes = Bool.random(using: &random) ? 1 : Int.random(in: 2...6, using: &random)
        for _ in 0..<changes { change(&bytes, &random) }
        return bytes
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 4: if let word = dictionary.randomElement(using: &random) { bytes.insert(contentsOf: word, at: place) }
        case 5: replaceWord(&bytes, at: place, &random)
        case 6: bytes.removeSubrange(place...)
        default:
            if let other = seeds.randomElement(using: &random), !other.isEmpty {
                let start = Int.random(in: 0..<other.count, using: &random)
                bytes.insert(contentsOf: other[start..<min(other.count, start + 200)], at: place)
            }
        }
    }

    /// A word of the file becomes one of the dictionary.
    private func replaceWord(_ bytes: inout [UInt8], at place: Int, _ random: inout SeededRandom) {
        func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: false
            }
        }
        var (start, end) = (place, place)
        while start > 0, isWord(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        if let word = dictionary.randomElement(using: &random) { bytes.replaceSubrange(start..<end, with: word) }
    }
}
