/// The encodings that texts are sent and read in: the `charset` of a media type (RFC 9110 §8.3.2).
nonisolated enum TextCharset: Sendable {
    case utf8, ascii, latin1

    /// UTF-8 where the media type names none; nil for one that is not known here.
    init?(of contentType: String) {
        switch MediaType.parameter("charset", of: contentType)?.lowercased() {
        case nil, "utf-8", "utf8": self = .utf8
        case "us-ascii", "ascii": self = .ascii
        case "iso-8859-1", "iso_8859-1", "latin1": self = .latin1
        default: return nil
        }
    }

    /// nil where the text has a character that the encoding lacks.
    func bytes(_ text: String) -> [UInt8]? {
        switch self {
        case .utf8: return Array(text.utf8)
        case .ascii: return text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
        case .latin1:
            var bytes: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard let byte = UInt8(exactly: scalar.value) else { return nil }
                bytes.append(byte)
            }
            return bytes
        }
    }

    /// What the encoding lacks becomes U+FFFD.
    func text(_ bytes: some Collection<UInt8>) -> String {
        switch self {
        case .utf8, .ascii: return String(decoding: bytes, as: UTF8.self)
        case .latin1:
            var text = ""
            for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
            return text
        }
    }
}
