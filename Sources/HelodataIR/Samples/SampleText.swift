import HelodataSpec

/// Texts for strings, by format, length and pattern.
enum SampleText {
    /// A text that nothing is said of.
    static let any = "text"

    /// What a string of a format may be, the likeliest first.
    static func candidates(format: String?, _ limits: SchemaLimits) -> [SampleValue] {
        var texts: [String] = []
        if let format, let text = byFormat[format] { texts.append(text) }
        if let pattern = limits.pattern {
            if let text = Pattern(pattern)?.text(least: limits.minLength ?? 0, most: limits.maxLength) { texts.append(text) }
            texts += common
        }
        texts.append(fitted(any, limits))
        return texts.map { .string($0) }
    }

    /// A text lengthened and cut to the limits.
    private static func fitted(_ text: String, _ limits: SchemaLimits) -> String {
        var text = text
        let least = min(limits.minLength ?? 0, mostLength)
        while text.unicodeScalars.count < least { text += "-text" }
        if let most = limits.maxLength ?? (least > 4 ? least : nil), text.unicodeScalars.count > max(most, 0) {
            text = String(text.prefix(most))
        }
        return text
    }

    /// A longer minimum is met by no sample.
    private static let mostLength = 10_000

    /// What patterns often ask for, where the pattern itself is not understood.
    private static let common = [
        "a", "A", "1", "aaaaaaaa", "AAAAAAAA", "12345678", "https://example.com", "example.com", "1.0.0", "jane@example.com",
        "+15551234567",
        "2026-01-15", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "#aabbcc", "en", "en-US", "Text", "Aa1!aaaaaaaa",
    ]

    private static let byFormat: [String: String] = [
        "date-time": "2026-01-15T09:30:00Z", "date": "2026-01-15", "time": "09:30:00Z", "duration": "PT15M",
        "uuid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "email": "jane@example.com", "idn-email": "jane@example.com",
        "hostname": "example.com", "idn-hostname": "example.com", "ipv4": "203.0.113.7", "ip": "203.0.113.7", "ipv6": "2001:db8::7",
        "uri": "https://example.com/sample", "url": "https://example.com/sample", "iri": "https://example.com/sample",
        "uri-reference": "/sample", "iri-reference": "/sample", "uri-template": "/sample/{id}", "byte": "c2FtcGxl", "binary": "sample",
        "password": "secret", "regex": "^a$", "json-pointer": "/a", "relative-json-pointer": "1", "decimal": "12.50", "decimal128": "12.50",
        "int64": "1", "int32": "1", "uint64": "1", "base64url": "c2FtcGxl",
    ]

    // MARK: whether the client reads it

    /// Whether a text is what its format says, for the formats that the client reads as a type of their own.
    static func isOfFormat(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time": SampleTime(text) != nil
        case "date": SampleTime.day(text) != nil
        case "uuid": uuid(text) != nil
        case "byte": base64(text) != nil
        case "decimal", "decimal128": Double(text)?.isFinite == true && text.utf8.count < 30
        default: true
        }
    }

    /// The sixteen bytes of a UUID.
    static func uuid(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
        var bytes: [UInt8] = []
        var digits = parts.joined()[...]
        while !digits.isEmpty {
            guard digits.prefix(2).allSatisfy(\.isHexDigit), let byte = UInt8(digits.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        return bytes
    }

    /// The bytes behind base64 text (RFC 4648 §4).
    static func base64(_ text: String) -> [UInt8]? {
        guard text.utf8.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        var (word, bits) = (UInt32(0), 0)
        let body = text.utf8.prefix { $0 != UInt8(ascii: "=") }
        guard text.utf8.count - body.count <= 2, text.utf8.dropFirst(body.count).allSatisfy({ $0 == UInt8(ascii: "=") }) else { return nil }
        for byte in body {
            let value: UInt32
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte) - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte) - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte) + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            word = (word << 6 | value) & 0xFF_FFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
            }
        }
        return bytes
    }
}

/// An instant as RFC 3339 writes it.
struct SampleTime {
    let secondsSince1970: Int
    /// In nanoseconds.
    let fraction: Int

    /// `2026-01-15T09:30:00.5Z`
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = Self.day(String(text.prefix(10))),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let hour = Self.number(bytes, 11, 13), let minute = Self.number(bytes, 14, 16), let second = Self.number(bytes, 17, 19),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), hour < 24, minute < 60, second < 60
        else { return nil }
        var index = 19
        var nanoseconds = 0
        if bytes[index] == UInt8(ascii: ".") {
            let digits = bytes[(index + 1)...].prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty, digits.count <= 9 else { return nil }
            for place in 0..<9 {
                nanoseconds = nanoseconds * 10 + (place < digits.count ? Int(digits[digits.startIndex + place]) - 0x30 : 0)
            }
            index += 1 + digits.count
        }
        guard index < bytes.count else { return nil }
        var offset = 0
        switch bytes[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): guard index + 1 == bytes.count else { return nil }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard index + 6 == bytes.count, bytes[index + 3] == UInt8(ascii: ":"), let hours = Self.number(bytes, index + 1, index + 3),
                let minutes = Self.number(bytes, index + 4, index + 6), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * 60 * (bytes[index] == UInt8(ascii: "-") ? -1 : 1)
        default: return nil
        }
        secondsSince1970 = Self.days(day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        fraction = nanoseconds
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard end <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<end] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte) - 0x30
        }
        return value
    }

    /// `2026-01-15`; nil for a day that there is not.
    static func day(_ text: String) -> (year: Int, month: Int, day: Int)? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), let year = number(bytes, 0, 4),
            let month = number(bytes, 5, 7), let day = number(bytes, 8, 10), (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day) ? (year, month, day) : nil
    }

    /// Since 1970, by counting from March (the leap day is the last of its year then).
    private static func days(_ date: (year: Int, month: Int, day: Int)) -> Int {
        let year = date.month <= 2 ? date.year - 1 : date.year
        let month = (date.month + 9) % 12
        let ofYear = (153 * month + 2) / 5 + date.day - 1
        let floored = year >= 0 ? year : year - 399
        let era = floored / 400
        let yearOfEra = year - era * 400
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    }
}
