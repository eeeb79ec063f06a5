/// The distinct keys of a file: equal keys share one `String` and one number, and duplicates within a mapping are found
/// by comparing numbers.
struct KeyTable {
    struct Key {
        let text: String
        let number: Int
    }

    private var keys: [Key] = []
    private var hashes: [Int] = []
    /// Open addressing: key numbers, -1 where free. The count is a power of two.
    private var slots = [Int](repeating: -1, count: 1024)
    /// Per key: which mapping had it last, and as which of its entries.
    private var lastMapping: [Int] = []
    private var lastEntry: [Int] = []
    private var mappings = 0

    mutating func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        let hash = hasher.finalize()
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = slots[slot]
            if hashes[number] == hash, Self.isEqual(keys[number].text, bytes) { return keys[number] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let key = Key(text: String(decoding: bytes, as: UTF8.self), number: keys.count)
        slots[slot] = key.number
        keys.append(key)
        hashes.append(hash)
        lastMapping.append(-1)
        lastEntry.append(-1)
        if keys.count * 2 > slots.count { grow() }
        return key
    }

    private mutating func grow() {
        slots = [Int](repeating: -1, count: slots.count * 2)
        for number in keys.indices {
            var slot = hashes[number] & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = number
        }
    }

    private static func isEqual(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var text = text
        return text.withUTF8 { $0.count == bytes.count && $0.elementsEqual(bytes) }
    }

    /// Starts a look through the entries of one mapping. One at a time.
    mutating func startMapping() { mappings += 1 }

    /// The entry of this mapping that had the key before, if any; otherwise remembers this one.
    mutating func earlierEntry(with key: Int, orElse entry: Int) -> Int? {
        if lastMapping[key] == mappings { return lastEntry[key] }
        lastMapping[key] = mappings
        lastEntry[key] = entry
        return nil
    }
}
