/// A string that was read before, and where it stands in the text. The elements of a list often have members with the
/// same text, such as one user's name in each: they then share one string instead of taking memory each.
nonisolated struct RecentString {
    /// How many are kept.
    private static let count = 8
    /// Shorter strings take no memory of their own, longer ones are seldom the same.
    static let lengths = 16...128

    private var start: UnsafePointer<UInt8>
    private var length = 0
    private var text = ""

    /// The string of the bytes at `start`, which are valid UTF-8, 16 to 128 of them.
    @inline(__always)
    static func string(
        _ start: UnsafePointer<UInt8>, count length: Int, among kept: UnsafeMutablePointer<RecentString>
    ) -> String {
        let mixed = (JSONScan.word(start) ^ JSONScan.word(start + (length &- 8))) &* 0x9E37_79B9_7F4A_7C15
        let place = kept + Int(truncatingIfNeeded: mixed &>> 61)
        if place.pointee.length == length, areEqual(place.pointee.start, start, count: length) {
            return place.pointee.text
        }
        let text = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
        place.pointee.start = start
        place.pointee.length = length
        place.pointee.text = text
        return text
    }

    /// Compares at least eight bytes; the last word overlaps the one before it.
    @inline(__always)
    private static func areEqual(
        _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
    ) -> Bool {
        var offset = 0
        while offset < count &- 8 {
            if JSONScan.word(left + offset) != JSONScan.word(right + offset) { return false }
            offset &+= 8
        }
        return JSONScan.word(left + (count &- 8)) == JSONScan.word(right + (count &- 8))
    }

    static func allocate(_ start: UnsafePointer<UInt8>) -> UnsafeMutablePointer<RecentString> {
        let kept = UnsafeMutablePointer<RecentString>.allocate(capacity: count)
        kept.initialize(repeating: RecentString(start: start), count: count)
        return kept
    }

    static func deallocate(_ kept: UnsafeMutablePointer<RecentString>?) {
        guard let kept else { return }
        kept.deinitialize(count: count)
        kept.deallocate()
    }

    private init(start: UnsafePointer<UInt8>) { self.start = start }
}
